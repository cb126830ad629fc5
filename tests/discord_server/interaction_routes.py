"""The routes of interactions: the callback, and the messages that follow it."""

from __future__ import annotations

from collections.abc import Callable

from tests.discord_server import posting
from tests.discord_server.callback_rules import (
    Callback,
    Kind,
    callback_problems,
    focused_problems,
)
from tests.discord_server.calls import Call, Reply
from tests.discord_server.errors import (
    ApiError,
    InvalidFormError,
    Payload,
    unknown,
    unknown_channel,
    unknown_message,
)
from tests.discord_server.exchange import Choice, Exchange
from tests.discord_server.message_payloads import message_payload
from tests.discord_server.messages import (
    COMMAND_REPLY,
    DEFAULT,
    EPHEMERAL,
    MENU_REPLY,
    REPLY,
    Message,
)
from tests.discord_server.options import focused_option
from tests.discord_server.state import State


def callback(state: State, call: Call) -> Reply:
    """POST the first answer to an interaction."""
    exchange = _to_acknowledge(state, call)
    on_message = exchange.source is not None
    problems = callback_problems(exchange.kind, call.body, on_message=on_message)
    if exchange.kind is Kind.AUTOCOMPLETE and not problems:
        problems = list(focused_problems(call.body, focused_option(exchange.data)["type"]))
    if problems:
        raise InvalidFormError(problems)
    kind = Callback(call.body["type"])
    _ANSWERS[kind](state, exchange, call)
    exchange.acknowledgement, exchange.acknowledged_at = kind, state.clock.now()
    state.changes.notify()
    if call.query.get("with_response") not in {"1", "true"}:
        return Reply(status=204)
    return Reply(body=_callback_reply(exchange, kind))


def _to_acknowledge(state: State, call: Call) -> Exchange:
    exchange = state.exchanges.get(call.params["interaction_token"])
    if exchange is None or call.snowflake("interaction_id") != exchange.id:
        raise unknown("interaction", 10062)
    if exchange.acknowledgement is not None:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    if exchange.late:
        exchange.refused = True
        seconds = state.clock.now() - exchange.created
        error = unknown("interaction", 10062)
        error.violations = (f"{exchange.name} was acknowledged late, after {seconds:.1f} s",)
        raise error
    return exchange


def _callback_reply(exchange: Exchange, kind: Callback) -> Payload:
    interaction: Payload = {"id": str(exchange.id), "type": int(exchange.kind)}
    message = exchange.original
    if message is None:
        return {"interaction": interaction}
    interaction |= {
        "response_message_id": str(message.id),
        "response_message_loading": message.loading,
        "response_message_ephemeral": message.ephemeral,
        "channel_id": str(message.channel.id),
    }
    if kind not in (Callback.MESSAGE, Callback.UPDATE):
        return {"interaction": interaction}
    resource = {"type": int(kind), "message": message_payload(message)}
    return {"interaction": interaction, "resource": resource}


def _inner(call: Call) -> Call:
    """Return `call` with the message inside a callback as its body."""
    data = call.body.get("data") or {}
    return Call(params=call.params, query=call.query, json=data, uploads=call.uploads)


def _reply_kind(exchange: Exchange) -> int:
    if exchange.kind is not Kind.COMMAND:
        return REPLY
    return MENU_REPLY if "target_id" in exchange.data else COMMAND_REPLY


def _check_channel(state: State, exchange: Exchange) -> None:
    if state.world.channel(exchange.channel.id) is None:
        raise unknown_channel()


def _answer_message(state: State, exchange: Exchange, call: Call) -> None:
    _check_channel(state, exchange)
    inner = _inner(call)
    draft = posting.checked(inner.body, inner.uploads)
    message = posting.create(
        state,
        exchange.channel,
        draft,
        inner.body,
        inner.uploads,
        kind=_reply_kind(exchange),
        reference=exchange.source,
        exchange=exchange,
    )
    exchange.original = message
    state.message_event("MESSAGE_CREATE", message)


def _answer_defer(state: State, exchange: Exchange, call: Call) -> None:
    _check_channel(state, exchange)
    flags = int((call.body.get("data") or {}).get("flags") or 0) & EPHEMERAL
    message = posting.create_loading(state, exchange, flags, _reply_kind(exchange))
    exchange.original = message
    state.message_event("MESSAGE_CREATE", message)


def _answer_defer_update(_: State, exchange: Exchange, __: Call) -> None:
    exchange.original = exchange.source


def _answer_update(state: State, exchange: Exchange, call: Call) -> None:
    exchange.original = exchange.source
    posting.edit(state, _existing(exchange.source), _inner(call))


def _answer_choices(_: State, exchange: Exchange, call: Call) -> None:
    found = (call.body.get("data") or {}).get("choices") or []
    exchange.choices = [Choice(choice["name"], choice["value"]) for choice in found]


def _answer_modal(_: State, exchange: Exchange, call: Call) -> None:
    exchange.form = call.body["data"]


_ANSWERS: dict[Callback, Callable[[State, Exchange, Call], None]] = {
    Callback.MESSAGE: _answer_message,
    Callback.DEFER: _answer_defer,
    Callback.DEFER_UPDATE: _answer_defer_update,
    Callback.UPDATE: _answer_update,
    Callback.CHOICES: _answer_choices,
    Callback.MODAL: _answer_modal,
}


def follow_up(state: State, call: Call) -> Reply:
    """POST one more message; right after a defer it fills the loading one, as in Discord."""
    exchange = _by_token(state, call)
    _check_channel(state, exchange)
    original = exchange.original
    if original is not None and original.loading and not original.deleted:
        body = posting.edit(state, original, call)
        return Reply(body=message_payload(body))
    draft = posting.checked(call.body, call.uploads)
    message = posting.create(
        state,
        exchange.channel,
        draft,
        call.body,
        call.uploads,
        kind=DEFAULT if original is None else REPLY,
        reference=original,
        exchange=exchange,
    )
    exchange.followups.append(message)
    state.message_event("MESSAGE_CREATE", message)
    return Reply(body=message_payload(message))


def get_answer(state: State, call: Call) -> Reply:
    """GET a message of the exchange."""
    return Reply(body=message_payload(_answer(state, call)))


def edit_answer(state: State, call: Call) -> Reply:
    """PATCH a message of the exchange."""
    return Reply(body=message_payload(posting.edit(state, _answer(state, call), call)))


def delete_answer(state: State, call: Call) -> Reply:
    """DELETE a message of the exchange."""
    posting.delete(state, _answer(state, call))
    return Reply(status=204)


def _by_token(state: State, call: Call) -> Exchange:
    exchange = state.exchanges.get(call.params["webhook_token"])
    theirs = call.snowflake("webhook_id") == state.world.bot.id
    if exchange is None or not theirs or exchange.acknowledgement in (None, Callback.CHOICES):
        raise unknown("Webhook", 10015)
    if exchange.expired:
        raise ApiError(401, 50027, "Invalid Webhook Token")
    return exchange


def _answer(state: State, call: Call) -> Message:
    exchange = _by_token(state, call)
    if call.params.get("message_id", "@original") == "@original":
        return _existing(exchange.original)
    wanted = call.snowflake("message_id")
    messages = [m for m in (exchange.original, *exchange.followups) if m and m.id == wanted]
    return _existing(messages[0] if messages else None)


def _existing(message: Message | None) -> Message:
    if message is None or message.deleted:
        raise unknown_message()
    return message
