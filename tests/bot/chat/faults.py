"""What goes wrong, and the three things that must hold whatever it was.

Whoever asked is told at most once, in their language and with a reference that is in the log; the
operator has one entry for it; and the next question is answered.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from bot.language import language_of, text
from tests.bot.chat.town import Bot, Gate, Town
from tests.discord_server.limits import Trouble
from tests.discord_server.messages import THREAD_STARTER, Message
from tests.discord_server.world import Channel, User

QUESTION = "How did the council vote on the harbour entrance?"
ANSWER = "nine to two"
OTHER = "Where will boats moor while dredging lasts?"
OTHER_ANSWER = "northern quay"
GERMAN = language_of("de")
ALWAYS = 1000
REFERENCE = re.compile(r"ref [0-9a-f]{6}")

# What discord.py says of requests that it tries again, and of a connection that it makes anew.
_TRIED_AGAIN = ("discord.http", "discord.webhook.async_", "discord.client", "discord.gateway")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a fault comes to: `told` messages of these `words`, and `entries` in the log.

    With `referred` the message has the reference of the entry.
    """

    told: int
    entries: int
    words: str = ""
    referred: bool = False


MENDED = Outcome(told=1, entries=0, words=ANSWER)
FAILED = Outcome(
    told=1, entries=1, words=GERMAN.say(text("failures-unknown", reference="…")), referred=True
)
DEGRADED = Outcome(told=1, entries=1, words=ANSWER, referred=True)
# The answer is there, and what is amiss with it concerns the operator alone.
ANSWERED_AND_LOGGED = Outcome(told=1, entries=1, words=ANSWER)
# Discord takes no message any more.
UNTOLD = Outcome(told=0, entries=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Requests that go wrong."""

    status: int | Trouble
    code: int = 0
    times: int = 1
    retry_after: float = 0.01
    via: bool = True

    def order(self, town: Town, method: str, pattern: str) -> None:
        """Let requests to `pattern` go wrong."""
        town.server.fail(
            method,
            pattern,
            self.status,
            code=self.code,
            times=self.times,
            retry_after=self.retry_after,
            via=self.via,
        )


NO_ACCESS = Fault(status=403, code=50001)
FORBIDDEN = Fault(status=403, code=50013)
FORBIDDEN_EVER = Fault(status=403, code=50013, times=ALWAYS)
NO_CHANNEL = Fault(status=404, code=10003, times=ALWAYS)
NO_MESSAGE = Fault(status=404, code=10008)
NO_WEBHOOK = Fault(status=404, code=10015)
NO_INTERACTION = Fault(status=404, code=10062, times=ALWAYS)
NO_TOKEN = Fault(status=401, code=50027)
SLOW_DOWN = Fault(status=429)
SLOW_DOWN_LONG = Fault(status=429, retry_after=1000.0)
BANNED = Fault(status=429, via=False)
FAILING_ONCE = Fault(status=500)
FAILING = Fault(status=500, times=ALWAYS)
HANGING = Fault(status="hang")
HANGING_EVER = Fault(status="hang", times=ALWAYS)
DROPPED = Fault(status="drop")
DROPPED_EVER = Fault(status="drop", times=ALWAYS)
LOST = Fault(status="lose")
LOST_TWICE = Fault(status="lose", times=2)


class _Hurried(ModuleType):
    """asyncio, in which nobody sleeps for long: discord.py waits seconds between its tries."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever asyncio has
        return getattr(asyncio, name)

    @staticmethod
    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds if seconds >= 100 else 0)


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing wait for long: discord.py between tries, the bot for Discord or its database."""
    for module in ("discord.http", "discord.webhook.async_", "discord.client"):
        monkeypatch.setattr(f"{module}.asyncio", _Hurried("asyncio"))
    monkeypatch.setattr("bot.state.database._BUSY_MS", 100)
    monkeypatch.setattr("bot.chat.patience._ACKNOWLEDGED_WITHIN", 0.5)
    monkeypatch.setattr("bot.chat.listening._THREAD_WITHIN", 0.5)
    monkeypatch.setattr("bot.chat.sending.WITHIN", 0.5)
    # All commands are sent at the start, and checked by the server: that takes a while itself.
    for module in ("patience", "syncing"):
        monkeypatch.setattr(f"bot.chat.{module}.WITHIN", 1.5)


@dataclass(kw_only=True)
class Scene:
    """A town with a bot, in which German is spoken and something goes wrong."""

    town: Town
    bot: Bot
    log: pytest.LogCaptureFixture
    elsewhere: Channel
    asker: User
    _before: set[int] = field(default_factory=set)
    _logged: int = 0

    def begin(self) -> None:
        """Leave aside what has been said and logged so far."""
        self._before = {message.id for message in self._of_bot(self.asker)}
        self._logged = len(self._entries())

    def told(self) -> list[Message]:
        """Return what whoever asked has been told since."""
        return [m for m in self._of_bot(self.asker) if m.id not in self._before]

    def entries(self) -> list[str]:
        """Return what the operator has read since."""
        return self._entries()[self._logged :]

    async def comes_to(self, outcome: Outcome) -> None:
        """Wait for the `outcome`, and make sure that there is no more of it."""
        await self.town.server.until(
            lambda: len(self.told()) >= outcome.told and len(self.entries()) >= outcome.entries,
            f"{outcome}: told {[m.text for m in self.told()]}, logged {self.entries()}",
        )
        await self.settled()
        await self.goes_on()
        told, entries = self.told(), self.entries()
        words = [message.text for message in told]
        assert (len(words), len(entries)) == (outcome.told, outcome.entries), (words, entries)
        for message in told:
            _check_words(message, entries, outcome)
        await self._carries_out_what_hung()

    async def goes_on(self) -> None:
        """Let ben ask, and be answered."""
        for failure in self.town.server._state.failures.due:
            failure.times = 0
        answer = await self.town.ask(OTHER, self.town.ben, channel=self.elsewhere, private=True)
        assert OTHER_ANSWER in answer.text
        await self.settled()

    def failures_counted(self) -> float:
        """Return how many failures the metrics have counted."""
        exposed = self.bot.services.health.metrics.exposed().decode()
        lines = re.findall(r"^pilcrow_errors_total\{.*\} (\S+)$", exposed, re.MULTILINE)
        return sum(map(float, lines))

    async def mention(self) -> Message:
        asked = f"{self.town.server.bot.mention} {QUESTION}"
        return await self.town.server.say(self.town.ann, self.town.channel, asked)

    async def slash(self) -> None:
        await self.town.server.slash(self.town.ann, self.town.channel, "ask", question=QUESTION)

    async def _carries_out_what_hung(self) -> None:
        """Let requests arrive that nobody waits for any more: they must not make a second one."""
        server = self.town.server
        server.release()
        await server.until(lambda: server.hanging == 0, "what hung to be carried out")
        assert len(self.told()) <= 1, [message.text for message in self.told()]

    async def settled(self) -> None:
        tasks = self.bot.services.in_flight._tasks
        await self.town.server.until(lambda: not tasks, "all that is under way to end")

    def _of_bot(self, user: User) -> list[Message]:
        seen = [m for m in self.town.server.seen_by(user) if m.author is self.town.server.bot]
        return [m for m in seen if not m.loading and m.kind != THREAD_STARTER]

    def _entries(self) -> list[str]:
        return [
            record.getMessage()
            for record in self.log.records
            if record.levelno >= logging.WARNING
            and not (record.name in _TRIED_AGAIN and "Ignoring" not in record.getMessage())
        ]


Asking = Callable[[Scene], Awaitable[object]]
ASKING: dict[str, Asking] = {"slash": Scene.slash, "mention": Scene.mention}


def _check_words(message: Message, entries: list[str], outcome: Outcome) -> None:
    found = REFERENCE.findall(message.text)
    assert outcome.words in REFERENCE.sub("…", message.text)
    assert len(found) == int(outcome.referred), message.text
    for reference in found:
        assert sum(reference in entry for entry in entries) == 1, entries


def hold(monkeypatch: pytest.MonkeyPatch, bot: Bot) -> Gate:
    """Hold ann's answer back; what is asked after it waits for nobody."""
    gate, answer = Gate(), bot.services.answerer.answer

    def held(question: str, *others: Any) -> Any:  # noqa: ANN401 - as the answerer's own
        if question == QUESTION:
            gate.hold()
        return answer(question, *others)

    monkeypatch.setattr(bot.services.answerer, "answer", held)
    return gate
