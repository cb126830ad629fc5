"""`pilcrow index`: what it shows while it runs and when it is done."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import (
    Progress as Bar,
)

from bot.errors import PilcrowError
from bot.export import report_to_json
from bot.settings import Settings
from bot.wording import printable
from corpus import Limits, Skipped
from index.building import Plan, Report, build, remembered_paths
from index.embedder import Embedder, SentenceTransformerEmbedder
from index.errors import NothingToIndexError
from index.generations import DataFolder
from index.progress import Phase, Progress

# How much an index run yields to everything else; 19 is the most.
_LOW_PRIORITY = 15
# Progress as JSON Lines is told this often at most, in seconds.
_TELL_EVERY = 0.2
# Reasons are listed up to this many; the rest are counted.
_MOST_REASONS = 20


def plan_of(settings: Settings, paths: list[Path] | None, *, again: bool, force: bool) -> Plan:
    """Return the plan to index `paths`, or what the last run did, or the configured corpus.

    Raises `PilcrowError` when what the last run was given is gone.
    """
    named = tuple(str(path.resolve()) for path in paths) if paths else None
    return Plan(
        default=settings.corpus,
        paths=_remembered(settings) if again else named,
        limits=limits_of(settings),
        aliases=settings.aliases,
        keep=settings.keep_generations,
        force=force,
    )


def run_index(settings: Settings, plan: Plan, *, background: bool, as_json: bool) -> Report:
    """Index as `plan` says, showing how far it is; tell what was done, and return it."""
    if background:
        os.nice(_LOW_PRIORITY)
    embedder = SentenceTransformerEmbedder(settings.model, settings.index_threads)
    started = time.monotonic()
    with _telling(background) as progress:
        report = build_telling(DataFolder(settings.data), plan, embedder, progress)
    seconds = time.monotonic() - started
    if as_json or background:
        sys.stdout.write(json.dumps(report_to_json(report, seconds), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    else:
        sys.stderr.write(summary_of(report, seconds) + "\n")
    return report


def limits_of(settings: Settings) -> Limits:
    """Return the limits on files and articles that `settings` give."""
    return Limits(
        max_file_bytes=int(settings.max_file_mb * 2**20),
        max_article_chars=settings.max_article_chars,
    )


def summary_of(report: Report, seconds: float) -> str:
    """Return what an index run did, for a person."""
    counts = report.manifest.counts
    held = f"{counts.articles} articles, {counts.paragraphs} paragraphs"
    if report.rolled_back:
        return (
            f"Nothing has changed since generation {report.rolled_back}. It was rolled back from; "
            "to publish it again, run: pilcrow index --force.\n"
            f"Generation {report.manifest.id} answers ({held})."
        )
    if not report.published:
        return f"Nothing has changed since generation {report.manifest.id} ({held})."
    lines = [
        f"Published generation {report.manifest.id} in {seconds:.1f} s: {held}.",
        f"Articles: {report.added} added, {report.changed} changed, {report.removed} removed.",
        f"Passages: {report.embedded} embedded, {report.reused} reused.",
    ]
    return "\n".join([*lines, *skipped_lines(report.skipped)])


def skipped_lines(skipped: Sequence[Skipped]) -> list[str]:
    """Return what was passed over and why, for a person; nothing where nothing was."""
    if not skipped:
        return []
    lines = [f"Skipped {len(skipped)}:"]
    lines += [printable(f"  {item.path}: {item.reason}") for item in skipped[:_MOST_REASONS]]
    if len(skipped) > _MOST_REASONS:
        lines.append(f"  and {len(skipped) - _MOST_REASONS} more")
    return lines


def tell_skipped(skipped: Sequence[Skipped]) -> None:
    """Tell on stderr what was passed over and why."""
    sys.stderr.writelines(f"{line}\n" for line in skipped_lines(skipped))


def build_telling(
    data: DataFolder, plan: Plan, embedder: Embedder, progress: Progress | None
) -> Report:
    """Build as `plan` says; where no article is found, tell on stderr why."""
    try:
        return build(data, plan, embedder, progress)
    except NothingToIndexError as error:
        tell_skipped(error.skipped)  # first: the last line is the error's
        raise


def _remembered(settings: Settings) -> tuple[str, ...] | None:
    paths = remembered_paths(DataFolder(settings.data))
    for path in paths or ():
        if not Path(path).exists():
            raise PilcrowError(
                f"{path}, which the last run was given, is gone. Run: pilcrow index PATH, "
                "or pilcrow index for PILCROW_CORPUS."
            )
    return paths


@contextmanager
def _telling(background: bool) -> Iterator[Progress | None]:
    if background:
        with _finishing_what_it_publishes() as tell:
            yield tell
    elif sys.stderr.isatty():
        with progress_bar() as progress:
            yield progress
    else:
        yield None


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show an index run's progress as a bar on stderr."""
    bar = Bar(
        TextColumn("{task.description:>10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("starting", total=None)

        def tell(phase: Phase, done: int, total: int) -> None:
            if bar.tasks[0].description != phase.value:
                bar.reset(task, description=phase.value)
            bar.update(task, completed=done, total=total)

        yield tell


@contextmanager
def _finishing_what_it_publishes() -> Iterator[Progress]:
    """Tell progress to the process that started this one, which may end it until it publishes.

    From then on SIGTERM is ignored: whoever cancels is told that nothing has changed.
    """
    tell_line, before = _JsonLines(), signal.getsignal(signal.SIGTERM)

    def tell(phase: Phase, done: int, total: int) -> None:
        if phase is Phase.PUBLISHING:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        tell_line(phase, done, total)

    try:
        yield tell
    finally:
        signal.signal(signal.SIGTERM, before)


class _JsonLines:
    """Tells progress as JSON Lines on stderr, for the process that started this one."""

    def __init__(self) -> None:
        self._phase: Phase | None = None
        self._told_at = 0.0

    def __call__(self, phase: Phase, done: int, total: int) -> None:
        now = time.monotonic()
        if phase is self._phase and done < total and now - self._told_at < _TELL_EVERY:
            return
        self._phase, self._told_at = phase, now
        sys.stderr.write(json.dumps({"phase": phase, "done": done, "total": total}) + "\n")
        sys.stderr.flush()
