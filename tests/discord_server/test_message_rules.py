"""Each rule for messages that Discord's document lacks: what breaks it, and what does not."""

from __future__ import annotations

import pytest

from tests.discord_server.errors import Payload
from tests.discord_server.harness import Harbour, call
from tests.discord_server.server import DiscordServer

V2 = 1 << 15


def button(**changes: object) -> Payload:
    return {"type": 2, "style": 1, "label": "x", "custom_id": "x", **changes}


def link(**changes: object) -> Payload:
    return {"type": 2, "style": 5, "label": "x", "url": "https://example.org/a", **changes}


def select(custom_id: str = "s", **changes: object) -> Payload:
    option = {"label": "a", "value": "a"}
    return {"type": 3, "custom_id": custom_id, "options": [option], **changes}


def row(*children: Payload) -> Payload:
    return {"type": 1, "components": list(children)}


def text(content: str) -> Payload:
    return {"type": 10, "content": content}


def embed(**parts: object) -> Payload:
    return {"embeds": [parts]}


def field(name: str = "n", value: str = "v") -> Payload:
    return {"name": name, "value": value}


def v2(*components: Payload, **more: object) -> Payload:
    return {"flags": V2, "components": list(components), **more}


GOOD_MESSAGES: dict[str, Payload] = {
    "content": {"content": "x" * 2000},
    "embed-total": {"embeds": [{"description": "x" * 3000}] * 2},
    "embed-image-only": embed(image={"url": "https://a.example/a.png"}),
    "rows": {"components": [row(button(custom_id=str(n))) for n in range(5)]},
    "link": {"components": [row(link(), link(), button())]},
    "selects": {"components": [row(select("a")), row(select("b"))]},
    "v2-text": v2(text("x" * 3000), text("y" * 1000)),
    "v2-count": v2(*[text("x")] * 40),
    "mentions": {"content": "x", "allowed_mentions": {"parse": ["roles"], "users": ["1"]}},
}

BAD_MESSAGES: dict[str, tuple[Payload, str]] = {
    "content-2001": ({"content": "x" * 2001}, "BASE_TYPE_BAD_LENGTH"),
    "embed-total-6001": (
        {"embeds": [{"description": "x" * 3000}, {"description": "x" * 3001}]},
        "MAX_EMBED_SIZE_EXCEEDED",
    ),
    "embed-total-counts-all-texts": (
        embed(
            title="x" * 256,
            description="x" * 4096,
            fields=[field("n" * 255, "v" * 1000)],
            footer={"text": "x" * 200},
            author={"name": "x" * 194},
        ),
        "MAX_EMBED_SIZE_EXCEEDED",
    ),
    "embed-with-nothing": (embed(color=3), "BASE_TYPE_REQUIRED"),
    "embed-field-empty": (embed(title="x", fields=[field(value="")]), "BASE_TYPE_REQUIRED"),
    "embed-url": (embed(title="x", url="article.txt#8"), "URL_TYPE_INVALID_URL"),
    "embed-image-url": (embed(image={"url": "file:///a"}), "URL_TYPE_INVALID_URL"),
    "custom-id-twice": (
        {"components": [row(button()), row(button())]},
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "six-rows": (
        {"components": [row(button(custom_id=str(n))) for n in range(6)]},
        "BASE_TYPE_BAD_LENGTH",
    ),
    "select-beside-button": (
        {"components": [row(select(), button())]},
        "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    "link-with-custom-id": (
        {"components": [row(link(custom_id="x"))]},
        "COMPONENT_BUTTON_URL_AND_CUSTOM_ID",
    ),
    "link-without-url": ({"components": [row(link(url=None))]}, "BASE_TYPE_REQUIRED"),
    "link-to-nowhere": ({"components": [row(link(url="ftp:x"))]}, "URL_TYPE_INVALID_URL"),
    "button-without-id": ({"components": [row(button(custom_id=None))]}, "BASE_TYPE_REQUIRED"),
    "button-without-label": ({"components": [row(button(label=""))]}, "BASE_TYPE_REQUIRED"),
    "option-value-twice": (
        {"components": [row(select(options=[{"label": x, "value": "a"} for x in "ab"]))]},
        "COMPONENT_SELECT_OPTION_VALUE_DUPLICATED",
    ),
    "select-range": (
        {"components": [row(select(min_values=2, max_values=1))]},
        "SELECT_COMPONENT_INVALID_RANGE",
    ),
    "v2-with-content": (
        v2(text("x"), content="x"),
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "v2-with-embed": (
        v2(text("x"), **embed(title="x")),
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "text-without-flag": ({"components": [text("x")]}, "UNION_TYPE_CHOICES"),
    "v2-41-nested": (
        v2({"type": 17, "components": [text("x")] * 40}),
        "COMPONENT_MAX_TOTAL_COMPONENTS",
    ),
    "v2-4001": (v2(text("x" * 4000), text("x")), "COMPONENT_DISPLAYABLE_TEXT_SIZE"),
    "mentions-parse-and-users": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "MESSAGE_ALLOWED_MENTIONS",
    ),
    "attachment-without-file": (
        {"content": "x", "attachments": [{"id": "0", "filename": "a"}]},
        "MESSAGE_ATTACHMENT_NOT_FOUND",
    ),
}


@pytest.mark.parametrize("body", GOOD_MESSAGES.values(), ids=GOOD_MESSAGES)
async def test_a_message_is_accepted_when_it_keeps_the_rules(
    discord_server: DiscordServer, harbour: Harbour, body: Payload
) -> None:
    answer = await call(discord_server, "POST", f"/channels/{harbour.channel.id}/messages", body)

    assert answer.status == 200
    assert discord_server.violations == []


@pytest.mark.parametrize(("body", "code"), BAD_MESSAGES.values(), ids=BAD_MESSAGES)
async def test_a_message_is_refused_when_it_breaks_a_rule(
    discord_server: DiscordServer, harbour: Harbour, body: Payload, code: str
) -> None:
    answer = await call(discord_server, "POST", f"/channels/{harbour.channel.id}/messages", body)

    assert (answer.status, answer.code) == (400, 50035)
    assert len(discord_server.violations) == 1
    assert harbour.channel.messages == {}
    discord_server.expect_violation(f"({code})")


@pytest.mark.parametrize(
    ("body", "status", "violation"),
    [
        ({"content": " \n"}, 400, "the message is empty"),
        ({}, 400, "the message is empty"),
        (v2(text("字" * 3390)), 500, "too heavy in UTF-8"),
    ],
    ids=["blank", "nothing", "v2-bytes"],
)
async def test_a_message_is_refused_in_its_own_way_when_it_is_empty_or_too_heavy(
    discord_server: DiscordServer,
    harbour: Harbour,
    body: Payload,
    status: int,
    violation: str,
) -> None:
    path = f"/channels/{harbour.channel.id}/messages"
    answer = await call(discord_server, "POST", path, body)

    assert answer.status == status
    discord_server.expect_violation(violation)


async def test_a_heavy_v2_message_is_accepted_just_below_the_limit(
    discord_server: DiscordServer, harbour: Harbour
) -> None:
    body = v2(text("字" * 3386))
    answer = await call(discord_server, "POST", f"/channels/{harbour.channel.id}/messages", body)

    assert answer.status == 200


@pytest.mark.parametrize(
    ("first", "edit", "status"),
    [
        ({"content": "x"}, {"content": ""}, 400),
        ({"content": "x"}, {"embeds": [{"title": "y"}], "content": None}, 200),
        (v2(text("x")), {"content": "y"}, 400),
        (v2(text("x")), {"flags": 0, "components": [text("y")]}, 200),
        ({"content": "x"}, v2(text("y"), content=None), 200),
        (embed(description="x" * 4000), {"content": "y" * 2000}, 200),
    ],
    ids=["emptied", "replaced", "content-on-v2", "v2-stays", "becomes-v2", "content-added"],
)
async def test_an_edit_is_judged_by_what_the_message_becomes(
    discord_server: DiscordServer, harbour: Harbour, first: Payload, edit: Payload, status: int
) -> None:
    path = f"/channels/{harbour.channel.id}/messages"
    sent = await call(discord_server, "POST", path, first)
    edited = await call(discord_server, "PATCH", f"{path}/{sent.body['id']}", edit)

    assert edited.status == status
    assert len(discord_server.violations) == (0 if status == 200 else 1)
    discord_server._state.violations.seen.clear()
