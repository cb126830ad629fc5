"""What the bot and the process that reads for it tell each other: one line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.intake.limits import SECONDS_EACH
from bot.intake.values import NewFile
from corpus import Limits, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A file by its number, and an entry of it where it is an archive; -1 is the file itself."""

    file: int = 0
    entry: int = -1

    @property
    def next(self) -> Place:
        """Return where reading goes on without this one."""
        if self.entry < 0:
            return Place(file=self.file + 1)
        return Place(file=self.file, entry=self.entry + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to read: `files` from `start` on; `url` is where a web page was fetched from.

    `seconds` of the processor are what each file may take.
    """

    files: tuple[NewFile, ...]
    limits: Limits
    url: str | None = None
    start: Place = Place()
    seconds: float = SECONDS_EACH

    def to_bytes(self) -> bytes:
        """Return the request as one line."""
        files = [(file.name, str(file.path)) for file in self.files]
        fields = {"files": files, "limits": asdict(self.limits), "url": self.url}
        more = {"start": asdict(self.start), "seconds": self.seconds}
        return json.dumps(fields | more).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Request:
        """Read what `to_bytes` returns."""
        fields = json.loads(data)
        return cls(
            files=tuple(NewFile(name=name, path=Path(path)) for name, path in fields["files"]),
            limits=Limits(**fields["limits"]),
            url=fields["url"],
            start=Place(**fields["start"]),
            seconds=fields["seconds"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """Reading of a file, or of an archive's entry, has begun: its name as people know it."""

    place: Place
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article that was read: `fields` is its form in JSON, `path` what names it at last.

    `folders` is `path` with the folders of its archive, and `line` where a file of many has it.
    """

    name: str
    path: str
    folders: str
    line: int | None
    fields: Mapping[str, Any]


Message = Started | Read | Skipped


def to_line(message: Message) -> bytes:
    """Return `message` as one line."""
    kind = type(message).__name__
    return json.dumps({"kind": kind, **asdict(message)}, ensure_ascii=False).encode() + b"\n"


def from_lines(data: bytes) -> Iterator[Message]:
    """Yield the messages of `data`, without one at its end that was cut off."""
    for line in data[: data.rfind(b"\n") + 1].splitlines():
        fields = json.loads(line)
        kind = fields.pop("kind")
        if kind == Started.__name__:
            yield Started(place=Place(**fields["place"]), name=fields["name"])
        elif kind == Read.__name__:
            yield Read(**fields)
        else:
            yield Skipped(**fields)
