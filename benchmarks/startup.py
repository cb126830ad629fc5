"""How fast `pilcrow --help` and `pilcrow status` start: `python -m benchmarks.startup`.

Prints each one's median time as a multiple of that of `python -c pass`, measured in turn. Exit
status 1 when one passes its target.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from index.building import Plan, build
from index.generations import DataFolder
from tests.fakes import BagOfWordsEmbedder

_ROOT = Path(__file__).resolve().parents[1]
_ROUNDS = 15
_TARGET = 15

_REFERENCE = "python -c pass"
_COMMANDS = {
    _REFERENCE: ["-c", "pass"],
    "pilcrow --help": ["-m", "bot", "--help"],
    "pilcrow status": ["-m", "bot", "status"],
}


def main() -> int:
    """Measure, print, and return the exit status."""
    with TemporaryDirectory() as folder:
        environment = _index_something(Path(folder))
        _round(environment)  # reads every file into memory once
        rounds = [_round(environment) for _ in range(_ROUNDS)]
    medians = {name: median(times[name] for times in rounds) for name in _COMMANDS}
    ratios = {name: seconds / medians[_REFERENCE] for name, seconds in medians.items()}
    for name, seconds in medians.items():
        print(f"{name:16} {seconds * 1000:7.0f} ms {ratios[name]:6.1f} times {_REFERENCE}")
    late = [name for name, ratio in ratios.items() if ratio > _TARGET]
    print(f"target: at most {_TARGET} times; missed by: {', '.join(late) or 'none'}")
    return 1 if late else 0


def _index_something(folder: Path) -> dict[str, str]:
    """Index an article below `folder`; return the environment in which it is served."""
    (folder / "ferry.txt").write_text("Ferry stops\n\nThe ferry sank on Monday.", encoding="utf-8")
    embedder = BagOfWordsEmbedder()
    build(DataFolder(folder / "data"), Plan(default=folder / "ferry.txt"), embedder)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PILCROW_")}
    return {**plain, "PILCROW_DATA": str(folder / "data"), "PILCROW_MODEL": embedder.name}


def _round(environment: Mapping[str, str]) -> dict[str, float]:
    """Return the seconds that each command takes, run one after the other."""
    return {name: _seconds(command, environment) for name, command in _COMMANDS.items()}


def _seconds(command: list[str], environment: Mapping[str, str]) -> float:
    start = perf_counter()
    subprocess.run(
        [sys.executable, *command], cwd=_ROOT, env=environment, stdout=subprocess.PIPE, check=True
    )
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
