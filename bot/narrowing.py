"""What an answer is limited to: by options beside a question, and by its own plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bot.answer import Answer, AnswerKind
from bot.planning import Ask, Period, Plan
from bot.planning.details import Context
from bot.planning.outlets import Outlets, outlet_name, outlets_of
from bot.planning.scoping import Wanted, read_scope
from bot.requested import Filters
from bot.saying import Found
from bot.saying.notes import in_words, read_as
from bot.wording import ABSTAINED
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
    notes: tuple[str, ...]

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
    missing = f"No article{_published(scope)} answers this. Others have:"
    return Found(
        kind=AnswerKind.ABSTAINED,
        confidence=0.0,
        ranking=ranking,
        notes=(*(note for note in found.notes if not note.startswith("No article")), missing),
        nearest=found.citations[:_NEAREST],
    )


def told(narrowed: Narrowed, found: Found) -> Found:
    """Return `found` with how an outlet was read, which is not all there is to tell of nothing."""
    if not narrowed.notes:
        return found
    nothing = () if found.notes or found.kind is not AnswerKind.ABSTAINED else (ABSTAINED,)
    return replace(found, notes=(*narrowed.notes, *nothing, *found.notes))


def elsewhere(narrowed: Narrowed, answer: Answer) -> Answer:
    """Return `answer`, of the wider scope; where it answers, tell that the guessed one does not."""
    if not answer.answered:
        return answer
    guess = Scope(
        sources=narrowed.scope.sources - narrowed.given.sources,
        since=None if narrowed.given.since else narrowed.scope.since,
        until=None if narrowed.given.until else narrowed.scope.until,
    )
    other = "outlets" if guess.sources else "dates"
    if guess.sources and (guess.since or guess.until):
        other = "outlets or dates"
    note = f"No article{_published(guess)} answers this; this is from other {other}."
    return replace(answer, notes=(note, *answer.notes))


def _given(outlets: Outlets, filters: Filters) -> tuple[Scope, tuple[str, ...]]:
    read = [outlets.meant(typed) for typed in filters.sources]
    sources = frozenset[str]().union(*(found for found, _ in read))
    scope = Scope(sources=sources, since=filters.since, until=filters.until)
    return scope, tuple(read_as(name) for _, name in read if name)


def _published(scope: Scope) -> str:
    """Return what tells `scope` behind the word "article"."""
    outlet = f" from {outlet_name(scope.sources)}" if scope.sources else ""
    month = _month(scope)
    if month:
        return f"{outlet} of {month}"
    when = in_words(Period(scope.since, scope.until))
    return outlet + (f" published{when}" if when else "")


def _month(scope: Scope) -> str:
    """Return the month that `scope` is, such as "October 2023"; "" where it is none."""
    if scope.since is None or scope.until is None or scope.since.day > 1:
        return ""
    behind = scope.until + timedelta(days=1)
    next_month = (scope.since + timedelta(days=31)).replace(day=1)
    return f"{scope.since:%B %Y}" if behind == next_month else ""
