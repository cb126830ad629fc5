"""What corpus admins send, and what comes of it."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.acts import Action, Ending
from bot.state.audit import Entry
from tests.bot.chat.town import Bot, Town
from tests.bot.reindexes import OUTCOME, stub
from tests.discord_server.exchange import Exchange
from tests.discord_server.messages import Upload
from tests.discord_server.options import Value
from tests.discord_server.world import Channel, Guild, User

# A real index run in a process of its own, with an embedder that needs no model.
REAL = [sys.executable, str(Path(__file__).parents[1] / "real_reindex.py")]

# What stands in for one, where only what is told counts.
DONE = stub({"out": {**OUTCOME, "skipped": []}})

HERON = """---
title: The heron
id: heron
date: 2023-05-01
source: Marsh Courier
---

A grey heron has nested on the old crane above the fish market.

“It eats nothing but eels,” said Ottilie Brandt.
"""


def heron(**changes: str) -> Upload:
    """Return the article of the heron as a file, with other words in place of some of its own."""
    words = HERON
    for old, new in changes.items():
        words = words.replace(old, new)
    return Upload("heron.md", words.encode(), "text/markdown")


def line(article_id: str, title: str, *paragraphs: str) -> str:
    """Return an article as a line of a .jsonl file."""
    return json.dumps({"id": article_id, "title": title, "paragraphs": paragraphs})


def lines(name: str, *articles: str) -> Upload:
    """Return a .jsonl file."""
    return Upload(name, "\n".join(articles).encode())


def packed(files: dict[str, bytes], name: str = "articles.zip") -> Upload:
    """Return a .zip of `files`, by name."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in files.items():
            archive.writestr(each, data)
    return Upload(name, whole.getvalue(), "application/zip")


async def add(
    town: Town,
    *files: Upload,
    user: User | None = None,
    channel: Channel | None = None,
    collection: str | None = None,
    url: str | None = None,
) -> Exchange:
    """Send `/corpus add` with `files`, as the owner where nobody else is named."""
    names = ["file", "file2", "file3", "file4", "file5"]
    typed = {"collection": collection, "url": url}
    options: dict[str, Value] = {name: value for name, value in typed.items() if value is not None}
    return await town.server.slash(
        user or town.owner,
        channel or town.channel,
        "corpus add",
        force=True,
        locale=None,
        **(dict(zip(names, files, strict=False)) | options),
    )


async def ends(exchange: Exchange, words: str) -> str:
    """Wait until the answer of `exchange` says `words`; return all that it says."""
    message = await exchange.message()
    await exchange.changes.wait_for(lambda: words in message.text or None, words, 20)
    return message.text


async def added(town: Town, *files: Upload, collection: str | None = None) -> str:
    """Add `files` as the owner; return the summary."""
    return await ends(await add(town, *files, collection=collection), "**Added**")


async def opened(town: Town, article: str, user: User | None = None) -> str:
    """Send `/article`; return what is shown."""
    exchange = await town.server.slash(user or town.ann, town.channel, "article", article=article)
    return (await exchange.message()).text


async def last_entry(bot: Bot, guild: Guild) -> tuple[Action, str, Ending]:
    """Return the newest entry of the audit trail of `guild`."""
    entry = await _last(bot, guild)
    return entry.action, entry.target, entry.ending


async def _last(bot: Bot, guild: Guild) -> Entry:
    page = await bot.services.state.audit.history(None, guild.id, 1)
    return page.items[0]


def assign(town: Town, servers: Mapping[int, list[str]], public: Sequence[str] = ()) -> None:
    """Write servers.toml: what each server may read, by its id, and what is public."""
    tables = [f"public = {json.dumps(list(public))}"]
    tables += [f"[servers.{n}]\ncollections = {json.dumps(of)}" for n, of in servers.items()]
    data = town.folder / "data"
    data.mkdir(exist_ok=True)
    (data / "servers.toml").write_text("\n".join(tables), encoding="utf-8")
