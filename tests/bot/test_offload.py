"""Jobs on threads: how many there are, whose turn it is, and how long it takes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Hashable, Iterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import BusyError, StoppingError
from bot.offload import Offload, TooManyWaitingError
from bot.turns import Job


@pytest.fixture(name="offload")
def _offload() -> Iterator[Offload]:
    """One thread, room for four jobs, and for two waiting of one key."""
    offload = Offload(1, 4, 2)
    yield offload
    offload.close()


class Gate:
    """Holds its thread until it is let go."""

    def __init__(self) -> None:
        self.began, self.go_on = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.began.set()
        assert self.go_on.wait(10)
        return "done"


@asynccontextmanager
async def held(offload: Offload, key: Hashable) -> AsyncIterator[None]:
    """Hold a thread with a job of `key` inside the block."""
    gate = Gate()
    task = asyncio.create_task(offload.run_for(key, gate))
    assert await asyncio.to_thread(gate.began.wait, 10)
    try:
        yield
    finally:
        gate.go_on.set()
        await asyncio.gather(task, return_exceptions=True)


async def waiting(
    offload: Offload, key: Hashable, done: list[str], name: str
) -> asyncio.Task[None]:
    """Return the task of a job of `key` that waits, and that adds `name` to `done`."""
    task = asyncio.create_task(offload.run_for(key, done.append, name))
    await asyncio.sleep(0)  # it asks in its first step
    return task


async def test_result_and_failure_come_back(offload: Offload) -> None:
    assert await offload.run(divmod, 7, 2) == (3, 1)
    assert await offload.run_for("ann", int, "11", base=2) == 3
    with pytest.raises(ZeroDivisionError):
        await offload.run(divmod, 7, 0)
    assert offload.pending == 0


async def test_job_counts_until_its_thread_has_ended_when_nobody_awaits_it(
    offload: Offload,
) -> None:
    gate = Gate()
    asked = asyncio.create_task(offload.run(gate))
    assert await asyncio.to_thread(gate.began.wait, 10)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)

    assert (offload.pending, offload.running, offload.waiting) == (1, 1, 0)
    gate.go_on.set()
    await offload.run(int)  # on the same thread: the other has ended by then
    assert offload.pending == 0


async def test_place_is_free_and_nothing_is_run_when_who_waited_is_cancelled(
    offload: Offload,
) -> None:
    done: list[str] = []
    async with held(offload, "ann"):
        tasks = [await waiting(offload, key, done, key) for key in ("ben", "cay", "dan")]
        with pytest.raises(BusyError):
            await offload.run(int)
        assert tasks[1].cancel()
        await asyncio.gather(tasks[1], return_exceptions=True)

        assert (offload.pending, offload.running, offload.waiting) == (3, 1, 2)
        tasks.append(await waiting(offload, "eve", done, "eve"))
    await asyncio.gather(*tasks, return_exceptions=True)
    assert done == ["ben", "dan", "eve"]


async def test_person_with_enough_waiting_is_refused_while_others_are_not(
    offload: Offload,
) -> None:
    done: list[str] = []
    async with held(offload, "ann"):
        tasks = [await waiting(offload, "ann", done, name) for name in ("2", "3")]
        with pytest.raises(TooManyWaitingError) as refused:
            await offload.run_for("ann", done.append, "4")
        tasks.append(await waiting(offload, "ben", done, "ben"))

    await asyncio.gather(*tasks)
    assert str(refused.value) == (
        "You have 2 questions waiting already. Ask again when one is answered."
    )
    assert done == ["ben", "2", "3"]


async def test_jobs_without_a_key_keep_their_order_and_share_no_limit() -> None:
    offload, done = Offload(1, 20, 1), list[str]()
    names = [str(number) for number in range(10)]
    async with held(offload, "ann"):
        tasks = [asyncio.create_task(offload.run(done.append, name)) for name in names]
        await asyncio.sleep(0)
        assert offload.waiting == len(names)
    await asyncio.gather(*tasks)

    assert done == names
    offload.close()


@pytest.mark.parametrize("threads", [1, 2, 3])
async def test_flood_delays_another_by_what_runs_already_and_nothing_more(threads: int) -> None:
    offload, done = Offload(threads, 50, 40), list[str]()
    gates = [Gate() for _ in range(threads)]
    tasks: list[asyncio.Task[object]] = [
        asyncio.create_task(offload.run_for("flood", gate)) for gate in gates
    ]
    for gate in gates:
        assert await asyncio.to_thread(gate.began.wait, 10)
    flood = [await waiting(offload, "flood", done, "flood") for _ in range(20)]
    other = await waiting(offload, "ben", done, "ben")
    gates[0].go_on.set()  # the other threads are still held by the flood

    await other
    await asyncio.gather(*flood)
    assert done == ["ben", *["flood"] * 20]
    for gate in gates:
        gate.go_on.set()
    await asyncio.gather(*tasks)
    offload.close()


@pytest.mark.parametrize(
    ("durations", "pending", "expected", "told"),
    [
        pytest.param([], 4, 2.0, "about 2 seconds", id="unknown-pace"),
        pytest.param([0.001], 4, 0.002, "about 1 second.", id="fast-is-never-nothing"),
        pytest.param([1.0, 90.0, 3.0], 4, 6.0, "about 6 seconds", id="median"),
        pytest.param([40.0], 4, 80.0, "about 80 seconds", id="more-than-a-minute"),
        pytest.param([500.0] * 20 + [0.5] * 50, 4, 1.0, "about 1 second.", id="old-ones-forgotten"),
        pytest.param([100.0], 4, 200.0, "about 4 minutes", id="minutes"),
    ],
)
async def test_who_is_refused_reads_how_many_wait_and_how_long(
    durations: list[float], pending: int, expected: float, told: str
) -> None:
    offload = Offload(2, pending)
    offload._durations.extend(durations)
    assert offload.expected_wait() == 0
    async with held(offload, 1), held(offload, 2):
        tasks = [await waiting(offload, key, [], "") for key in range(3, pending + 1)]
        assert offload.expected_wait() == pytest.approx(expected)
        with pytest.raises(BusyError, match=rf"waiting \({pending}\)\. Ask again in {told}"):
            await offload.run(int)
    await asyncio.gather(*tasks)
    offload.close()


async def test_duration_of_a_job_is_measured_on_its_thread(offload: Offload) -> None:
    async with held(offload, "ann"):
        queued = await waiting(offload, "ben", [], "ben")
        began = asyncio.get_running_loop().time()
    await queued
    passed = asyncio.get_running_loop().time() - began

    assert len(offload._durations) == 2
    assert 0 <= offload._durations[1] <= passed


async def test_job_has_ended_for_all_to_see_before_its_result_is_handed_over(
    offload: Offload, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_over: list[bool] = []
    following = offload._next

    def watched(ended: Job) -> Job | None:
        handed_over.append(ended.future.done())
        return following(ended)

    monkeypatch.setattr(offload, "_next", watched)
    await offload.run(int)
    assert handed_over == [False]


async def test_what_waits_is_dropped_and_what_runs_ends_when_it_is_closed(
    offload: Offload,
) -> None:
    gate, done = Gate(), list[str]()
    running = asyncio.create_task(offload.run_for("ann", gate))
    assert await asyncio.to_thread(gate.began.wait, 10)
    queued = await waiting(offload, "ben", done, "ben")
    closing = asyncio.create_task(asyncio.to_thread(offload.close))
    with pytest.raises(asyncio.CancelledError):
        await queued

    assert not closing.done()
    gate.go_on.set()
    await closing
    assert await running == "done"
    assert done == []
    assert offload.pending == 0
    with pytest.raises(StoppingError):
        await offload.run(int)


Asked = list[tuple[str, bool]]


async def ask_all(threads: int, asked: Asked) -> list[tuple[str, int]]:
    """Ask by key, some of which give up before any could begin; return those that were run."""
    offload, done = Offload(threads, 100, 100), list[tuple[str, int]]()
    gates = [Gate() for _ in range(threads)]
    holding = [asyncio.create_task(offload.run(gate)) for gate in gates]
    for gate in gates:
        assert await asyncio.to_thread(gate.began.wait, 10)
    tasks = [
        asyncio.create_task(offload.run_for(key, done.append, (key, number)))
        for number, (key, _) in enumerate(asked)
    ]
    await asyncio.sleep(0)
    assert offload.waiting == len(asked)
    for task, (_, given_up) in zip(tasks, asked, strict=True):
        if given_up:
            task.cancel()
    await asyncio.sleep(0)
    for gate in gates:
        gate.go_on.set()
    await asyncio.gather(*tasks, *holding, return_exceptions=True)
    offload.close()
    assert offload.pending == 0
    return done


@settings(max_examples=30, deadline=None)
@given(
    threads=st.integers(1, 3),
    asked=st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=25),
)
def test_all_who_do_not_give_up_are_served_in_order(threads: int, asked: Asked) -> None:
    done = asyncio.run(ask_all(threads, asked))

    kept = [(key, number) for number, (key, given_up) in enumerate(asked) if not given_up]
    assert sorted(done) == sorted(kept)
    if threads == 1:  # several append in any order
        for key in "abc":
            assert [each for each in done if each[0] == key] == [k for k in kept if k[0] == key]
