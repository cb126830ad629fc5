"""Questions and the answers they got, made up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answer import Answer, AnswerKind, Citation
from bot.evaluation.figures import Evaluation, Outcome, measure
from bot.evaluation.metrics import Place
from bot.evaluation.questions import Question
from index.manifest import Counts

RIGHT, WRONG = ("right", 1), ("wrong", 1)


def an_outcome(
    confidence: float = 0.9,
    *,
    ranking: Sequence[Place] = (RIGHT,),
    relevant: Iterable[Place] = (RIGHT,),
    answered: bool = True,
    kind: str = "fact",
    text: str = "who?",
    citations: Sequence[Citation] = (),
) -> Outcome:
    """Return an outcome that is right, except in what is given."""
    question = Question(id=text, text=text, kind=kind, relevant=frozenset(relevant))
    answer = Answer(
        question=text,
        kind=AnswerKind.PASSAGES if answered else AnswerKind.ABSTAINED,
        confidence=confidence,
        citations=tuple(citations),
        ranking=tuple(ranking),
        generation="1",
    )
    return Outcome(question=question, answer=answer)


def an_evaluation(outcomes: Sequence[Outcome], texts: dict[Place, str] | None = None) -> Evaluation:
    """Return the evaluation of `outcomes` on a set called "made-up"."""
    return measure(
        "made-up",
        Counts(articles=2, paragraphs=2, passages=2, statements=0, skipped=0),
        outcomes,
        {"index": 1.0, "ask_p50": 0.01, "ask_p95": 0.02},
        texts or {},
    )
