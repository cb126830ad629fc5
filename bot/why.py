"""Why an answer is what it is: scores, matched words, and which gate decided."""

from __future__ import annotations

from dataclasses import dataclass

from bot.judge import confidence_of, gate_of
from corpus import locator_of
from index.ranking import Feature
from index.retrieved import Hit, Retrieved
from index.terms import Terms

# Hits that are told of.
_SHOWN = 5
_FIGURES = {
    Feature.WORDS: "words",
    Feature.NEARNESS: "nearness",
    Feature.PAIRS: "pairs",
    Feature.LIKENESS: "likeness",
    Feature.PASSAGE: "quote",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyHit:
    """A paragraph that was found: its score, what that is made of, the words of the question there.

    `figures` are those of `Feature`, by name, each from 0 to 1.
    """

    locator: str
    score: float
    figures: tuple[tuple[str, float], ...]
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why the articles answer a question the usual way, or do not.

    `confidence` is from 0 to 1, and at least `least` was needed. `gate` tells which gate decided,
    `evidence` what it saw, by name. `hits` are the best that were found, whatever was cited.
    """

    confidence: float
    least: float
    gate: str
    evidence: tuple[tuple[str, float], ...]
    missing: tuple[str, ...]
    hits: tuple[WhyHit, ...]


def why_of(retrieved: Retrieved, least: float) -> Why:
    """Return why what was `retrieved` is enough for a confidence of `least`, or is not."""
    evidence = retrieved.evidence()
    return Why(
        confidence=confidence_of(evidence),
        least=least,
        gate=gate_of(evidence, least).value,
        evidence=(
            ("nearness", evidence.nearness),
            ("names", evidence.names),
            ("quote", evidence.passage),
            ("words held", evidence.coverage),
            ("asked", evidence.asked),
        ),
        missing=retrieved.missing,
        hits=tuple(_hit(hit, retrieved.terms) for hit in retrieved.hits[:_SHOWN]),
    )


def why_lines(why: Why) -> list[str]:
    """Return `why` in lines of plain text, the same in a terminal and in Discord."""
    decided = f"Gate: {why.gate}" + (f" ({', '.join(why.missing)})" if why.missing else "")
    lines = [
        f"Confidence {why.confidence:.2f}, at least {why.least:.2f} is needed. {decided}.",
        f"Evidence: {_figures(why.evidence)}",
    ]
    for place, hit in enumerate(why.hits, 1):
        lines.append(f"{place}. {hit.locator}: score {hit.score:.2f} ({_figures(hit.figures)})")
        lines.append(f"   matched: {', '.join(hit.matched) or 'no word'}")
    return lines


def _hit(hit: Hit, terms: Terms) -> WhyHit:
    places = zip(terms.stems, terms.words, strict=True)
    return WhyHit(
        locator=locator_of(hit.paragraph.article.id, hit.paragraph.number),
        score=hit.score,
        figures=tuple(
            (_FIGURES[Feature(place)], figure) for place, figure in enumerate(hit.figures)
        ),
        matched=tuple(word for stem, word in places if stem in hit.held),
    )


def _figures(figures: tuple[tuple[str, float], ...]) -> str:
    return ", ".join(f"{name} {figure:.2f}" for name, figure in figures)
