"""What was asked, so that it can be asked again of one of several who share a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.access import FULL, Access

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.answerer import Answerer


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is set beside a question: outlets as typed, any where there are none, and a period.

    The days `since` and `until` are included; paragraphs with the locators in `without` are left
    out: they were shown already. `access` is that of the place where it is asked, and is not kept:
    whoever asks again does it with the access that holds then.
    """

    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    without: tuple[str, ...] = ()
    access: Access = FULL


NO_FILTERS: Final = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A sentence, as it was typed, and what its answer is limited to."""

    text: str
    filters: Filters = NO_FILTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBy:
    """Somebody's statements; the days `since` and `until` are included."""

    name: str
    about: str | None = None
    since: date | None = None
    until: date | None = None


Request = Question | SaidBy


def answer_to(
    request: Request, answerer: Answerer, speaker: str | None = None, access: Access = FULL
) -> Answer:
    """Return the answer to `request` from what `access` covers, and a question's own with it.

    `speaker` is as for `Answerer.answer`.
    """
    if isinstance(request, Question):
        within = replace(request.filters, access=request.filters.access.within(access))
        return answerer.answer(request.text, speaker, within)
    return answerer.said(request.name, request.about, request.since, request.until, speaker, access)


def request_to_json(request: Request) -> dict[str, Any]:
    """Return `request` as it is kept."""
    if isinstance(request, Question):
        filters = request.filters
        left_out = {"without": list(filters.without)} if filters.without else {}
        sources = {"sources": list(filters.sources), **left_out}
        return {"question": request.text, **sources, **_days_to_json(filters)}
    return {"name": request.name, "about": request.about, **_days_to_json(request)}


def request_from_json(kept: dict[str, Any]) -> Request:
    """Return the request that was kept as `kept`, also before a question had filters."""
    since, until = (
        date.fromisoformat(kept[name]) if kept.get(name) else None for name in ("since", "until")
    )
    if "question" in kept:
        sources, left_out = tuple(kept.get("sources", ())), tuple(kept.get("without", ()))
        filters = Filters(sources=sources, since=since, until=until, without=left_out)
        return Question(text=kept["question"], filters=filters)
    return SaidBy(name=kept["name"], about=kept["about"], since=since, until=until)


def _days_to_json(limited: Filters | SaidBy) -> dict[str, str | None]:
    return {
        "since": limited.since.isoformat() if limited.since else None,
        "until": limited.until.isoformat() if limited.until else None,
    }
