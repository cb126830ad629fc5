"""Progress at a pace."""

from __future__ import annotations

import asyncio

from bot.chat.cards.layout import Card, Colour
from bot.chat.pacing import Pace

INTERVAL = 0.05


def card(text: str) -> Card:
    return Card(text=text, colour=Colour.NOTICE)


class Recorder:
    """Keeps what is sent and when."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.times: list[float] = []
        self.came = asyncio.Event()

    async def __call__(self, sent: Card) -> None:
        self.texts.append(sent.text)
        self.times.append(asyncio.get_running_loop().time())
        self.came.set()


async def test_only_the_newest_is_sent_when_many_come_at_once() -> None:
    recorder = Recorder()
    pace = Pace(recorder, INTERVAL)
    async with pace.sending():
        pace.show(card("first"))
        await recorder.came.wait()
        for number in range(20):
            pace.show(card(f"{number}"))
        pace.show(card("last"))

    assert recorder.texts == ["first", "last"]
    assert recorder.times[1] - recorder.times[0] >= INTERVAL * 0.99


async def test_what_is_shown_already_is_not_sent_again() -> None:
    recorder = Recorder()
    pace = Pace(recorder, 0)
    async with pace.sending():
        pace.show(card("same"))
        await recorder.came.wait()
        pace.show(card("same"))

    assert recorder.texts == ["same"]


async def test_last_is_sent_when_it_comes_at_the_very_end() -> None:
    recorder = Recorder()
    pace = Pace(recorder, INTERVAL)
    async with pace.sending():
        pace.show(card("only"))

    assert recorder.texts == ["only"]


async def test_last_keeps_the_pace_when_the_one_before_is_still_being_sent() -> None:
    recorder, began, go_on = Recorder(), asyncio.Event(), asyncio.Event()

    async def slowly(sent: Card) -> None:
        began.set()
        await go_on.wait()
        await recorder(sent)

    pace = Pace(slowly, INTERVAL)
    async with pace.sending():
        pace.show(card("first"))
        await began.wait()
        pace.show(card("last"))
        asyncio.get_running_loop().call_soon(go_on.set)

    assert recorder.texts == ["first", "last"]
    assert recorder.times[1] - recorder.times[0] >= INTERVAL * 0.99
