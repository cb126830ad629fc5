"""The routes of threads."""

from __future__ import annotations

from tests.discord_server import threads
from tests.discord_server.calls import Call, Reply
from tests.discord_server.channel_payloads import channel_payload
from tests.discord_server.channel_routes import find_channel, find_message, require
from tests.discord_server.channels import Channel
from tests.discord_server.errors import (
    ApiError,
    InvalidFormError,
    missing_permissions,
    thread_archived,
    wrong_channel_type,
)
from tests.discord_server.permissions import Permission
from tests.discord_server.rules import problem
from tests.discord_server.state import State


def begin_thread(state: State, call: Call) -> Reply:
    """POST a thread that begins with a message."""
    channel = find_channel(state, call, Permission.READ_MESSAGE_HISTORY)
    message = find_message(channel, call)
    if not threads.can_begin_at(message):
        raise wrong_channel_type()
    require(state, channel, Permission.CREATE_PUBLIC_THREADS)
    name = _name(call.body["name"])
    if message.thread is not None:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    minutes = call.body.get("auto_archive_duration") or 1440
    thread = threads.begin_at(state, message, state.world.bot, name, minutes)
    return Reply(status=201, body=channel_payload(thread, state.world.bot))


def join_thread(state: State, call: Call) -> Reply:
    """PUT the bot into a thread."""
    thread = _thread(state, call)
    if thread.archived:
        raise thread_archived()
    threads.join(state, thread, state.world.bot)
    return Reply(status=204)


def change_thread(state: State, call: Call) -> Reply:
    """PATCH a thread's name, or whether it is archived or locked."""
    thread, change = _thread(state, call), call.body
    manages = Permission.MANAGE_THREADS in thread.permissions_of(state.world.bot)
    owns = thread.owner is state.world.bot and not thread.locked and "locked" not in change
    if not manages and not owns:
        raise missing_permissions()
    if thread.archived and change.get("archived") is not False:
        raise thread_archived()
    if change.get("name") is not None:
        thread.name = _name(change["name"])
    archived = bool(_kept(change, "archived", before=thread.archived))
    locked = bool(_kept(change, "locked", before=thread.locked))
    threads.archive(state, thread, archived=archived, locked=locked)
    return Reply(body=channel_payload(thread, state.world.bot))


def _kept(change: dict[str, object], key: str, *, before: bool) -> object:
    return before if change.get(key) is None else change[key]


def _thread(state: State, call: Call) -> Channel:
    thread = find_channel(state, call)
    if not thread.is_thread:
        raise wrong_channel_type()
    return thread


def _name(name: str) -> str:
    if not threads.is_name(name):
        sentence = f"a thread's name has 1 to {threads.MAX_NAME} characters"
        raise InvalidFormError([problem("name", code="BASE_TYPE_BAD_LENGTH", sentence=sentence)])
    return name.strip()
