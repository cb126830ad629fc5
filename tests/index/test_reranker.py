"""Reranking: what order it gives, how it keeps to its time, and which models are taken."""

from __future__ import annotations

import json
import logging
import math
import re
import socket
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from index.reranker import CrossEncoderReranker, reranked

QUESTION = "who carried it?"
# A pair of these has 100 characters.
TEXT = "x" * (100 - len(QUESTION))
WHOLE = "sentence_transformers.base.modules.transformer.Transformer"
HEAD = {"architectures": ["BertForSequenceClassification"]}


# The new order


@pytest.mark.parametrize(
    ("first", "scores", "share", "order"),
    [
        pytest.param([0.9, 0.5, 0.1], [0.0, 0.2, 0.9], 1.0, [2, 1, 0], id="the reranker's alone"),
        pytest.param([0.9, 0.5, 0.1], [0.0, 0.2, 0.9], 0.0, [0, 1, 2], id="the search's alone"),
        pytest.param([0.9, 0.5, 0.1], [0.0, 0.6, 0.4], 0.5, [1, 0, 2], id="half of each"),
        pytest.param([0.9, 0.5, 0.1], [], 1.0, [0, 1, 2], id="no time for any"),
        pytest.param([0.9, 0.5, 0.4, 0.3], [0.1, 0.2], 1.0, [1, 0, 2, 3], id="time for two"),
        pytest.param([0.5, 0.5, 0.5], [0.7, 0.7, 0.7], 0.5, [0, 1, 2], id="equals"),
        pytest.param([], [], 0.5, [], id="no hits"),
    ],
)
def test_hits_are_ordered_by_both_scores(
    first: list[float], scores: list[float], share: float, order: list[int]
) -> None:
    assert [place for place, _ in reranked(first, scores, share)] == order


@given(
    st.lists(st.floats(0, 1), max_size=12), st.lists(st.floats(0, 1), max_size=12), st.floats(0, 1)
)
def test_every_hit_keeps_a_place_and_those_without_a_score_keep_theirs(
    first: list[float], scores: list[float], share: float
) -> None:
    scored = min(len(first), len(scores))

    order = [place for place, _ in reranked(first, scores[:scored], share)]

    assert sorted(order[:scored]) == list(range(scored))
    assert order[scored:] == list(range(scored, len(first)))


# Time, told by a clock that only the model moves


class Model:
    """Takes `seconds` a hundred characters of a pair, of at least 100 and at most 2,500.

    `result` gives the scores of so many pairs.
    """

    def __init__(self, seconds: float = 0.1) -> None:
        self.seconds = seconds
        self.now = 1000.0
        self.batches: list[int] = []
        self.result: Callable[[int], list[float]] = lambda count: [0.5] * count

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        longest = max(len(question) + len(text) for question, text in pairs)
        self.now += self.seconds * len(pairs) * max(100, min(2500, longest)) / 100
        self.batches.append(len(pairs))
        return self.result(len(pairs))


@pytest.fixture(name="model")
def _model(monkeypatch: pytest.MonkeyPatch) -> Model:
    model = Model()
    monkeypatch.setattr("index.reranker._load", lambda _name: model)
    monkeypatch.setattr("index.reranker.monotonic", lambda: model.now)
    return model


def loaded(model: Model, seconds: float) -> CrossEncoderReranker:
    """Return a reranker that has tried `model`, with nothing counted yet."""
    reranker = CrossEncoderReranker("tiny", seconds)
    reranker.load()
    model.batches.clear()
    return reranker


def test_one_text_is_scored_first_and_then_four_at_a_time(model: Model) -> None:
    assert loaded(model, seconds=10).scores(QUESTION, [TEXT] * 11) == [0.5] * 11
    assert model.batches == [1, 4, 4, 2]


@pytest.mark.parametrize(
    ("seconds", "batches"),
    [
        pytest.param(0.11, [], id="not even one, with some to spare"),
        pytest.param(0.13, [1], id="one"),
        pytest.param(0.35, [1, 2], id="two more"),
        pytest.param(0.65, [1, 4, 1], id="one after four"),
    ],
)
def test_no_batch_is_begun_that_would_not_end_in_time(
    model: Model, seconds: float, batches: list[int]
) -> None:
    reranker = loaded(model, seconds)
    began = model.now

    scores = reranker.scores(QUESTION, [TEXT] * 50)

    assert model.batches == batches
    assert len(scores) == sum(batches)
    assert model.now - began <= seconds


@given(
    st.floats(0.01, 5),
    st.lists(st.integers(0, 2000).map("x".__mul__), max_size=40),
    st.floats(0.001, 0.5),
)
def test_time_is_kept_whatever_the_texts(seconds: float, texts: list[str], pace: float) -> None:
    model = Model(pace)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.reranker._load", lambda _name: model)
        patch.setattr("index.reranker.monotonic", lambda: model.now)
        reranker = loaded(model, seconds)
        began = model.now
        scores = reranker.scores("y" * 100, texts)

    assert model.now - began <= seconds
    assert len(scores) <= len(texts)


def test_a_long_text_makes_its_batch_smaller(model: Model) -> None:
    reranker = loaded(model, seconds=1.0)

    # Beside a text of 1,000 characters, each of the batch takes as long as it.
    assert len(reranker.scores(QUESTION, [TEXT, TEXT, "x" * 985, TEXT])) == 2
    assert model.batches == [1, 1]


def test_a_short_text_does_not_make_the_next_seem_slow(model: Model) -> None:
    assert len(loaded(model, seconds=1.0).scores("?", ["", *["x" * 99] * 4])) == 5


def test_of_a_long_text_only_the_beginning_takes_time(model: Model) -> None:
    assert len(loaded(model, seconds=3.2).scores(QUESTION, ["x" * 100_000])) == 1


def test_a_model_that_slows_down_is_asked_less(model: Model) -> None:
    reranker = loaded(model, seconds=2.0)
    model.seconds = 0.8

    # By the pace it was loaded at, the second batch would have been of four.
    assert len(reranker.scores(QUESTION, [TEXT] * 20)) == 2
    assert model.batches == [1, 1]


def test_a_slow_moment_is_forgotten_by_the_next_question(model: Model) -> None:
    reranker = loaded(model, seconds=0.75)
    model.seconds = 50.0
    slow = reranker.scores(QUESTION, [TEXT] * 6)
    model.seconds = 0.1

    assert len(slow) == 1
    assert len(reranker.scores(QUESTION, [TEXT] * 6)) == 6


def test_a_model_that_is_too_slow_scores_nothing_and_is_told_of_once(
    model: Model, caplog: pytest.LogCaptureFixture
) -> None:
    model.seconds = 3.0
    reranker = loaded(model, seconds=0.5)

    assert [reranker.scores(QUESTION, [TEXT]) for _ in range(3)] == [[], [], []]
    assert model.batches == []
    (line,) = caplog.messages
    assert "tiny takes 12." in line
    assert "PILCROW_RERANKER_SECONDS" in line


def test_waiting_for_another_question_takes_of_the_time(model: Model) -> None:
    reranker = loaded(model, seconds=0.02)
    model.seconds = 0.0

    with reranker._lock:
        waited = reranker.scores(QUESTION, [TEXT])

    assert waited == []
    assert model.batches == []


def test_no_texts_have_no_scores(model: Model) -> None:
    assert loaded(model, seconds=1).scores(QUESTION, []) == []


def test_a_model_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    def load(name: str) -> Model:
        names.append(name)
        return Model(0.0)

    monkeypatch.setattr("index.reranker._load", load)
    reranker = CrossEncoderReranker("tiny", 1)
    reranker.load()
    reranker.load()
    reranker.scores(QUESTION, [TEXT])

    assert names == ["tiny"]


# Failures


def fail(_count: int) -> list[float]:
    raise RuntimeError(f"of a model that was asked {QUESTION}")


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        pytest.param(fail, "RuntimeError", id="it raises"),
        pytest.param(lambda count: [math.nan] * count, "no number from 0 to 1", id="NaN"),
        pytest.param(lambda count: [0.5] * (count - 1) + [math.nan], "no number", id="one NaN"),
        pytest.param(lambda count: [1.5] * count, "no number from 0 to 1", id="out of range"),
        pytest.param(lambda count: [0.5] * (count + 1), "no number", id="one too many"),
    ],
)
def test_a_model_that_fails_leaves_the_order_and_a_line(
    model: Model,
    caplog: pytest.LogCaptureFixture,
    result: Callable[[int], list[float]],
    reason: str,
) -> None:
    reranker = loaded(model, seconds=10)
    caplog.set_level(logging.INFO)

    model.result = lambda count: result(count) if count > 1 else [0.5]
    failed = reranker.scores(QUESTION, [TEXT] * 9)
    model.result = lambda count: [0.25] * count
    after = reranker.scores(QUESTION, [TEXT])

    assert (failed, after) == ([], [0.25])
    (line,) = caplog.messages
    assert line.startswith("the reranker tiny failed (")
    assert reason in line
    assert QUESTION not in caplog.text


@pytest.mark.parametrize("result", [fail, lambda count: [math.nan] * count], ids=["raises", "NaN"])
def test_a_model_that_fails_when_it_is_tried_is_refused(
    model: Model, result: Callable[[int], list[float]]
) -> None:
    model.result = result

    with pytest.raises(ModelError, match=r"tiny cannot score a text.*PILCROW_RERANKER"):
        CrossEncoderReranker("tiny", 1).load()


# Which models are refused before anything of them is loaded


def write_model(folder: Path, files: Mapping[str, object]) -> str:
    """Write `files`, as JSON or as bytes, and return the folder."""
    folder.mkdir()
    for name, content in files.items():
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        (folder / name).write_bytes(data)
    return str(folder)


def is_one_helpful_sentence(text: str) -> bool:
    """Return whether `text` says what is wrong, then what to do, and no more than that."""
    advised = "PILCROW_RERANKER" in text or "Fetch the model again" in text
    return advised and "\n" not in text and text.count(". ") == 1 and text.endswith(".")


def refusal_of(name: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the sentence that refuses model `name`, of which nothing may be loaded."""

    def refuse(*_: object) -> None:
        raise AssertionError("a model was loaded")

    monkeypatch.setattr("index.reranker.load_scorer", refuse)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError) as caught:
        CrossEncoderReranker(name, 1).load()
    return str(caught.value)


def modules_of(*kinds: str) -> list[dict[str, str]]:
    return [{"name": str(n), "path": "", "type": kind} for n, kind in enumerate(kinds)]


WEIGHTS = {"model.safetensors": b"weights"}
CROSS = {"config_sentence_transformers.json": {"model_type": "CrossEncoder"}}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param({}, "is no CrossEncoder", id="an empty folder"),
        pytest.param(
            {"config.json": HEAD, "pytorch_model.bin": b"pickle"},
            "no weights in safetensors format",
            id="weights that can run code",
        ),
        pytest.param(
            {"config.json": {"architectures": ["BertModel"]}, **WEIGHTS},
            "is no CrossEncoder",
            id="a model without a head",
        ),
        pytest.param(
            {"modules.json": modules_of(WHOLE), "config.json": HEAD, **WEIGHTS},
            "is no CrossEncoder",
            id="an embedding model",
        ),
        pytest.param(
            {"modules.json": modules_of(WHOLE, "evil.Module"), **CROSS, **WEIGHTS},
            r"code of its own \(evil\.Module\)",
            id="modules of others",
        ),
        pytest.param(
            {"modules.json": b"{", **CROSS, **WEIGHTS},
            r"modules\.json .* cannot be read",
            id="modules that cannot be read",
        ),
        pytest.param({"config.json": b"", **WEIGHTS}, "is no CrossEncoder", id="an empty config"),
        pytest.param({"config.json": b"{", **WEIGHTS}, "is no CrossEncoder", id="no JSON"),
        pytest.param({"config.json": b"\xff", **WEIGHTS}, "is no CrossEncoder", id="no UTF-8"),
        pytest.param({"config.json": [], **WEIGHTS}, "is no CrossEncoder", id="a list"),
        pytest.param(
            {"config.json": {"architectures": []}, **WEIGHTS},
            "is no CrossEncoder",
            id="no architecture",
        ),
        pytest.param(
            {"config.json": {"architectures": 1}, **WEIGHTS},
            "is no CrossEncoder",
            id="a number for an architecture",
        ),
    ],
)
def test_what_is_no_cross_encoder_is_refused_with_one_sentence(
    files: Mapping[str, object], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = refusal_of(write_model(tmp_path / "model", files), monkeypatch)

    assert re.search(said, refusal)
    assert is_one_helpful_sentence(refusal)


@pytest.mark.parametrize(
    "name", ["nobody/nothing", "/missing/model", "no folder/at all/here", "a" * 300]
)
def test_a_reranker_that_is_nowhere_is_refused_and_the_network_left_alone(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, address: attempts.append(address))

    refusal = refusal_of(name, monkeypatch)

    assert f"{name} is neither a folder nor to be had" in refusal
    assert "or leave it out for none" in refusal
    assert is_one_helpful_sentence(refusal)
    assert attempts == []
