"""👍 and 👎 below answers: one vote a person, which they may change."""

from __future__ import annotations

from typing import Any, Final

import discord

from bot.chat.cards.notices import notice
from bot.chat.components import Click, Field, Handler, ask_in_form
from bot.chat.sending import show
from bot.chat.visitors import Visitors, language_for
from bot.health import Metrics
from bot.language import text
from bot.state import Reason, State, Vote

_COMMENT: Final = 300
_REASONS: Final = {
    Reason.WRONG_PARAGRAPH: text("votes-wrong-paragraph"),
    Reason.WRONG_SPEAKER: text("votes-wrong-speaker"),
    Reason.OUTDATED: text("votes-outdated"),
    Reason.SHOULD_ANSWER: text("votes-should-answer"),
    Reason.SHOULD_NOT_ANSWER: text("votes-should-not-answer"),
}


class Voting:
    """Takes votes; what is wrong with an answer is asked in a form."""

    def __init__(self, state: State, visitors: Visitors, metrics: Metrics) -> None:
        self._state = state
        self._metrics = metrics
        self._visitors = visitors

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the two buttons, and the form."""
        return {"vote": self._pressed, "voted": self._filled_in}

    async def _pressed(self, interaction: discord.Interaction[Any], click: Click) -> None:
        answer_id, direction = click.parts[0], click.parts[1]
        if direction == "up":
            await self._cast(interaction, answer_id, Vote(up=True))
            return
        say = language_for(interaction).say
        reasons = tuple((reason.value, say(words)) for reason, words in _REASONS.items())
        fields = (
            Field(custom_id="reason", label=say(text("votes-reason")), options=reasons),
            Field(
                custom_id="comment",
                label=say(text("votes-comment")),
                required=False,
                longest=_COMMENT,
                paragraph=True,
            ),
        )
        await ask_in_form(interaction, f"voted:{answer_id}", say(text("votes-title")), fields)

    async def _filled_in(self, interaction: discord.Interaction[Any], click: Click) -> None:
        reason, comment = click.fields.get("reason"), click.fields.get("comment", "")
        vote = Vote(
            up=False, reason=Reason(reason) if reason else None, comment=comment[:_COMMENT].strip()
        )
        await self._cast(interaction, click.parts[0], vote)

    async def _cast(
        self, interaction: discord.Interaction[Any], answer_id: str, vote: Vote
    ) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        if await self._state.answers.get(answer_id) is None:
            await show(interaction, notice("votes-too-old", visitor.language))
            return
        changed = await self._state.votes.cast(answer_id, visitor.origin.user, vote)
        self._metrics.voted(up=vote.up)
        key = "votes-changed" if changed else "votes-thanks"
        await show(interaction, notice(key, visitor.language))
