"""A bot whose reranker cannot be used does not start."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat.running import open_services, run_bot
from index.errors import ModelError
from tests.bot.chat.town import Town
from tests.bot.test_reranking import CountingReranker


async def test_a_reranker_that_cannot_be_used_stops_the_bot_before_it_connects(
    town: Town, tmp_path: Path
) -> None:
    links: list[str] = []
    settings = town.settings(reranker=str(tmp_path))

    with pytest.raises(ModelError, match=r"is no CrossEncoder.*PILCROW_RERANKER"):
        await run_bot(settings, town.server.token, links.append)

    assert links == []


async def test_the_bot_answers_with_the_reranker_it_is_given(town: Town) -> None:
    reranker = CountingReranker()

    async with open_services(town.settings(), town.embedder, reranker) as services:
        services.answerer.warm_up()

    assert reranker.loads == 1
