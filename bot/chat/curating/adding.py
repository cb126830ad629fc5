"""`/corpus add`: files and a web page become articles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

import discord

from bot.acts import Action, Actor
from bot.added import Added
from bot.assignment import Assignment
from bot.chat.cards import adding as cards
from bot.chat.cards.adding import LeftOut, Step
from bot.chat.cards.layout import Card, Colour
from bot.chat.curating.doorkeeping import Doorkeeper
from bot.chat.curating.downloading import AttachmentError, check_sizes, download
from bot.chat.curating.keeping import Keeping, Kept
from bot.chat.curating.progress import Timing, progress_of
from bot.chat.curating.shelving import collection_for
from bot.chat.curating.telling import teller
from bot.chat.failures import Blame, record
from bot.chat.pacing import Pace
from bot.chat.sending import show
from bot.chat.visitors import language_for
from bot.errors import ArticlesNotWrittenError, PilcrowError, UnusableInputError
from bot.fetching import FetchError
from bot.health import Health
from bot.intake import Intake, NewFile, read_files
from bot.language import Language, text
from corpus import Limits

# Fetches the page at a web address into a folder. Raises `FetchError`.
Fetch = Callable[[str, Path], Awaitable[NewFile]]

_NOTHING: Final = Intake(articles=(), skipped=())


class Adding:
    """Adds what corpus admins attach or name, and tells what became of each."""

    def __init__(  # noqa: PLR0913, PLR0917 - what adding takes
        self,
        doorkeeper: Doorkeeper,
        keeping: Keeping,
        added: Added,
        assignment: Assignment,
        fetch: Fetch,
        limits: Limits,
        health: Health,
        timing: Timing,
    ) -> None:
        self._doorkeeper = doorkeeper
        self._keeping = keeping
        self._added = added
        self._assignment = assignment
        self._fetch = fetch
        self._limits = limits
        self._health = health
        self._timing = timing

    async def add(
        self,
        interaction: discord.Interaction[Any],
        attachments: Sequence[discord.Attachment],
        url: str | None,
        collection: str | None,
    ) -> None:
        """Add the articles in `attachments` and at the address `url` to `collection`.

        What is wrong with all of it is told to whoever asked alone, before anything is downloaded.
        """
        names = [attachment.filename for attachment in attachments] + ([url] if url else [])
        actor = await self._doorkeeper.admit(interaction, Action.ADD, ", ".join(names))
        if not names:
            raise UnusableInputError(text("adding-nothing-given"))
        shelf = collection_for(collection, self._assignment.access(interaction.guild_id))
        check_sizes(attachments, self._limits.max_file_bytes)
        await interaction.response.defer(thinking=True)
        language = language_for(interaction)
        first = Step.DOWNLOADING if attachments else Step.FETCHING
        message = await show(interaction, cards.doing(first, language))
        async with progress_of(interaction, message, self._timing) as pace:
            work = _Work(actor, shelf, language, interaction.id, pace)
            pace.show(await self._told(work, attachments, url))

    async def _told(
        self, work: _Work, attachments: Sequence[discord.Attachment], url: str | None
    ) -> Card:
        try:
            intake, left_out = await self._read(work, attachments, url)
            return self._summary(work, await self._keep(work, intake, left_out))
        except Exception as error:  # whatever it was, the message must not go on promising
            return Card(text=self._why(work, error), colour=Colour.NOTICE)

    async def _keep(self, work: _Work, intake: Intake, left_out: Sequence[LeftOut]) -> Kept:
        count = len(intake.articles)
        work.pace.show(cards.doing(Step.WAITING, work.language))
        dress = partial(cards.with_count, count=count, language=work.language)
        tell = teller(work.pace, dress, work.language)
        access = self._assignment.access(work.actor.guild)
        return await self._keeping.keep(work.actor, intake, work.collection, access, tell, left_out)

    def _summary(self, work: _Work, kept: Kept) -> Card:
        if kept.failed is not None:
            return cards.kept_card(kept.addition, self._why(work, kept.failed), work.language)
        changed = kept.outcome is None or kept.outcome.published
        return cards.added_card(kept.addition, work.language, changed=changed)

    def _why(self, work: _Work, error: Exception) -> str:
        return record(error, Blame(what=f"add {work.asked}"), work.language, self._health)

    async def _read(
        self, work: _Work, attachments: Sequence[discord.Attachment], url: str | None
    ) -> tuple[Intake, list[LeftOut]]:
        """Return the articles of all files and of the page, and what could not be had of them."""
        left_out: list[LeftOut] = []
        async with _incoming(self._added) as folder:
            files = await _downloaded(attachments, folder, left_out)
            work.pace.show(cards.doing(Step.READING, work.language))
            attached = await read_files(files, self._limits) if files else _NOTHING
            paged = await self._page(work, url, folder, left_out) if url else _NOTHING
        intake = Intake(
            articles=attached.articles + paged.articles, skipped=attached.skipped + paged.skipped
        )
        return intake, left_out

    async def _page(self, work: _Work, url: str, folder: Path, left_out: list[LeftOut]) -> Intake:
        work.pace.show(cards.doing(Step.FETCHING, work.language))
        try:
            page = await self._fetch(url, folder)
        except FetchError as error:
            left_out.append(_left_out(url, error))
            return _NOTHING
        work.pace.show(cards.doing(Step.READING, work.language))
        return await read_files([page], self._limits, url)


class _Work:
    """One command at work: who wants it, where it goes, and where it is told."""

    __slots__ = ("actor", "asked", "collection", "language", "pace")

    def __init__(
        self, actor: Actor, collection: str, language: Language, asked: int, pace: Pace
    ) -> None:
        self.actor = actor
        self.collection = collection
        self.language = language
        self.asked = asked
        self.pace = pace


async def _downloaded(
    attachments: Sequence[discord.Attachment], folder: Path, left_out: list[LeftOut]
) -> list[NewFile]:
    files = []
    for number, attachment in enumerate(attachments, 1):
        try:
            files.append(await download(attachment, folder / f"attached-{number}"))
        except AttachmentError as error:
            left_out.append(_left_out(attachment.filename, error))
    return files


def _left_out(name: str, error: PilcrowError) -> LeftOut:
    return LeftOut(name=name, why=error.text or str(error))


@asynccontextmanager
async def _incoming(added: Added) -> AsyncIterator[Path]:
    """Yield a folder for files that are to be read; it goes with the block.

    Raises `ArticlesNotWrittenError` where the disk takes no more.
    """
    manager = added.incoming()
    try:
        folder = await asyncio.to_thread(manager.__enter__)
        try:
            yield folder
        finally:
            await asyncio.to_thread(manager.__exit__, None, None, None)
    except OSError as error:
        raise ArticlesNotWrittenError(error) from error
