"""Messages as the server keeps them and as a test reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tests.discord_server.components import (
    BUTTON,
    SELECTS,
    component_text,
    embed_text,
    name_of,
    normalised,
    normalised_embed,
    walk,
)
from tests.discord_server.errors import DriverError, Payload

if TYPE_CHECKING:
    from tests.discord_server.world import Channel, User

DEFAULT, REPLY, COMMAND_REPLY, THREAD_STARTER, MENU_REPLY = 0, 19, 20, 21, 23
SUPPRESS_EMBEDS, HAS_THREAD, EPHEMERAL, LOADING, V2 = 1 << 2, 1 << 5, 1 << 6, 1 << 7, 1 << 15


class Upload(NamedTuple):
    """A file as somebody attaches it; `told` is how many bytes Discord says that it has.

    Discord tells the truth, which is what it is without `told`.
    """

    name: str
    data: bytes
    content_type: str = "application/octet-stream"
    told: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An attached file: its bytes, how many they are told to be, and where they are served.

    One that came with a command is `ephemeral`: Discord keeps it for a while only.
    """

    id: int
    name: str
    data: bytes
    content_type: str
    url: str
    told: int | None = None
    ephemeral: bool = False

    @property
    def size(self) -> int:
        """How many bytes Discord says that it has."""
        return len(self.data) if self.told is None else self.told


class Edit(NamedTuple):
    """An edit: when (seconds since 1970) and what was sent."""

    at: float
    payload: Payload


@dataclass(slots=True, eq=False, kw_only=True)
class Message:
    """A message; `visible_to` is the only person who sees it where it is ephemeral."""

    id: int
    channel: Channel
    author: User
    at: float
    kind: int = DEFAULT
    content: str = ""
    embeds: list[Payload] = field(default_factory=list)
    components: list[Payload] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    flags: int = 0
    reference: Message | None = None
    mentions: list[User] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    interaction: Payload | None = None
    visible_to: User | None = None
    nonce: str | int | None = None
    pings: frozenset[str] = frozenset()
    edits: list[Edit] = field(default_factory=list)
    deleted: bool = False
    thread: Channel | None = None  # the one that began with it, in the same channel

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def text(self) -> str:
        """All that a person can read on it: content, embeds, components; a part a line."""
        return "\n".join(self._texts())

    def _texts(self) -> Iterator[str]:
        if self.content:
            yield self.content
        for embed in self.embeds:
            yield from embed_text(embed)
        yield from component_text(self.components)

    @property
    def description(self) -> str:
        """What its only embed says, below its title."""
        (embed,) = self.embeds
        return str(embed["description"])

    @property
    def labels(self) -> list[str | None]:
        """What its buttons are called, in reading order."""
        return [name_of(button) for button in self.buttons]

    @property
    def buttons(self) -> list[Payload]:
        """Its buttons, in reading order."""
        return [c for _, c in walk(self.components) if c["type"] == BUTTON]

    @property
    def selects(self) -> list[Payload]:
        """Its menus, in reading order."""
        return [c for _, c in walk(self.components) if c["type"] in SELECTS]

    def component(self, *, label: str | None = None, custom_id: str | None = None) -> Payload:
        """Return the only component with that `label` (or emoji) or `custom_id`.

        Raise DriverError where there is none, or more than one.
        """
        found = [
            c
            for _, c in walk(self.components)
            if (name_of(c) == label if custom_id is None else c.get("custom_id") == custom_id)
        ]
        if len(found) != 1:
            wanted = label if custom_id is None else custom_id
            there = [(name_of(c), c.get("custom_id")) for _, c in walk(self.components)]
            raise DriverError(f"{len(found)} components are {wanted!r}; the message has {there}")
        return found[0]

    def file(self, name: str) -> File:
        """Return the file of that `name`; raise DriverError where it has none."""
        found = next((file for file in self.files if file.name == name), None)
        if found is None:
            raise DriverError(f"no file {name!r}; there are {[file.name for file in self.files]}")
        return found

    def seen_by(self, user: User) -> bool:
        """Whether `user` sees it, as far as the message itself decides."""
        return not self.deleted and (self.visible_to is None or self.visible_to is user)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a message is going to be once a request is carried out."""

    content: str
    embeds: list[Payload]
    components: list[Payload]
    flags: int
    kept: list[File]
    other: bool  # a poll or a sticker, which this server does not keep

    @property
    def v2(self) -> bool:
        """Whether it is made of components alone."""
        return bool(self.flags & V2)


def draft_of(body: Payload, base: Message | None = None) -> Draft:
    """Return the message that `body` asks for, on top of `base` where it is an edit."""
    return Draft(
        content=_either(body, "content", base.content if base else ""),
        embeds=_either(body, "embeds", base.embeds if base else []),
        components=_either(body, "components", base.components if base else []),
        flags=_flags(body, base),
        kept=_kept_files(body, base),
        other=bool(body.get("poll") or body.get("sticker_ids")),
    )


def apply(draft: Draft, message: Message, files: list[File]) -> None:
    """Make `message` what `draft` says, with the new `files`."""
    message.content = draft.content
    message.embeds = [normalised_embed(embed) for embed in draft.embeds]
    message.components = normalised(draft.components)
    message.flags = draft.flags
    message.files = draft.kept + files


V = TypeVar("V", str, list[Payload])


def _either(body: Payload, key: str, before: V) -> V:
    return (body[key] or type(before)()) if key in body else before


def _flags(body: Payload, base: Message | None) -> int:
    asked = body.get("flags") or 0
    if base is None:
        return int(asked)
    # V2 cannot be taken back, and nothing else but the embeds' suppression can be edited.
    lasting = base.flags & ~(LOADING | SUPPRESS_EMBEDS)
    suppressed = (asked if "flags" in body else base.flags) & SUPPRESS_EMBEDS
    return int(lasting | suppressed | (asked & V2))


def _kept_files(body: Payload, base: Message | None) -> list[File]:
    if base is None:
        return []
    if "attachments" not in body:
        return base.files
    kept = {str(entry.get("id")) for entry in body["attachments"] or []}
    return [file for file in base.files if str(file.id) in kept]
