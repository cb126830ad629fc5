"""What there is to tell of the corpus: what is indexed, and how a re-index goes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import PureWindowsPath
from typing import Final

from bot.chat.cards.changes import file_of, title_lines
from bot.chat.cards.escaping import escape_line, without_folders
from bot.chat.cards.layout import LARGEST_FILE, Button, Card, Colour, Picture, id_of
from bot.curation.changes import Changes
from bot.curation.speed import Speed
from bot.health import Figures, MessageContent
from bot.language import Language, Text, text
from bot.reindexing import Outcome, Progress
from bot.sources import IndexStatus
from index.progress import Phase

_BAR: Final = 20
_SKIPPED_SHOWN: Final = 5
_GENERATION: Final = 40
_DOING: Final = {
    Phase.READING: text("corpus-reading"),
    Phase.FINDING: text("corpus-finding"),
    Phase.WRITING: text("corpus-writing"),
    Phase.EMBEDDING: text("corpus-embedding"),
    Phase.PUBLISHING: text("corpus-publishing"),
}


def status_lines(
    found: IndexStatus, running_since: datetime | None, language: Language
) -> list[str]:
    """Return what is indexed and since when, in lines."""
    counts = found.manifest.counts
    since = int(datetime.fromisoformat(found.manifest.created_at).timestamp())
    lines = [
        language.say(
            text(
                "corpus-holds",
                articles=counts.articles,
                paragraphs=counts.paragraphs,
                statements=counts.statements,
            )
        ),
        language.say(_range(found, language)),
        language.say(text("corpus-indexed", when=f"<t:{since}:f>", ago=f"<t:{since}:R>")),
    ]
    if counts.skipped:
        lines.append(language.say(text("corpus-passed-over", count=counts.skipped)))
    if running_since is not None:
        began = f"<t:{int(running_since.timestamp())}:t>"
        lines.append(language.say(text("corpus-running", since=began)))
    details = f"{found.manifest.id} · {_model(found.manifest.model)}"
    return [*lines, f"-# {escape_line(details, 200)}"]


def health_lines(figures: Figures, language: Language) -> list[str]:
    """Return how the bot is, in lines; nothing of where things lie."""
    latency = "–" if figures.latency is None else f"{figures.latency * 1000:.0f} ms"
    reads_all = figures.message_content is MessageContent.ON
    lines = [
        text("corpus-latency", latency=latency, pending=figures.queue.pending),
        text("corpus-memory", megabytes=round(figures.memory / 2**20)),
        text("corpus-reads-all") if reads_all else text("corpus-reads-mentions"),
    ]
    since = int((figures.at - timedelta(seconds=figures.uptime)).timestamp())
    version = text("corpus-version", version=figures.version, since=f"<t:{since}:R>")
    return [*map(language.say, lines), f"-# {language.say(version)}"]


def reindexing(
    progress: Progress | None,
    speed: Speed | None,
    language: Language,
    since: datetime | None = None,
) -> Card:
    """Say how far a re-index is: phase, bar, counts, rate and what is left.

    One that somebody asked for, `since` a moment, can be cancelled until it is published.
    """
    doing = _DOING[progress.phase] if progress else text("corpus-starting")
    lines = [language.say(text("corpus-reindexing", doing=doing))]
    if progress and progress.total:
        share = min(progress.done / progress.total, 1)
        filled = int(share * _BAR)
        lines.append(f"`{'█' * filled + '░' * (_BAR - filled)}` {int(share * 100)} %")
        done = language.say(text("corpus-progress", done=progress.done, total=progress.total))
        lines.append(" · ".join([done, *_speed(speed, language)]))
    publishing = progress is not None and progress.phase is Phase.PUBLISHING
    buttons = () if since is None or publishing else (_cancel(since, language),)
    return Card(text="\n".join(lines), colour=Colour.NOTICE, buttons=buttons)


def stamp_of(since: datetime) -> str:
    """Return what stands for the run that began then, in a click that is to cancel it."""
    return str(int(since.timestamp() * 1000))


def _cancel(since: datetime, language: Language) -> Button:
    label = language.say(text("curating-cancel"))
    return Button(label=label, custom_id=id_of("cancel", stamp_of(since)))


def cancelled(language: Language) -> Card:
    """Say that a re-index was cancelled, and that this is no harm."""
    return Card(text=language.say(text("curating-cancelled")), colour=Colour.NOTICE)


def reindexed(outcome: Outcome, changes: Changes | None, language: Language) -> Card:
    """Sum up a re-index; `changes` are those that it made, None where they are not known."""
    counts = {"articles": outcome.articles, "paragraphs": outcome.paragraphs}
    if outcome.published:
        lines = [
            text("corpus-reindexed", duration=_duration(outcome.seconds), **counts),
            text(
                "corpus-changes",
                added=outcome.added,
                changed=outcome.changed,
                removed=outcome.removed,
            ),
            text("corpus-embedded", embedded=outcome.embedded, reused=outcome.reused),
        ]
    else:
        lines = [text("corpus-unchanged", **counts)]
        if outcome.rolled_back:
            newer = escape_line(outcome.rolled_back, _GENERATION)
            lines.append(text("changes-rolled-back", generation=newer))
    titles = title_lines(changes, language) if changes else []
    shown = [*map(language.say, lines), *titles, *_skipped(outcome, language)]
    files = (*(file_of(changes, language) if changes else ()), *_whole(outcome))
    return Card(text="\n".join(shown), colour=Colour.LIKELY, files=files)


def not_reindexed(why: str, language: Language) -> Card:
    """Say `why`, which is escaped, a re-index published nothing, and that this is no harm."""
    head, tail = text("corpus-not-reindexed"), text("corpus-no-harm")
    return Card(text=f"{language.say(head)}\n{why}\n{language.say(tail)}", colour=Colour.NOTICE)


def _speed(speed: Speed | None, language: Language) -> list[str]:
    if speed is None:
        return []
    rate = max(1, round(speed.per_second))
    left = _duration(max(1.0, speed.seconds_left))
    said = text("corpus-rate", rate=rate), text("corpus-left", duration=left)
    return list(map(language.say, said))


def _skipped(outcome: Outcome, language: Language) -> list[str]:
    if not outcome.skipped:
        return []
    shown = [
        f"{escape_line(without_folders(item.path), 120)}: {escape_line(item.reason, 200)}"
        for item in outcome.skipped[:_SKIPPED_SHOWN]
    ]
    more = len(outcome.skipped) - len(shown)
    tail = [language.say(text("corpus-more-skipped", count=more))] if more else []
    passed = language.say(text("corpus-passed-over", count=len(outcome.skipped)))
    return [f"{passed}:", *shown, *tail]


def _whole(outcome: Outcome) -> tuple[Picture, ...]:
    """Return a file of all that was passed over, where not all of it is shown."""
    if len(outcome.skipped) <= _SKIPPED_SHOWN:
        return ()
    lines = [f"{without_folders(item.path)}: {item.reason}" for item in outcome.skipped]
    data = "\n".join(lines).encode(errors="replace")[:LARGEST_FILE]
    return (Picture(name="passed-over.txt", data=data, shown=False),)


def _range(found: IndexStatus, language: Language) -> Text:
    first, last = language.day(found.first_date), language.day(found.last_date)
    if found.first_date is None:
        return text("corpus-undated")
    if first == last:
        return text("corpus-published-on", day=first)
    return text("corpus-published", first=first, last=last)


def _model(name: str) -> str:
    """Return the name of a model; of one that is a folder, the last part: where is no concern."""
    hub = name.count("/") <= 1 and not name.startswith(("/", ".", "~")) and "\\" not in name
    return name if hub else PureWindowsPath(name).name


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
