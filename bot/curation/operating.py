"""What the operator does on the terminal, kept in the history that admins see in Discord."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.acts import THE_OPERATOR, Action, Ending
from bot.errors import NewerStateError, StateError
from bot.places import SECRET_FILE, STATE_FILE
from bot.state import State

if TYPE_CHECKING:
    from bot.settings import Settings
    from index.building import Report
    from index.manifest import Manifest


def keep_index_run(settings: Settings, report: Report) -> None:
    """Keep that an index run has ended, as `report` tells."""
    ending = Ending.DONE if report.published else Ending.UNCHANGED
    detail = {
        "generation": report.manifest.id,
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
    }
    _keep(settings, Action.REINDEX, "", ending, detail)


def keep_rollback(settings: Settings, manifest: Manifest) -> None:
    """Keep that the generation of `manifest` was published again."""
    _keep(settings, Action.ROLLBACK, manifest.id, Ending.DONE, {})


def _keep(
    settings: Settings, action: Action, target: str, ending: Ending, detail: Mapping[str, object]
) -> None:
    """Keep an entry once all is done: one that has only begun would be taken for cut off.

    Where the bot has kept nothing yet, there is nobody to read it. What has been done is done: a
    history that cannot be written is told on stderr, and is no failure.
    """
    path = settings.data / STATE_FILE
    # Opening makes what is not there, and drops what a lost secret hashed.
    if not path.exists() or not path.with_name(SECRET_FILE).exists():
        return

    async def note() -> None:
        async with State.open(path, keep_days=settings.keep_days) as state:
            await state.audit.note(THE_OPERATOR, action, target, ending, detail)

    try:
        asyncio.run(note())
    except (StateError, NewerStateError) as error:
        sys.stderr.write(f"Note: it is done, but /corpus history will not show it: {error}\n")
