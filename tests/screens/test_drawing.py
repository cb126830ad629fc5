"""Pictures of messages leave nothing out: what cannot be drawn is refused."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from screens.drawing import Names, draw
from screens.errors import RenderError
from screens.markdown import Kind, Shape, parse
from screens.themes import DARK, LIGHT

NAMES = Names(channels={"1": "general"}, roles={"2": "editors"})
BUTTON = {"type": 2, "style": 2, "label": "[1]", "custom_id": "src:a:1"}


def message(**embed: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of a payload
    parts = {"type": "rich", "description": "> **It voted.**\n**1** · ¶2", "color": 3, **embed}
    return {"embeds": [parts], "components": [{"type": 1, "components": [BUTTON]}]}


def drawn(payload: dict[str, Any], files: dict[str, bytes] | None = None) -> Image.Image:
    return draw(payload, DARK, NAMES, files or {})


def test_more_words_take_more_room() -> None:
    short, long = drawn(message()), drawn(message(description="It voted nine to two. " * 20))

    assert short.width == long.width
    assert long.height > short.height


def test_themes_look_different() -> None:
    light, dark = (draw(message(), theme, NAMES, {}) for theme in (LIGHT, DARK))

    assert light.size == dark.size
    assert light.getpixel((0, 0)) != dark.getpixel((0, 0))


def test_what_only_one_person_sees_says_so() -> None:
    assert drawn({**message(), "ephemeral": True}).height > drawn(message()).height


def test_picture_of_an_embed_is_drawn_from_its_file() -> None:
    file = BytesIO()
    Image.new("RGB", (100, 50), "red").save(file, "PNG")
    payload = message(image={"url": "https://cdn.example/stats.png?x=1"})

    assert drawn(payload, {"stats.png": file.getvalue()}).height > drawn(message()).height


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(message(fields=[{"name": "a", "value": "b"}]), id="fields"),
        pytest.param(message(image={"url": "https://cdn.example/lost.png"}), id="no file"),
        pytest.param({**message(), "components": [{"type": 17, "components": []}]}, id="container"),
        pytest.param(
            {**message(), "components": [{"type": 1, "components": [{"type": 4}]}]}, id="text input"
        ),
        pytest.param(message(description="||hidden||"), id="spoiler"),
    ],
)
def test_what_is_not_drawn_is_refused(payload: dict[str, Any]) -> None:
    with pytest.raises(RenderError):
        drawn(payload)


def test_markdown_is_read_as_discord_shows_it() -> None:
    quote, source = parse("> a \\*b\\* **c**\n**1** · [T](https://a.example/x) · <#1>")

    assert quote.quoted
    assert [(span.text, span.bold) for span in quote.spans] == [("a *b* ", False), ("c", True)]
    assert [span.kind for span in source.spans if span.kind is not Kind.WORDS] == [
        Kind.LINK,
        Kind.CHANNEL,
    ]
    assert parse("-# small")[0].shape is Shape.SMALL
