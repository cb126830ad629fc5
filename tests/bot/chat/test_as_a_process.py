"""The bot in a process of its own, started and ended as a user does."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from contextlib import suppress
from pathlib import Path

import pytest

from bot.chat.invitation import invite_link
from index.building import Plan, build
from index.embedder import SentenceTransformerEmbedder
from index.generations import DataFolder
from tests.bot.chat.town import Town
from tests.tiny_model import make_tiny_model

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[3]
QUESTION = "How did the council vote on the harbour entrance?"
# Importing torch on a busy machine takes that long, in seconds.
PATIENCE = 60.0


async def test_bot_is_started_asked_and_ended_by_sigterm(town: Town, tmp_path: Path) -> None:
    model = str(make_tiny_model(tmp_path / "tiny"))
    data = town.folder / "data"
    build(DataFolder(data), Plan(default=town.articles), SentenceTransformerEmbedder(model))
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PILCROW_", "DISCORD_"))}
    environment = {
        **inherited,
        "DISCORD_TOKEN": town.server.token,
        "DISCORD_API_BASE": town.server.api_base,
        "DISCORD_GATEWAY_URL": town.server.gateway_url,
        "PILCROW_CORPUS": str(town.articles),
        "PILCROW_DATA": str(data),
        "PILCROW_MODEL": model,
        "PILCROW_MIN_CONFIDENCE": "0",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stdout=PIPE, stderr=PIPE
    )
    town.server._timeout = PATIENCE
    try:
        await town.server.ready()
        answer = await town.ask(QUESTION)
        opened = await town.press(answer, "[1]", town.ben)
        process.terminate()
        out, log = await asyncio.wait_for(process.communicate(), PATIENCE)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    assert "nine to two" in answer.text
    assert opened.visible_to is town.ben
    assert process.returncode == 0, log.decode()
    assert invite_link(town.server.bot_id) in out.decode()
    # What the operator reads: that it answered, and neither what was asked nor the token.
    assert "answered " in log.decode()
    assert "Traceback" not in log.decode()
    for secret in (QUESTION, town.server.token):
        assert secret not in (out + log).decode()
