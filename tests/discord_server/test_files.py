"""Files that the bot sends: where they may come, and what a test can read of them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import aiohttp
import discord
import pytest

from tests.discord_server.errors import ApiError, DriverError
from tests.discord_server.files import MAX_FILE, check_size, file_problems
from tests.discord_server.harness import Harbour, call
from tests.discord_server.messages import File, Message, Upload, draft_of
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer

PNG = b"\x89PNG\r\n\x1a\n"


def _png(name: str = "chart.png") -> discord.File:
    return discord.File(io.BytesIO(PNG), filename=name)


def _embed(name: str = "chart.png") -> discord.Embed:
    return discord.Embed(title="Figures").set_image(url=f"attachment://{name}")


async def test_a_file_fills_a_deferred_answer(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    interaction, message = await _answered(discord_server, harbour, bot)
    csv = discord.File(io.BytesIO(b"a,b\r\n"), filename="figures.csv")
    await interaction.edit_original_response(embed=_embed(), attachments=[_png(), csv])

    assert message.file("chart.png").data == PNG
    assert message.file("figures.csv").data == b"a,b\r\n"
    with pytest.raises(DriverError, match="no file 'x'"):
        message.file("x")


async def test_an_image_in_an_embed_is_served_and_not_listed(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    interaction, message = await _answered(discord_server, harbour, bot)
    edited = await interaction.edit_original_response(embed=_embed(), attachments=[_png()])

    address = edited.embeds[0].image.url
    assert address == message.file("chart.png").url
    assert edited.attachments == []
    async with aiohttp.ClientSession() as session, session.get(str(address)) as response:
        assert await response.read() == PNG


async def test_a_follow_up_and_a_message_have_files(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    interaction, _ = await _answered(discord_server, harbour, bot)
    await interaction.followup.send(embed=_embed(), file=_png(), ephemeral=True)
    sent = await _channel(bot, harbour).send(embed=_embed(), file=_png())

    followed = discord_server.visible(harbour.ann, harbour.channel)[-2]
    assert followed.ephemeral
    assert [file.data for file in followed.files] == [PNG]
    assert harbour.channel.messages[sent.id].file("chart.png").data == PNG


async def test_an_edit_without_attachments_keeps_the_image(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    sent = await _channel(bot, harbour).send(embed=_embed(), file=_png())
    message = harbour.channel.messages[sent.id]
    await sent.edit(content="again", embed=_embed())
    assert message.embeds[0]["image"]["url"] == message.file("chart.png").url
    await sent.edit(embed=None, attachments=[])

    assert (message.content, message.files) == ("again", [])
    assert discord_server.violations == []


async def test_an_image_of_components_is_found_by_its_name(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    gallery = discord.ui.MediaGallery[Any](discord.MediaGalleryItem("attachment://chart.png"))
    view = discord.ui.LayoutView(timeout=None).add_item(gallery)
    sent = await _channel(bot, harbour).send(view=view, file=_png())

    message = harbour.channel.messages[sent.id]
    (item,) = message.components[0]["items"]
    assert item["media"]["url"] == message.file("chart.png").url
    assert discord_server.violations == []


@pytest.mark.parametrize("name", ["other.png", "chart 1.png"], ids=["other", "renamed"])
async def test_an_embed_that_points_to_no_file_is_refused(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot, name: str
) -> None:
    # Discord takes the space out of the file's name, not out of the embed.
    with pytest.raises(discord.HTTPException) as raised:
        await _channel(bot, harbour).send(embed=_embed(name), file=_png("chart 1.png"))

    assert raised.value.code == 50035
    discord_server.expect_violation("there are ['chart_1.png']")


def test_files_are_limited_in_number_and_size() -> None:
    small, big, draft = Upload("a", b"x"), Upload("b", b"x" * (MAX_FILE + 1)), draft_of({})
    kept = replace(draft, kept=[File(id=1, name="k", data=b"", content_type="", url="")])

    assert list(file_problems({}, [small] * 10, draft)) == []
    assert [p.code for p in file_problems({}, [small] * 10, kept)] == ["BASE_TYPE_MAX_LENGTH"]
    assert [p.code for p in file_problems({}, [big], draft)] == ["FILE_TOO_LARGE"]
    check_size([Upload("c", b"x" * MAX_FILE)] * 2)
    with pytest.raises(ApiError, match="too large"):
        check_size([Upload("c", b"x" * MAX_FILE)] * 3)


async def test_an_attachment_without_a_file_is_refused(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    body = {"content": "x", "attachments": [{"id": "0", "filename": "a.txt"}]}
    refused = await call(discord_server, "POST", f"/channels/{harbour.channel.id}/messages", body)

    assert refused.code == 50035
    discord_server.expect_violation("attachment 0 has no files[0]")


async def _answered(
    server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> tuple[discord.Interaction, Message]:
    reply = await server.slash(harbour.ann, harbour.channel, "ask", question="x")
    return await bot.interactions.get(), await reply.message()


def _channel(bot: SampleBot, harbour: Harbour) -> discord.TextChannel:
    channel = bot.get_channel(harbour.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return channel
