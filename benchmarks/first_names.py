"""Make corpus/statements/first_names.txt: python -m benchmarks.first_names NAME_DATA.

NAME_DATA is name_data.json of the package nomquamgender (MIT), which is too large to depend on:
for each name in how many records it stands, how many bear it, and the share of women among them.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

_TARGET = Path("corpus/statements/first_names.txt")
_HEAD = """\
# First names and whom a pronoun beside them means: facts counted by nomquamgender 0.1.4 (MIT),
# which puts together public records of many countries. Kept: names in seven of its sources or more,
# borne by 300 people or more; "he" and "she" hold for four bearers of five.
# Made by benchmarks/first_names.py.
"""
_SOURCES, _BEARERS, _SHARE = 7, 300, 0.8
_LENGTHS = range(3, 13)
# Two letters are as often an article or a particle.
_SHORT = {"he": "al bo cy ed", "she": "jo", "either": ""}
# Words that begin sentences, name places, peoples or offices, or mean something else as often.
_NO_NAMES = frozenset(
    """africa america american asia autumn baby black boy brown carolina cash chief china city day
    del den der des early england europe florida france general gray green hill india israel
    japan jersey judge justice king lady lake las law london lord los major man may men moon
    national night non north ocean page paris pastor price prince queen rain river russia
    saint san santa sea senator sir sky south star state storm summer sunday texas true
    united von washington west white winter woman women world york""".split()
)


def main() -> None:
    """Read the names, keep the common ones, and write the list."""
    names = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sections: dict[str, list[str]] = {pronoun: words.split() for pronoun, words in _SHORT.items()}
    for name, pronoun in _kept(names):
        sections[pronoun].append(name)
    text = "".join(f"[{pronoun}]\n{_wrapped(found)}\n" for pronoun, found in sections.items())
    _TARGET.write_text(_HEAD + text, encoding="utf-8")


def _kept(names: dict[str, list[float]]) -> Iterator[tuple[str, str]]:
    for name, (sources, bearers, share, *_) in names.items():
        plain = name.isascii() and name.isalpha() and len(name) in _LENGTHS
        if plain and sources >= _SOURCES and bearers >= _BEARERS and name not in _NO_NAMES:
            yield name, _pronoun(share)


def _pronoun(women: float) -> str:
    if women >= _SHARE:
        return "she"
    return "he" if women <= 1 - _SHARE else "either"


def _wrapped(names: list[str]) -> str:
    return textwrap.fill(" ".join(sorted(names)), 100, break_long_words=False)


if __name__ == "__main__":
    main()
