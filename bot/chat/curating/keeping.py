"""What was read on its way into the corpus, whoever wants it there: a person, or a feed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.access import Access
from bot.acts import Actor
from bot.chat.cards.adding import Addition, LeftOut
from bot.chat.curating.shelving import Shelves
from bot.curation import Curator
from bot.errors import ReindexFailedError
from bot.intake import Intake
from bot.reindexing import Outcome, Tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was kept: with the `outcome` of the index run, or with what made it fail.

    Both are None where nothing was to be kept.
    """

    addition: Addition
    outcome: Outcome | None = None
    failed: ReindexFailedError | None = None


class Keeping:
    """Adds what was read, one addition after another.

    What an id belongs to is looked up and changed in one go: no server takes another's.
    """

    def __init__(self, curator: Curator, shelves: Shelves) -> None:
        self._curator = curator
        self._shelves = shelves
        self._turn = asyncio.Lock()

    async def keep(
        self,
        actor: Actor,
        intake: Intake,
        collection: str,
        access: Access,
        tell: Tell,
        left_out: Sequence[LeftOut] = (),
    ) -> Kept:
        """Keep `intake` in `collection` for `actor`, who may read what `access` covers.

        `left_out` was left out before. Raises `ArticlesNotWrittenError`: then nothing is kept.
        """
        async with self._turn:
            shelved = await asyncio.to_thread(
                self._shelves.sort, intake, collection, access, left_out
            )
            addition = shelved.addition
            if not addition.articles:
                return Kept(addition=addition)
            try:
                outcome = await self._curator.add(
                    actor, addition.articles, collection, shelved.replaces, tell
                )
            except ReindexFailedError as error:
                return Kept(addition=addition, failed=error)
            return Kept(addition=addition, outcome=outcome)
