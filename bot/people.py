"""`pilcrow people`: who speaks in the articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.wording import printable
from index.store import PersonRecord

_NOBODY = "Nobody is quoted or reported in what is indexed."


def people_to_json(people: Sequence[PersonRecord]) -> dict[str, Any]:
    """Return `people` as `pilcrow people --json` prints them."""
    return {
        "people": [
            {"name": each.name, "forms": list(each.forms), "statements": each.statements}
            for each in people
        ]
    }


def show_people(people: Sequence[PersonRecord], console: Console | None = None) -> None:
    """Write `people` as a table, with the other names that the articles have for each."""
    out = console or Console(highlight=False)
    out.print(_table(people) if people else _NOBODY)


def _table(people: Sequence[PersonRecord]) -> Table:
    table = Table()
    table.add_column("statements", justify="right")
    table.add_column("name", overflow="fold")
    table.add_column("also", overflow="fold")
    for each in people:
        others = ", ".join(form for form in each.forms if form != each.name)
        table.add_row(f"{each.statements}", Text(printable(each.name)), Text(printable(others)))
    return table
