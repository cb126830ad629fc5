"""Spellings of names: letters of any script as plain ones, and what spellings of a name share."""

from __future__ import annotations

import re
from functools import lru_cache

import regex
from anyascii import anyascii

from corpus.names import fold

# Short names that sound alike are too often different ones: Meyer and Maier, Smith and Smyth.
_SHORTEST_SURNAME = 6
_SHORTEST_GIVEN = 5

# Applied in this order: what the transliterations of one letter, or of one ending, have in common.
_SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^ts", "t"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"ck", "k"),
        (r"x", "ks"),
        (r"tch|tsch", "ch"),
        (r"sch|sh|sz", "s"),
        (r"w", "v"),
        (r"[yj]", "i"),
        (r"i(?=[aeou])", ""),
        (r"(?:[aou]u|[ao]v)(?=sk)", "ov"),
        (r"ff$", "v"),
        (r"(.)\1+", r"\1"),
        (r"ski$", "sk"),
        (r"enk[ao]$", "enk"),
    )
)

# Surnames that reach other languages by transliteration: only of their bearers are first names
# taken for one when they are spelled differently.
_TRANSLITERATED = re.compile(r"(?:sk|ska|enk|[oe]va?|ich?|vic|c?uk|svili|dze)$")

# First names as Belarusian, Russian and Ukrainian have them, by the ways they are written.
_FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "alexander alexandr aleksander aleksandr aliaksandr alyaksandr oleksandr olexandr",
        "alexandra aleksandra aliaksandra alyaksandra oleksandra",
        "alexei alexey aleksei aleksey aliaksei alyaksei oleksii oleksiy olexiy",
        "anatoli anatoly anatolii anatoliy anatol",
        "andrei andrey andrej andrii andriy andrei",
        "artem artsiom artyom",
        "dmitri dmitry dmitrii dmitriy dmytro dzmitry dzmitri",
        "ekaterina yekaterina katsiaryna kateryna",
        "evgeny evgeni evgenii evgeniy yevgeny yevgeni yevgeniy yevhen yevhenii yauhen",
        "igor ihor ihar",
        "kirill kiril kyrylo kiryl",
        "konstantin kanstantsin kostyantyn kostiantyn",
        "ksenia kseniya kseniia",
        "maria mariya mariia maryia marya",
        "mikhail mikhailo mykhailo mikhas",
        "natalia nataliya nataliia natallia natalya",
        "nikolai nikolay mikalai mikalay mykola",
        "oleg oleh aleh",
        "olga olha volha",
        "pavel pavlo paval",
        "sergei sergey serhii serhiy siarhei siarhey syarhei",
        "svetlana sviatlana svyatlana svitlana",
        "tatiana tatyana tetiana tetyana tatsiana tatsyana",
        "vasily vasili vasiliy vasyl vasil",
        "vladimir vladimir volodymyr volodimir uladzimir",
        "vitaly vitali vitaliy vitalii",
        "yulia yuliya yuliia iulia",
        "yuri yury yurii yuriy iurii",
    )
)
_FAMILY_OF = {spelling: min(family) for family in _FAMILIES for spelling in family}

_NOT_LATIN = regex.compile(r"[\p{L}--\p{Latin}]", regex.VERSION1)


@lru_cache(maxsize=1 << 16)  # names are made of few words
def plain(word: str) -> str:
    """Return `word` in plain letters, digits, "&" and "-": Ціханоўская is tsikhanouskaya."""
    return re.sub(r"[^a-z0-9&-]", "", fold(anyascii(word))).strip("-")


def is_latin(text: str) -> bool:
    """Tell whether all letters of `text` are of the Latin script."""
    return _NOT_LATIN.search(text) is None


def sound_of(word: str) -> str:
    """Return what the transliterations of a plain `word` share: Zelensky, Zelenskyy, Zelens'kiy."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def surname_key(surname: str) -> str:
    """Return what spellings of one plain `surname` share; a short one is only itself."""
    sound = sound_of(surname)
    return sound if len(sound) >= _SHORTEST_SURNAME else surname


def given_key(given: str) -> str:
    """Return what spellings of one plain first name share, Sviatlana and Svetlana for example."""
    family = _FAMILY_OF.get(given)
    if family is not None:
        return family
    sound = sound_of(given)
    return sound if len(sound) >= _SHORTEST_GIVEN else given


def is_transliterated(key: str) -> bool:
    """Tell whether a surname with this `surname_key` is written in many ways by its nature."""
    return len(key) >= _SHORTEST_SURNAME and _TRANSLITERATED.search(key) is not None
