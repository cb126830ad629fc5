"""Answers on a terminal or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from bot.answer import Answer, Citation
from bot.errors import PilcrowError
from bot.evaluation import Evaluation
from bot.excerpts import excerpt
from bot.metrics import Metrics
from bot.wording import ABSTAINED, attribution_of, printable, source_line
from index.errors import SearchIndexError

# Characters of a paragraph shown around a quote.
_ROOM = 700

_WELCOME = (
    "Answering here, since no DISCORD_TOKEN is set: make one at "
    "https://discord.com/developers/applications (Bot, Reset Token) and put it into .env."
)
_HOW = "Type a question, or Ctrl-D to leave."


class Terminal:
    """Writes answers to stdout, with colours where there are any."""

    def __init__(self, console: Console | None = None) -> None:
        # On a pipe a quote must stay as it is: no line is broken.
        self._console = console or Console(highlight=False, soft_wrap=not sys.stdout.isatty())

    def show(self, answer: Answer) -> None:
        """Write `answer` and its sources."""
        if not answer.answered:
            self._write(Text(ABSTAINED))
            return
        for place, citation in enumerate(answer.citations, 1):
            if place > 1:
                self._write(Text(""))
            self._write(_quote(citation, place))
            self._write(Text(f"    {printable(source_line(citation))}", style="dim"))

    def show_error(self, error: Exception) -> None:
        """Write what went wrong to stderr."""
        sys.stderr.write(f"Error: {printable(str(error))}\n")

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Write the figures of an evaluation as tables."""
        self._console.print(_metrics_table(evaluation))
        if evaluation.abstention is not None:
            figures = evaluation.abstention.to_json().items()
            line = ", ".join(f"{name} {value:.3f}" for name, value in figures)
            self._write(Text(f"Abstention: {line}"))
        seconds = ", ".join(f"{name} {value:.3f} s" for name, value in evaluation.seconds.items())
        self._write(Text(f"Time: {seconds}"))

    def _write(self, text: Text) -> None:
        self._console.print(text)


def converse(answer: Callable[[str], Answer], terminal: Terminal) -> None:
    """Answer questions from stdin until it ends: at a prompt, or one question a line."""
    sys.stderr.write(f"{_WELCOME}\n")
    if sys.stdin is None:  # closed by whoever started this
        return
    interactive = sys.stdin.isatty()
    if interactive:
        sys.stderr.write(f"{_HOW}\n")
    for question in _questions(interactive):
        try:
            terminal.show(answer(question))
        except (PilcrowError, SearchIndexError) as error:
            if not interactive:
                raise
            terminal.show_error(error)
        if interactive:
            sys.stdout.write("\n")


def _questions(interactive: bool) -> Iterator[str]:
    if interactive:
        import readline  # noqa: F401, PLC0415 - gives the prompt its history and its arrow keys
    for line in iter(_prompted if interactive else sys.stdin.readline, ""):
        if line.strip():
            yield line.strip()


def _prompted() -> str:
    """Return a line typed at the prompt, "" after Ctrl-D; what comes next has a line of its own."""
    try:
        return input("¶ ") + "\n"
    except EOFError:
        sys.stdout.write("\n")
        return ""
    except KeyboardInterrupt:
        sys.stdout.write("\n")
        raise


def _quote(citation: Citation, place: int) -> Text:
    """Return enough of the paragraph, with the quoted words in bold."""
    before, quote, after = excerpt(citation.text, citation.start, citation.end, _ROOM)
    text = Text(f"{place:>2}  ", style="bold cyan")
    if citation.speaker:
        text.append(f"{printable(attribution_of(citation))}: ", style="green")
    text.append(printable(before), style="not bold default")
    text.append(printable(quote), style="bold default")
    text.append(printable(after), style="not bold default")
    return text


def _metrics_table(evaluation: Evaluation) -> Table:
    table = Table(
        title=escape(
            f"{printable(evaluation.name)}: {evaluation.articles} articles, "
            f"{evaluation.paragraphs} paragraphs, {evaluation.questions} questions"
        )
    )
    table.add_column("kind")
    for name in Metrics.NAMES:
        table.add_column(name, justify="right")
    rows = {"all": evaluation.metrics, **evaluation.kinds}
    for kind, metrics in rows.items():
        table.add_row(
            escape(printable(kind)), *(f"{value:.3f}" for value in metrics.to_json().values())
        )
    return table
