"""Looking people up as a name is typed, over the sample articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.speakers import Speakers
from corpus import handle_of
from index.building import Plan, build
from index.generations import DataFolder
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder


def names(speakers: Speakers, typed: str, limit: int = 25) -> list[str]:
    return [person.name for person in speakers.suggest(typed, limit)]


def test_everybody_is_suggested_who_says_most_first_when_nothing_is_typed(live: LiveIndex) -> None:
    found = Speakers(live).suggest(" ", 10)

    counts = [person.statements for person in found]
    assert len(found) == 10
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    "typed",
    ["tsikh", "SVIATLANA", "Tsikhanouskay", "sviatlana  tsikhan", "Tihanovskaya", "khanous"],
)
def test_person_is_found_by_any_part_of_a_name_and_nearly_so(live: LiveIndex, typed: str) -> None:
    assert names(Speakers(live), typed)[0] == "Sviatlana Tsikhanouskaya"


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=150))
def test_nothing_that_is_typed_is_too_odd(live: LiveIndex, typed: str) -> None:
    speakers = Speakers(live)

    assert len(speakers.suggest(typed, 5)) <= 5
    assert speakers.named(typed) == typed
    assert not speakers.knows(typed + "?")


def test_handle_stands_for_a_name(live: LiveIndex) -> None:
    speakers = Speakers(live)

    assert speakers.named(handle_of("Maude Orsel")) == "Maude Orsel"
    assert speakers.named("0" * 16) == "0" * 16
    assert speakers.knows("Maude Orsel")
    assert not speakers.knows("Orsel")


def served(tmp_path: Path, *speaking: str) -> LiveIndex:
    """Index an article in which each of `speaking` says something, and serve it."""
    articles, data = tmp_path / "articles", DataFolder(tmp_path / "data")
    articles.mkdir(exist_ok=True)
    said = [f"“The lamps burn,” said {name}." for name in speaking]
    (articles / "lamps.txt").write_text("\n\n".join(["Lamps", *said]), "utf-8")
    build(data, Plan(default=articles), BagOfWordsEmbedder())
    return LiveIndex(data, BagOfWordsEmbedder().name)


def test_beginning_of_a_word_comes_before_its_inside(tmp_path: Path) -> None:
    live = served(tmp_path, "Lena Goldash", "Lena Goldash", "Karl Jessop-Ashdown", "Milo Ashby")
    speakers = Speakers(live)

    assert names(speakers, "") == ["Lena Goldash", "Karl Jessop-Ashdown", "Milo Ashby"]
    assert names(speakers, "ash") == ["Karl Jessop-Ashdown", "Milo Ashby", "Lena Goldash"]
    assert names(speakers, "ash", 1) == ["Karl Jessop-Ashdown"]
    live.close()


def test_people_are_those_of_the_articles_as_they_are_now(tmp_path: Path) -> None:
    live = served(tmp_path, "Ada Quill")
    speakers = Speakers(live)
    assert names(speakers, "") == ["Ada Quill"]

    served(tmp_path, "Ben Ashdown").close()

    assert names(speakers, "") == names(speakers, "dow") == ["Ben Ashdown"]
    assert names(speakers, "qui") == []
    live.close()
