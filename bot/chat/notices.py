"""What people read besides answers and sources: hints, the status, a re-index, a failure."""

from __future__ import annotations

from datetime import datetime
from pathlib import PureWindowsPath
from typing import Final

from bot.chat.escaping import escape_line, isolate, without_folders
from bot.chat.layout import Card, Colour
from bot.reindexing import Outcome, Progress
from bot.sources import IndexStatus
from bot.wording import day_of
from index.progress import Phase

LONGEST_QUESTION: Final = 1000

HINT: Final = (
    "Write your question after my name, or use `/ask`: I answer in the words of this community's "
    "articles, and show where they stand."
)
EMBEDS_NEEDED: Final = (
    "I may not show embeds in this channel, so I cannot show sources here. "
    "Use `/ask`, or give me the permission Embed Links."
)
TOO_OLD: Final = (
    "The sources of this answer are no longer kept: it is too old. "
    "Ask again, or look them up with `/source`."
)
CHOICE_TOO_OLD: Final = (
    "This choice is no longer kept: the answer is too old. Ask again with the full name."
)
CUT: Final = f"Your question is long: only its first {LONGEST_QUESTION:,} characters were read."
NOTHING_INDEXED: Final = (
    "Nothing is indexed yet. Those who manage this server can index the articles with "
    "`/corpus reindex`."
)
CHANGED_COMMAND: Final = "This command has changed. Reload Discord and try again in a few minutes."

_BAR: Final = 20
_SKIPPED_SHOWN: Final = 5
_DOING: Final = {
    Phase.READING: "reading articles",
    Phase.FINDING: "finding statements",
    Phase.WRITING: "writing articles",
    Phase.EMBEDDING: "embedding passages",
    Phase.PUBLISHING: "publishing",
}


def failure(reference: str) -> str:
    """Return what a person reads when something broke."""
    return f"Something went wrong on my side. If it happens again, tell my operator `{reference}`."


def gone(name: str) -> Card:
    """Say that whoever was chosen no longer speaks in the articles."""
    shown = isolate(escape_line(name, 100))
    text = f"{shown} no longer speaks in the articles: they have changed since. Ask again."
    return Card(text=text, colour=Colour.NOTICE)


def status(found: IndexStatus, running_since: datetime | None) -> Card:
    """Say what is indexed and since when."""
    counts = found.manifest.counts
    since = int(datetime.fromisoformat(found.manifest.created_at).timestamp())
    holds = [
        f"**{_count(counts.articles, 'article')}**",
        _count(counts.paragraphs, "paragraph"),
        _count(counts.statements, "statement"),
    ]
    lines = [
        ", ".join(holds),
        f"Published {_range(found)}",
        f"Indexed <t:{since}:f>, <t:{since}:R>",
    ]
    if counts.skipped:
        lines.append(f"{_count(counts.skipped, 'file or line', 'files and lines')} passed over")
    if running_since is not None:
        lines.append(f"A re-index is running since <t:{int(running_since.timestamp())}:t>")
    details = f"{found.manifest.id} · {_model(found.manifest.model)}"
    lines.append(f"-# {escape_line(details, 200)}")
    return Card(text="\n".join(lines), colour=Colour.SOURCE)


def reindexing(progress: Progress | None) -> Card:
    """Say how far a re-index is: phase, bar, counts."""
    if progress is None:
        return Card(text="**Re-indexing** · starting", colour=Colour.NOTICE)
    lines = [f"**Re-indexing** · {_DOING[progress.phase]}"]
    if progress.total:
        share = min(progress.done / progress.total, 1)
        filled = int(share * _BAR)
        bar = "█" * filled + "░" * (_BAR - filled)
        lines.append(f"`{bar}` {int(share * 100)} %")
        lines.append(f"{progress.done:,} of {progress.total:,}")
    return Card(text="\n".join(lines), colour=Colour.NOTICE)


def reindexed(outcome: Outcome) -> Card:
    """Sum up a re-index."""
    articles = _count(outcome.articles, "article")
    paragraphs = _count(outcome.paragraphs, "paragraph")
    if outcome.published:
        lines = [
            f"**Re-indexed** in {_duration(outcome.seconds)}: {articles}, {paragraphs}",
            f"{outcome.added:,} added, {outcome.changed:,} changed, {outcome.removed:,} removed",
            f"{_count(outcome.embedded, 'passage')} embedded, {outcome.reused:,} carried over",
        ]
    else:
        lines = ["**Nothing has changed** since the last index.", f"{articles}, {paragraphs}"]
    return Card(text="\n".join([*lines, *_skipped(outcome)]), colour=Colour.ANSWERED)


def not_reindexed(why: str) -> Card:
    """Say `why`, which is escaped, a re-index published nothing, and that this is no harm."""
    text = f"**Not re-indexed**\n{why}\nWhat was indexed before still answers."
    return Card(text=text, colour=Colour.NOTICE)


def _skipped(outcome: Outcome) -> list[str]:
    if not outcome.skipped:
        return []
    shown = [
        f"{escape_line(without_folders(item.path), 120)}: {escape_line(item.reason, 200)}"
        for item in outcome.skipped[:_SKIPPED_SHOWN]
    ]
    more = len(outcome.skipped) - len(shown)
    tail = [f"and {more:,} more, in the log"] if more else []
    passed = _count(len(outcome.skipped), "file or line", "files and lines")
    return [f"{passed} passed over:", *shown, *tail]


def _range(found: IndexStatus) -> str:
    first, last = day_of(found.first_date), day_of(found.last_date)
    if found.first_date is None:
        return "at unknown dates"
    return first if first == last else f"{first} to {last}"


def _model(name: str) -> str:
    """Return the name of a model; of one that is a folder, the last part: where is no concern."""
    hub = name.count("/") <= 1 and not name.startswith(("/", ".", "~")) and "\\" not in name
    return name if hub else PureWindowsPath(name).name


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
