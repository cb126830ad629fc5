"""From what somebody wrote to what is asked: cut, admitted, and read in its conversation."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Final

import discord

from bot.asked import Place
from bot.chat.answering import Answering, Given, Inquiry
from bot.chat.cards import notices
from bot.chat.cards.escaping import without_mentions
from bot.chat.visitors import Visitor
from bot.errors import StateError
from bot.following import Conversation, follow
from bot.language import Text, text
from bot.limits import RateLimits
from bot.origin import Origin
from bot.planning.outlets import NoSuchOutletError
from bot.requested import NO_FILTERS, Filters, Question, Request
from bot.state import KeptAnswer, State

_log = logging.getLogger(__name__)

# A conversation in a thread or a direct message that has rested longer than this has ended.
_RESTED: Final = timedelta(hours=12)

# What a question may go on from, or why that could not be looked up.
Before = Conversation | StateError | None


class Inquiring:
    """Asks for visitors, in their own words or in a request that is made up of options."""

    def __init__(self, answering: Answering, limits: RateLimits) -> None:
        self._answering = answering
        self._limits = limits

    async def inquire(
        self,
        visitor: Visitor,
        written: str,
        place: Place,
        *,
        filters: Filters = NO_FILTERS,
        private: bool = False,
        conversation: Before = None,
    ) -> Given:
        """Answer what a visitor wrote, going on from `conversation`.

        Raises `TooFastError`, or `conversation` where that is an error and the question needs it.
        """
        question = without_mentions(written)
        if not question:
            return Given(card=notices.notice("notices-hint", visitor.language))
        asked = cut(question, notices.LONGEST_QUESTION)
        notes: list[Text] = []
        if asked != question:
            notes.append(text("notices-cut", most=notices.LONGEST_QUESTION))
        request: Request = Question(text=asked, filters=filters)
        if filters == NO_FILTERS:
            followed = follow(asked, None if isinstance(conversation, StateError) else conversation)
            if followed.unclear is not None:
                if isinstance(conversation, StateError):
                    raise conversation
                return Given(card=notices.notice("notices-unclear", visitor.language))
            request = followed.request
            if followed.read_as:
                notes.append(text("notices-read-as", question=followed.read_as))
        return await self.request(visitor, request, place, private=private, notes=tuple(notes))

    async def request(
        self,
        visitor: Visitor,
        request: Request,
        place: Place,
        *,
        private: bool = False,
        notes: tuple[Text, ...] = (),
    ) -> Given:
        """Answer `request`. Raises `TooFastError`."""
        self._limits.check(visitor.origin)
        inquiry = Inquiry(
            visitor=visitor, request=request, place=place, private=private, notes=notes
        )
        try:
            return await self._answering.answer(inquiry)
        except NoSuchOutletError as error:
            return Given(card=notices.told(error, visitor.language))

    async def shown(self, given: Given, message: int | None, thread: int | None = None) -> None:
        """Remember that `given` is shown in the bot's `message`, perhaps in a `thread` for it."""
        await self._answering.shown(given, message, thread)


async def conversation_by(state: State, origin: Origin, message: discord.Message) -> Before:
    """Return the conversation that `message` goes on with, None for none.

    That is the answer it replies to, or in a thread and a direct message the last one given there
    to the same person.
    """
    replied = message.reference.message_id if message.reference else None
    try:
        if replied is not None:
            kept = await state.answers.shown_in(replied, origin)
            return await own_conversation(state, origin, kept)
    except StateError as error:  # few questions need it: those that do not are answered
        _log.info("the answer that is replied to could not be looked up: %s", error)
        return error
    private = message.guild is None or isinstance(message.channel, discord.Thread)
    return await latest_conversation(state, origin) if private else None


async def own_conversation(
    state: State, origin: Origin, kept: KeptAnswer | None
) -> Conversation | None:
    """Return what a person may go on from in the answer `kept`: only from what they asked.

    What somebody else asked would otherwise be kept as theirs, and outlive its being forgotten.
    """
    if kept is None or not await state.answers.is_by(kept.id, origin.user):
        return None
    return kept.conversation


async def latest_conversation(state: State, origin: Origin) -> Before:
    """Return what was last answered to a person in a place, None for nothing."""
    try:
        kept = await state.answers.latest(origin, datetime.now(UTC) - _RESTED)
    except StateError as error:  # as above
        _log.info("the last answer could not be looked up: %s", error)
        return error
    return kept.conversation if kept else None


def cut(question: str, most: int) -> str:
    """Return `question` in at most `most` characters, cut between words where it has any."""
    if len(question) <= most:
        return question
    kept = question[: most + 1]
    return kept.rpartition(" ")[0].rstrip() or kept[:most]
