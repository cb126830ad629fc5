"""Nothing is kept of what was still being answered when its asker was forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.state import State
from bot.state.forgetting import Forgetting
from tests.bot.state.given import ADA, BEN, NOW, keep


async def test_what_was_being_answered_is_not_kept_and_what_is_asked_later_is(
    tmp_path: Path,
) -> None:
    async with State.open(tmp_path / "state.db", NOW) as state:
        await state.people.forget(ADA.user)
        during = await keep(state, seconds=60.0)
        later = await keep(state, seconds=0.0)
        others = await keep(state, origin=BEN, seconds=60.0)

        assert await state.answers.get(during) is None
        assert await state.answers.get(later) is not None
        assert await state.answers.get(others) is not None


def test_moments_are_remembered_for_an_hour_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    now, forgetting = 1000.0, Forgetting()
    monkeypatch.setattr("bot.state.forgetting.time.monotonic", lambda: now)
    forgetting.note("a")
    now += 10
    assert forgetting.within("a", 10)
    assert not forgetting.within("a", 9)
    assert not forgetting.within("b", 10)
    now += 3600
    forgetting.note("b")
    assert not forgetting.within("a", 10_000)
