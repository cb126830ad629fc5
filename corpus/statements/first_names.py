"""First names, and whom a pronoun beside them means."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources


class Gender(StrEnum):
    """Which pronoun stands for a person, as far as is known."""

    HE = "he"
    SHE = "she"
    UNKNOWN = ""


def is_first_name(word: str) -> bool:
    """Tell whether the folded `word` is a first name."""
    return word in _genders()


def gender_of(word: str) -> Gender:
    """Return the gender that most bearers of the first name `word` have."""
    return _genders().get(word, Gender.UNKNOWN)


@cache
def _genders() -> dict[str, Gender]:
    """Read the list once; a section in brackets tells the pronoun of the names below it."""
    genders: dict[str, Gender] = {}
    section = Gender.UNKNOWN
    text = resources.files(__package__).joinpath("first_names.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            word = line.strip("[]")
            section = Gender(word) if word != "either" else Gender.UNKNOWN
        elif not line.startswith("#"):
            genders |= dict.fromkeys(line.split(), section)
    return genders
