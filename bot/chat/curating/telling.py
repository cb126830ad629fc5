"""How far the index run behind an addition or a removal is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from bot.chat.cards.corpus import reindexing
from bot.chat.cards.layout import Card
from bot.chat.pacing import Pace
from bot.curation.speed import Speedometer
from bot.language import Language
from bot.reindexing import Progress, Tell


def teller(pace: Pace, dress: Callable[[Card], Card], language: Language) -> Tell:
    """Return what shows the progress of a run in `pace`, each card as `dress` makes it.

    Nobody can cancel it: it is not a run that somebody asked for by itself.
    """
    speedometer = Speedometer()

    async def tell(progress: Progress) -> None:
        card = reindexing(progress, speedometer.at(progress, time.monotonic()), language)
        pace.show(dress(replace(card, buttons=())))

    return tell
