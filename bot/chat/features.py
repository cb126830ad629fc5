"""All that people can do in Discord, put together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.answering import Answering
from bot.chat.asking import Asking
from bot.chat.browsing import Browsing
from bot.chat.completing import Completing
from bot.chat.components import Clickable, Handler
from bot.chat.counting import Counting
from bot.chat.curating import corpus_of
from bot.chat.explaining import Explaining
from bot.chat.flagging import Flagging
from bot.chat.handling import Handling
from bot.chat.inquiring import Inquiring
from bot.chat.listening import Listening
from bot.chat.privacy import Privacy
from bot.chat.reading import Reading
from bot.chat.said import Said
from bot.chat.setting_up import SettingUp
from bot.chat.status import Status
from bot.chat.verifying import Verifying
from bot.chat.visitors import Visitors
from bot.chat.voting import Voting
from bot.curation import Curator

if TYPE_CHECKING:
    from bot.chat.client import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """Cogs with commands and listeners, menus of messages, and what answers clicks, by verb.

    `running` is to be entered for as long as the client is connected.
    """

    cogs: Sequence[commands.Cog]
    menus: Sequence[app_commands.ContextMenu]
    clicks: dict[str, Handler]
    running: Callable[[], AbstractAsyncContextManager[None]]


def features_of(services: Services, client: discord.Client, own_id: int) -> Features:
    """Make the features of `client`, which work with `services`; its user id is `own_id`."""
    s, state = services, services.state
    visitors = Visitors(state, s.assignment)
    completing = Completing(visitors, s.lookups)
    answering = Answering(
        s.answerer,
        s.speakers,
        s.explained,
        s.admins,
        s.questions,
        s.lookups,
        state,
        visitors,
        s.health.metrics,
    )
    inquiring = Inquiring(answering, s.limits)
    asking = Asking(inquiring, visitors, s.sources, completing, state)
    reading = Reading(s.sources, s.lookups, state, visitors, completing)
    verifying = Verifying(s.verifier, s.speakers, s.questions, completing, state, visitors)
    explaining = Explaining(s.admins, s.explained, s.lookups, state, visitors)
    browsing = Browsing(s.sources, s.speakers, s.lookups, visitors, completing, inquiring)
    setting_up = SettingUp(state, visitors, s.assignment, s.admins, s.sources, s.lookups)
    counting = Counting(state, s.embedder, s.background, visitors)
    privacy = Privacy(state, s.keep_days)
    voting = Voting(state, visitors, s.health.metrics)
    handling = Handling(inquiring, state, visitors)
    corpus = corpus_of(services, client, visitors, completing)
    flagging = Flagging(client, state, s.sources, s.lookups, visitors, s.data)
    return Features(
        cogs=[
            asking,
            Listening(own_id, inquiring, visitors, state, s.in_flight, s.health),
            Said(inquiring, visitors, s.speakers, completing),
            reading,
            verifying,
            handling,
            browsing,
            setting_up,
            counting,
            privacy,
            Status(s.curator, s.sources, s.lookups, visitors, s.health),
            corpus.cog,
        ],
        menus=[asking.menu, verifying.menu],
        clicks=_clicks(
            [
                answering,
                reading,
                explaining,
                voting,
                handling,
                browsing,
                setting_up,
                privacy,
                *corpus.clickable,
            ]
        ),
        running=partial(_running, s.curator, flagging, _when_ready(client, corpus.poll)),
    )


@asynccontextmanager
async def _running(
    curator: Curator, flagging: Flagging, poll: Callable[[], Awaitable[None]] | None
) -> AsyncIterator[None]:
    """Look at feeds, where there are any, and flag what each new generation changes.

    What an earlier connection left off is gone on with.
    """
    curator.on_published.append(flagging.soon)
    works = [flagging.follow, curator.go_on, *([poll] if poll else [])]
    tasks = [asyncio.ensure_future(work()) for work in works]
    try:
        yield
    finally:
        curator.on_published.remove(flagging.soon)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _when_ready(
    client: discord.Client, work: Callable[[], Awaitable[None]] | None
) -> Callable[[], Awaitable[None]] | None:
    """Return what does `work` once `client` knows its servers."""
    if work is None:
        return None

    async def begin() -> None:
        await client.wait_until_ready()
        await work()

    return begin


def _clicks(features: Sequence[Clickable]) -> dict[str, Handler]:
    found: dict[str, Any] = {}
    for feature in features:
        twice = found.keys() & feature.clicks.keys()
        if twice:
            raise ValueError(f"two features answer {sorted(twice)}")
        found |= feature.clicks
    return found
