"""What commands have in common: exit statuses, failures, what they open, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from bot.errors import PilcrowError, SettingsError
from index.errors import IndexBusyError, SearchIndexError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answerer import Answerer
    from bot.settings import Settings
    from index.generations import DataFolder
    from index.serving import LiveIndex

EXIT_ERROR: Final = 1
EXIT_ABSTAINED: Final = 3
EXIT_BUSY: Final = 4

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


@contextmanager
def failures() -> Iterator[None]:
    """Turn an expected failure into one sentence on stderr, and an exit status."""
    try:
        yield
    except _expected() as error:
        typer.echo(f"Error: {_text_of(error)}", err=True)
        busy = isinstance(error, IndexBusyError)
        raise typer.Exit(EXIT_BUSY if busy else EXIT_ERROR) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None  # what a shell expects after Ctrl-C
    except BrokenPipeError:
        raise  # nothing is wrong here: whoever read the output has left
    except OSError as error:
        typer.echo(f"Error: {_text_of(error)}. Check the disk and the permissions there.", err=True)
        raise typer.Exit(EXIT_ERROR) from None


def read_settings() -> Settings:
    """Return the settings; raise SettingsError where one is wrong.

    A restore of the data folder that was cut off is finished first.
    """
    from bot.settings import load_settings  # noqa: PLC0415

    settings = load_settings()
    finish_what_was_cut_off(settings.data)
    return settings


def finish_what_was_cut_off(folder: Path) -> None:
    """Finish a restore of the data `folder` that was cut off."""
    from bot.backup.swapping import is_unfinished  # noqa: PLC0415

    if is_unfinished(folder):
        from bot.backup.restoring import finish_restoring  # noqa: PLC0415
        from index.generations import DataFolder  # noqa: PLC0415

        finish_restoring(DataFolder(folder))


def data_of(settings: Settings) -> DataFolder:
    """Return the data folder that `settings` name."""
    from index.generations import DataFolder  # noqa: PLC0415

    return DataFolder(settings.data)


@contextmanager
def live_index(settings: Settings) -> Iterator[LiveIndex]:
    """Open what is indexed, without a model."""
    from index.serving import LiveIndex  # noqa: PLC0415

    live = LiveIndex(data_of(settings), settings.model)
    try:
        yield live
    finally:
        live.close()


@contextmanager
def opened_answerer(settings: Settings, *, reranking: bool = True) -> Iterator[Answerer]:
    """Open what is indexed, with the models that `settings` name, to answer questions.

    A reranker is loaded at once: one that cannot be used is no matter of a single question. Without
    `reranking` there is none: somebody's statements are found without it.
    """
    from bot.answerer import Answerer  # noqa: PLC0415
    from bot.reranking import reranker_of  # noqa: PLC0415
    from index.embedder import SentenceTransformerEmbedder  # noqa: PLC0415

    embedder = SentenceTransformerEmbedder(settings.model)
    reranker = reranker_of(settings) if reranking else None
    if reranker is not None:
        reranker.load()
    with live_index(settings) as live:
        yield Answerer(live, embedder, settings.min_confidence, reranker)


def print_json(value: dict[str, Any]) -> None:
    """Print `value` as one line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def _text_of(error: Exception) -> str:
    """Return the text of `error`, which may name files: only settings have lines of their own."""
    from bot.wording import printable  # noqa: PLC0415 - only once something has failed

    lines = str(error).split("\n") if isinstance(error, SettingsError) else [str(error)]
    return "\n".join(map(printable, lines))


def _expected() -> tuple[type[Exception], ...]:
    """Return the failures whose text is for people; asked only once something has failed."""
    from corpus.errors import CorpusError  # noqa: PLC0415

    return (PilcrowError, CorpusError, SearchIndexError)
