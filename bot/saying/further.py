"""What else there is, beside what was shown already."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from bot.answer import AnswerKind
from bot.language import text
from bot.saying.found import Found
from bot.saying.notes import nearest_is
from bot.saying.spoken import Spoken
from corpus import locator_of
from index.retrieved import Hit, Retrieved

# Notes that the articles have nothing, which is not so where it was shown before.
_NOTHING: Final = frozenset({"notes-nothing-about", "notes-not-quoted", "notes-silent"})


def not_shown(spoken: list[Spoken], without: Collection[str]) -> list[Spoken]:
    """Return what of `spoken` is in no paragraph with a locator of `without`."""
    return [each for each in spoken if locator_of(*each.place) not in without]


def hits_not_shown(retrieved: Retrieved, without: Collection[str]) -> Retrieved:
    """Return `retrieved` without the hits whose locators are in `without`."""
    return retrieved.of(hit for hit in retrieved.hits if _locator(hit) not in without)


def nothing_else(found: Found) -> Found:
    """Return `found`, of what was not shown, so that it tells of nothing else, not of nothing."""
    notes = tuple(note for note in found.notes if note.key not in _NOTHING)
    if found.kind is not AnswerKind.ABSTAINED:
        return replace(found, notes=notes)
    if not found.nearest:
        return replace(found, notes=(text("following-nothing-else"),))
    return replace(found, notes=(text("following-nearest-else", nearest=nearest_is(())),))


def _locator(hit: Hit) -> str:
    return locator_of(hit.paragraph.article.id, hit.paragraph.number)
