"""Fill in a command the way that a person's client does, and refuse what it would not let pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.discord_server.channel_payloads import channel_payload
from tests.discord_server.command_rules import GROUP, INTEGER, NUMBER, STRING, SUBCOMMAND
from tests.discord_server.errors import DriverError, Payload
from tests.discord_server.message_payloads import file_payload, message_payload
from tests.discord_server.messages import File, Message, Upload
from tests.discord_server.payloads import role_payload, user_payload
from tests.discord_server.permissions import Permission
from tests.discord_server.world import Channel, Role, User

BOOLEAN, USER, CHANNEL, ROLE, ATTACHMENT = 5, 6, 7, 8, 11

Value = str | float | bool | User | Channel | Role | Upload


@dataclass(slots=True)
class Filled:
    """The options that were filled in and the things that they name, by kind and id."""

    keep_file: Callable[[Upload], File]
    resolved: dict[str, Payload] = field(default_factory=dict)

    def add(self, kind: str, thing_id: int, payload: Payload) -> str:
        """Remember the thing that an option names; return its id as the option's value."""
        self.resolved.setdefault(kind, {})[str(thing_id)] = payload
        return str(thing_id)


def check_shown(user: User, channel: Channel, command: Payload, *, force: bool) -> None:
    """Raise DriverError where `user` is not shown `command` in `channel`.

    `force` passes over the default permission that a member lacks.
    """
    name = f"/{command['name']}"
    everywhere = [0] if command.get("dm_permission") is False else [0, 1, 2]
    context = 0 if channel.guild else 1
    if context not in (command.get("contexts") or everywhere):
        raise DriverError(f"{name} is not shown in {channel.name}")
    needed = command.get("default_member_permissions")
    held = channel.permissions_of(user)
    lacks = needed is not None and (int(needed) == 0 or int(needed) & ~int(held))
    if channel.guild and lacks and not force and Permission.ADMINISTRATOR not in held:
        raise DriverError(f"{user.name} is not shown {name}, which needs permissions {needed}")


def leaf(command: Payload, path: list[str]) -> list[Payload]:
    """Return the options of the command or of the subcommand at `path`; raise DriverError."""
    options: list[Payload] = command.get("options") or []
    for name in path:
        nested = [o for o in options if o["type"] in (SUBCOMMAND, GROUP) and o["name"] == name]
        if not nested:
            raise DriverError(f"/{command['name']} has no subcommand {name!r}")
        options = nested[0].get("options") or []
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in options):
        raise DriverError(f"/{command['name']} needs a subcommand")
    return options


def command_data(command: Payload, path: list[str], filled: list[Payload]) -> Payload:
    """Return the data of an interaction with `command`, the options nested as in its `path`."""
    options = filled
    for depth in range(len(path), 0, -1):
        kind = SUBCOMMAND if depth == len(path) else GROUP
        options = [{"type": kind, "name": path[depth - 1], "options": options}]
    data = {"id": command["id"], "name": command["name"], "type": 1, "options": options}
    return data | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def menu_data(command: Payload, message: Message) -> Payload:
    """Return the data of an interaction with `command` of the menu of `message`."""
    target = str(message.id)
    data = {
        "id": command["id"],
        "name": command["name"],
        "type": command["type"],
        "target_id": target,
        "resolved": {"messages": {target: message_payload(message)}},
    }
    return data | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def fill(declared: list[Payload], values: Mapping[str, Value], filled: Filled) -> list[Payload]:
    """Return the options with `values`; raise DriverError where a client would not send them."""
    by_name = {option["name"]: option for option in declared}
    for name in values:
        if name not in by_name:
            raise DriverError(f"no option {name!r}; there are {sorted(by_name)}")
    for option in declared:
        if option.get("required") and option["name"] not in values:
            raise DriverError(f"the option {option['name']!r} is required")
    return [_filled(by_name[name], value, filled) for name, value in values.items()]


def partial(declared: list[Payload], focused: str, values: Mapping[str, Value]) -> list[Payload]:
    """Return the options of a command that is being typed, the cursor in `focused`."""
    by_name = {option["name"]: option for option in declared}
    if not by_name.get(focused, {}).get("autocomplete"):
        raise DriverError(f"the option {focused!r} does not autocomplete")
    return [
        {"type": by_name[name]["type"], "name": name, "value": value}
        | ({"focused": True} if name == focused else {})
        for name, value in values.items()
    ]


def focused_option(data: Payload) -> Payload:
    """Return the option that has the cursor in an autocomplete interaction's `data`."""
    options = data.get("options") or []
    while options and options[0]["type"] in (SUBCOMMAND, GROUP):
        options = options[0]["options"]
    return next(option for option in options if option.get("focused"))


def _filled(option: Payload, value: Value, filled: Filled) -> Payload:
    kind = option["type"]
    sent: Any = value
    if kind in _NAMING:
        wanted, resolve = _NAMING[kind]
        if not isinstance(value, wanted):
            raise DriverError(f"the option {option['name']!r} takes a {wanted.__name__}")
        sent = resolve(value, filled)
    else:
        _check_plain(option, value)
    return {"type": kind, "name": option["name"], "value": sent}


_PLAIN: dict[int, tuple[type, ...]] = {
    STRING: (str,),
    INTEGER: (int,),
    BOOLEAN: (bool,),
    NUMBER: (int, float),
}


def _check_plain(option: Payload, value: Value) -> None:
    kinds = _PLAIN.get(option["type"])
    wrong_bool = isinstance(value, bool) and option["type"] != BOOLEAN
    if kinds is None or not isinstance(value, kinds) or wrong_bool:
        raise DriverError(f"{value!r} does not fit the option {option['name']!r}")
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise DriverError(f"{option['name']!r} offers {choices}, not {value!r}")
    size, unit = (len(value), "length") if isinstance(value, str) else (value, "value")
    least, most = option.get(f"min_{unit}"), option.get(f"max_{unit}")
    most = 6000 if most is None and unit == "length" else most
    if (least is not None and size < least) or (most is not None and size > most):  # type: ignore[operator]
        raise DriverError(f"{option['name']!r} takes a {unit} from {least} to {most}, not {size}")


def _attached(upload: Upload, filled: Filled) -> str:
    file = filled.keep_file(upload)
    return filled.add("attachments", file.id, file_payload(file))


def _named_channel(channel: Channel, filled: Filled) -> str:
    return filled.add("channels", channel.id, {**channel_payload(channel), "permissions": "0"})


_NAMING: dict[int, tuple[type, Callable[[Any, Filled], str]]] = {
    USER: (User, lambda user, filled: filled.add("users", user.id, user_payload(user))),
    CHANNEL: (Channel, _named_channel),
    ROLE: (Role, lambda role, filled: filled.add("roles", role.id, role_payload(role))),
    ATTACHMENT: (Upload, _attached),
}
