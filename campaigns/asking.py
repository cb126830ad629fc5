"""A bot that is asked all the time, in a process of its own, while its data folder changes."""

from __future__ import annotations

import os
import pickle
import re
import sys
import threading
import traceback
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Final

from bot.answerer import Answerer
from campaigns.world import ARTICLES, EMBEDDER, World
from index.serving import LiveIndex

_VERSION: Final = re.compile(r"version\d+")
# A bag of words is less sure than a model.
_MIN_CONFIDENCE: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question: when it was asked and answered, on the clock that all processes share.

    `versions` are those of all that was cited; `problem` says why there was no answer.
    """

    began: float
    ended: float
    versions: tuple[str, ...] = ()
    problem: str = ""

    @property
    def wait(self) -> float:
        """How long it took, in seconds."""
        return self.ended - self.began


class Asker:
    """Asks from `threads` threads of a child process until it is told to stop."""

    def __init__(self, world: World, threads: int) -> None:
        self._file = world.root / "asked.pickle"
        stop, self._stop = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._stop)
            _be_asker(world, threads, stop, self._file)
        os.close(stop)

    def finish(self) -> list[Asked]:
        """Wait for the questions that are under way, and return all."""
        os.close(self._stop)
        _, status = os.waitpid(self._child, 0)
        if status:
            raise RuntimeError("The asking process failed; what it wrote is above.")
        asked: list[Asked] = pickle.loads(self._file.read_bytes())
        return asked


def _be_asker(world: World, threads: int, stop: int, file: Path) -> None:
    """Ask until the other end of the pipe `stop` is closed, and end this process."""
    try:
        with closing(LiveIndex(world.data, EMBEDDER.name, readers=threads)) as live:
            file.write_bytes(pickle.dumps(_ask_all(live, threads, stop)))
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def _ask_all(live: LiveIndex, threads: int, stop: int) -> list[Asked]:
    answerer = Answerer(live, EMBEDDER, _MIN_CONFIDENCE)
    asked: list[Asked] = []
    stopped = threading.Event()

    def ask(first: int) -> None:
        for number in count(first):
            if stopped.is_set():
                return
            asked.append(_ask(answerer, number % ARTICLES))

    asking = [threading.Thread(target=ask, args=(first,)) for first in range(threads)]
    for thread in asking:
        thread.start()
    os.read(stop, 1)
    stopped.set()
    for thread in asking:
        thread.join()
    return asked


def _ask(answerer: Answerer, number: int) -> Asked:
    began, versions, problem = monotonic(), (), ""
    try:
        answer = answerer.answer(f"What does harbour{number} cost in the report?")
        texts = [citation.text for citation in answer.citations]
        versions = tuple({each for text in texts for each in _VERSION.findall(text)})
        problem = "" if answer.answered else "it abstained"
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
    return Asked(began=began, ended=monotonic(), versions=versions, problem=problem)
