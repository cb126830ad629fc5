"""Reading a whole corpus: find, read, name, date, number, clean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.cleaning import mark_blocks, mark_recurring
from corpus.dates import parse_date
from corpus.errors import CorpusError, ReadError
from corpus.identity import Located, Named, name_drafts
from corpus.model import Article, Corpus, Draft, Paragraph, Skipped
from corpus.readers import READERS
from corpus.scanning import FoundFile, find_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is too much: bytes of a file, characters of an article's paragraphs together."""

    max_file_bytes: int = 64 * 2**20
    max_article_chars: int = 500_000


def read_removed(path: Path) -> frozenset[str]:
    """Return the ids of the articles that the file `path` says are removed, one a line.

    Where there is no such file, none are. Raises `CorpusError` when it cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return frozenset()
    except UnicodeDecodeError:
        raise CorpusError(f"{path} is not UTF-8 text: save it as UTF-8.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CorpusError(f"{path} cannot be read ({reason}): check its permissions.") from None
    return frozenset(filter(None, (line.removesuffix("\r") for line in text.split("\n"))))


def read_corpus(
    roots: Sequence[Path],
    limits: Limits,
    on_file: Callable[[int, int], None] | None = None,
    *,
    without: frozenset[str] = frozenset(),
    but: Path | None = None,
) -> Corpus:
    """Read all articles below `roots`; call `on_file` with the files done and their total.

    Articles with the ids `without` are left out, except below the root `but`. What cannot be read
    is passed over and reported. Raises `CorpusError` only for a root that does not exist.
    """
    found = find_files(roots)
    drafts: list[Located] = []
    skipped = list(found.skipped)
    for done, file in enumerate(found.files, 1):
        for item in _read_file(file, limits):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                drafts.append(Located(draft=item, file=file))
        if on_file:
            on_file(done, len(found.files))
    named, doubles = name_drafts(drafts, found.files, without, but)
    articles = mark_recurring([_article(each) for each in named])
    whole, empty = _split_empty(articles, named)
    return Corpus(articles=whole, skipped=(*skipped, *doubles, *empty))


def _read_file(file: FoundFile, limits: Limits) -> Iterator[Draft | Skipped]:
    try:
        for item in READERS[file.suffix](_bytes_of(file.absolute, limits), file.name):
            yield item if isinstance(item, Skipped) else _within(item, file, limits)
    except ReadError as error:
        yield Skipped(path=file.name, reason=error.reason)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or type(error).__name__})"
        yield Skipped(path=file.name, reason=reason)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    if path.stat().st_size <= limits.max_file_bytes:
        with path.open("rb") as stream:
            data = stream.read(limits.max_file_bytes + 1)  # it may have grown meanwhile
        if len(data) <= limits.max_file_bytes:
            return data
    limit = limits.max_file_bytes / 2**20
    raise ReadError(f"is larger than {limit:g} MB: split it, or raise PILCROW_MAX_FILE_MB")


def _within(draft: Draft, file: FoundFile, limits: Limits) -> Draft | Skipped:
    length = sum(map(len, draft.blocks))
    if length <= limits.max_article_chars:
        return draft
    reason = (
        f"has an article of {length} characters (“{draft.id or draft.title:.60}”), more than "
        f"{limits.max_article_chars}: split it, or raise PILCROW_MAX_ARTICLE_CHARS"
    )
    return Skipped(path=Located(draft=draft, file=file).place, reason=reason)


def _article(named: Named) -> Article:
    draft = named.located.draft
    return Article(
        id=named.id,
        title=draft.title,
        paragraphs=tuple(_paragraphs(draft)),
        source=draft.source,
        published_at=parse_date(draft.published_at) if draft.published_at else None,
        url=draft.url,
        author=draft.author,
        collection=named.located.file.collection,
    )


def _paragraphs(draft: Draft) -> Iterator[Paragraph]:
    marks = mark_blocks(draft.blocks, draft.headings)
    for number, (text, mark) in enumerate(zip(draft.blocks, marks, strict=True), 1):
        yield Paragraph(number=number, text=text, mark=mark)


def _split_empty(
    articles: Sequence[Article], named: Sequence[Named]
) -> tuple[tuple[Article, ...], list[Skipped]]:
    """Return the articles in the order of their ids, and reports of those that have no text."""
    places = {each.id: each.located.place for each in named}
    whole = [each for each in articles if any(p.mark is None for p in each.paragraphs)]
    kept = {each.id for each in whole}
    empty = [
        Skipped(path=places[each.id], reason=f"has no text (“{each.title:.60}”)")
        for each in articles
        if each.id not in kept
    ]
    return tuple(sorted(whole, key=lambda each: each.id)), empty
