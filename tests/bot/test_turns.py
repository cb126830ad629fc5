"""Whose turn it is, step by step and without threads."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Future
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.turns import Job, Turns

KEYS = "abcd"


def job(key: str) -> Job:
    return Job(key=key, function=int, future=Future())


def taken(turns: Turns, count: int) -> str:
    """Return the keys of the next jobs, each of which ends before the next one begins."""
    keys = []
    for _ in range(count):
        found = turns.take()
        assert found is not None
        turns.ended(found.key)
        keys.append(str(found.key))
    return "".join(keys)


@pytest.mark.parametrize(
    ("added", "order"),
    [
        pytest.param("aaa", "aaa", id="alone"),
        pytest.param("aaabbb", "ababab", id="one-after-the-other"),
        pytest.param("aaaab", "abaaa", id="flood-before"),
        pytest.param("abbbbcc", "abcbcbb", id="three"),
    ],
)
def test_keys_take_turns(added: str, order: str) -> None:
    turns = Turns()
    for key in added:
        turns.add(job(key))

    assert taken(turns, len(added)) == order
    assert turns.take() is None


def test_newcomer_comes_before_whoever_fills_the_threads() -> None:
    turns = Turns()
    for _ in range(4):
        turns.add(job("flood"))
    assert [turns.take() is not None for _ in range(2)] == [True, True]

    turns.add(job("newcomer"))
    turns.ended("flood")

    # The thread that became free first takes the newcomer, whatever else is waiting.
    found = turns.take()
    assert found is not None
    assert found.key == "newcomer"


def test_key_queues_again_when_its_job_has_ended_while_newcomers_keep_coming() -> None:
    turns = Turns()
    turns.add(job("a"))
    turns.add(job("a"))
    assert taken(turns, 1) == "a"
    for _ in range(2):
        turns.add(job("b"))

    assert taken(turns, 3) == "abb"


def test_nothing_is_left_of_a_key_when_its_jobs_have_ended_or_were_removed() -> None:
    turns = Turns()
    jobs = [job(key) for key in "aab"]
    for each in jobs:
        turns.add(each)
    turns.remove(jobs[2])
    taken(turns, 1)
    turns.remove(jobs[1])
    turns.remove(jobs[1])  # it is gone already
    turns.remove(jobs[0])  # it has begun, and ended

    assert turns.take() is None
    assert (turns.running, turns.waiting) == (0, 0)
    assert not any((turns._jobs, turns._running, turns._ready, turns._resting))


@dataclass
class Watch:
    """Does what it is told to some turns, and knows who has waited through which other jobs.

    `passed` has, by key, how many jobs of each other key began while it waited with none running.
    """

    turns: Turns = field(default_factory=Turns)
    waiting: dict[str, list[Job]] = field(default_factory=lambda: {key: [] for key in KEYS})
    running: list[str] = field(default_factory=list)
    passed: dict[str, Counter[str]] = field(default_factory=lambda: {k: Counter() for k in KEYS})

    def add(self, key: str) -> None:
        added = job(key)
        self.waiting[key].append(added)
        self.turns.add(added)

    def begin(self) -> None:
        found = self.turns.take()
        if found is None:
            assert not any(self.waiting.values())
            return
        key = str(found.key)
        assert found is self.waiting[key].pop(0)
        for other in KEYS:
            if self.waiting[other] and other not in self.running and other != key:
                self.passed[other][key] += 1
                assert self.passed[other][key] == 1
        self.running.append(key)
        self.passed[key].clear()

    def end(self, which: int) -> None:
        if self.running:
            self.turns.ended(self.running.pop(which % len(self.running)))

    def remove(self, key: str, which: int) -> None:
        if self.waiting[key]:
            self.turns.remove(self.waiting[key].pop(which % len(self.waiting[key])))
            if not self.waiting[key]:
                self.passed[key].clear()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(KEYS)),
        st.tuples(st.just("begin")),
        st.tuples(st.just("end"), st.integers(0, 3)),
        st.tuples(st.just("remove"), st.sampled_from(KEYS), st.integers(0, 3)),
    ),
    max_size=60,
)


@given(STEPS)
def test_nobody_is_passed_twice_by_the_same_and_all_are_served(
    steps: list[tuple[str] | tuple[str, str] | tuple[str, int] | tuple[str, str, int]],
) -> None:
    watch = Watch()
    for name, *arguments in steps:
        getattr(watch, name)(*arguments)
        assert watch.turns.waiting == sum(map(len, watch.waiting.values()))
        assert watch.turns.running == len(watch.running)

    while any(watch.waiting.values()):
        watch.begin()
    while watch.running:
        watch.end(0)
    assert not any((watch.turns._jobs, watch.turns._running, watch.turns._ready))
    assert not watch.turns._resting
