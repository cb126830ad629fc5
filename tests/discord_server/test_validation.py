"""Requests and replies against Discord's own document."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest

from tests.discord_server import validation
from tests.discord_server.harness import Harbour, call
from tests.discord_server.sample_bot import SampleBot
from tests.discord_server.server import DiscordServer

MESSAGES = "/channels/{channel_id}/messages"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
COMMANDS = "/applications/{application_id}/commands"

pytestmark = [pytest.mark.shared, pytest.mark.usefixtures("shared")]


async def test_an_overlong_embed_is_refused_though_the_library_lets_it_pass(
    discord_server: DiscordServer, harbour: Harbour, bot: SampleBot
) -> None:
    channel = bot.get_channel(harbour.channel.id)
    assert isinstance(channel, discord.TextChannel)
    with pytest.raises(discord.HTTPException) as raised:
        await channel.send(embed=discord.Embed(description="x" * 4097))

    assert raised.value.code == 50035
    discord_server.expect_violation("embeds.0.description")


@pytest.mark.parametrize(
    ("method", "template", "body", "where"),
    [
        ("POST", MESSAGES, {"content": "x" * 4001}, ("content",)),
        ("POST", MESSAGES, {"embeds": [{"title": "x"}] * 11}, ("embeds",)),
        ("POST", MESSAGES, {"content": 3}, ("content",)),
        ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "", "value": "x"}]}},
         ("data", "choices", 0, "name")),
        ("POST", CALLBACK, {"type": 9, "data": {"title": "t", "custom_id": "c"}}, ("data",)),
        ("POST", CALLBACK, {"type": 99}, ("type",)),
        ("PUT", COMMANDS, [{"name": "x" * 33, "description": "d"}], (0, "name")),
        ("PUT", COMMANDS, [{"name": "x", "description": "d", "contexts": []}], (0, "contexts")),
    ],
    ids=[
        "content", "embeds", "type", "empty-choice", "modal-without-rows", "callback", "name",
        "contexts",
    ],
)  # fmt: skip
def test_a_request_is_faulted_where_it_is_wrong(
    method: str, template: str, body: object, where: tuple[str | int, ...]
) -> None:
    assert [p.where for p in validation.request_problems(method, template, body)] == [where]


@pytest.mark.parametrize("message_id", [1, "1"], ids=["number", "string"])
def test_an_id_may_be_a_number_or_a_string_when_it_is_sent(message_id: object) -> None:
    body = {"content": "x", "message_reference": {"message_id": message_id}}

    assert validation.request_problems("POST", MESSAGES, body) == []


def test_an_id_must_be_a_string_when_it_is_replied() -> None:
    (problem,) = validation.schema_problems("SnowflakeType", 1)

    assert problem.code == "SCHEMA_type"


async def test_a_wrong_reply_is_the_servers_own_violation(
    discord_server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discord_server.bot, "name", 7)
    await call(discord_server, "GET", "/users/@me")

    discord_server.expect_violation("server: GET /users/@me: username: 7 breaks type")


def test_nothing_is_faulted_when_the_document_is_absent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # The caches hold the document of the other tests.
    monkeypatch.setattr(validation, "DOCUMENT", tmp_path / "none.json")
    monkeypatch.setattr(validation, "_document", validation._document.__wrapped__)
    monkeypatch.setattr(validation, "_request_pointer", validation._request_pointer.__wrapped__)

    assert validation.request_problems("POST", MESSAGES, {"content": 3}) == []
    assert validation.schema_problems("MessageResponse", {}) == []
