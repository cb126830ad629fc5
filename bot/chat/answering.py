"""What is asked becomes a card: admitted, computed, kept for what can be pressed, logged."""

from __future__ import annotations

import logging
import secrets
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import discord

from bot.answer import Answer
from bot.answerer import Answerer
from bot.asked import Place
from bot.chat.cards import notices
from bot.chat.cards.answers import Shown, answer_card
from bot.chat.cards.layout import Card
from bot.chat.components import Click, Handler
from bot.chat.permissions import Admins
from bot.chat.sending import show
from bot.chat.visitors import Visitor, Visitors
from bot.errors import StateError
from bot.explained import Explained, KeptWhy
from bot.following import conversation_of
from bot.health import Metrics
from bot.language import Text, text
from bot.offload import Offload
from bot.requested import Request, SaidBy, answer_to
from bot.saying.notes import is_friendly
from bot.speakers import Speakers
from bot.state import KeptAnswer, State

_log = logging.getLogger(__name__)

# Asked again within this, the same question is answered by a link to the answer above.
_JUST_NOW: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What a visitor asks; `notes` are told before the answer's own.

    `speaker` is who is meant, where they have chosen one of several: perhaps below a question that
    somebody else asked, which is `borrowed` then.
    """

    visitor: Visitor
    request: Request
    place: Place
    private: bool = False
    notes: tuple[Text, ...] = ()
    speaker: str | None = None
    borrowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as a card, under the id it is kept as: None where it has nothing to press."""

    card: Card
    id: str | None = None


class Answering:
    """Answers inquiries, and again for whoever chooses one of those who may be meant."""

    def __init__(  # noqa: PLR0913, PLR0917 - what answering takes
        self,
        answerer: Answerer,
        speakers: Speakers,
        explained: Explained,
        admins: Admins,
        offload: Offload,
        lookups: Offload,
        state: State,
        visitors: Visitors,
        metrics: Metrics,
    ) -> None:
        self._answerer = answerer
        self._speakers = speakers
        self._explained = explained
        self._admins = admins
        self._offload = offload
        self._lookups = lookups
        self._state = state
        self._visitors = visitors
        self._metrics = metrics

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the menu of those who may be meant."""
        return {"who": self._chosen}

    async def answer(self, inquiry: Inquiry) -> Given:
        """Return the answer to `inquiry`, or a link to the same one above."""
        above = await self._above(inquiry)
        if above is not None:
            origin = inquiry.visitor.origin
            return Given(card=notices.answered_above(above, origin, inquiry.visitor.language))
        began = time.monotonic()
        explain = self._admins.cover(inquiry.visitor.origin.guild)
        answer, why = await self._offload.run_for(
            inquiry.visitor.origin.user, self._compute, inquiry, explain
        )
        seconds = time.monotonic() - began
        answer_id, lost = await self._keep(inquiry, answer, why, seconds)
        _log_answer(answer, answer_id, seconds)
        talk = is_friendly(answer.notes)
        self._metrics.answered(None if talk else answer.kind, seconds)
        # A reply stands below its question; of a command, others see only that it was used.
        question = "" if inquiry.place is Place.MESSAGE else answer.question
        shown = Shown(private=inquiry.private, explained=why is not None, question=question)
        card = answer_card(answer, answer_id, inquiry.visitor.language, shown)
        return Given(card=notices.footed(card, lost, inquiry.visitor.language), id=answer_id)

    async def shown(self, given: Given, message: int | None, thread: int | None = None) -> None:
        """Remember that `given` is shown in the bot's `message`, perhaps in a `thread` for it."""
        if given.id is None or message is None:
            return
        try:
            await self._state.answers.shown(given.id, message, thread)
        except Exception as error:  # the answer stands: nothing may come after it
            # What is lost is only that a reply to the answer carries it on.
            self._metrics.failed(error)
            reference = f"ref {secrets.token_hex(3)}"
            extra = {"reference": reference}
            _log.exception("%s: where an answer is shown could not be kept", reference, extra=extra)

    async def _above(self, inquiry: Inquiry) -> KeptAnswer | None:
        if inquiry.private or inquiry.speaker:
            return None
        try:
            generation = await self._lookups.run(self._answerer.generation)
            since = datetime.now(UTC) - _JUST_NOW
            origin = inquiry.visitor.origin
            return await self._state.answers.same(origin, inquiry.request, generation, since)
        except StateError as error:  # whoever asked is told when it cannot be kept, either
            _log.info("earlier answers could not be looked for: %s", error)
            return None

    async def _chosen(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Answer the request of an answer for the choice that was made in its menu.

        Only whoever chose sees it: the answer that the menu is below is everybody's.
        """
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        given = await self._for_choice(click.parts[0], int(click.values[0]), visitor)
        await self.shown(given, await show(interaction, given.card))

    async def _for_choice(self, answer_id: str, place: int, visitor: Visitor) -> Given:
        kept = await self._state.answers.get(answer_id)
        if kept is None or kept.request is None or not 0 <= place < len(kept.answer.choices):
            return Given(card=notices.notice("notices-choice-too-old", visitor.language))
        name = kept.answer.choices[place]
        if not await self._lookups.run(self._speakers.knows, name, visitor.access):
            return Given(card=notices.gone(name, visitor.language))
        inquiry = Inquiry(
            visitor=visitor,
            request=kept.request,
            place=Place.MENU,
            private=True,
            speaker=name,
            borrowed=not await self._state.answers.is_by(answer_id, visitor.origin.user),
        )
        return await self.answer(inquiry)

    def _compute(self, inquiry: Inquiry, explain: bool) -> tuple[Answer, KeptWhy | None]:
        request, access = inquiry.request, inquiry.visitor.access
        if isinstance(request, SaidBy):
            request = replace(request, name=self._speakers.named(request.name, access))
        answer = answer_to(request, self._answerer, inquiry.speaker, access)
        answer = replace(answer, notes=(*inquiry.notes, *answer.notes))
        why = self._explained.without_words(answer.why) if explain and answer.why else None
        return answer, why

    async def _keep(
        self, inquiry: Inquiry, answer: Answer, why: KeptWhy | None, seconds: float
    ) -> tuple[str | None, Text | None]:
        """Keep `answer`; return what stands for it, None for small talk, and what is amiss."""
        if is_friendly(answer.notes):
            return None, None
        request: Request | None = inquiry.request
        conversation = conversation_of(inquiry.request, answer)
        if inquiry.borrowed:
            # Or whoever asked it could not have it deleted: it would be kept as somebody else's.
            answer, request, conversation = replace(answer, question="", notes=()), None, None
        try:
            answer_id = await self._state.answers.keep(
                answer,
                origin=inquiry.visitor.origin,
                request=request,
                place=inquiry.place,
                seconds=seconds,
                private=inquiry.private,
                conversation=conversation,
                why=why,
            )
        except StateError as error:
            # An answer without buttons is better than none.
            self._metrics.failed(error)
            reference = f"ref {secrets.token_hex(3)}"
            extra = {"reference": reference}
            _log.exception(
                "%s: an answer could not be kept, and has no buttons", reference, extra=extra
            )
            return None, text("handling-not-kept", reference=reference)
        return answer_id, None


def _log_answer(answer: Answer, answer_id: str | None, seconds: float) -> None:
    _log.info(
        "answered %s: %s, confidence %.2f, %d citations, generation %s, %d ms",
        answer_id or "-",
        answer.kind,
        answer.confidence,
        len(answer.citations),
        answer.generation,
        seconds * 1000,
    )
