"""Reading files and archives that people add, one after the other, whatever is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from bot.intake import limits
from bot.intake.archives import Archive, slashed
from bot.intake.canonical import fields_of
from bot.intake.checking import problem_of, with_url
from bot.intake.messages import Message, Place, Read, Request, Started
from bot.intake.values import NewFile
from bot.intake.wording import out_of_memory, shown_name, too_large, unknown_format
from corpus import Draft, Limits, ReadError, Skipped
from corpus.readers import READERS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Something to be read: its bytes, its `name` as people know it, its path in an archive."""

    place: Place
    name: str
    path: str
    url: str | None
    read: Callable[[], bytes]

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.path).suffix.lower()


def messages(request: Request) -> Iterator[Message]:
    """Yield what is read of the files of `request`, from its start on."""
    start = request.start
    for number, file in enumerate(request.files[start.file :], start.file):
        first = start.entry if number == start.file else -1
        name = shown_name(file.name)
        yield Started(place=Place(file=number), name=name)
        try:
            yield from _file(number, file, first, request)
        except (ReadError, MemoryError, OSError) as error:
            yield Skipped(path=name, reason=_reason(error))


def _file(number: int, file: NewFile, first: int, request: Request) -> Iterator[Message]:
    name, most = shown_name(file.name), request.limits.max_file_bytes
    if file.path.stat().st_size > most:
        raise ReadError(too_large(most))
    path = slashed(file.name).rpartition("/")[2]
    if path.lower().endswith(".zip"):
        yield from _archive(number, file, first, request.limits)
        return
    if PurePosixPath(path).suffix.lower() not in READERS:
        raise ReadError(unknown_format())
    source = _Source(
        place=Place(file=number), name=name, path=path, url=request.url, read=file.path.read_bytes
    )
    yield from _source(source, request.limits)


def _archive(number: int, file: NewFile, first: int, most: Limits) -> Iterator[Message]:
    archive = Archive(file.path, most.max_file_bytes)
    others, name = archive.others(), shown_name(file.name)
    entries = archive.entries()
    if others and first <= 0:
        yield Skipped(path=name, reason=others)
    elif not entries:
        raise ReadError("is an empty archive")
    for position, entry in enumerate(entries):
        if position < first:
            continue
        source = _Source(
            place=Place(file=number, entry=position),
            name=shown_name(f"{file.name}/{entry.filename}"),
            path=slashed(entry.filename),
            url=None,
            read=partial(archive.read, entry),
        )
        yield Started(place=source.place, name=source.name)
        yield from _source(source, most)


def _source(source: _Source, most: Limits) -> Iterator[Message]:
    """Yield the articles of one file, and at last the reasons for what was passed over."""
    skipped: list[Skipped] = []
    any_read = False
    try:
        data = source.read()
        for item in READERS[source.suffix](data, source.name):
            message = item if isinstance(item, Skipped) else _checked(item, source, most)
            if isinstance(message, Skipped):
                skipped.append(message)
            else:
                any_read = True
                yield message
    except (ReadError, MemoryError, OSError) as error:
        skipped.append(Skipped(path=source.name, reason=_reason(error)))
    yield from _told(skipped, source, any_read=any_read)


def _checked(draft: Draft, source: _Source, most: Limits) -> Read | Skipped:
    ready = draft if source.suffix == ".jsonl" else with_url(draft, source.url)
    problem = problem_of(ready, most)
    if problem:
        line = "" if draft.line is None else f":{draft.line}"
        return Skipped(path=f"{source.name}{line}", reason=problem)
    return Read(
        name=source.name,
        path=PurePosixPath(source.path).name,
        folders=source.path,
        line=draft.line,
        fields=fields_of(ready),
    )


def _told(skipped: Sequence[Skipped], source: _Source, *, any_read: bool) -> Iterator[Skipped]:
    """Yield the reasons of one file, or one for all where nothing of it could be read."""
    if len(skipped) > 1 and not any_read:
        yield Skipped(
            path=source.name,
            reason=f"holds no article that can be read; the first {skipped[0].reason}",
        )
        return
    yield from skipped[: limits.MOST_REASONS]
    left = len(skipped) - limits.MOST_REASONS
    if left > 0:
        yield Skipped(path=source.name, reason=f"{left} more of its articles cannot be read")


def _reason(error: ReadError | MemoryError | OSError) -> str:
    if isinstance(error, ReadError):
        return error.reason
    if isinstance(error, MemoryError):
        return out_of_memory()
    return f"cannot be opened ({error.strerror or type(error).__name__})"
