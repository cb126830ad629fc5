"""What statistics read of the answers of a server."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.answer import AnswerKind
from bot.asked import Asked
from bot.state import Reason, State, Vote
from tests.bot.state.given import ADA, ANSWER, BEN, DIRECT, NOW, QUESTION, keep


async def test_statistics_read_the_questions_of_their_server_alone(tmp_path: Path) -> None:
    refused = replace(ANSWER, question="Who?", kind=AnswerKind.ABSTAINED, citations=())
    async with State.open(tmp_path / "state.db", NOW) as state:
        first = await keep(state)
        await keep(state, refused, origin=BEN, private=True, seconds=2)
        await keep(state, request=None)
        await keep(state, origin=DIRECT)
        await keep(state, origin=replace(ADA, guild=831))
        await keep(state, asked_at=NOW - timedelta(seconds=1))
        await state.votes.cast(first, ADA.user, Vote(up=True))
        reason = Vote(up=False, reason=Reason.OUTDATED, comment="wonderwall")
        await state.votes.cast(first, BEN.user, reason)
        asked = await state.answers.asked_in(830, NOW)

    assert asked == [
        Asked(
            text=QUESTION.text,
            asked_at=NOW,
            answered=True,
            confidence=0.75,
            seconds=0.5,
            cited=("lights#3",),
            titles=("Lights",),
            ups=1,
            downs=1,
            reasons=("outdated",),
        ),
        Asked(text="Who?", asked_at=NOW, answered=False, confidence=0.75, seconds=2),
    ]
