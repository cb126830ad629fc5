"""Which messages are for the bot, as tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.routing import Heard, Route, is_question, route
from bot.state import ChannelSettings, Mode

ASKS = "Who chairs the council?"
MENTIONS = ChannelSettings(channel=1, mode=Mode.MENTIONS)
EVERY = ChannelSettings(channel=1, mode=Mode.EVERY)
IGNORE, HINT, ANSWER = Route.IGNORE, Route.HINT, Route.ANSWER


@pytest.mark.parametrize(
    ("heard", "nowhere", "mentions", "every"),
    [
        pytest.param(Heard(text="hi", direct=True), ANSWER, ANSWER, ANSWER, id="direct message"),
        pytest.param(Heard(text=ASKS, mentions=True), HINT, ANSWER, ANSWER, id="mention"),
        pytest.param(Heard(text="", mentions=True), HINT, ANSWER, ANSWER, id="mention alone"),
        pytest.param(
            Heard(text=ASKS, mentions=True, own_thread=True), HINT, ANSWER, ANSWER, id="in thread"
        ),
        pytest.param(
            Heard(text=ASKS, mentions=True, in_post=True), HINT, ANSWER, ANSWER, id="in post"
        ),
        pytest.param(Heard(text=ASKS), IGNORE, IGNORE, ANSWER, id="question"),
        pytest.param(Heard(text="thank you!"), IGNORE, IGNORE, IGNORE, id="thanks"),
        pytest.param(Heard(text=""), IGNORE, IGNORE, IGNORE, id="content withheld"),
        pytest.param(Heard(text=ASKS, replies=True), IGNORE, IGNORE, IGNORE, id="to somebody"),
        pytest.param(Heard(text=ASKS, continues=True), IGNORE, ANSWER, ANSWER, id="to the bot"),
        pytest.param(
            Heard(text="so good", continues=True), IGNORE, IGNORE, IGNORE, id="talk to the bot"
        ),
        pytest.param(Heard(text=ASKS, own_thread=True), IGNORE, ANSWER, ANSWER, id="own thread"),
        pytest.param(
            Heard(text="I see.", own_thread=True), IGNORE, IGNORE, IGNORE, id="talk in own thread"
        ),
        pytest.param(
            Heard(text=ASKS, own_thread=True, replies=True),
            IGNORE,
            IGNORE,
            IGNORE,
            id="to somebody in own thread",
        ),
        pytest.param(
            Heard(text=ASKS, in_post=True, opens_post=True), IGNORE, IGNORE, ANSWER, id="post"
        ),
        pytest.param(Heard(text=ASKS, in_post=True), IGNORE, IGNORE, IGNORE, id="other's post"),
    ],
)
def test_route_of_a_message_depends_on_what_is_set_up(
    heard: Heard, nowhere: Route, mentions: Route, every: Route
) -> None:
    found = [route(heard, settings) for settings in (None, MENTIONS, EVERY)]

    assert found == [nowhere, mentions, every]


@pytest.mark.parametrize(
    "text",
    [
        "Who chairs the council?",
        "who chairs the council",
        "Did the council vote on Tuesday",
        "and what did she say about Ukraine",
        "and about Ukraine",
        "why?",
        "why",
        "Hi all! Who chairs the council? I could not find it.",
        "The council voted, right?",
        "Is “the harbour” wide enough?”",
        "**Who chairs the council?**",
        "¿Quién preside el consejo",
        "谁是主席？",
        "من هو الرئيس؟",
        "Ποιος προεδρεύει\u037e",
        "tell me about the harbour",
        "what can you do?",
        "quotes by Maude Orsel",
    ],
)
def test_question_is_told(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "thanks!",
        "thanks, all clear now",
        "Really?",
        "how are you?",
        "What a day!",
        "what a day",
        "How nice of them",
        "When I came home I read it. It was on page two.",
        "Whose idea that was, I cannot tell!",
        "see https://lantern.example/?page=2 for more",
        "issues are open; others closed;",
        "I wonder about that.",
        "can you come at eight",
        "isthmus",
        "whoever",
        "showme",
    ],
)
def test_talk_is_told_from_a_question(text: str) -> None:
    assert not is_question(text)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """A mark that ends a sentence asks, whatever stands before it."""
    assert is_question(f"x {text} harbour?")
