"""Errors tell people what to do in their language, and the log in English."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.checking.verifying import NothingToCheckError
from bot.errors import PilcrowError, ReindexBusyError, StoppingError
from bot.language import LANGUAGES, Listed, text
from bot.planning.outlets import NoSuchOutletError, Outlets

NOON = datetime(2024, 3, 2, 12, 5, tzinfo=UTC)
LATER = "Versuch es noch einmal, wenn sie fertig ist."


@pytest.mark.parametrize(
    ("error", "english", "german"),
    [
        (
            StoppingError(),
            "I am being restarted. Ask again in a minute.",
            "Ich werde gerade neu gestartet. Frag in einer Minute noch einmal.",
        ),
        (
            ReindexBusyError(NOON),
            "A re-index is running since 12:05 UTC. Try again when it has ended.",
            f"Seit 12:05 UTC läuft eine Neuindexierung. {LATER}",
        ),
        (
            ReindexBusyError(),
            "A re-index is running. Try again when it has ended.",
            f"Gerade läuft eine Neuindexierung. {LATER}",
        ),
        (
            NothingToCheckError(),
            "There are no words to check: give the text of a quotation.",
            "Hier sind keine Worte zu prüfen: Gib den Text eines Zitats an.",
        ),
    ],
    ids=["stopping", "re-index since", "re-index", "nothing to check"],
)
def test_an_error_is_told_in_the_language_and_logged_in_english(
    error: PilcrowError, english: str, german: str
) -> None:
    assert str(error) == english
    assert error.text is not None
    assert LANGUAGES["de"].say(error.text) == german


def test_an_error_has_no_text_when_it_is_the_operators() -> None:
    error = PilcrowError("The path is empty: name a folder.")

    assert (str(error), error.text) == ("The path is empty: name a folder.", None)


def test_outlets_to_try_are_told_in_the_language() -> None:
    outlets = Outlets(("The Lantern", "Tarn Weekly"))

    with pytest.raises(NoSuchOutletError) as raised:
        outlets.meant("Courier")

    names = Listed(("The Lantern", "Tarn Weekly"))
    told = text("errors-outlet", typed="Courier", first=names)
    assert raised.value.text == told
    assert LANGUAGES["es"].say(told) == (
        "Ningún medio de los artículos se llama «Courier»: "
        "la mayoría de los artículos son de The Lantern y Tarn Weekly."
    )
