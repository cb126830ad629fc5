"""Short runs of the campaigns, each as the command that it is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What a child that is told what to do does, for a process with one thread.
CHILDREN = """
import os, signal
from campaigns.forking import run_child
from index import durable
from pathlib import Path

def loop():
    while True:
        pass

def steps(folder=Path({folder!r})):
    for name in "abc":
        durable.write_file(folder / name, b"content")

print(run_child(lambda: None))
print(run_child(loop, after=0.05))
print(run_child(steps, at_step=5))
try:
    run_child(lambda: 1 / 0)
except RuntimeError as error:
    print(error)
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run python with `arguments` in the repository."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "counts"),
    [
        ("kills --times 16", r"in all +16 +16\n"),
        ("failures --only rollback", r"in all +(\d+) +\1\n"),
        ("failures --only re-index", r"in all +(\d+) +\1\n"),
        ("power --only rollback --samples 2", r"in all +(\d+) +\1\n"),
        ("power --only add --samples 2", r"in all +(\d+) +\1\n"),
        ("damage --times 1", r"in all +(\d+) +\1\n"),
        (
            "serving --indexes 3 --rollbacks 1 --kills 1 --pause 0.05",
            r"in all +(\d+) +\1\nwait: median",
        ),
        ("restarts --times 4", r"in all +4 +4\nbytes: first (\d+), last \1, largest \1\n"),
    ],
    ids=lambda value: value.partition(" --times")[0] if " " in value else "",
)
def test_a_short_campaign_is_survived(command: str, counts: str) -> None:
    name, *options = command.split()

    ended = run("-m", f"campaigns.{name}", *options)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(counts, ended.stdout), ended.stdout
    assert "Traceback" not in ended.stderr


def test_a_child_says_that_it_is_done_or_is_killed_before(tmp_path: Path) -> None:
    ended = run("-c", CHILDREN.format(folder=str(tmp_path)))

    assert ended.stdout.splitlines() == [
        "Ending(killed=False, acknowledged=True)",
        "Ending(killed=True, acknowledged=False)",
        "Ending(killed=True, acknowledged=False)",
        "A child failed by itself; what it wrote is above.",
    ]
    assert "ZeroDivisionError" in ended.stderr
    # Each file takes three steps: the fifth is the writing of the second one.
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"content",
        "b": b"",
    }
