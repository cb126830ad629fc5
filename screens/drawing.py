"""A message's payload as a picture, as Discord shows it on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageDraw

from screens.emoji import picture_of
from screens.errors import RenderError
from screens.markdown import Block, Kind, Shape, Span, parse, parse_line
from screens.themes import BLURPLE, GREEN, RED, WHITE, Colour, Theme
from screens.typefaces import SCALE, Face, ascent_of, runs, width_of

Payload = Mapping[str, Any]

WIDTH: Final = 520
_MARGIN: Final = 16
_LEFT: Final = 68  # of all that stands beside the avatar
_PAD: Final = 14
_TALLEST: Final = 3000
_BODY: Final = Face(size=15)
_BOLD: Final = Face(size=15, bold=True)
_SMALL: Final = Face(size=12)
_LINE: Final = 1.38
_EMBED_KEYS: Final = {"title", "description", "color", "footer", "image", "type", "flags"}
_BUTTON, _ROW, _SELECTS = 2, 1, {3, 6, 8}
_FILLS: Final = {1: BLURPLE, 3: GREEN, 4: RED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What ids stand for: channels and roles, by id."""

    channels: Mapping[str, str]
    roles: Mapping[str, str]


def draw(message: Payload, theme: Theme, names: Names, files: Mapping[str, bytes]) -> Image.Image:
    """Return a picture of `message`, with `files` by name, raising RenderError for what it lacks.

    A message has Discord's `embeds` and `components`, and `ephemeral`.
    """
    board = _Board(theme, names)
    board.fill(bool(message.get("ephemeral")))
    board.head()
    for embed in message["embeds"]:
        board.embed(embed, files)
    for row in message["components"]:
        board.row(row)
    if message.get("ephemeral"):
        board.y += 4
        board.words("Only you can see this", _SMALL, theme.muted, _LEFT)
    return board.cropped()


class _Board:
    """Draws from top to bottom; `y` is where the next thing stands, in pixels of the layout."""

    def __init__(self, theme: Theme, names: Names) -> None:
        self.theme = theme
        self.y: float = _MARGIN
        self._names = names
        self._image = Image.new("RGB", (WIDTH * SCALE, _TALLEST * SCALE), theme.page)
        self._draw = ImageDraw.Draw(self._image)

    def cropped(self) -> Image.Image:
        """Return what was drawn."""
        return self._image.crop((0, 0, WIDTH * SCALE, round((self.y + _MARGIN) * SCALE)))

    def fill(self, whispered: bool) -> None:
        """Colour the page."""
        colour = self.theme.whispered if whispered else self.theme.page
        self._image.paste(colour, (0, 0, *self._image.size))

    def head(self) -> None:
        """Draw the bot's avatar and name."""
        box = [_MARGIN * SCALE, self.y * SCALE, (_MARGIN + 40) * SCALE, (self.y + 40) * SCALE]
        self._draw.ellipse(box, fill="#2f855a")
        self.words("¶", Face(size=24, bold=True), WHITE, _MARGIN + 13, self.y + 3)
        self.words("Pilcrow", _BOLD, self.theme.strong, _LEFT, self.y)
        badge = _LEFT + width_of("Pilcrow", _BOLD) + 6
        self._box(badge, self.y + 3, 32, 16, BLURPLE, 4)
        self.words("APP", Face(size=10, bold=True), WHITE, badge + 6, self.y + 4)
        self.y += 26

    def words(
        self, text: str, face: Face, colour: Colour, x: float, y: float | None = None
    ) -> None:
        """Write `text` on one line at `x`; at `y`, or as the next line."""
        top = self.y if y is None else y
        for run in runs(text, face):
            if run.font is None:
                side = round(face.size * 1.15 * SCALE)
                picture = picture_of(run.text, side)
                place = (round((x + 1) * SCALE), round((top + 2) * SCALE))
                self._image.paste(picture, place, picture)
            else:
                baseline = (x * SCALE, (top + ascent_of(Face(size=face.size))) * SCALE)
                self._draw.text(baseline, run.text, colour, run.font, anchor="ls")
            x += run.width
        if y is None:
            self.y += face.size * _LINE

    def embed(self, embed: Payload, files: Mapping[str, bytes]) -> None:
        """Draw an embed: its bar, title, text, picture and footer."""
        unknown = embed.keys() - _EMBED_KEYS
        if unknown:
            raise RenderError(f"an embed has {sorted(unknown)}, which is not drawn")
        top, right = self.y, WIDTH - _MARGIN
        self._box(_LEFT, top, right - _LEFT, _TALLEST - top, self.theme.card, 5)
        self.y += _PAD - 2
        if embed.get("title"):
            title = tuple(_strong(span) for span in parse_line(embed["title"]))
            self._block(Block(spans=title), right - _PAD)
            self.y += 5
        for block in parse(embed.get("description", "")):
            self._block(block, right - _PAD)
        if embed.get("image"):
            self._picture(embed["image"]["url"], files, right - _PAD)
        if embed.get("footer"):
            self.y += 6
            self.words(embed["footer"]["text"], _SMALL, self.theme.muted, _LEFT + _PAD + 4)
        self.y += _PAD - 4
        self._below(top, right)
        bar = f"#{embed.get('color') or 0x99AAB5:06x}"
        self._box(_LEFT, top, 4, self.y - top, bar, 2)
        self.y += 8

    def _below(self, top: float, right: float) -> None:
        """Clear what of the embed's box is below its content."""
        page = self._image.getpixel((0, 0))
        edges = [0, round(self.y * SCALE), WIDTH * SCALE, _TALLEST * SCALE]
        self._draw.rectangle(edges, fill=page)
        outline = [v * SCALE for v in (_LEFT, top, right, self.y)]
        self._draw.rounded_rectangle(outline, 5 * SCALE, outline=self.theme.edge, width=SCALE // 2)

    def _picture(self, url: str, files: Mapping[str, bytes], right: float) -> None:
        name = url.rpartition("/")[2].partition("?")[0]
        if name not in files:
            raise RenderError(f"the picture {name!r} of an embed is not among its files")
        picture = Image.open(BytesIO(files[name])).convert("RGB")
        wide = round((right - _LEFT - _PAD - 4) * SCALE)
        high = round(picture.height * wide / picture.width)
        self.y += 8
        place = (round((_LEFT + _PAD + 4) * SCALE), round(self.y * SCALE))
        self._image.paste(picture.resize((wide, high)), place)
        self.y += high / SCALE

    def _block(self, block: Block, right: float) -> None:
        """Draw a line of an embed, wrapped."""
        left = _LEFT + _PAD + 4 + 14 * block.level
        top = self.y
        if block.quoted:
            left += 12
        if block.marker:
            marker = "•" if block.marker in "-*" else block.marker
            self.words(marker, _BODY, self.theme.text, left, top)
            left += 14
        size = {Shape.SMALL: 12.0, Shape.HEADING: 19.0}.get(block.shape, 15.0)
        self._wrapped(block, size, left, right)
        if block.quoted:
            quote_bar = _LEFT + _PAD + 4
            self._box(quote_bar, top, 3, self.y - top, self.theme.quote, 1)

    def _wrapped(self, block: Block, size: float, left: float, right: float) -> None:
        x, height = left, size * _LINE
        for span in block.spans:
            face = Face(size=size, bold=span.bold or block.shape is Shape.HEADING,
                        italic=span.italic, mono=span.kind is Kind.CODE)  # fmt: skip
            for word in _words_of(self._said(span)):
                shown = word
                if x > left and x + width_of(word.rstrip(), face) > right:
                    x, self.y, shown = left, self.y + height, word.lstrip()
                self.words(shown, face, self._colour(span, block), x, self.y)
                x += width_of(shown, face)
        self.y += height if block.spans else height * 0.55

    def _said(self, span: Span) -> str:
        """Return what is read of `span`: names for ids, dates for times."""
        match span.kind:
            case Kind.CHANNEL:
                return f"#{self._names.channels.get(span.text, 'channel')}"
            case Kind.ROLE:
                return f"@{self._names.roles.get(span.text, 'role')}"
            case Kind.TIME:
                return _moment(span.text)
            case Kind.COMMAND:
                return f"/{span.text}"
        return span.text

    def _colour(self, span: Span, block: Block) -> Colour:
        if span.kind in {Kind.LINK, Kind.COMMAND}:
            return self.theme.link
        if span.kind in {Kind.CHANNEL, Kind.ROLE, Kind.USER}:
            return self.theme.on_mention
        if block.shape is Shape.SMALL:
            return self.theme.muted
        return self.theme.strong if span.bold else self.theme.text

    def row(self, row: Payload) -> None:
        """Draw a row of buttons, or a menu."""
        children: Sequence[Payload] = row["components"] if row["type"] == _ROW else ()
        if not children:
            raise RenderError(f"a component of type {row['type']} is not drawn")
        x: float = _LEFT
        for child in children:
            if child["type"] == _BUTTON:
                x = self._button(child, x)
            elif child["type"] in _SELECTS:
                self._select(child)
            else:
                raise RenderError(f"a component of type {child['type']} is not drawn")
        self.y += 40

    def _button(self, button: Payload, x: float) -> float:
        emoji = (button.get("emoji") or {}).get("name", "")
        label = " ".join(filter(None, (emoji, button.get("label"))))
        label += " ↗" if button["style"] == 5 else ""
        wide = width_of(label, _BOLD) + 24
        fill = _FILLS.get(button["style"], self.theme.plain)
        colour = WHITE if button["style"] in _FILLS else self.theme.on_plain
        self._box(x, self.y, wide, 32, fill, 8)
        shown = self.theme.muted if button.get("disabled") else colour
        self.words(label, _BOLD, shown, x + 12, self.y + 6)
        return x + wide + 8

    def _select(self, select: Payload) -> None:
        wide = WIDTH - _MARGIN - _LEFT
        self._box(_LEFT, self.y, wide, 34, self.theme.field, 8, self.theme.edge)
        chosen = [entry["id"] for entry in select.get("default_values") or []]
        channels = [f"#{self._names.channels[i]}" for i in chosen if i in self._names.channels]
        roles = [f"@{self._names.roles[i]}" for i in chosen if i in self._names.roles]
        shown = ", ".join([*channels, *roles]) or select.get("placeholder", "")
        self.words(shown, _BODY, self.theme.muted, _LEFT + 12, self.y + 6)
        self.words("▾", _BODY, self.theme.muted, _LEFT + wide - 24, self.y + 6)

    def _box(  # noqa: PLR0913, PLR0917 - a rectangle, its colours and its corners
        self, x: float, y: float, wide: float, high: float, colour: Colour, round_: float,
        edge: Colour | None = None,
    ) -> None:  # fmt: skip
        corners = [v * SCALE for v in (x, y, x + wide, y + high)]
        self._draw.rounded_rectangle(corners, round_ * SCALE, fill=colour, outline=edge)


def _strong(span: Span) -> Span:
    return Span(text=span.text, kind=span.kind, bold=True)


def _words_of(text: str) -> Iterable[str]:
    """Cut `text` behind each space: joined, the pieces are the text."""
    start = 0
    for place, character in enumerate(text):
        if character == " ":
            yield text[start : place + 1]
            start = place + 1
    if start < len(text):
        yield text[start:]


def _moment(written: str) -> str:
    stamp, _, style = written.partition(":")
    if style == "R":
        return "just now"
    moment = datetime.fromtimestamp(int(stamp), UTC)
    return f"{moment.day} {moment:%B %Y %H:%M}"
