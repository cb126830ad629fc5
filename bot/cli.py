"""The command line: options in, exit status out; what each command does is elsewhere.

Everything heavy is imported inside the command that needs it, so that `--help` and `status` start
fast.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.errors import PilcrowError, SettingsError
from index.errors import IndexBusyError, SearchIndexError

if TYPE_CHECKING:
    from bot.answerer import Answerer
    from bot.settings import Settings
    from index.generations import DataFolder

EXIT_ERROR = 1
EXIT_ABSTAINED = 3
EXIT_BUSY = 4

app = typer.Typer(
    name="pilcrow",
    help="Answer questions from your own articles, in their own words, paragraph by paragraph.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help starts twice as fast
    pretty_exceptions_enable=False,
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


def main() -> None:
    """Run the command; every expected failure becomes one sentence on stderr and an exit status."""
    _use_utf8()
    try:
        app()
    except BrokenPipeError:
        # Whoever read the output has left; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_ERROR)


@app.command()
def index(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Folders or files to index instead of PILCROW_CORPUS; remembered."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Index the paths that the last run was given.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Build a generation even where nothing has changed.")
    ] = False,
    background: Annotated[
        bool,
        typer.Option("--background", help="Run at low priority; tell progress as JSON Lines."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Build and publish a generation from folders or files."""
    from bot.indexing import plan_of, run_index  # noqa: PLC0415

    with _failures():
        if paths and again:
            raise PilcrowError("Give paths or --again, not both.")
        if not all(path.strip() for path in paths or ()):
            raise PilcrowError("A path is empty: name a folder or a file.")
        settings = _settings()
        plan = plan_of(settings, [Path(path) for path in paths or ()], again=again, force=force)
        run_index(settings, plan, background=background, as_json=as_json)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    as_json: Json = False,
) -> None:
    """Answer one question. Exit status 0 when answered, 3 when the articles do not answer it."""
    with _failures(), _answerer(_settings()) as answerer:
        # Bytes that are no UTF-8 come as halves of characters, which nothing can print.
        answer = answerer.answer(os.fsencode(question).decode("utf-8", "replace"))
        if as_json:
            from bot.export import answer_to_json  # noqa: PLC0415

            _print_json(answer_to_json(answer))
        else:
            from bot.terminal import Terminal  # noqa: PLC0415

            Terminal().show(answer)
    if not answer.answered:
        raise typer.Exit(EXIT_ABSTAINED)


@app.command()
def run() -> None:
    """Run the Discord bot; without DISCORD_TOKEN, answer here, one question a line."""
    with _failures():
        settings = _settings()
        token = settings.token.get_secret_value() if settings.token else ""
        if token:
            _run_bot(settings, token)
        else:
            _run_here(settings)


@app.command(name="eval")
def evaluate(
    folder: Annotated[
        Path, typer.Argument(help="A folder with articles.jsonl and questions.jsonl.")
    ],
    details: Annotated[
        Path | None, typer.Option("--details", help="Write a line of JSON for every question.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Index an evaluation set aside, ask every question, and print how good the answers are."""
    from bot.evaluation import evaluate_folder  # noqa: PLC0415
    from bot.export import evaluation_to_json, write_details  # noqa: PLC0415

    with _failures():
        if details and (details.is_dir() or not details.parent.is_dir()):
            raise PilcrowError(f"{details} cannot be written: name a file in a folder that exists.")
        evaluation = evaluate_folder(_settings(), folder)
        if details:
            write_details(details, evaluation)
        if as_json:
            _print_json(evaluation_to_json(evaluation))
        else:
            from bot.terminal import Terminal  # noqa: PLC0415

            Terminal().show_evaluation(evaluation)


@app.command()
def status(as_json: Json = False) -> None:
    """Tell what is indexed and since when."""
    from bot.export import status_to_json, status_to_text  # noqa: PLC0415
    from bot.places import data_folder  # noqa: PLC0415
    from index.generations import DataFolder, current_manifest  # noqa: PLC0415

    with _failures():
        manifest = current_manifest(DataFolder(data_folder()))
        if as_json:
            _print_json(status_to_json(manifest))
        else:
            typer.echo(status_to_text(manifest))


@app.command()
def rollback(as_json: Json = False) -> None:
    """Go back to the generation before the current one."""
    from bot.export import status_to_json, status_to_text  # noqa: PLC0415
    from index.generations import rollback as roll_back  # noqa: PLC0415

    with _failures():
        manifest = roll_back(_data(_settings()))
        if as_json:
            _print_json(status_to_json(manifest))
        else:
            typer.echo(status_to_text(manifest))


@app.command()
def doctor(as_json: Json = False) -> None:
    """Look for the usual mistakes and say how to mend each; exit status 1 when one is found."""
    from bot.doctor import examine  # noqa: PLC0415

    with _failures():
        findings = examine(_settings())
        if as_json:
            _print_json({"findings": [finding.to_json() for finding in findings]})
        else:
            for finding in findings:
                typer.echo(finding.to_text())
    if not all(finding.well for finding in findings):
        raise typer.Exit(EXIT_ERROR)


@contextmanager
def _failures() -> Iterator[None]:
    """Turn an expected failure into one sentence on stderr."""
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


def _text_of(error: Exception) -> str:
    """Return the text of `error`, which may name files: only settings have lines of their own."""
    from bot.wording import printable  # noqa: PLC0415 - only once something has failed

    lines = str(error).split("\n") if isinstance(error, SettingsError) else [str(error)]
    return "\n".join(map(printable, lines))


def _expected() -> tuple[type[Exception], ...]:
    """Return the failures whose text is for people; asked only once something has failed."""
    from corpus.errors import CorpusError  # noqa: PLC0415

    return (PilcrowError, CorpusError, SearchIndexError)


def _settings() -> Settings:
    from bot.settings import load_settings  # noqa: PLC0415

    return load_settings()


def _data(settings: Settings) -> DataFolder:
    from index.generations import DataFolder  # noqa: PLC0415

    return DataFolder(settings.data)


@contextmanager
def _answerer(settings: Settings) -> Iterator[Answerer]:
    from bot.answerer import Answerer  # noqa: PLC0415
    from index.embedder import SentenceTransformerEmbedder  # noqa: PLC0415
    from index.serving import LiveIndex  # noqa: PLC0415

    live = LiveIndex(_data(settings), settings.model)
    try:
        yield Answerer(live, SentenceTransformerEmbedder(settings.model), settings.min_confidence)
    finally:
        live.close()


def _run_bot(settings: Settings, token: str) -> None:
    import asyncio  # noqa: PLC0415

    from bot.chat.running import run_bot  # noqa: PLC0415
    from bot.logs import log_to_stderr  # noqa: PLC0415

    log_to_stderr(settings.log_level, secrets=(token,))
    asyncio.run(run_bot(settings, token))


def _run_here(settings: Settings) -> None:
    from bot.terminal import Terminal, converse  # noqa: PLC0415

    with _answerer(settings) as answerer:
        converse(answerer.answer, Terminal())


def _print_json(value: dict[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


def _use_utf8() -> None:
    """Read and write UTF-8 whatever the locale says: articles hold more than ASCII."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
