"""What people say, paragraph by paragraph, and the orders in which it is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from bot.answer import Citation
from bot.planning import Period
from corpus import Statement, StatementKind
from index.generation import Generation
from index.passages import Span
from index.store import ParagraphRecord, PersonRecord, StatementRecord

# SQLite takes only so many values in one question.
_AT_ONCE: Final = 30_000
# What opens a quotation again in the next paragraph, and what would have closed it before.
_OPENING: Final = tuple("\"'“‘„‚«»‹›「『")
_CLOSING: Final = tuple("\"'”’»«›‹“‘」』")
# How sure the best statements are, the good ones, and those that rest on a plain pronoun.
_SURE: Final = (0.9, 0.8, 0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What one person says in a paragraph: all of it is one citation."""

    paragraph: ParagraphRecord
    person: int
    records: tuple[StatementRecord, ...]

    @property
    def span(self) -> Span:
        """From the first statement to the last: an interrupted quotation keeps what interrupts."""
        return Span(
            min(record.statement.start for record in self.records),
            max(record.statement.end for record in self.records),
        )

    @property
    def confidence(self) -> float:
        """How sure the surest is."""
        return max(record.statement.confidence for record in self.records)

    @property
    def day(self) -> str:
        """The day on which the article was published, as 2022-10-13; "" for undated."""
        return (self.paragraph.article.published_at or "")[:10]

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, for a ranking."""
        return self.paragraph.article.id, self.paragraph.number

    @property
    def first(self) -> Statement:
        """The statement that begins first."""
        return min((record.statement for record in self.records), key=lambda each: each.start)

    @property
    def kind(self) -> StatementKind:
        """What it is as a whole: quoted where any of it is somebody's own sentences."""
        kinds = {record.statement.kind for record in self.records}
        return StatementKind.DIRECT if StatementKind.DIRECT in kinds else self.first.kind

    @property
    def texts(self) -> list[str]:
        """The words of each statement, in order."""
        statements = sorted((record.statement for record in self.records), key=lambda s: s.start)
        return [self.paragraph.text[each.start : each.end] for each in statements]

    @property
    def last(self) -> Statement:
        """The statement that ends last."""
        return max((record.statement for record in self.records), key=lambda each: each.end)

    def cite(self, score: float, *, runs_on: bool) -> Citation:
        """Return the citation; `runs_on` tells that it goes on from the paragraph before."""
        speaker = self.first.speaker
        cited = Citation.of(self.paragraph, self.span, score, speaker, self.kind)
        return replace(cited, runs_on=runs_on)


# A quotation that runs over paragraphs, in order; most are of one paragraph.
Run = tuple[Spoken, ...]


def spoken_by(generation: Generation, people: Iterable[PersonRecord]) -> list[Spoken]:
    """Return all that `people` say, the newest article first, as the articles have it."""
    said: dict[tuple[int, int], list[StatementRecord]] = {}
    with generation.reader() as reader:
        for person in people:
            for record in reader.store.statements_of(person.key):
                said.setdefault((record.paragraph, person.key), []).append(record)
        keys = list(dict.fromkeys(paragraph for paragraph, _ in said))
        paragraphs: dict[int, ParagraphRecord] = {}
        for start in range(0, len(keys), _AT_ONCE):
            paragraphs |= reader.store.paragraphs_by_key(keys[start : start + _AT_ONCE])
    return newest_first(
        Spoken(paragraph=paragraphs[key], person=person, records=tuple(records))
        for (key, person), records in said.items()
    )


def newest_first(spoken: Iterable[Spoken]) -> list[Spoken]:
    """Order by day, the newest first and undated last, then as the articles have it."""
    in_order = sorted(spoken, key=lambda each: (*each.place, each.span.start))
    return sorted(in_order, key=lambda each: each.day, reverse=True)


def surest_first(spoken: Iterable[Spoken]) -> list[Spoken]:
    """Order by how sure it is, in a few steps, then by how many statements tell the same.

    Those of the paragraph count first, then those of the article; what is equal keeps its order.
    """
    everything = list(spoken)
    of_article = Counter(each.paragraph.article.id for each in everything)

    def doubt(each: Spoken) -> tuple[int, int, int]:
        step = sum(each.confidence < least for least in _SURE)
        return step, -len(each.records), -of_article[each.paragraph.article.id]

    return sorted(everything, key=doubt)


def likely_places(generation: Generation, people: Iterable[PersonRecord]) -> list[tuple[str, int]]:
    """Return where `people` may be speaking, too unsurely to be cited, the surest place first."""
    with generation.reader() as reader:
        return [place for each in people for place in reader.store.likely_places_of(each.key)]


def within(spoken: Iterable[Spoken], period: Period) -> list[Spoken]:
    """Return what was published in `period`, both days included; undated is in no period."""
    return [each for each in spoken if is_within(each.day, period)]


def is_within(day: str, period: Period) -> bool:
    """Tell whether `day`, as 2022-10-13 or "" for undated, is in `period`."""
    if period.since is None and period.until is None:
        return True
    since = period.since.isoformat() if period.since else ""
    return bool(day) and since <= day and (not period.until or day <= period.until.isoformat())


def runs_of(spoken: Iterable[Spoken]) -> list[Run]:
    """Put together what runs on from paragraph to paragraph, in words of one person."""
    runs: list[list[Spoken]] = []
    last: dict[int, list[Spoken]] = {}
    for each in spoken:
        run = last.get(each.person)
        if run and _goes_on(run[-1], each):
            run.append(each)
        else:
            runs.append([each])
            last[each.person] = runs[-1]
    return [tuple(run) for run in runs]


def of_outlet(runs: Sequence[Run], outlet: str) -> list[Run]:
    """Return those of `runs` that articles from `outlet` have, or else those told to it."""
    name = _bare(outlet)
    return [run for run in runs if _bare(run[0].paragraph.article.source or "") == name] or [
        run for run in runs if any(_names(each.paragraph.text, name) for each in run)
    ]


def places(runs: Iterable[Run]) -> tuple[tuple[str, int], ...]:
    """Return where `runs` stand, for a ranking."""
    return tuple(each.place for each in chain.from_iterable(runs))


def _goes_on(before: Spoken, spoken: Spoken) -> bool:
    return (
        before.paragraph.article.id == spoken.paragraph.article.id
        and before.paragraph.number + 1 == spoken.paragraph.number
        and _ends_open(before)
        and spoken.paragraph.text.lstrip().startswith(_OPENING)
    )


def _ends_open(spoken: Spoken) -> bool:
    """Tell whether the paragraph ends inside the quotation, which is opened again in the next."""
    text, last = spoken.paragraph.text.rstrip(), spoken.last
    return (
        last.kind is not StatementKind.REPORTED
        and last.end >= len(text)
        and not text.endswith(_CLOSING)
    )


def _names(text: str, outlet: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", _bare(text)) is not None


def _bare(outlet: str) -> str:
    return " ".join(outlet.lower().removeprefix("the ").split())
