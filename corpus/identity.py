"""Ids of articles: stable, unique, and the same on every machine."""

from __future__ import annotations

import re
import unicodedata
from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from corpus.model import Draft, Skipped
from corpus.scanning import FoundFile

_TRACKING: Final = re.compile(
    r"utm_.*|mc_[ce]id|[a-z]*clid|ref|ref_?src|ref_url|referrer|source|src|cmp(?:id)?|ocid|smid|smtyp|ito|"
    r"icid|ns_.*|at_.*|_ga|share|sh|sr_share|fb_.*|igshid|igsh|rss|partner|taid|feature|amp|spm|guce.*|guc.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A draft and the file that it was read from."""

    draft: Draft
    file: FoundFile

    @property
    def place(self) -> str:
        """Return the file's name, with the line where it holds many articles."""
        return self.file.name if self.draft.line is None else f"{self.file.name}:{self.draft.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A draft with its id."""

    id: str
    located: Located


def name_drafts(
    drafts: Sequence[Located],
    files: Sequence[FoundFile],
    without: frozenset[str] = frozenset(),
    but: Path | None = None,
) -> tuple[list[Named], list[Skipped]]:
    """Give each draft an id: the one that it brings, else one from its url, else from its path.

    A draft that brings the id of an earlier one is passed over; a path whose id is taken gets a
    number. `files` are all that were found: a path keeps its suffix where another file differs in
    nothing else. Drafts with the ids `without` are left out, unless they lie below the folder
    `but`; all others keep the ids that they would have beside them.
    """
    stems = Counter((file.root, _stem(file.path)) for file in files)
    kept_in = but.resolve() if but and without else None
    named: dict[str, Named] = {}
    removed: dict[str, Named] = {}
    skipped: list[Skipped] = []
    for located in drafts:
        article_id = _id_of(located, ChainMap(named, removed), stems)
        own = Named(id=article_id, located=located)
        if article_id in without and not _lies_below(kept_in, located):
            removed.setdefault(article_id, own)
            continue
        holder = named.setdefault(article_id, own)
        if holder is not own:
            reason = f"has the id “{article_id}”, which {holder.located.place} has already"
            skipped.append(Skipped(path=located.place, reason=reason))
    return list(named.values()), skipped


def _lies_below(folder: Path | None, located: Located) -> bool:
    return folder is not None and located.file.absolute.is_relative_to(folder)


def id_from_url(url: str) -> str | None:
    """Return host and path of a web address, with those parts of its query that choose a page."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    query = urlencode([pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])])
    readable = unquote(host + port + parts.path.rstrip("/")) + (
        f"?{unquote(query)}" if query else ""
    )
    return _cleaned(readable) or None


def id_from_path(path: str, *, keeps_suffix: bool = False) -> str:
    """Return a relative path as an id, usually without its suffix."""
    return _cleaned(path if keeps_suffix else _stem(path)) or "article"


def _id_of(
    located: Located, taken: Mapping[str, Named], stems: Mapping[tuple[Path, str], int]
) -> str:
    draft, file = located.draft, located.file
    given = draft.id or (draft.url and id_from_url(draft.url))
    if given:
        return given
    own = id_from_path(file.path, keeps_suffix=stems[file.root, _stem(file.path)] > 1)
    holder = taken.get(own)
    if holder is None:
        return own
    if holder.located.file.root == file.root:
        return next(name for n in count(2) if (name := f"{own}-{n}") not in taken)
    return _cleaned(f"{file.root.absolute().name}/{own}")


def _stem(path: str) -> str:
    return PurePosixPath(path).with_suffix("").as_posix()


def _cleaned(text: str) -> str:
    """Return `text` composed and on one line, without characters that nobody can see."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(_visible(composed)).strip()


def _visible(text: str) -> Iterable[str]:
    return (character for character in text if unicodedata.category(character)[0] != "C")
