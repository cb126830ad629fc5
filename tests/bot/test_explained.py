"""Words are taken out of what led to an answer, and read again from the articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.access import Access
from bot.explained import Explained, why_from_json, why_to_json
from bot.language import Text, text
from bot.why import Why, WhyHit
from index.building import Plan, build
from index.generations import DataFolder
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder

LIGHTS = "Lamps\n\nThe keepers lit nine lamps; then they lit a tenth lamp.\n\nNobody saw.\n"


def why(
    *matched: str | Text, locator: str = "lights#1", missing: tuple[str | Text, ...] = ()
) -> Why:
    hit = WhyHit(locator=locator, score=0.5, figures=(("words", 0.5),), matched=matched)
    return Why(
        confidence=0.5,
        least=0.25,
        gate="passed",
        evidence=(("names", 1.0),),
        missing=missing,
        hits=(hit,),
    )


@pytest.fixture(name="explained")
def _explained(tmp_path: Path) -> Iterator[Explained]:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "lights.txt").write_text(LIGHTS, encoding="utf-8")
    data, embedder = DataFolder(tmp_path / "data"), BagOfWordsEmbedder()
    build(data, Plan(default=articles), embedder)
    index = LiveIndex(data, embedder.name, 1)
    yield Explained(index)
    index.close()


def kept_and_told(explained: Explained, given: Why) -> Why:
    kept = json.loads(json.dumps(why_to_json(explained.without_words(given))))
    return explained.with_words(why_from_json(kept))


@pytest.mark.parametrize(
    ("matched", "told"),
    [
        pytest.param(("lit", "nine"), ("lit", "nine"), id="words"),
        pytest.param(("tenth", "nine"), ("nine", "tenth"), id="in the order of the article"),
        pytest.param(("lamp", "keeper"), ("keepers", "lamps"), id="as the article has them"),
        pytest.param(("nine", "2022"), ("nine", text("why-beside", count=1)), id="title"),
        pytest.param(("x", "y"), (text("why-beside", count=2),), id="only there"),
        pytest.param((), (), id="none"),
    ],
)
def test_matched_words_are_read_again_from_the_paragraph(
    explained: Explained, matched: tuple[str, ...], told: tuple[str | Text, ...]
) -> None:
    assert kept_and_told(explained, why(*matched)) == why(*told)


@pytest.mark.parametrize(("collection", "told"), [("", 1), ("news", 0)], ids=["here", "elsewhere"])
def test_paragraph_is_told_of_when_it_may_be_read(
    explained: Explained, collection: str, told: int
) -> None:
    kept = explained.without_words(why("lit"))

    access = Access(collections=frozenset({collection}))
    assert len(explained.with_words(kept, access).hits) == told


def test_no_word_is_kept(explained: Explained) -> None:
    kept = explained.without_words(why("lit", "nine", missing=("Qworzelby", "1871")))

    text = json.dumps(why_to_json(kept))
    assert not [word for word in ("lit", "nine", "Qworzelby", "1871") if f'"{word}"' in text]
    assert (kept.missing, kept.hits[0].matched) == (2, 2)


def test_what_is_lacking_is_counted(explained: Explained) -> None:
    told = kept_and_told(explained, why("lit", missing=("Qworzelby", "1871")))

    assert told == why("lit", missing=(text("why-so-many", count=2),))


@pytest.mark.parametrize("locator", ["lights#9", "gone#1"])
def test_nothing_is_read_where_there_is_no_such_paragraph(
    explained: Explained, locator: str
) -> None:
    told = kept_and_told(explained, why("lit", locator=locator))

    assert told.hits[0].matched == (text("why-beside", count=1),)
