"""Carry out what a request says about a message: check it, then write or edit it."""

from __future__ import annotations

from tests.discord_server.calls import Call
from tests.discord_server.errors import (
    ApiError,
    EmptyMessageError,
    InvalidFormError,
    Payload,
    thread_archived,
)
from tests.discord_server.exchange import Exchange
from tests.discord_server.files import check_size, file_problems, point_to_files
from tests.discord_server.interaction_payloads import metadata
from tests.discord_server.mentions import (
    mentioned_roles,
    mentioned_users,
    pinging_text,
    pings,
)
from tests.discord_server.messages import (
    DEFAULT,
    EPHEMERAL,
    LOADING,
    SUPPRESS_EMBEDS,
    V2,
    Draft,
    Edit,
    Message,
    Upload,
    apply,
    draft_of,
)
from tests.discord_server.rules import (
    is_empty,
    mention_problems,
    message_problems,
    too_heavy,
)
from tests.discord_server.state import State
from tests.discord_server.world import Channel

_SENDABLE_FLAGS = SUPPRESS_EMBEDS | EPHEMERAL | V2 | 1 << 12  # the last: no notification


def checked(body: Payload, uploads: list[Upload], base: Message | None = None) -> Draft:
    """Return the message that `body` asks for; raise ApiError where Discord refuses it."""
    check_size(uploads)
    draft = draft_of(body, base)
    problems = message_problems(draft)
    problems += mention_problems(body)
    problems += file_problems(body, uploads, draft)
    if problems:
        raise InvalidFormError(problems)
    if is_empty(draft, uploads):
        raise EmptyMessageError
    if too_heavy(draft):
        sentence = "the texts of this V2 message are too heavy in UTF-8"
        raise ApiError(500, 0, "500: Internal Server Error", (sentence,))
    return draft


def create(
    state: State,
    channel: Channel,
    draft: Draft,
    body: Payload,
    uploads: list[Upload],
    *,
    kind: int = DEFAULT,
    reference: Message | None = None,
    exchange: Exchange | None = None,
) -> Message:
    """Add the bot's message to `channel`; the caller announces it."""
    message = Message(
        id=state.world.ids.next(),
        channel=channel,
        author=state.world.bot,
        at=state.clock.now(),
        kind=kind,
        reference=reference,
        nonce=body.get("nonce"),
        interaction=None if exchange is None else metadata(exchange),
    )
    _write(state, message, draft, body, uploads)
    message.flags &= _SENDABLE_FLAGS if exchange else _SENDABLE_FLAGS & ~EPHEMERAL
    if exchange and message.ephemeral:
        message.visible_to = exchange.user
    channel.messages[message.id] = message
    return message


def create_loading(state: State, exchange: Exchange, flags: int, kind: int) -> Message:
    """Add the message that says that the bot is thinking."""
    draft = draft_of({"flags": flags})
    message = create(state, exchange.channel, draft, {}, [], kind=kind, exchange=exchange)
    message.flags |= LOADING
    return message


def edit(state: State, message: Message, call: Call) -> Message:
    """Edit `message` as `call` says, and announce it; raise ApiError where Discord refuses it."""
    if message.channel.archived:
        raise thread_archived()
    draft = checked(call.body, call.uploads, message)
    fills = message.loading
    before = message.pings
    _write(state, message, draft, call.body, call.uploads)
    # An edit pings nobody, but the one that fills a loading message is the answer itself.
    message.pings = message.pings if fills else before
    message.edits.append(Edit(state.clock.now(), call.body))
    state.message_event("MESSAGE_UPDATE", message)
    return message


def delete(state: State, message: Message) -> None:
    """Delete `message` and announce it."""
    message.deleted = True
    state.message_event("MESSAGE_DELETE", message)


def _write(
    state: State, message: Message, draft: Draft, body: Payload, uploads: list[Upload]
) -> None:
    apply(draft, message, [state.keep_file(upload) for upload in uploads])
    point_to_files(message)
    text = pinging_text(draft)
    message.pings = pings(text, body.get("allowed_mentions"), message.reference)
    message.mentions = mentioned_users(text, state.world.users)
    message.mention_roles = [role.id for role in mentioned_roles(text, message.channel)]
    message.mention_everyone = any(ping.startswith("@") for ping in message.pings)
