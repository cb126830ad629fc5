"""Commands that ask the articles: one question, question after question, or a quotation."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.commands.common import (
    EXIT_ABSTAINED,
    Json,
    failures,
    live_index,
    opened_answerer,
    print_json,
    read_settings,
)
from bot.errors import PilcrowError
from bot.requested import Filters

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.settings import Settings

_DATE: Final = "A day, such as 2022-10-13, or words such as “last week”."
_SOURCE: Final = "Only articles of this outlet; give it again for one more."
_WHY: Final = "Show scores, matched words, and what decided."
_SINCE: Final = f"Only articles published from then on, none undated. {_DATE}"
_UNTIL: Final = f"Only articles published up to then, none undated. {_DATE}"


def ask(
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    source: Annotated[list[str] | None, typer.Option("--source", help=_SOURCE)] = None,
    since: Annotated[str | None, typer.Option("--since", help=_SINCE)] = None,
    until: Annotated[str | None, typer.Option("--until", help=_UNTIL)] = None,
    why: Annotated[bool, typer.Option("--why", help=_WHY)] = False,
    as_json: Json = False,
) -> None:
    """Answer one question. Exit status 0 when answered, 3 when the articles do not answer it."""
    with failures():
        from bot.planning.small_talk import small_talk  # noqa: PLC0415
        from bot.saying import read_period  # noqa: PLC0415

        if not any(map(str.isalnum, question)) and small_talk(question) is None:
            raise PilcrowError("There is no question: type what you want to know.")
        period = read_period(since, until, datetime.now(UTC).date(), prefix="--")
        outlets = tuple(map(_whole, source or ()))
        filters = Filters(sources=outlets, since=period.since, until=period.until)
        with opened_answerer(read_settings()) as answerer:
            answer = answerer.answer(_whole(question), filters=filters)
            _show(answer, as_json=as_json, why=why)
    if not answer.answered:
        raise typer.Exit(EXIT_ABSTAINED)


def said(
    name: Annotated[str, typer.Argument(help="Whose statements you want.")],
    about: Annotated[str | None, typer.Option("--about", help="What they are about.")] = None,
    since: Annotated[str | None, typer.Option("--since", help=_DATE)] = None,
    until: Annotated[str | None, typer.Option("--until", help=_DATE)] = None,
    as_json: Json = False,
) -> None:
    """Show what somebody said. Exit status 0 when the articles have such statements, else 3."""
    with failures():
        from bot.saying import read_period  # noqa: PLC0415

        period = read_period(since, until, datetime.now(UTC).date(), prefix="--")
        with opened_answerer(read_settings(), reranking=False) as answerer:
            topic = _whole(about) if about else None
            answer = answerer.said(_whole(name), topic, period.since, period.until)
            _show(answer, as_json=as_json)
    if not answer.answered:
        raise typer.Exit(EXIT_ABSTAINED)


def verify(
    text: Annotated[str, typer.Argument(help="A quotation, with or without quotation marks.")],
    speaker: Annotated[
        str | None, typer.Option("--speaker", help="Who is said to have said it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Check a quotation. Exit status 0 when the articles have it, also with changes, else 3."""
    from bot.checking import Verifier  # noqa: PLC0415
    from bot.checking.output import check_to_json, show_check  # noqa: PLC0415
    from bot.terminal import Terminal  # noqa: PLC0415

    with failures(), live_index(read_settings()) as live:
        check = Verifier(live).check(text, speaker)
        if as_json:
            print_json(check_to_json(check))
        else:
            show_check(check, Terminal())
    if not check.confirmed:
        raise typer.Exit(EXIT_ABSTAINED)


def run() -> None:
    """Run the Discord bot; without DISCORD_TOKEN, answer here, one question a line."""
    with failures():
        settings = read_settings()
        token = settings.token.get_secret_value() if settings.token else ""
        if token:
            _run_bot(settings, token)
        else:
            _run_here(settings)


def _whole(typed: str) -> str:
    """Return `typed` without halves of characters, as which bytes that are no UTF-8 come."""
    return os.fsencode(typed).decode("utf-8", "replace")


def _show(answer: Answer, *, as_json: bool, why: bool = False) -> None:
    if as_json:
        from bot.export import answer_to_json  # noqa: PLC0415

        print_json(answer_to_json(answer, why=why))
    else:
        from bot.terminal import Terminal  # noqa: PLC0415

        terminal = Terminal()
        terminal.show(answer)
        if why:
            terminal.show_why(answer)


def _run_bot(settings: Settings, token: str) -> None:
    import asyncio  # noqa: PLC0415

    from bot.chat.running import run_bot  # noqa: PLC0415
    from bot.locking import held_as_bot  # noqa: PLC0415
    from bot.logs import log_to_stderr  # noqa: PLC0415

    log_to_stderr(settings.log_level, (token,), settings.log_format)
    with held_as_bot(settings.data):
        asyncio.run(run_bot(settings, token))


def _run_here(settings: Settings) -> None:
    from bot.terminal import Terminal, converse  # noqa: PLC0415

    with opened_answerer(settings) as answerer:
        converse(answerer.answer, Terminal())
