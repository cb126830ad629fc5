"""A part of a generation: some of its collections, with no way to the others.

Whoever may read only some collections is lent a part. Everything that answers takes it for a
generation, so that nothing has to remember what may not be shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from corpus import shown_name
from index.generation import Generation, Reader
from index.manifest import Counts
from index.scope import Scope, ScopeTable, Selection
from index.store import PersonRecord, StatementRecord, Store
from index.words import BUDGET, WordHit, WordIndex

# Parts of a generation that are kept, the ones last asked for: each has some megabytes, and making
# one takes as long as a question.
_MOST: Final = 16


def part_of(generation: Generation, covers: Callable[[str], bool]) -> Generation:
    """Return what of `generation` is in the collections of which `covers` is true.

    All of them are the generation itself. A part may be read as long as the generation is open. The
    caller holds no reader of it.
    """
    seen = frozenset(filter(covers, generation.collections))
    if len(seen) == len(generation.collections):
        return generation
    with generation.parting:
        part = generation.parts.pop(seen, None) or Part(generation, seen)
        generation.parts[seen] = part
        if len(generation.parts) > _MOST:
            generation.parts.popitem(last=False)
        return part


class Part(Generation):
    """Some collections of a generation: to whom it is lent, nothing else is there.

    What is found, named, suggested and counted is as if nothing else were indexed. Only which names
    are one person's, which paragraphs are no part of their article, and how rare BM25 takes a word
    to be, is seen over the whole.
    """

    def __init__(self, whole: Generation, collections: frozenset[str]) -> None:
        with whole.reader() as reader:
            store = _StorePart(reader.store, collections)
            super().__init__(
                # The paths that were named may be those of other collections.
                manifest=replace(whole.manifest, counts=store.counts(), paths=None),
                vectors=whole.vectors,
                readers=[],
                people=store.people(),
                collections=store.collections(),
            )
            self._whole = whole
            self._everything = self.scopes(store).select(Scope())
            self._paragraphs = store.paragraph_keys()
        self._limited: dict[Reader, Reader] = {}

    def select(self, scope: Scope, store: Store) -> Selection:
        """Return what is in `scope`; never None, which would be everything."""
        return self._everything if scope.is_open else self.scopes(store).select(scope)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Lend a reader of this part to this thread; waits while all of the whole are lent."""
        with self._whole.reader() as reader:
            if reader not in self._limited:
                self._limited[reader] = self._limit(reader)
            yield self._limited[reader]

    def _limit(self, reader: Reader) -> Reader:
        store = _StorePart(reader.store, self.collections, self._people)
        return Reader(store, _WordsPart(store, reader.words, self._everything, self._paragraphs))

    def _read_scopes(self, store: Store) -> ScopeTable:
        return self._whole.scopes(store).only(self.collections)


class _StorePart(Store):
    """The part of a store that some collections are, read by the same connection.

    People are those who speak there, with the names and the statements that they have there.
    """

    def __init__(
        self,
        whole: Store,
        collections: Collection[str],
        people: Sequence[PersonRecord] | None = None,
    ) -> None:
        # Everything is inherited but the opening of a connection.
        self.connection = whole.connection
        self._articles_table = (
            f"(SELECT * FROM articles WHERE collection IN ({_quoted(collections)}))"  # noqa: S608 - quoted
        )
        people = self._speaking() if people is None else people
        self._people = {person.key: person for person in people}

    def people(self) -> list[PersonRecord]:
        return list(self._people.values())

    def counts(self) -> Counts:
        """Return how much there is; what was skipped is of no collection."""
        paragraphs = f"paragraphs p JOIN {self._articles_table} a ON a.key = p.article"
        return Counts(
            articles=sum(self.collections().values()),
            paragraphs=self._count(paragraphs),
            passages=self._count(f"passages x JOIN {paragraphs} AND p.key = x.paragraph"),
            statements=self._count(f"statements x JOIN {paragraphs} AND p.key = x.paragraph"),
            skipped=0,
        )

    def paragraph_keys(self) -> frozenset[int]:
        """Return the keys of all paragraphs."""
        rows = self.connection.execute(
            f"SELECT p.key FROM paragraphs p JOIN {self._articles_table} a ON a.key = p.article"  # noqa: S608 - constants
        )
        return frozenset(key for (key,) in rows)

    def _count(self, tables: str) -> int:
        row = self.connection.execute(f"SELECT count(*) FROM {tables}").fetchone()  # noqa: S608 - constants
        return int(row[0])

    def _speaking(self) -> list[PersonRecord]:
        rows = self.connection.execute(
            "SELECT s.person, names.name, count(*) FROM statements s "  # noqa: S608 - constants
            "JOIN names ON names.key = s.name JOIN paragraphs p ON p.key = s.paragraph "
            f"JOIN {self._articles_table} a ON a.key = p.article GROUP BY s.name"
        )
        used: dict[int, Counter[str]] = {}
        for person, name, count in rows:
            used.setdefault(person, Counter())[name] += count
        people = [_person(key, names) for key, names in used.items()]
        return sorted(people, key=lambda each: (-each.statements, each.name, each.key))

    def _statements(self, condition: str, *values: object) -> list[StatementRecord]:
        return [self._renamed(each) for each in super()._statements(condition, *values)]

    def _renamed(self, record: StatementRecord) -> StatementRecord:
        """Return `record` with the name that these articles, not others, have for its speaker."""
        person = self._people.get(record.person) if record.person is not None else None
        named = replace(record.statement, speaker=person.name if person else None)
        return replace(record, statement=named)


class _WordsPart(WordIndex):
    """The part of a full-text index that some articles are; words are counted there."""

    def __init__(
        self, store: Store, whole: WordIndex, articles: Selection, paragraphs: frozenset[int]
    ) -> None:
        super().__init__(store.connection, whole.stems)
        self._whole = whole
        self._articles = articles.keys
        self._paragraphs = paragraphs

    def search(
        self,
        query: str,
        limit: int,
        articles: Sequence[int] | None = None,
        budget: int = BUDGET,
    ) -> list[WordHit]:
        return super().search(query, limit, self._inside(articles), budget)

    def holding(
        self, words: Sequence[str], limit: int, articles: Sequence[int] | None = None
    ) -> list[int]:
        return super().holding(words, limit, self._inside(articles))

    def _inside(self, articles: Sequence[int] | None) -> Sequence[int]:
        """Return which `articles` to look in: their selection is of this part, too."""
        return self._articles if articles is None else articles

    def _costs(self, words: Sequence[str]) -> dict[str, int]:
        # A search reads all paragraphs that hold a word, before it looks where they are.
        held, costs = self.frequencies(words), self._whole.frequencies(words)
        return {word: costs[word] if held[word] else 0 for word in words}

    def _count(self, stem: str) -> int:
        rows = self._connection.execute(
            "SELECT DISTINCT doc FROM occurrences WHERE term = ?", (stem,)
        )
        return sum(key in self._paragraphs for (key,) in rows)


def _quoted(collections: Collection[str]) -> str:
    """Return `collections` as SQL has texts."""
    return ", ".join("'" + name.replace("'", "''") + "'" for name in sorted(collections))


def _person(key: int, used: Counter[str]) -> PersonRecord:
    return PersonRecord(
        key=key,
        name=shown_name(used),
        forms=tuple(sorted(used, key=lambda form: (-used[form], form))),
        statements=used.total(),
    )
