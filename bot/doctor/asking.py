"""Asks Discord, in the short time that a terminal waits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot.chat.inspecting import inspect
from bot.chat.invitation import application_id_of
from bot.chat.seen import SetUp, SetUpIn
from bot.doctor.findings import Finding
from bot.doctor.judging import findings_of
from bot.errors import NewerStateError, PilcrowError, StateError
from bot.places import SECRET_FILE, STATE_FILE
from bot.settings import Settings
from bot.state import Mode, State


async def ask_discord(settings: Settings) -> list[Finding]:
    """Return what Discord says of the bot; nothing without a token that may be one."""
    token = settings.token.get_secret_value() if settings.token else ""
    if application_id_of(token) is None:
        return []
    try:
        async with _set_up(settings) as set_up_in:
            seen = await inspect(settings.api_base, token, set_up_in)
    except (StateError, NewerStateError) as error:
        return [Finding(subject=STATE_FILE, well=False, text=str(error))]
    except PilcrowError as error:
        return [Finding(subject="discord", well=False, text=str(error))]
    return list(findings_of(seen, wants_content=settings.message_content))


@asynccontextmanager
async def _set_up(settings: Settings) -> AsyncIterator[SetUpIn]:
    """Yield what tells which channels are set up: none where nothing was kept yet."""
    path = settings.data / STATE_FILE
    # Opening makes what is not there, and drops what a lost secret hashed: that is no examination.
    if not path.exists() or not path.with_name(SECRET_FILE).exists():
        yield _nothing
        return
    async with State.open(path, keep_days=settings.keep_days) as state:

        async def of(guild: int) -> Sequence[SetUp]:
            return [
                SetUp(channel=each.channel, thread=each.thread, every=each.mode is Mode.EVERY)
                for each in await state.places.channels(guild)
            ]

        yield of


async def _nothing(_: int) -> Sequence[SetUp]:
    return ()
