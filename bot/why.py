"""Why an answer is what it is: scores, matched words, and which gate decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.judge import Gate, confidence_of, gate_of
from bot.language import ENGLISH, Language, Text, Value, text
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
# What figures and gates are called, by the names that are kept.
_NAMES: Final[Mapping[str, Text]] = {
    "words": text("why-words"),
    "nearness": text("why-nearness"),
    "pairs": text("why-pairs"),
    "likeness": text("why-likeness"),
    "quote": text("why-quote"),
    "names": text("why-names"),
    "words held": text("why-words-held"),
    "asked": text("why-asked"),
}
_GATES: Final[Mapping[str, Text]] = {
    Gate.PASSED: text("why-passed"),
    Gate.FAR: text("why-far"),
    Gate.LACKING: text("why-lacking"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyHit:
    """A paragraph that was found: its score, what that is made of, the words of the question there.

    `figures` are those of `Feature`, by name, each from 0 to 1.
    """

    locator: str
    score: float
    figures: tuple[tuple[str, float], ...]
    matched: tuple[str | Text, ...]


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
    missing: tuple[str | Text, ...]
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


def why_lines(why: Why, language: Language = ENGLISH) -> list[str]:
    """Return `why` in lines of plain text, the same in a terminal and in Discord."""
    lines = [
        language.say(_head(why, language)),
        language.say(text("why-evidence", figures=_figures(why.evidence, language))),
    ]
    for place, hit in enumerate(why.hits, 1):
        figures = _figures(hit.figures, language)
        told = text(
            "why-hit", place=str(place), locator=hit.locator, score=hit.score, figures=figures
        )
        words = ", ".join(map(language.say, hit.matched)) or text("why-no-word")
        lines += [language.say(told), f"   {language.say(text('why-matched', words=words))}"]
    return lines


def _head(why: Why, language: Language) -> Text:
    gate: Value = _GATES.get(why.gate, why.gate)
    if why.missing:
        gate = text("why-missing", gate=gate, missing=", ".join(map(language.say, why.missing)))
    return text("why-head", confidence=why.confidence, least=why.least, gate=gate)


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


def _figures(figures: tuple[tuple[str, float], ...], language: Language) -> str:
    return ", ".join(
        language.say(text("why-figure", name=_NAMES.get(name, name), figure=figure))
        for name, figure in figures
    )
