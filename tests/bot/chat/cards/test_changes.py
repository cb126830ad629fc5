"""What becomes other is told by titles, which are cut, escaped, and whole in a file."""

from __future__ import annotations

from bot.chat.cards.changes import file_of, going_back_lines, title_lines
from bot.curation.changes import Changes, Part
from bot.language import ENGLISH, language_of

NOTHING = Part(count=0, titles=())
MANY = Part(count=7, titles=tuple(f"Tower {number}" for number in range(7)))


def test_titles_are_escaped_and_kinds_without_any_are_left_out() -> None:
    changes = Changes(
        added=Part(count=1, titles=("**Free** @everyone",)),
        changed=NOTHING,
        removed=Part(count=3, titles=()),
    )

    (line,) = title_lines(changes, ENGLISH)

    assert line.startswith("Added: ")
    assert r"\*\*Free\*\* \@everyone" in line
    assert file_of(changes, ENGLISH) == ()


def test_rest_is_counted_and_all_are_in_a_file_when_there_are_many() -> None:
    changes = Changes(added=MANY, changed=NOTHING, removed=NOTHING)

    (line,) = title_lines(changes, ENGLISH)
    (file,) = file_of(changes, ENGLISH)

    assert "Tower 3" in line
    assert "Tower 4" not in line
    assert line.endswith("3 more")
    assert file.data.decode().splitlines() == ["Added: ", *MANY.titles]


def test_what_other_servers_have_is_counted_and_not_named() -> None:
    changes = Changes(added=Part(count=5, titles=("Tower",)), changed=NOTHING, removed=NOTHING)

    (line,) = title_lines(changes, ENGLISH)

    assert line.endswith("4 more")


def test_going_back_tells_what_comes_is_other_and_goes() -> None:
    one = Part(count=1, titles=("Tower",))
    changes = Changes(added=one, changed=MANY, removed=Part(count=2, titles=()))

    back, other, gone = going_back_lines(changes, ENGLISH)

    assert back.startswith("**1 article** comes back: ")
    assert other.startswith("**7 articles** will be as they were then: ")
    assert gone == "**2 articles** go"


def test_going_back_to_what_is_the_same_says_so_in_the_readers_language() -> None:
    nothing = Changes(added=NOTHING, changed=NOTHING, removed=NOTHING)

    (line,) = going_back_lines(nothing, language_of("de"))

    assert line == "Kein Artikel kommt hinzu, fällt weg oder wird anders."
