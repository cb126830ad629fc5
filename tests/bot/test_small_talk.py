"""Small talk gets a friendly line, and no sources: asked as any question is, and as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

import pytest
from rich.console import Console

from bot.answer import Answer, AnswerKind
from bot.answerer import Answerer
from bot.chat.cards.answers import answer_card
from bot.chat.cards.layout import Colour
from bot.language import ENGLISH
from bot.saying.notes import FRIENDLY
from bot.terminal import Terminal
from bot.wording import ABSTAINED
from index.serving import LiveIndex
from index.vectors import Vectors
from tests.fakes import BagOfWordsEmbedder

LINES = """
    hi
    Hi!
    hello there
    hey Pilcrow
    Heyyy 👋
    good morning everyone
    Good evening, all
    hola
    Buenos días
    bonjour
    Guten Tag
    привет
    こんにちは
    你好
    مرحبا
    nice to meet you
    Happy New Year!
    how are you?
    How's it going?
    what's up
    ¿Qué tal?
    Ça va ?
    are you there?
    thanks
    thanks, that helped!
    Thank you so much!!!
    thx
    ty 🙏
    merci beaucoup
    Muchas gracias
    Danke schön
    Дзякуй
    bye
    Goodbye!
    see you tomorrow
    good night
    au revoir
    who are you?
    What are you?
    what can you do?
    are you a bot?
    What is your name?
    who made you
    tell me a joke
    how does this work?
    can I ask you something?
    lol
    hahaha
    ok cool
    you're great
    good bot
    I love you
    bad bot
    👍
    😂😂😂
    :)
""".strip().split("\n")


class _NoModel(BagOfWordsEmbedder):
    """Fails where anything is embedded."""

    def embed_query(self, text: str) -> Vectors:
        raise AssertionError(text)

    def embed_words(self, words: Sequence[str]) -> Vectors:
        raise AssertionError(words)


@pytest.fixture(name="talking")
def _talking(live: LiveIndex) -> Answerer:
    return Answerer(live, _NoModel(), min_confidence=0.0)


@pytest.fixture(name="reply")
def _reply(talking: Answerer) -> Answer:
    return talking.answer("hi")


@pytest.mark.parametrize("line", [line.strip() for line in LINES])
def test_small_talk_gets_one_line_and_no_source(talking: Answerer, line: str) -> None:
    answer = talking.answer(line)

    assert (answer.kind, answer.confidence, answer.question) == (AnswerKind.ABSTAINED, 0.0, line)
    assert (answer.citations, answer.nearest, answer.choices, answer.ranking) == ((), (), (), ())
    (note,) = answer.notes
    assert "from the articles" in str(note)
    assert note in FRIENDLY.values()


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Hi, what did Tsikhanouskaya say?", "what did Tsikhanouskaya say?"),
        ("Thanks! How many hectares of seagrass were found?", "How many hectares of seagrass"),
    ],
    ids=["said", "passages"],
)
def test_a_question_is_asked_when_small_talk_is_beside_it(
    answerer: Answerer, written: str, bare: str
) -> None:
    answer = answerer.answer(written)

    assert (answer.answered, answer.question) == (True, written)
    assert answer.citations[0].locator == answerer.answer(bare).citations[0].locator


def test_the_card_is_a_notice_and_not_an_abstention(reply: Answer) -> None:
    card = answer_card(reply, "abc", ENGLISH)

    assert (card.colour, card.buttons, card.menus) == (Colour.NOTICE, (), ())
    assert card.text.startswith("Hello! Ask me a question")
    assert str(ABSTAINED) not in card.text


def test_the_terminal_shows_the_line_alone(reply: Answer) -> None:
    out = StringIO()

    Terminal(Console(file=out, width=200)).show(reply)

    assert out.getvalue() == f"{reply.notes[0]}\n"
