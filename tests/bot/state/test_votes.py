"""One vote a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.state import Reason, State, Vote
from tests.bot.state.given import ADA, BEN, NOW, keep


async def test_vote_is_changed_when_it_is_cast_again(tmp_path: Path) -> None:
    down = Vote(up=False, reason=Reason.WRONG_SPEAKER, comment="It was ¶2.")
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await keep(state)
        changed = [await state.votes.cast(answer_id, ADA.user, Vote(up=True))]
        changed.append(await state.votes.cast(answer_id, BEN.user, Vote(up=True)))
        changed.append(await state.votes.cast(answer_id, ADA.user, down))

        assert changed == [False, False, True]
        assert await state.votes.of(answer_id, ADA.user) == down
        assert await state.votes.of(answer_id, BEN.user) == Vote(up=True)
        assert await state.votes.of(answer_id, 1) is None


@pytest.mark.parametrize("comment", ["half a \ud83d pair", "nul \x00", '"], ('])
async def test_comment_is_read_as_it_was_written(tmp_path: Path, comment: str) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        answer_id = await keep(state)
        await state.votes.cast(answer_id, ADA.user, Vote(up=False, comment=comment))
        vote = await state.votes.of(answer_id, ADA.user)

    assert vote == Vote(up=False, comment=comment)


async def test_vote_is_not_kept_when_the_answer_is_not(tmp_path: Path) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        assert not await state.votes.cast("gone", ADA.user, Vote(up=True))
        assert await state.votes.of("gone", ADA.user) is None
