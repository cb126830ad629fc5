"""The one way in which the corpus is changed while the bot runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Final

from bot.acts import THE_BOT, Action, Actor, Ending
from bot.added import Added
from bot.curation.book import Book, named
from bot.errors import ArticlesNotWrittenError, PilcrowError, ReindexBusyError
from bot.intake import NewArticle
from bot.reindexing import Outcome, Reindexer, Run, Tell, untold
from bot.state import Audit
from index.errors import IndexBusyError, NoGenerationError, SearchIndexError
from index.folder import DataFolder
from index.generations import current_manifest, rollback, verify
from index.manifest import FORMAT, Manifest

_log = logging.getLogger(__name__)

# How long another process's index run is waited for, in seconds, before it is asked again.
_AGAIN: Final = 2.0

# Is told the id of the generation that is current now; nobody waits for what follows from it.
Listener = Callable[[str], None]


class Curator:
    """Changes the corpus in `data`, one change at a time, each kept in the `audit`.

    What changes the articles begins with a row in the audit, then writes its files durably, then
    re-indexes in a process of its own, and ends its row. So whatever is under way when the bot dies
    is known to the next start, which indexes it. `model` is that of the settings.
    """

    def __init__(
        self, data: DataFolder, model: str, reindexer: Reindexer, added: Added, audit: Audit
    ) -> None:
        self._data = data
        self._model = model
        self._reindexer = reindexer
        self._added = added
        self._book = Book(audit)
        self._turn = asyncio.Lock()
        self._wanting = 0  # who has the turn, and who waits for it
        self._since: datetime | None = None
        self._asked_for = False
        self.on_published: list[Listener] = []

    @property
    def since(self) -> datetime | None:
        """When the change that is being made began, in UTC; None when none is."""
        return self._since

    @asynccontextmanager
    async def claim(self, actor: Actor) -> AsyncIterator[Run]:
        """Yield what re-indexes for `actor`; nobody else changes anything in the block.

        Raises `ReindexBusyError` at once while another change is made. What is yielded raises that
        when a run is active elsewhere, `ReindexCancelledError`, or `ReindexFailedError` when it
        publishes nothing.
        """
        if self._wanting:
            busy = ReindexBusyError(self._since)
            await self._book.note(actor, Action.REINDEX, "", Ending.REFUSED, busy)
            raise busy

        # Nothing is awaited before the turn is taken: of two at the same moment one is refused.
        async with self._in_turn():
            with self._reindexer.claim() as index:

                def run(tell: Tell) -> Awaitable[Outcome]:
                    work = self._followed(index(tell))
                    return self._book.keep(actor, Action.REINDEX, "", work)

                self._asked_for = True
                try:
                    yield run
                finally:
                    self._asked_for = False

    async def reindex(self, actor: Actor, tell: Tell) -> Outcome:
        """Read all articles again, once it is its turn. Raises `ReindexFailedError`."""
        async with self._in_turn():
            work = self._index_after_others(tell)
            return await self._book.keep(actor, Action.REINDEX, "", work)

    async def add(
        self,
        actor: Actor,
        articles: Sequence[NewArticle],
        collection: str,
        replaces: Collection[str],
        tell: Tell,
    ) -> Outcome:
        """Keep `articles` in `collection` and index them, once it is their turn.

        `replaces` are the ids of the operator's own articles among them. They are kept whatever
        becomes of the index run. Raises `NoSuchCollectionError`, `ArticlesNotWrittenError`, or
        `ReindexFailedError`.
        """

        async def put() -> Outcome:
            await _written(self._added.put, articles, collection, replaces)
            return await self._index_after_others(tell)

        async with self._in_turn():
            target = named([article.id for article in articles])
            return await self._book.keep(actor, Action.ADD, target, put())

    async def remove(self, actor: Actor, article_id: str, tell: Tell) -> Outcome:
        """Remove an article for good, once it is its turn: the operator's own file stays unread.

        Raises `ArticlesNotWrittenError`, or `ReindexFailedError`: then the next run removes it.
        """

        async def take_out() -> Outcome:
            await _written(self._take_out, article_id)
            return await self._index_after_others(tell)

        async with self._in_turn():
            return await self._book.keep(actor, Action.REMOVE, article_id, take_out())

    async def rollback(self, actor: Actor, generation: str) -> Manifest:
        """Publish `generation`, which is on disk, at once.

        Raises `ReindexBusyError` while the corpus is being changed, or `NoSuchGenerationError`.
        """

        async def go_back() -> Manifest:
            if self._wanting:
                raise ReindexBusyError(self._since)
            try:
                return await asyncio.to_thread(rollback, self._data, generation)
            except IndexBusyError:
                raise ReindexBusyError from None

        manifest = await self._book.keep(actor, Action.ROLLBACK, generation, go_back())
        self._tell_published(manifest.id)
        return manifest

    async def refused(self, actor: Actor, action: Action, target: str, why: PilcrowError) -> None:
        """Keep that somebody tried what they may not do."""
        await self._book.note(actor, action, target, Ending.REFUSED, why)

    async def noted(self, actor: Actor, action: Action, target: str) -> None:
        """Keep that something else was done, such as adding a feed."""
        await self._book.note(actor, action, target, Ending.DONE)

    def cancel(self) -> bool:
        """End a re-index that somebody asked for; return False where it is too late, or none."""
        return self._asked_for and self._reindexer.cancel()

    async def resume(self) -> None:
        """Index by itself what was cut off, or what another model, format or damage makes needed.

        Meanwhile what was published before answers. What fails is logged.
        """
        cut_off = await self._book.under_way()
        sound = await asyncio.to_thread(_is_sound, self._data, self._model)
        if sound and not cut_off:
            return
        await self._index_by_itself(cut_off)

    async def go_on(self) -> None:
        """Index by itself what was left off as an earlier connection ended."""
        left_off = self._book.left_off
        if left_off:
            await self._index_by_itself(left_off)

    async def _index_by_itself(self, cut_off: frozenset[int]) -> None:
        why = "a change was cut off" if cut_off else "what is current was made otherwise"
        _log.info("re-indexing by itself: %s", why)

        # Only now: should the bot die before, the next start still knows that there is work to do.
        async def index() -> Outcome:
            await self._book.cut_off(cut_off)
            return await self._index_after_others(untold)

        try:
            async with self._in_turn():
                await self._book.keep(THE_BOT, Action.REINDEX, "", index())
        except (PilcrowError, SearchIndexError) as error:
            _log.warning("could not re-index by itself: %s", error)

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        self._wanting += 1
        try:
            async with self._turn:
                self._since = datetime.now(UTC)
                try:
                    yield
                finally:
                    self._since = None
        finally:
            self._wanting -= 1

    def _take_out(self, article_id: str) -> None:
        if not self._added.remove(article_id):
            self._added.exclude(article_id)

    async def _index(self, tell: Tell) -> Outcome:
        with self._reindexer.claim() as index:
            return await self._followed(index(tell))

    async def _followed(self, run: Awaitable[Outcome]) -> Outcome:
        """Return what comes of an index run; the listeners are told what it published."""
        outcome = await run
        if outcome.published:
            self._tell_published(outcome.generation)
        return outcome

    async def _index_after_others(self, tell: Tell) -> Outcome:
        """Index once no other process does, such as the operator's terminal."""
        while True:
            try:
                return await self._index(tell)
            except ReindexBusyError:
                await asyncio.sleep(_AGAIN)

    def _tell_published(self, generation: str) -> None:
        for listener in self.on_published:
            listener(generation)


async def _written(write: Callable[..., None], *values: object) -> None:
    try:
        await asyncio.to_thread(write, *values)
    except OSError as error:
        raise ArticlesNotWrittenError(error) from error


def _is_sound(data: DataFolder, model: str) -> bool:
    """Return whether what is current, if anything, is whole, of `model` and of today's format."""
    try:
        manifest = current_manifest(data)
        verify(data, manifest)
    except NoGenerationError:
        return True
    except SearchIndexError:
        return False
    return manifest.model == model and manifest.format == FORMAT
