"""Whatever is typed, in whatever conversation, is read without an error and at once."""

from __future__ import annotations

import json
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.following import Conversation, follow
from bot.following.sentences import period_words, said_sentence
from bot.planning import Ask, Period, plan
from bot.requested import Filters, Question

SECONDS = 1.0
PIECES = (
    "she he they it her his what who else did say said about and the that when was more Orsel in "
    "October ? , “ ” according to then since Velmark Vosk is , . … 's"
).split(" ")
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.sampled_from(["what about ", "and ", "did she "]).flatmap(
        lambda lead: st.text(max_size=60).map(lambda rest: lead + rest)
    ),
)
NAMES = st.one_of(st.text(max_size=30), st.sampled_from(["Maude Orsel", "NATO", "Garrick Thole"]))
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
# Of any later day, the planner takes it that no article is of it.
PAST = st.none() | st.dates(date(1950, 1, 1), date(2025, 12, 31))
CONVERSATIONS = st.none() | st.builds(
    Conversation,
    asked=st.builds(
        Question,
        text=TEXTS,
        filters=st.builds(
            Filters,
            sources=st.lists(NAMES, max_size=2).map(tuple),
            since=DAYS,
            until=DAYS,
            without=st.lists(st.text(max_size=9), max_size=3).map(tuple),
            access=st.just(Filters().access),
        ),
    ),
    kind=st.sampled_from(Ask),
    who=st.none() | NAMES,
    people=st.lists(NAMES, max_size=3).map(tuple),
    mentioned=st.lists(NAMES, max_size=3).map(tuple),
    topic=st.none() | TEXTS,
    thing=st.none() | TEXTS,
    outlet=st.none() | NAMES,
    since=DAYS,
    until=DAYS,
    shown=st.lists(st.text(max_size=9), max_size=3).map(tuple),
    quote=st.none() | TEXTS,
    direct=st.booleans(),
    speaker=st.none() | NAMES,
    day=st.none() | st.dates().map(date.isoformat),
    title=st.none() | NAMES,
)


@given(TEXTS, CONVERSATIONS)
def test_no_text_in_any_conversation_raises(text: str, conversation: Conversation | None) -> None:
    followed = follow(text, conversation, today=date(2026, 1, 15))

    changed = followed.request.text != text
    assert changed <= (followed.read_as is not None)
    assert not (followed.read_as and followed.unclear)


@given(CONVERSATIONS)
def test_a_conversation_that_is_kept_is_the_same(conversation: Conversation | None) -> None:
    if conversation is not None:
        kept = json.loads(json.dumps(conversation.to_json()))

        assert Conversation.from_json(kept) == conversation


@pytest.mark.parametrize(
    "part",
    [
        "and ",
        "what did ",
        "she ",
        "x ",
        "about it ",
        "who x him ",
        "what is it to ",
        "“",
        "a",
        "’s",
    ],
)
@pytest.mark.parametrize("length", [200, 4000])
def test_a_long_text_is_read_in_time(part: str, length: int) -> None:
    conversation = Conversation(
        asked=Question(text="What did Maude Orsel say?"),
        kind=Ask.SAID,
        who="Maude Orsel",
        people=("Maude Orsel",),
        thing="the bridge",
    )
    text = (part * length)[:length]

    began = perf_counter()
    follow(text, conversation)
    follow(text, None)

    assert perf_counter() - began < SECONDS


@given(PAST, PAST)
def test_the_planner_reads_a_period_as_it_was_meant(since: date | None, until: date | None) -> None:
    if since and until and since > until:
        since, until = until, since

    planned = plan(said_sentence("Maude Orsel", "tolls", Period(since, until)))

    assert (planned.speaker, planned.topic) == ("Maude Orsel", "tolls")
    assert (planned.since, planned.until) == (since, until), period_words(Period(since, until))
