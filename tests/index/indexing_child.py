"""An index run in a process of its own, to be killed: `python -m tests.index.indexing_child`.

Loads everything, says so, waits for a line on stdin, then prints a line for every step.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from hashlib import pbkdf2_hmac
from pathlib import Path

import faiss  # noqa: TID253 - so that the run itself does not wait for it

from index.building import Plan, build
from index.embedder import Progress
from index.generations import DataFolder
from index.progress import Phase
from index.vectors import VectorIndex, Vectors
from tests.fakes import BagOfWordsEmbedder

# Makes a run take a few tenths of a second.
_WORK = 4000


class SlowEmbedder(BagOfWordsEmbedder):
    """Tells its progress after every passage, and takes some time for each."""

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        for done in range(len(texts)):
            pbkdf2_hmac("sha256", b"work", b"salt", _WORK)
            if progress:
                progress(done)
        return super().embed_passages(texts, progress)


def tell(phase: Phase, done: int, total: int) -> None:
    """Print one step, unbuffered."""
    sys.stdout.write(f"{phase} {done} {total}\n")
    sys.stdout.flush()


def main(data: str, articles: str) -> None:
    """Index the folder `articles` into the folder `data` once told to."""
    assert VectorIndex is not None
    assert faiss is not None
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    build(DataFolder(Path(data)), Plan(default=Path(articles)), SlowEmbedder(), tell)
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
