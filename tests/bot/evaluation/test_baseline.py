"""Comparing with an earlier run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.errors import PilcrowError
from bot.evaluation.baseline import Change, compare, read_baseline
from bot.evaluation.export import evaluation_to_json
from bot.evaluation.figures import Outcome
from bot.evaluation.questions import QuestionSet
from tests.bot.evaluation.outcomes import RIGHT, WRONG, an_evaluation, an_outcome

GOOD = [
    *(an_outcome(kind=kind) for kind in ("fact", "date") for _ in range(20)),
    *(an_outcome(0.1, relevant=(), answered=False) for _ in range(20)),
]


def printed(outcomes: Sequence[Outcome] = GOOD) -> dict[str, Any]:
    return evaluation_to_json(an_evaluation(outcomes))


def stored(folder: Path, value: object) -> Path:
    path = folder / "baseline.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def asked(outcomes: Sequence[Outcome] = GOOD, name: str = "made-up") -> QuestionSet:
    questions = tuple(outcome.question for outcome in outcomes)
    return QuestionSet(name=name, articles=Path("articles.jsonl"), questions=questions)


def worse(folder: Path, before: Sequence[Outcome], now: Sequence[Outcome]) -> set[str]:
    changes = compare(read_baseline(stored(folder, printed(before))), an_evaluation(now))
    return {change.name for change in changes if change.is_worse}


@pytest.mark.parametrize(
    "outcomes",
    [
        pytest.param(GOOD, id="all right"),
        pytest.param([an_outcome()], id="one question"),
        pytest.param([an_outcome(ranking=())] * 3, id="all wrong"),
        pytest.param([an_outcome(), an_outcome(ranking=())] * 3, id="thirds"),
        pytest.param([an_outcome(relevant=())] * 3, id="nothing answerable"),
        pytest.param([], id="no question"),
    ],
)
def test_the_same_answers_are_never_worse(outcomes: list[Outcome], tmp_path: Path) -> None:
    baseline = read_baseline(stored(tmp_path, printed(outcomes)))

    baseline.check(asked(outcomes))
    changes = compare(baseline, an_evaluation(outcomes))
    assert [change for change in changes if change.rise or change.verdict] == []


def test_a_broken_ranking_is_worse_in_every_ranking_figure(tmp_path: Path) -> None:
    broken = [*([an_outcome(ranking=[WRONG])] * 20), *GOOD[20:]]
    broken[:20] = [an_outcome(ranking=[WRONG], kind="fact")] * 20

    found = worse(tmp_path, GOOD, broken)

    assert {"hit@1", "hit@1 of fact", "recall@10", "p@5 of fact", "mrr@10"} <= found
    assert not any("date" in name or "refused" in name or "auroc" in name for name in found)


def test_one_question_less_is_no_evidence(tmp_path: Path) -> None:
    lost = [an_outcome(ranking=[WRONG, RIGHT], kind="fact"), *GOOD[1:]]

    assert worse(tmp_path, GOOD, lost) == set()


def test_refusing_the_answerable_is_worse_when_it_rises(tmp_path: Path) -> None:
    shy = [an_outcome(answered=False, kind=o.question.kind) for o in GOOD[:40]] + GOOD[40:]

    assert worse(tmp_path, GOOD, shy) == {"refused_answerable"}
    assert worse(tmp_path, shy, GOOD) == set()


def test_answering_the_unanswerable_is_worse_when_refusals_fall(tmp_path: Path) -> None:
    bold = GOOD[:40] + [an_outcome(0.1, relevant=())] * 20

    assert worse(tmp_path, GOOD, bold) == {"refused_unanswerable"}


def test_confidence_that_tells_nothing_is_a_worse_auroc(tmp_path: Path) -> None:
    blind = GOOD[:40] + [an_outcome(0.9, relevant=(), answered=False)] * 20

    assert worse(tmp_path, GOOD, blind) == {"auroc"}


@pytest.mark.parametrize(
    ("name", "before", "now", "verdict"),
    [
        ("hit@1", 0.9, 0.8, ""),
        ("hit@1", 0.9, 0.7999, "worse"),
        ("hit@1", 0.8, 0.9001, "better"),
        ("refused_answerable", 0.1, 0.2001, "worse"),
        ("refused_answerable", 0.2001, 0.1, "better"),
        ("refused_unanswerable", 0.2001, 0.1, "worse"),
    ],
)
def test_a_change_counts_only_beyond_its_noise(
    name: str, before: float, now: float, verdict: str
) -> None:
    assert Change(name=name, before=before, now=now, noise=0.1).verdict == verdict


def test_a_change_is_told_with_both_figures_and_the_noise() -> None:
    change = Change(name="hit@1", before=0.9, now=0.5, noise=0.02)

    assert str(change) == (
        "hit@1 fell by more than its noise: 0.9000 in the baseline, 0.5000 now, noise 0.0200"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(b"", "is no baseline: make one", id="empty"),
        pytest.param(b"{", "is no baseline: make one", id="no JSON"),
        pytest.param(b"\xff", "is no baseline: make one", id="no UTF-8"),
        pytest.param(b"[]", "is no baseline: make one", id="a list"),
        pytest.param(b"[" * 100_000, "is no baseline: make one", id="endlessly deep"),
        pytest.param(b"{}", "it has no 'set'", id="no key"),
        pytest.param(
            json.dumps(printed() | {"metrics": {"hit@1": 1.0}}).encode(),
            "it has no 'hit@4'",
            id="a metric is missing",
        ),
        pytest.param(
            json.dumps(printed() | {"abstention": {"auroc": float("nan")}}).encode(),
            "is no baseline: make one",
            id="not a number",
        ),
        pytest.param(
            json.dumps(printed() | {"kinds": [1, 2]}).encode(),
            "is no baseline: make one",
            id="kinds as a list",
        ),
    ],
)
def test_what_is_no_baseline_is_one_sentence(text: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(text)

    with pytest.raises(PilcrowError, match=f"baseline.json .*{told}.*--json > FILE"):
        read_baseline(path)


def test_a_baseline_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PilcrowError, match=r"missing.json cannot be read: make one"):
        read_baseline(tmp_path / "missing.json")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        pytest.param(asked(name="other"), "set made-up with 60 questions, not of other", id="set"),
        pytest.param(asked(GOOD[1:]), "with 60 questions, not of made-up with 59", id="number"),
        pytest.param(
            asked([an_outcome(kind="new"), *GOOD[1:]]), "of other kinds than made-up", id="kinds"
        ),
        pytest.param(asked(GOOD[:40] + GOOD[:20]), "of other kinds", id="none unanswerable"),
    ],
)
def test_a_baseline_of_another_set_is_refused(
    other: QuestionSet, told: str, tmp_path: Path
) -> None:
    with pytest.raises(PilcrowError, match=told):
        read_baseline(stored(tmp_path, printed())).check(other)
