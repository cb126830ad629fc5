"""Articles about made-up towns, as files, and questions that they answer."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

_ARTICLES: Final = 300
_WORDS: Final = 50  # around each fact

_SUBJECTS: Final = "harbour school bridge library market tramway hospital orchard".split()
_SYLLABLES: Final = "bar cor del fen gal hol jor kes lun mor nal pol rin sol tar ven".split()
_FILLERS: Final = (
    "people neighbours winter morning meeting letters repairs money visitors weather stone timber "
    "boats children plans evening road rain workers bread music garden street answer season"
).split()


def write_articles(folder: Path, edition: int) -> None:
    """Write an article of each town into `folder`, with a paragraph of each subject.

    No paragraph of one edition is in another one, but all answer the same questions.
    """
    chance = random.Random(edition)
    folder.mkdir(exist_ok=True)
    for town in _towns():
        paragraphs = [f"The year in {town}"]
        for subject in _SUBJECTS:
            fact = f"The council of {town} set aside {chance.randint(2, 999)} crowns"
            words = " ".join(chance.choices(_FILLERS, k=_WORDS))
            paragraphs.append(f"{fact} for the {subject}. There were {words}.")
        (folder / f"{town}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")


def questions(count: int) -> list[str]:
    """Return `count` questions, all different; one paragraph answers each."""
    about = [(town, subject) for town in _towns() for subject in _SUBJECTS]
    return [
        f"How many crowns did the council of {town} set aside for the {subject}?"
        for town, subject in random.Random(0).sample(about, count)
    ]


def _towns() -> list[str]:
    chance, names = random.Random(0), dict[str, None]()
    while len(names) < _ARTICLES:
        names["".join(chance.choices(_SYLLABLES, k=3)).capitalize()] = None
    return list(names)
