"""`pilcrow ask --why`."""

from __future__ import annotations

from tests.bot.commands.conftest import Run, parsed

ASKED = "When was the bridge over the Tessary opened?"


def test_the_command_shows_it_below_the_answer(run: Run) -> None:
    run("index")

    shown = run("ask", ASKED, "--why").stdout

    assert "Gate: passed." in shown
    assert "matched: " in shown
    assert "Nothing was looked for." in run("ask", "hello", "--why").stdout


def test_the_contracts_object_has_it_only_where_it_is_asked_for(run: Run) -> None:
    run("index")

    told = parsed(run("ask", ASKED, "--why", "--json"))

    assert list(told) == ["question", "answered", "kind", "confidence", "citations", "why"]
    assert told["why"]["gate"] == "passed"
    assert "why" not in parsed(run("ask", ASKED, "--json"))
