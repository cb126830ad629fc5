"""Checking a quotation: whether the articles have it, in which words, and who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.access import FULL, Access
from bot.answer import Citation
from bot.checking.attributing import Asked, Sighting, closest_statement, sightings_of, whose
from bot.errors import PilcrowError
from bot.language import text
from index.differing import Change
from index.generation import Generation, Reader
from index.quoting import places_of
from index.serving import LiveIndex
from index.wording import read_tokens

LONGEST: Final = 10_000
# A text of fewer words than this counts only where it stands as somebody's own words.
FEWEST_WORDS: Final = 3
# The same words may stand in many articles.
_MOST_PLACES: Final = 4
_MOST_CITATIONS: Final = 10

_MARKS: Final = "\"'“”„‟«»‹›‘’‚‛「」『』"


class Verdict(StrEnum):
    """What was found of a quotation.

    `OTHER_SPEAKER` and `NOBODY` come only where a speaker is asked for: the words are somebody
    else's, or those of the article, which attributes them to nobody.
    """

    VERBATIM = "word for word"
    CHANGED = "with changes"
    OTHER_SPEAKER = "said by someone else"
    NOBODY = "attributed to nobody"
    ABSENT = "not in the articles"


class NothingToCheckError(PilcrowError):
    """A text without words."""

    def __init__(self) -> None:
        super().__init__(text("errors-nothing-to-check"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A quotation checked, in the generation `generation`.

    `citations` are where it stands, best first, at most four places; one over several paragraphs
    has a citation for each. Where it is `ABSENT` they hold the closest statement, if one is near.
    `changes` lead from the first place to `text`. `speaker_found` is who says it there.
    `asked` is the speaker asked for, None for none.
    """

    text: str
    verdict: Verdict
    citations: tuple[Citation, ...]
    changes: tuple[Change, ...] = ()
    speaker_found: str | None = None
    asked: Asked | None = None
    generation: str

    @property
    def confirmed(self) -> bool:
        """Whether the articles have it, from whoever was asked for."""
        return self.verdict in {Verdict.VERBATIM, Verdict.CHANGED}

    @property
    def too_short(self) -> bool:
        """Whether it has too few words for others like it to be looked for."""
        return _is_short(self.text)


class Verifier:
    """Checks quotations in the current generation; needs no model."""

    def __init__(self, index: LiveIndex) -> None:
        self._index = index

    def check(self, text: str, speaker: str | None = None, access: Access = FULL) -> Check:
        """Look for `text`, of which 10,000 characters are read, as words of `speaker` or anybody.

        It is looked for in what `access` covers. Raises `NothingToCheckError` for a text without
        words, and a `SearchIndexError` when nothing can be served.
        """
        with self._index.lease(access.covers) as generation:
            asked = whose(generation, speaker.strip()) if speaker and speaker.strip() else None
            return check_quotation(generation, text, asked)


def check_quotation(generation: Generation, text: str, asked: Asked | None) -> Check:
    """Look for `text` in `generation`, as `Verifier.check` does; `asked` is whose it may be.

    The caller holds no reader of `generation`: it takes one. Raises `NothingToCheckError`.
    """
    bare = prepared(text)
    if not _words(bare):
        raise NothingToCheckError
    with generation.reader() as reader:
        sightings = sightings_of(reader, places_of(reader, bare))
        if _is_short(bare):
            sightings = [sighting for sighting in sightings if sighting.quoted]
        if sightings:
            return _found(bare, asked, sightings, generation)
        return _absent(bare, asked, generation, reader)


def prepared(text: str) -> str:
    """Return `text` as it is checked: bounded, and without quotation marks around it."""
    # Halves of characters, which a command line can bring, cannot be looked up.
    whole = text[:LONGEST].encode("utf-8", "replace").decode().strip()
    surrounded = len(whole) > 1 and whole[0] in _MARKS and whole[-1] in _MARKS
    return whole.strip(_MARKS).strip() if surrounded else whole


def _found(
    text: str, asked: Asked | None, sightings: Sequence[Sighting], generation: Generation
) -> Check:
    ranked = sorted(sightings, key=lambda sighting: _merit(sighting, asked), reverse=True)
    best = ranked[0]
    verdict = _verdict(best, asked)
    others = [item for item in ranked[1:] if best.place.exact and _verdict(item, asked) == verdict]
    shown = [best, *others][:_MOST_PLACES]
    return Check(
        text=text,
        verdict=verdict,
        citations=tuple(citation for item in shown for citation in item.citations)[
            :_MOST_CITATIONS
        ],
        changes=best.place.changes,
        speaker_found=best.speaker,
        asked=asked,
        generation=generation.manifest.id,
    )


def _merit(sighting: Sighting, asked: Asked | None) -> tuple[bool, float, bool, bool, str]:
    """Rank places: of whoever is asked for, most alike, somebody's, in own words, newest."""
    by_asked = asked is not None and asked.said(sighting.record)
    newest = sighting.place.spans[0][0].article.published_at or ""
    return by_asked, sighting.place.score, bool(sighting.speaker), sighting.quoted, newest


def _verdict(sighting: Sighting, asked: Asked | None) -> Verdict:
    if asked is not None and not asked.said(sighting.record):
        return Verdict.OTHER_SPEAKER if sighting.speaker else Verdict.NOBODY
    return Verdict.VERBATIM if sighting.place.exact else Verdict.CHANGED


def _absent(text: str, asked: Asked | None, generation: Generation, reader: Reader) -> Check:
    closest = None if _is_short(text) else closest_statement(generation, reader, text)
    return Check(
        text=text,
        verdict=Verdict.ABSENT,
        citations=(closest,) if closest else (),
        asked=asked,
        generation=generation.manifest.id,
    )


def _is_short(text: str) -> bool:
    return _words(text) < FEWEST_WORDS


def _words(text: str) -> int:
    return sum(token.is_word for token in read_tokens(text))
