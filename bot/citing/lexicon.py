"""The words by which texts are compared: those that carry only grammar, denials, opposites."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Endings that are cut for comparing words across inflections, and the least that stays.
_ENDINGS: Final = ("ies", "ing", "ed", "es", "s", "e", "y")
_LEAST_STEM: Final = 3

# Words that come and go between two versions of one text without changing what it says.
FUNCTION: Final = frozenset(
    """a about after again ago all along also although am among an and any are around as at be
    because been before being both but by can could did do does doing down due during each either
    else ever every for from further get gets getting got had has have having he her here hers
    herself him himself his how however i if in into is it its itself just last later latest least
    less may me meanwhile mid might more most much must my myself now of off on once only onto or
    other our ours out over own per really shall she should since so some still such than that the
    their theirs them themselves then there these they this those though through thus to today
    together too toward towards under until up upon us very via was we were what when where whether
    which while who whom whose why will with within would yesterday yet you your yours""".split()
)

DENIALS: Final = frozenset("neither never no nobody none nor not nothing nowhere without".split())

# "n't" behind these leaves another word than its letters say.
CONTRACTED: Final = {"won't": "will", "can't": "can", "shan't": "shall", "cannot": "can"}

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september
        sep sept|october oct|november nov|december dec""".split("|"),
        1,
    )
    for name in names.split()
}
WEEKDAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday".split()
)  # fmt: skip

# What says the opposite of what: each side in all its forms that a stem does not give.
_OPPOSITES: Final = tuple(
    (one.split(), other.split())
    for one, other in (
        ("accept", "refuse decline reject"),
        ("agree agreement", "disagree disagreement"),
        ("alive survive", "dead died dies kill"),
        ("allow permit", "ban forbid forbidden forbade prohibit"),
        ("approve back backed endorse", "reject oppose"),
        ("begin began begun start", "end finish stop"),
        ("confirm", "deny denied denies"),
        ("guilty convict", "innocent acquit acquitted"),
        ("keep kept", "scrap scrapped abolish"),
        ("lawful legal", "unlawful illegal"),
        ("pass", "fail"),
        (
            "rise rose risen increase grow grew grown climb",
            "fall fell fallen decrease drop dropped shrink shrank decline",
        ),
        ("open reopen", "close shut"),
        ("safe", "unsafe dangerous"),
        ("stay remain", "leave left quit resign"),
        ("succeed success", "fail failure"),
        ("support", "oppose"),
        ("true", "false untrue"),
        ("win won", "lose lost"),
    )
)


def stem_of(word: str) -> str:
    """Return `word`, lower-cased, without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def _opposed() -> Mapping[str, frozenset[tuple[int, int]]]:
    """Return the pairs of opposites by stem: the number of the pair, and 1 or -1 for the side."""
    sides: dict[str, set[tuple[int, int]]] = {}
    for pair, words in enumerate(_OPPOSITES):
        for side, forms in zip((1, -1), words, strict=True):
            for form in forms:
                sides.setdefault(stem_of(form), set()).add((pair, side))
    return {stem: frozenset(found) for stem, found in sides.items()}


OPPOSED: Final = _opposed()
