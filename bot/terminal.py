"""Answers on a terminal or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Protocol

from rich.console import Console
from rich.text import Text

from bot.answer import Answer, Citation
from bot.errors import PilcrowError
from bot.excerpts import excerpt
from bot.items import Item, items_of
from bot.language import text
from bot.why import why_lines
from bot.wording import ABSTAINED, attribution_of, printable, source_line
from index.errors import SearchIndexError

# Characters of a paragraph shown around a quote.
_ROOM = 700

_WELCOME = (
    "Answering here, since no DISCORD_TOKEN is set: make one at "
    "https://discord.com/developers/applications (Bot, Reset Token) and put it into .env."
)
_HOW = "Type a question, or Ctrl-D to leave."
_CHOOSE = "Type a number for that one alone."


class Answers(Protocol):
    """Answers a question; `speaker` is who of the choices of an answer is meant."""

    def __call__(self, question: str, speaker: str | None = None, /) -> Answer:
        """Return the answer."""


class Terminal:
    """Writes answers to stdout, with colours where there are any."""

    def __init__(self, console: Console | None = None) -> None:
        # On a pipe a quote must stay as it is: no line is broken.
        self._console = console or Console(highlight=False, soft_wrap=not sys.stdout.isatty())

    def show(self, answer: Answer) -> None:
        """Write `answer` and its sources, with what there is to say of it above them."""
        if not answer.answered and not answer.notes:
            self.write(Text(str(ABSTAINED)))
        for note in answer.notes:
            # Why there is no answer is what was asked for; all else is by the way.
            self.write(Text(printable(str(note)), style="dim" if answer.answered else ""))
        for number, name in enumerate(answer.choices, 1):
            self.write(Text(f"    [{number}] {printable(name)}", style="dim"))
        cited = answer.citations or answer.nearest
        if cited and answer.notes:
            self.write(Text(""))
        self.show_citations(cited)

    def show_why(self, answer: Answer) -> None:
        """Write what led to `answer`, below it."""
        lines = why_lines(answer.why) if answer.why else ["Nothing was looked for."]
        self.write(Text(""))
        for line in lines:
            self.write(Text(printable(line), style="dim"))

    def show_citations(self, citations: Sequence[Citation]) -> None:
        """Write `citations`, numbered, each with its source."""
        for place, item in enumerate(items_of(citations), 1):
            if place > 1:
                self.write(Text(""))
            self.write(_quotes(item, place))
            line = source_line(item.head, item.paragraphs)
            more = text("answers-more-articles", count=item.others) if item.others else ""
            shown = " · ".join(filter(None, (line, str(more))))
            self.write(Text(f"    {printable(shown)}", style="dim"))

    def show_error(self, error: Exception) -> None:
        """Write what went wrong to stderr."""
        sys.stderr.write(f"Error: {printable(str(error))}\n")

    def write(self, text: Text) -> None:
        """Write a line."""
        self._console.print(text)


def converse(answer: Answers, terminal: Terminal) -> None:
    """Answer questions from stdin until it ends: at a prompt, or one question a line.

    At the prompt, a number chooses one of those who may be meant by the name in the last question.
    """
    sys.stderr.write(f"{_WELCOME}\n")
    if sys.stdin is None:  # closed by whoever started this
        return
    interactive = sys.stdin.isatty()
    if interactive:
        sys.stderr.write(f"{_HOW}\n")
    last: Answer | None = None
    for typed in _questions(interactive):
        chosen = _chosen(typed, last) if interactive else None
        try:
            if last and chosen:
                terminal.show(answer(last.question, chosen))
            else:
                last = answer(typed)
                terminal.show(last)
        except (PilcrowError, SearchIndexError) as error:
            if not interactive:
                raise
            terminal.show_error(error)
        if interactive:
            sys.stderr.write(f"{_CHOOSE}\n" if last and last.choices else "")
            sys.stdout.write("\n")


def _chosen(typed: str, last: Answer | None) -> str | None:
    """Return who is chosen by the number `typed` among the choices of the answer before."""
    number = int(typed) if typed.isdecimal() and len(typed) < 4 else 0
    choices = last.choices if last else ()
    return choices[number - 1] if 1 <= number <= len(choices) else None


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


def _quotes(item: Item, place: int) -> Text:
    """Return whose words these are, and enough of each paragraph."""
    text = Text(f"{place:>2}  ", style="bold cyan")
    if item.head.speaker:
        text.append(f"{printable(attribution_of(item.head))}: ", style="green")
    for citation in item.citations:
        if citation is not item.head:
            text.append("\n    ")
        _append_quote(text, citation)
    return text


def _append_quote(text: Text, citation: Citation) -> None:
    """Append enough of the paragraph, with the quoted words in bold."""
    before, quote, after = excerpt(citation.text, citation.start, citation.end, _ROOM)
    text.append(printable(before), style="not bold default")
    text.append(printable(quote), style="bold default")
    text.append(printable(after), style="not bold default")
