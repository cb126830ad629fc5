"""Files that people send with a command, and their way to the bot."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import discord
import pytest

from tests.discord_server.harness import Harbour
from tests.discord_server.messages import Upload
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer

Attach = Callable[..., Awaitable[discord.Attachment]]


@pytest.fixture(name="attach")
def _attach(discord_server: DiscordServer, harbour: Harbour, bot: SampleBot) -> Attach:
    """Let ann send a file with a command that does not look at it; return what the bot got."""

    async def attach(upload: Upload) -> discord.Attachment:
        await discord_server.slash(harbour.ann, harbour.channel, "keep", file=upload)
        namespace = (await bot.interactions.get()).namespace
        attachment: discord.Attachment = namespace.file
        return attachment

    return attach


async def test_an_attachment_tells_its_name_size_and_type_and_downloads(
    discord_server: DiscordServer, attach: Attach
) -> None:
    data = bytes(range(256)) * 5000

    attachment = await attach(Upload("my report.html", data, "text/html"))

    told = (attachment.filename, attachment.size, attachment.content_type, attachment.ephemeral)
    assert told == ("my_report.html", len(data), "text/html", True)
    assert attachment.url.startswith("http://127.0.0.1:")
    assert "/ephemeral-attachments/" in attachment.url
    assert discord_server.downloads == []
    assert await attachment.read() == data
    assert discord_server.downloads == ["my_report.html"]


async def test_an_attachment_of_a_lying_size_has_all_its_bytes(attach: Attach) -> None:
    attachment = await attach(Upload("small.txt", b"x" * 1000, told=3))

    assert attachment.size == 3
    assert len(await attachment.read()) == 1000


async def test_an_attachment_is_gone_once_it_has_expired(
    discord_server: DiscordServer, attach: Attach
) -> None:
    old = await attach(Upload("old.txt", b"old"))
    discord_server.expire_files()
    new = await attach(Upload("new.txt", b"new"))

    with pytest.raises(discord.NotFound, match="asset not found"):
        await old.read()
    assert await new.read() == b"new"


async def test_files_of_messages_do_not_expire(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    heard = bot.wait_for("message", check=lambda message: bool(message.attachments))
    waiting = asyncio.ensure_future(heard)
    files = [Upload("a.txt", b"kept")]
    await discord_server.say(harbour.ann, discord_server.dm(harbour.ann), "this", files=files)
    (attachment,) = (await waiting).attachments
    discord_server.expire_files()

    assert await attachment.read() == b"kept"


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (403, discord.Forbidden),
        (503, discord.HTTPException),
        ("drop", aiohttp.ServerDisconnectedError),
    ],
)
async def test_a_download_can_fail(
    discord_server: DiscordServer, attach: Attach, status: int, error: type[Exception]
) -> None:
    attachment = await attach(Upload("a.txt", b"text"))
    # aiohttp repeats a GET by itself once if the line is cut.
    discord_server.fail("GET", "/ephemeral-attachments/*", status=status, times=2)

    with pytest.raises(error):
        await attachment.read()
    discord_server.release()


async def test_a_download_can_hang(discord_server: DiscordServer, attach: Attach) -> None:
    attachment = await attach(Upload("a.txt", b"text"))
    discord_server.fail("GET", "/ephemeral-attachments/*", status="hang")
    reading = asyncio.create_task(attachment.read())
    await discord_server.until(lambda: discord_server.hanging == 1, "the download to hang")
    discord_server.release()

    assert await reading == b"text"


async def test_a_download_that_no_file_has_is_not_found(
    discord_server: DiscordServer, attach: Attach
) -> None:
    attachment = await attach(Upload("a.txt", b"text"))
    elsewhere = attachment.url.replace(str(attachment.id), "1")
    async with aiohttp.ClientSession() as session, session.get(elsewhere) as response:
        assert response.status == 404
    assert discord_server.violations == []
