"""What was asked, as cards: gaps, and figures beside their chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.chat.cards.escaping import escape_line, isolate, size
from bot.chat.cards.layout import Card, Colour
from bot.language import Language, text
from bot.statistics import Gap, GapKind, Labels, Summary

# Of each kind; so many questions of such a length fit into one message.
GAPS_SHOWN: Final = 10
_QUESTION: Final = 120
_TITLE: Final = 120


def gaps_card(gaps: Sequence[Gap], days: int, language: Language) -> Card:
    """List `gaps` of the last `days` days, the unanswered before the badly answered."""
    say = language.say
    title = say(text("gaps-title", days=days))
    if not gaps:
        return Card(text=say(text("gaps-none")), title=title, colour=Colour.LIKELY)
    lines: list[str] = []
    heads = {GapKind.UNANSWERED: text("gaps-unanswered"), GapKind.BADLY: text("gaps-badly")}
    for kind, head in heads.items():
        group = [gap for gap in gaps if gap.kind is kind]
        if group:
            lines += [f"**{say(head)}**", *(_gap_line(gap, language) for gap in group), ""]
    return Card(text="\n".join(lines).strip(), title=title, colour=Colour.SOURCE)


def _gap_line(gap: Gap, language: Language) -> str:
    question = _isolated(gap.question, _QUESTION)
    times = text("gaps-times", times=gap.times, day=gap.last)
    return f"- {question} · {language.say(times)}"


def stats_card(summary: Summary, days: int, language: Language) -> Card:
    """Show the figures of `summary` in words, for whoever cannot see its chart."""
    say = language.say
    title = say(text("stats-title", days=days))
    if not summary.questions:
        return Card(text=say(text("stats-nothing")), title=title, colour=Colour.NOTICE)
    lines = [text("stats-questions-line", questions=summary.questions, answered=summary.answered)]
    if summary.p50 is not None and summary.p95 is not None:
        median, slowest = (_seconds(each, language) for each in (summary.p50, summary.p95))
        lines.append(text("stats-times-line", median=median, slowest=slowest))
    if summary.liked_share is not None:
        lines.append(text("stats-votes-line", ups=summary.ups, downs=summary.downs))
    said = [*map(say, lines), *_most_cited(summary, language)]
    return Card(text="\n".join(said), title=title, colour=Colour.SOURCE)


def _most_cited(summary: Summary, language: Language) -> list[str]:
    if not summary.cited:
        return []
    lines = [
        f"- {_isolated(cited.title, _TITLE)} · {language.number(cited.answers)}"
        for cited in summary.cited
    ]
    return ["", f"**{language.say(text('stats-cited'))}**", *lines]


def labels_of(days: int, language: Language) -> Labels:
    """Return what the chart of the last `days` days says in `language`."""
    say = language.say
    return Labels(
        title=say(text("stats-title", days=days)),
        questions=say(text("stats-questions")),
        answered=say(text("stats-answered")),
        refused=say(text("stats-refused")),
        liked=say(text("stats-liked")),
        response=say(text("stats-response")),
        most_seconds=say(text("stats-most")),
        daily=say(text("stats-daily")),
        cited=say(text("stats-cited")),
        nothing=say(text("stats-nothing")),
        number=language.number,
        share=lambda share: f"{round(100 * share)} %",
        seconds=lambda seconds: _seconds(seconds, language),
        day=lambda day: language.day(day.isoformat()),
    )


def _seconds(seconds: float, language: Language) -> str:
    if seconds < 1:
        return f"{language.number(round(seconds * 1000))} ms"
    return f"{language.number(round(seconds, 1))} s"


def _isolated(words: str, limit: int) -> str:
    return isolate(escape_line(words, limit - size(isolate(""))))
