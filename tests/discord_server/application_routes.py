"""The routes of the bot itself: who it is, its application, its commands."""

from __future__ import annotations

from tests.discord_server.calls import Call, Reply
from tests.discord_server.command_rules import command_problems
from tests.discord_server.errors import ApiError, InvalidFormError, Payload, missing_access
from tests.discord_server.payloads import own_user_payload
from tests.discord_server.state import State


def get_me(state: State, _: Call) -> Reply:
    """GET the bot."""
    return Reply(body=own_user_payload(state.world.bot))


def get_application(state: State, _: Call) -> Reply:
    """GET the bot's application."""
    return Reply(body=state.application())


def get_gateway(state: State, _: Call) -> Reply:
    """GET where the gateway is."""
    limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    address = f"ws://{state.address}/"
    return Reply(body={"url": address, "shards": 1, "session_start_limit": limit})


def get_commands(state: State, call: Call) -> Reply:
    """GET the application's commands, everywhere or of a guild."""
    return Reply(body=state.commands.by_scope.get(_scope(state, call), []))


def put_commands(state: State, call: Call) -> Reply:
    """PUT all of the application's commands, everywhere or of a guild."""
    scope = _scope(state, call)
    if not isinstance(call.json, list):
        raise ApiError(400, 50035, "Invalid Form Body", ("commands that are not a list",))
    problems = command_problems(call.json)
    if problems:
        raise InvalidFormError(problems)
    known = {(c["type"], c["name"]): c["id"] for c in state.commands.by_scope.get(scope, [])}
    fresh = [_kept(state, command, known, scope) for command in call.json]
    state.commands.by_scope[scope] = fresh
    state.commands.syncs += 1
    state.changes.notify()
    return Reply(body=fresh)


def _scope(state: State, call: Call) -> int | None:
    if call.snowflake("application_id") != state.world.bot.id:
        raise ApiError(
            403, 20012, "You are not authorized to perform this action on this application"
        )
    if "guild_id" not in call.params:
        return None
    guild_id = call.snowflake("guild_id")
    if guild_id not in state.world.guilds:
        raise missing_access()
    return guild_id


def _kept(
    state: State, command: Payload, known: dict[tuple[int, str], str], scope: int | None
) -> Payload:
    kind = command.get("type") or 1
    permissions = command.get("default_member_permissions")
    result = {
        **_without_nulls(command),
        "id": known.get((kind, command["name"])) or str(state.world.ids.next()),
        "application_id": str(state.world.bot.id),
        "version": str(state.world.ids.next()),
        "type": kind,
        "description": command.get("description") or "",
        "default_member_permissions": None if permissions is None else str(permissions),
        "nsfw": bool(command.get("nsfw")),
    }
    return result if scope is None else {**result, "guild_id": str(scope)}


def _without_nulls(thing: Payload) -> Payload:
    kept = {key: value for key, value in thing.items() if value is not None}
    for key in ("options", "choices"):
        if key in kept:
            kept[key] = [_without_nulls(inner) for inner in kept[key]]
    return kept
