"""The fixture fails a test whose bot broke a rule, whatever the bot made of the error."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from tests.discord_server.errors import Violations

ROOT = Path(__file__).resolve().parents[2]

CASES = """
from tests.discord_server.fixtures import _discord_server
from tests.discord_server.harness import call

async def test_clean(discord_server):
    await call(discord_server, "GET", "/users/@me")

async def test_broken(discord_server):
    await call(discord_server, "GET", "/nowhere")

async def test_expected(discord_server):
    await call(discord_server, "GET", "/nowhere")
    discord_server.expect_violation("no such route")

async def test_missed(discord_server):
    discord_server.expect_violation("no such route")
"""


async def test_a_test_fails_when_its_bot_broke_a_rule(tmp_path: Path) -> None:
    (tmp_path / "test_cases.py").write_text(CASES)
    options = ("-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml"))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pytest", *options, str(tmp_path)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()

    text = output.decode()
    assert "4 passed, 2 errors" in text
    assert "ERROR" in text
    assert "GET /nowhere: this server has no such route" in text
    assert "expected a violation with 'no such route'; none came" in text


@pytest.mark.parametrize(
    ("seen", "expected", "faults"),
    [
        ([], [], 0),
        (["a: x"], [], 1),
        (["a: x", "b: x"], ["x"], 0),
        (["a: x", "b: y"], ["x"], 1),
        (["a: x"], ["y"], 2),
    ],
)
def test_the_verdict_counts_the_unexpected_and_the_missing(
    seen: list[str], expected: list[str], faults: int
) -> None:
    assert len(Violations(expected=expected).verdict(seen)) == faults
