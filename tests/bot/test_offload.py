"""Jobs on threads, and how many there are."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from bot.errors import BusyError
from bot.offload import Offload


@pytest.fixture(name="offload")
def _offload() -> Iterator[Offload]:
    """One thread, and room for two jobs."""
    offload = Offload(1, 2)
    yield offload
    offload.close()


class Job:
    """Holds its thread until it is let go."""

    def __init__(self) -> None:
        self.began, self.go_on = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.began.set()
        assert self.go_on.wait(10)
        return "done"


async def test_result_and_failure_come_back(offload: Offload) -> None:
    assert await offload.run(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        await offload.run(divmod, 7, 0)
    assert offload.pending == 0


async def test_job_counts_until_its_thread_has_ended_when_nobody_awaits_it(
    offload: Offload,
) -> None:
    job = Job()
    asked = asyncio.create_task(offload.run(job))
    assert await asyncio.to_thread(job.began.wait, 10)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)

    assert offload.pending == 1
    job.go_on.set()
    await offload.run(int)  # on the same thread: the other has ended by then
    assert offload.pending == 0


async def test_job_counts_no_more_when_it_is_cancelled_while_it_waits(offload: Offload) -> None:
    job = Job()
    first = asyncio.create_task(offload.run(job))
    assert await asyncio.to_thread(job.began.wait, 10)
    second = asyncio.create_task(offload.run(int))
    await asyncio.sleep(0)
    with pytest.raises(BusyError, match=r"waiting \(2\)"):
        await offload.run(int)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)

    assert offload.pending == 1
    job.go_on.set()
    assert await first == "done"
