"""A process that writes to `state.db` for as long as it lives, and says what it has written.

`python -m tests.bot.state.writing FILE`: a line "kept ID" or "voted ID" each, or "forgotten".
"""

from __future__ import annotations

import asyncio
import itertools
import sys
from dataclasses import replace
from pathlib import Path

from bot.requested import Question
from bot.state import State, Vote
from tests.bot.state.given import ADA, ANSWER, BEN, NOW, keep

# What Ben types, who is forgotten again and again.
TYPED = "Thistlewoodian"


async def write(path: Path) -> None:
    """Keep answers and votes of Ada, and now and then forget all of Ben."""
    async with State.open(path, NOW) as state:
        for number in itertools.count():
            answer_id = await keep(state, origin=replace(ADA, guild=number % 3))
            say(f"kept {answer_id}")
            await state.votes.cast(answer_id, ADA.user, Vote(up=False, comment="x" * 40 * number))
            say(f"voted {answer_id}")
            typed = replace(ANSWER, question=TYPED * (1 + number % 40))
            asked = Question(text=typed.question)
            await keep(state, typed, origin=BEN, request=asked, seconds=0.0)
            if number % 3 == 1:
                await state.people.forget(BEN.user)
                say("forgotten")


def say(line: str) -> None:
    """Say what is written by now, whatever comes next."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1])))
