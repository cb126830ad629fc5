"""Small talk is told from questions, and never the other way round."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.small_talk import SmallTalk, small_talk, without_small_talk

KINDS = [
    ("hi", SmallTalk.GREETING),
    ("Hellooooo!!!", SmallTalk.GREETING),
    ("Good morning, everyone", SmallTalk.GREETING),
    ("👋", SmallTalk.GREETING),
    ("guten Morgen zusammen", SmallTalk.GREETING),
    ("thanks, that helped!", SmallTalk.THANKS),
    ("Thanks for your help!", SmallTalk.THANKS),
    ("ok cool, thank you", SmallTalk.THANKS),
    ("MERCI BEAUCOUP", SmallTalk.THANKS),
    ("¿Cómo estás?", SmallTalk.WELLBEING),
    ("hi Pilcrow, how's it going?", SmallTalk.WELLBEING),
    ("what’s up", SmallTalk.WELLBEING),
    ("thanks a lot, bye", SmallTalk.FAREWELL),
    ("Good night", SmallTalk.FAREWELL),
    ("Bonne nuit à tous", SmallTalk.FAREWELL),
    ("Hello! Who are you?", SmallTalk.ABOUT),
    ("are you a bot?", SmallTalk.ABOUT),
    ("what can you do", SmallTalk.ABOUT),
    ("bad bot 👎", SmallTalk.COMPLAINT),
    ("you're really great", SmallTalk.REACTION),
    ("hahahaha 😂", SmallTalk.REACTION),
    ("👍🏽", SmallTalk.REACTION),
    ("<:party:123456789012345678>", SmallTalk.REACTION),
    (":-)", SmallTalk.REACTION),
]

NO_SMALL_TALK = """
    Hi, what did Kim say about tolls?
    Thanks. When did the bridge close?
    Good morning, who won the election?
    hello when does the ferry sail
    Who is Good Morning America's host?
    What did Hello Kitty's maker announce?
    Who are you voting for?
    Who are you quoting in the report on the flood?
    Who made you mayor, Orsel was asked?
    Is it thanks to the ferry crews that the strike ended?
    Thanks to whom did the lamps survive?
    Thanks to the porter
    What does goodbye mean to Marrant?
    Who said hello to the satellite?
    Who said goodbye first?
    Did anybody say thanks to the rowers?
    How are you paid as a ferry captain?
    How are the ferries doing?
    How is the bridge going?
    How old is the lamp?
    How do you fold a lantern?
    How does the relay work?
    What can you do about the flood?
    What can the city do?
    What do you know about the Marigold?
    What is your name for the bridge of Port Averne?
    What's up with the sluice?
    What is new in Lower Tarn?
    Where are you able to moor in the estuary?
    Where do ferries go?
    Are you sure that the bridge has no toll?
    Are robots used in the harbour?
    Is there a robot in the museum?
    Is this real?
    Can you tell me who led the strike?
    Can I ask you when the exhibition closes?
    I have a question about the fine
    Help with the flood
    Do you have articles on Skarn?
    Do you speak of the Marigold on Skarn?
    Tell me about the Night of Boats
    Tell me about yourself, said Marrant to whom?
    Who is Hi-Rez?
    Good Friday agreement
    Good Night of Boats
    Nice, France
    Was it a good report?
    Which novel is great?
    Great Britain
    Cool storage
    Love on Skarn
    Bye-elections
    Ok Computer
    The Thank You Economy
    Danke Schoen singer
    Ciao Italia host
    Hola Airlines routes
    Is the bridge good or bad?
    Did they laugh haha at the trial?
    "Thank you"
    “Hello”
    tolls
    42
    ???
    ...
""".strip().split("\n")

STRIPPED = [
    ("Hi, what did Kim say about tolls?", "what did Kim say about tolls?"),
    ("Thanks. When did the bridge close?", "When did the bridge close?"),
    ("hey there what is the Harp", "what is the Harp"),
    ("Good morning everyone! How are you? Who won?", "Who won?"),
    ("ok cool. In which year was the lamp lit?", "In which year was the lamp lit?"),
    ("Hello 👋 - is there a toll?", "is there a toll?"),
    ("Who won? Thanks!", "Who won?"),
    ("Who won the seat, thanks", "Who won the seat"),
    ("Hi. Who won? Thank you so much 🙏", "Who won?"),
    ("Bonjour, who won?", "who won?"),
]

KEPT = """
    Hello Kitty is made by whom?
    Hello! magazine was founded when?
    Good Morning, Vietnam was directed by whom?
    Nice, is it in France?
    Nice is in which country?
    “Hello,” who said that?
    'Hello', who said that?
    Who sang “Hello, Goodbye”?
    Who sang Hello, Goodbye?
    Thanks to whom did the lamps survive?
    What did she say? Nothing about tolls?
    Who won
    hi
""".strip().split("\n")


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_is_told_when_all_is_small_talk(text: str, kind: SmallTalk) -> None:
    assert small_talk(text) is kind


@pytest.mark.parametrize("text", [line.strip() for line in NO_SMALL_TALK])
def test_it_is_a_question_when_anything_else_is_in_it(text: str) -> None:
    assert small_talk(text) is None


@pytest.mark.parametrize(("text", "question"), STRIPPED)
def test_small_talk_is_taken_off_when_a_question_is_beside_it(text: str, question: str) -> None:
    assert without_small_talk(text) == question


@pytest.mark.parametrize("text", [line.strip() for line in KEPT])
def test_nothing_is_taken_off_when_it_may_be_part_of_the_question(text: str) -> None:
    assert without_small_talk(text) == text


@given(st.text(alphabet="hi helothanks,.!?👋 \n“'", max_size=80))
def test_what_is_left_is_some_of_the_text_and_no_less_than_a_question(text: str) -> None:
    left = without_small_talk(text)

    assert left in text
    assert bool(left) == bool(text)


def test_a_long_text_is_no_small_talk() -> None:
    assert small_talk("hi " * 60) is SmallTalk.GREETING
    assert small_talk("hi " * 70) is None


@pytest.mark.shared
@pytest.mark.parametrize("name", ["squad", "multihop", "said"])
def test_no_question_of_an_evaluation_set_is_small_talk(shared: Path, name: str) -> None:
    lines = (shared / "eval" / name / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]

    assert len(questions) > 100
    assert [text for text in questions if small_talk(text)] == []
    assert [text for text in questions if without_small_talk(text) != text] == []
