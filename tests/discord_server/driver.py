"""What people do in Discord: the part of the server that tests speak to."""

from __future__ import annotations

from collections.abc import Iterable

from tests.discord_server.callback_rules import Kind
from tests.discord_server.choosing import Choices, Chosen
from tests.discord_server.components import BUTTON, LINK_STYLE, SELECTS
from tests.discord_server.errors import DriverError, Payload
from tests.discord_server.exchange import Choice, Exchange
from tests.discord_server.forms import Values, submitted
from tests.discord_server.messages import Message
from tests.discord_server.options import (
    Filled,
    Value,
    check_shown,
    command_data,
    fill,
    leaf,
    menu_data,
    partial,
)
from tests.discord_server.removing import Removing
from tests.discord_server.talking import Talking
from tests.discord_server.world import Channel, User


class Driver(Talking, Removing):
    """People's side of the server: what they write, remove, and do with the bot's commands."""

    async def slash(
        self,
        user: User,
        channel: Channel,
        command: str,
        /,
        *,
        force: bool = False,
        locale: str | None = None,
        **options: Value,
    ) -> Exchange:
        """Let `user` send a slash command with `options` (`command` may name a subcommand).

        `force` sends it although the member lacks the command's default permission, which
        administrators can override. Raise DriverError where a client would not send it.
        """
        found, path = self._command(user, channel, command, force=force)
        filled = Filled(self._state.keep_for_a_while)
        data = command_data(found, path, fill(leaf(found, path), options, filled))
        if filled.resolved:
            data["resolved"] = filled.resolved
        return self._interact(user, channel, Kind.COMMAND, data, locale=locale)

    async def choose_in_menu(self, user: User, message: Message, command: str) -> Exchange:
        """Let `user` choose `command` in the menu of `message`, whatever the bot may read of it."""
        if not message.seen_by(user):
            raise DriverError(f"{user.name} does not see that message")
        found = self._state.commands.find_menu(command, message.channel.guild)
        check_shown(user, message.channel, found, force=False)
        return self._interact(user, message.channel, Kind.COMMAND, menu_data(found, message))

    async def autocomplete(
        self,
        user: User,
        channel: Channel,
        command: str,
        option: str,
        typed: str,
        /,
        **others: Value,
    ) -> list[Choice]:
        """Let `user` type into `option` of a command; return what the bot suggests."""
        found, path = self._command(user, channel, command, force=False)
        options = partial(leaf(found, path), option, {**others, option: typed})
        data = command_data(found, path, options)
        exchange = self._interact(user, channel, Kind.AUTOCOMPLETE, data)
        return (await exchange.acknowledged()).choices

    async def click(
        self,
        user: User,
        message: Message,
        *,
        label: str | None = None,
        custom_id: str | None = None,
    ) -> Exchange:
        """Let `user` press the button of `message` with that `label` or `custom_id`."""
        button = message.component(label=label, custom_id=custom_id)
        usable = button["type"] == BUTTON and button["style"] != LINK_STYLE
        if not usable or button.get("disabled"):
            raise DriverError(f"{button} cannot be pressed")
        data = {"component_type": BUTTON, "custom_id": button["custom_id"], "id": button["id"]}
        return self._use(user, message, data)

    async def choose(
        self, user: User, message: Message, custom_id: str, values: Iterable[Chosen]
    ) -> Exchange:
        """Let `user` choose `values` in the select `custom_id` of `message`.

        A value is an option's, or a channel, a role, a member, or an id of one.
        """
        select = message.component(custom_id=custom_id)
        if select["type"] not in SELECTS or select.get("disabled"):
            raise DriverError(f"nothing can be chosen in {select}")
        choices = Choices(user, message.channel)
        chosen = choices.choose(select, values)
        if not select.get("min_values", 1) <= len(chosen) <= select.get("max_values", 1):
            raise DriverError(f"{select} cannot take {len(chosen)} values")
        data = {"component_type": select["type"], "custom_id": custom_id, "id": select["id"]}
        resolved = {"resolved": choices.resolved} if choices.resolved else {}
        return self._use(user, message, {**data, "values": chosen, **resolved})

    async def submit(self, user: User, exchange: Exchange, values: Values) -> Exchange:
        """Let `user` send the modal that `exchange` opened, with `values` by custom id.

        A value is a text, or what is chosen in a select (see `choose`); what is left out stays
        as the bot filled it in.
        """
        if exchange.user is not user:
            raise DriverError(f"the modal was opened for {exchange.user.name}")
        data = submitted(await exchange.modal(), values, Choices(user, exchange.channel))
        return self._interact(
            user, exchange.channel, Kind.MODAL, data, source=exchange.source, trigger=exchange
        )

    def _command(
        self, user: User, channel: Channel, name: str, *, force: bool
    ) -> tuple[Payload, list[str]]:
        top, *path = name.split()
        command = self._state.commands.find(top, channel.guild)
        check_shown(user, channel, command, force=force)
        return command, path
