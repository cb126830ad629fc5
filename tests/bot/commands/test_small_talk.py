"""Small talk at the command line."""

from __future__ import annotations

from tests.bot.commands.conftest import Run, parsed


def test_small_talk_exits_with_3_and_shows_a_friendly_line(run: Run) -> None:
    run("index")

    shown, printed = run("ask", "good morning everyone"), run("ask", "thanks!", "--json")
    sign = run("ask", "👍")

    assert shown.exit_code == printed.exit_code == sign.exit_code == 3
    assert sign.stdout.startswith("Good! Ask me a question")
    assert shown.stdout.startswith("Hello! Ask me a question")
    assert parsed(printed) == {
        "question": "thanks!",
        "answered": False,
        "kind": "abstained",
        "confidence": 0.0,
        "citations": [],
    }
