"""Reranking: a CrossEncoder reads the question with each text, in bounded time.

It is a second opinion: where it fails or has no time left, the order of the search stands.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Final, Protocol

from index.errors import ModelError
from index.models import Role, Scorer, check_modules, folder_of, load_scorer, weight_files

_log = logging.getLogger(__name__)

_ROLE: Final = Role(
    setting="PILCROW_RERANKER", kind="sentence-transformers CrossEncoder", default="none"
)

# Texts scored at a time, once the first has shown how long one takes.
_BATCH: Final = 4
# Characters of a pair between which its time grows with its length: short ones take some too, and
# of long ones the model reads the beginning.
_SHORTEST: Final = 100
_LONGEST: Final = 2500
# How much longer than expected a batch may take and still end in time.
_MARGIN: Final = 1.2

# What is scored to see that a model works, and how fast. Once is not enough: the first is slow.
_TRIAL_QUESTION: Final = "When did the ferry leave the harbour?"
_TRIAL_TEXT: Final = (
    "The ferry left the harbour at nine in the morning, as on every other day. " * 5
)
_TRIALS: Final = 2


class Reranker(Protocol):
    """Scores how well texts answer a question."""

    @property
    def name(self) -> str:
        """The model's name, as configured."""

    def load(self) -> None:
        """Load the model. Raises `ModelError` if it cannot be used."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return scores from 0 to 1 of the first of `texts`, as many as there is time for.

        There may be none. Raises `ModelError` if the model cannot be loaded, and nothing else.
        """


class CrossEncoderReranker:
    """Scores with a CrossEncoder by name or folder, for at most `seconds` a question.

    It is loaded at the first use, which counts for no question's time; waiting for another
    question does.
    """

    def __init__(self, name: str, seconds: float) -> None:
        self.name = name
        self._seconds = seconds
        self._lock = threading.Lock()
        self._scorer: Scorer | None = None
        # Seconds that a character takes, at the fastest: so the first text is not held back by
        # what once slowed the machine.
        self._pace = 0.0

    def load(self) -> None:
        """Load the model and try it. Raises `ModelError`."""
        self._loaded()

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return scores from 0 to 1 of the first of `texts`; none, and a log line, if it fails."""
        # Not by the lock, which another question may hold for as long as this one has.
        scorer = self._scorer or self._loaded()
        deadline = monotonic() + self._seconds
        if not self._lock.acquire(timeout=self._seconds):
            return []
        try:
            return self._scores_until(deadline, scorer, question, texts)
        except Exception as error:
            # No answer is lost to it. Its text may hold the question's, which is not for the log.
            reason = str(error) if isinstance(error, _NoScoreError) else type(error).__name__
            _log.error(
                "the reranker %s failed (%s): the order of the search stands", self.name, reason
            )
            _log.debug("how the reranker failed", exc_info=True)
            return []
        finally:
            self._lock.release()

    def _scores_until(
        self, deadline: float, scorer: Scorer, question: str, texts: Sequence[str]
    ) -> list[float]:
        scores: list[float] = []
        pace = self._pace
        while True:
            following = texts[len(scores) :][: _BATCH if scores else 1]
            batch = _affordable(question, following, pace, deadline - monotonic())
            if not batch:
                return scores
            found, measured = _timed(scorer, question, batch)
            scores += found
            pace = max(pace, measured)
            self._pace = min(self._pace, measured)

    def _loaded(self) -> Scorer:
        with self._lock:
            if self._scorer is None:
                scorer = _load(self.name)
                self._pace = self._tried(scorer)
                self._scorer = scorer
            return self._scorer

    def _tried(self, scorer: Scorer) -> float:
        """Return the pace of `scorer`, and tell where it is too slow to be of any use."""
        try:
            pace = min(_timed(scorer, _TRIAL_QUESTION, [_TRIAL_TEXT])[1] for _ in range(_TRIALS))
        except Exception as error:
            raise ModelError(
                f"The model {self.name} cannot score a text ({error}). "
                "Set PILCROW_RERANKER to another."
            ) from error
        if not _affordable(_TRIAL_QUESTION, [_TRIAL_TEXT], pace, self._seconds):
            _log.warning(
                "the reranker %s takes %.1f s for one text, so that it scores few or none: raise "
                "PILCROW_RERANKER_SECONDS, or set a smaller model",
                self.name,
                pace * _size(_TRIAL_QUESTION, [_TRIAL_TEXT]),
            )
        return pace


def reranked(
    first: Sequence[float], scores: Sequence[float], share: float
) -> list[tuple[int, float]]:
    """Return the places of hits in their new order, best first, each with its new score.

    `first` are the search's scores, from 0 to 1, best first; `scores` the reranker's of as many of
    the first as it had time for. These are ordered by `share` of the reranker's score plus the rest
    of the search's, equals as before; the others keep their order behind them, and no higher score.
    """
    merits = [share * score + (1 - share) * own for own, score in zip(first, scores, strict=False)]
    scored = sorted(enumerate(merits), key=lambda item: -item[1])
    least = min(merits, default=1.0)
    return [*scored, *((n, min(least, first[n])) for n in range(len(merits), len(first)))]


class _NoScoreError(Exception):
    """A model that gave something else than a score for each text."""


def _load(name: str) -> Scorer:
    folder = folder_of(name, _ROLE)
    _check_kind(name, folder)
    weight_files(name, folder, _ROLE)
    return load_scorer(name, folder, _ROLE)


def _check_kind(name: str, folder: Path) -> None:
    """Raise `ModelError` for a model of another kind: it would be given a head of random weights.

    Until version 5.4, sentence-transformers saved a CrossEncoder without modules.json.
    """
    if (folder / "modules.json").is_file():
        check_modules(name, folder, _ROLE)
        kind = _fields(folder / "config_sentence_transformers.json").get("model_type")
        well = kind == "CrossEncoder"
    else:
        architectures = _fields(folder / "config.json").get("architectures")
        first = architectures[0] if isinstance(architectures, list) and architectures else ""
        well = str(first).endswith(("ForSequenceClassification", "ForCausalLM"))
    if not well:
        raise ModelError(
            f"The model {name} is no CrossEncoder. Set PILCROW_RERANKER to a {_ROLE.kind}."
        )


def _fields(path: Path) -> dict[str, object]:
    """Return what the JSON file at `path` holds; nothing where it cannot be read."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _affordable(question: str, texts: Sequence[str], pace: float, seconds: float) -> Sequence[str]:
    """Return as many of the first of `texts` as can be scored in `seconds` at `pace`."""
    for count in range(len(texts), 0, -1):
        if _MARGIN * pace * _size(question, texts[:count]) <= seconds:
            return texts[:count]
    return ()


def _size(question: str, texts: Sequence[str]) -> int:
    """Return the characters that are computed for `texts` at once: each as long as the longest."""
    longest = len(question) + max(map(len, texts))
    return len(texts) * max(_SHORTEST, min(_LONGEST, longest))


def _timed(scorer: Scorer, question: str, texts: Sequence[str]) -> tuple[list[float], float]:
    """Return the scores of `texts`, and the seconds that a character took."""
    started = monotonic()
    scores = scorer([(question, text) for text in texts])
    seconds = monotonic() - started
    # NaN is neither.
    if len(scores) != len(texts) or not all(0 <= score <= 1 for score in scores):
        raise _NoScoreError("it gave no number from 0 to 1 for a text")
    return scores, seconds / _size(question, texts)
