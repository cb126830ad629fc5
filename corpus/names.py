"""Names as they are compared: without accents, case or possessive."""

from __future__ import annotations

import unicodedata

# Letters that no decomposition turns into plain ones.
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'"}
)

# Words that stand before a name and are not part of it.
_TITLES = frozenset(
    """admiral ambassador archbishop attorney baroness bishop captain chairman chairwoman
    chancellor chief colonel councillor congressman congresswoman deputy director dr doctor
    general gov governor judge justice king lady lieutenant lord madam mayor minister miss mr
    mrs ms officer president prime prince princess prof professor queen rep representative
    reverend secretary sen senator sergeant sheriff sir speaker spokesman spokesperson
    spokeswoman vice""".split()
)


# Words behind a name that tell generations apart.
SUFFIXES = frozenset("jr sr ii iii iv".split())


def fold(text: str) -> str:
    """Return `text` lower-cased, without accents, for comparing names."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def name_words(name: str) -> list[str]:
    """Return the folded words of `name` without titles: "Dr. Ana Ruíz's" is ana, ruiz."""
    words = [fold(word).removesuffix("'s").strip(".,'") for word in name.split()]
    return [word for word in words if word and word not in _TITLES]


def last_name(name: str) -> str:
    """Return the word by which the person `name` is looked up, "" when there is none."""
    words = [word for word in name_words(name) if word not in SUFFIXES]
    return words[-1] if words else ""


def may_be_same(one: str, other: str) -> bool:
    """Tell whether two names can be one person: the shorter is part of the longer, to the last."""
    short, long = sorted((name_words(one), name_words(other)), key=len)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)
