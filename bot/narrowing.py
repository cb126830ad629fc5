"""What an answer is limited to: by options beside a question, and by its own plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bot.answer import Answer, AnswerKind, Citation
from bot.language import Month, Text, text
from bot.planning import Ask, Period, Plan
from bot.planning.details import Context
from bot.planning.outlets import Outlets, outlet_names, outlets_of
from bot.planning.scoping import Wanted, read_scope
from bot.requested import Filters
from bot.saying import Found
from bot.saying.notes import in_words, read_as, tells_of_none
from bot.saying.spoken import is_within
from index.generation import Generation
from index.scope import Scope, Selection

_NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What is searched for, and where.

    `query` is what to search with. `scope` is what may answer, and `given` that part of it which
    was set beside the question: what the question's own words add to it is a guess. `notes` tell
    how an outlet was read.
    """

    query: str
    scope: Scope
    given: Scope
    notes: tuple[Text, ...]

    @property
    def is_guess(self) -> bool:
        """Whether the question's own words limit it."""
        return self.scope != self.given

    def widened(self, question: str) -> Narrowed:
        """Return the same without what was guessed from the words of `question`."""
        return replace(self, query=question, scope=self.given)


def narrow(
    generation: Generation,
    question: str,
    asked: Plan,
    filters: Filters,
    today: date | None = None,
) -> Narrowed:
    """Return what `question`, planned as `asked`, and `filters` limit the answer to.

    Words such as "last week" are seen from `today`, by default the day it is in UTC. Where they ask
    for somebody's statements, the plan limits those. Raises `NoSuchOutletError`.
    """
    with generation.reader() as reader:
        table = generation.scopes(reader.store)
    outlets = outlets_of(tuple(name for name, _ in table.outlets))
    given, notes = _given(outlets, filters)
    context = Context(
        today or datetime.now(UTC).date(),
        () if given.sources else outlets.names,
        () if given.since or given.until else table.days,
    )
    plain = asked.kind is Ask.PASSAGES
    wanted = read_scope(question, context) if plain else Wanted(Scope(), _searched(question, asked))
    scope = Scope(
        sources=given.sources or wanted.scope.sources,
        since=given.since or wanted.scope.since,
        until=given.until or wanted.scope.until,
    )
    return Narrowed(query=wanted.topic, scope=scope, given=given, notes=notes)


def _searched(question: str, asked: Plan) -> str:
    """Return what to search with where `question` asks for statements: a name finds its bearer."""
    bare = asked.kind is Ask.SAID and asked.speaker and not asked.topic
    return f"{asked.speaker} said" if bare else question


def limited(asked: Plan, given: Scope) -> Plan:
    """Return `asked` within `given`, which comes before what its own words say."""
    if given.since or given.until:
        asked = replace(asked, since=given.since, until=given.until)
    if len(given.sources) == 1:
        asked = replace(asked, outlet=next(iter(given.sources)))
    return asked


def found_in(selection: Selection | None, scope: Scope, found: Found) -> Found:
    """Return of `found` what is in `selection`, that of `scope`; an abstention where none is."""
    if selection is None:
        return found
    cited = tuple(each for each in found.citations if each.article in selection.articles)
    ranking = tuple(place for place in found.ranking if place[0] in selection.articles)
    if cited or not found.citations:
        return replace(found, citations=cited, ranking=ranking)
    missing = text("notes-none-others-have", outlet=_outlet(scope), published=_published(scope))
    return Found(
        kind=AnswerKind.ABSTAINED,
        confidence=0.0,
        ranking=ranking,
        notes=(*(note for note in found.notes if not tells_of_none(note)), missing),
        nearest=found.citations[:_NEAREST],
    )


def told(narrowed: Narrowed, found: Found) -> Found:
    """Return `found` with how an outlet was read."""
    return replace(found, notes=(*narrowed.notes, *found.notes))


def elsewhere(narrowed: Narrowed, answer: Answer) -> Answer:
    """Return `answer`, of the wider scope; where it answers, tell that the guessed one does not.

    Where it cites that one all the same, that would not be true, and nothing else is kept.
    """
    if not answer.answered:
        return answer
    guess = Scope(
        sources=narrowed.scope.sources - narrowed.given.sources,
        since=None if narrowed.given.since else narrowed.scope.since,
        until=None if narrowed.given.until else narrowed.scope.until,
    )
    own = tuple(each for each in answer.citations if _is_of(each, guess))
    if own:
        return replace(answer, citations=own)
    return replace(answer, notes=(_of_others(guess), *answer.notes))


def _is_of(citation: Citation, scope: Scope) -> bool:
    """Tell whether `citation` is of an article in `scope`."""
    there = not scope.sources or citation.source in scope.sources
    return there and is_within((citation.published_at or "")[:10], Period(scope.since, scope.until))


def _given(outlets: Outlets, filters: Filters) -> tuple[Scope, tuple[Text, ...]]:
    read = [outlets.meant(typed) for typed in filters.sources]
    sources = frozenset[str]().union(*(found for found, _ in read))
    scope = Scope(sources=sources, since=filters.since, until=filters.until)
    return scope, tuple(read_as(outlet_names(found)) for found, name in read if name)


def _of_others(guess: Scope) -> Text:
    """Say that what is shown is of other outlets or dates than `guess`."""
    outlet, published = _outlet(guess), _published(guess)
    if not guess.sources:
        return text("notes-none-other-dates", outlet=outlet, published=published)
    if guess.since or guess.until:
        return text("notes-none-other-outlets-or-dates", outlet=outlet, published=published)
    return text("notes-none-other-outlets", outlet=outlet, published=published)


def _outlet(scope: Scope) -> Text | str:
    """Return what tells the outlets of `scope` behind the word "article"."""
    if not scope.sources:
        return ""
    return text("notes-from-outlet", outlet=outlet_names(scope.sources))


def _published(scope: Scope) -> Text | str:
    """Return what tells the dates of `scope` behind that."""
    month = _month(scope)
    if month:
        return text("notes-of-month", month=month)
    when = in_words(Period(scope.since, scope.until))
    return text("notes-published", when=when) if when else ""


def _month(scope: Scope) -> Month | None:
    """Return the month that `scope` is; None where it is none."""
    if scope.since is None or scope.until is None or scope.since.day > 1:
        return None
    behind = scope.until + timedelta(days=1)
    next_month = (scope.since + timedelta(days=31)).replace(day=1)
    return Month(scope.since) if behind == next_month else None
