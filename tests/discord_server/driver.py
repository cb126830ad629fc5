"""What people do in Discord: the part of the server that tests speak to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import uuid4

from tests.discord_server import posting
from tests.discord_server.callback_rules import Kind
from tests.discord_server.components import BUTTON, LINK_STYLE, SELECTS
from tests.discord_server.errors import DriverError, Payload
from tests.discord_server.exchange import Choice, Exchange
from tests.discord_server.forms import submitted
from tests.discord_server.interaction_payloads import interaction_payload
from tests.discord_server.mentions import mentioned_roles, mentioned_users
from tests.discord_server.messages import DEFAULT, REPLY, Message, Upload
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
from tests.discord_server.permissions import Intent, Permission
from tests.discord_server.state import State
from tests.discord_server.world import Channel, User


class Driver:
    """People's side of the server; each waits for at most `timeout` seconds of wall time."""

    def __init__(self, state: State, timeout: float) -> None:
        self._state = state
        self._timeout = timeout

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
        filled = Filled(self._state.keep_file)
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
        self, user: User, message: Message, custom_id: str, values: Iterable[str]
    ) -> Exchange:
        """Let `user` choose `values` in the select `custom_id` of `message`."""
        select = message.component(custom_id=custom_id)
        chosen = list(values)
        offered = {option["value"] for option in select.get("options") or []}
        fits = select.get("min_values", 1) <= len(chosen) <= select.get("max_values", 1)
        if select["type"] not in SELECTS or select.get("disabled") or not fits:
            raise DriverError(f"{select} cannot take {len(chosen)} values")
        if offered and not set(chosen) <= offered:
            raise DriverError(f"{sorted(set(chosen) - offered)} are not offered")
        data = {"component_type": select["type"], "custom_id": custom_id, "id": select["id"]}
        return self._use(user, message, {**data, "values": chosen})

    async def submit(
        self, user: User, exchange: Exchange, values: Mapping[str, str | list[str]]
    ) -> Exchange:
        """Let `user` send the modal that `exchange` opened, with `values` by custom id."""
        if exchange.user is not user:
            raise DriverError(f"the modal was opened for {exchange.user.name}")
        data = submitted(await exchange.modal(), values)
        return self._interact(
            user, exchange.channel, Kind.MODAL, data, source=exchange.source, trigger=exchange
        )

    async def say(
        self,
        user: User,
        channel: Channel,
        content: str,
        *,
        reply_to: Message | None = None,
        ping: bool = True,
        files: Iterable[Upload] = (),
    ) -> Message:
        """Let `user` write `content`, as a reply to a message where given (`ping`: with the @)."""
        self._require(user, channel, Permission.SEND_MESSAGES)
        state = self._state
        message = Message(
            id=state.world.ids.next(),
            channel=channel,
            author=user,
            at=state.clock.now(),
            kind=REPLY if reply_to else DEFAULT,
            content=content,
            reference=reply_to,
            files=[state.keep_file(upload) for upload in files],
            mentions=self._mentions(content, channel, reply_to if ping else None),
            mention_roles=[role.id for role in mentioned_roles(content, channel)],
        )
        channel.messages[message.id] = message
        state.message_event("MESSAGE_CREATE", message)
        return message

    def _mentions(self, content: str, channel: Channel, replied: Message | None) -> list[User]:
        members = channel.guild.members if channel.guild else {}
        known = {user_id: member.user for user_id, member in members.items()}
        if channel.guild is None:
            known[self._state.world.bot.id] = self._state.world.bot
        found = mentioned_users(content, known)
        # The answer to an interaction belongs to a webhook, which a reply cannot ping.
        if replied is not None and replied.interaction is None and replied.author not in found:
            found.append(replied.author)
        return found

    async def next_message(self, channel: Channel, after: Message | None = None) -> Message:
        """Wait for the bot's next message in `channel` that everybody there sees."""
        since = after.id if after else 0
        return await self._state.changes.wait_for(
            lambda: next((m for m in channel.messages.values() if self._answers(m, since)), None),
            f"the bot's next message in {channel.name}",
            self._timeout,
        )

    def _answers(self, message: Message, since: int) -> bool:
        shown = not (message.ephemeral or message.loading or message.deleted)
        return shown and message.author is self._state.world.bot and message.id > since

    def visible(self, user: User, channel: Channel) -> list[Message]:
        """Return the messages that `user` sees in `channel`."""
        return [m for m in channel.messages.values() if m.seen_by(user)]

    def delete_message(self, message: Message) -> None:
        """Let somebody delete `message`."""
        posting.delete(self._state, message)

    def delete_channel(self, channel: Channel) -> None:
        """Let somebody delete `channel`, which is in a guild."""
        if channel.guild is None:
            raise DriverError("direct messages cannot be deleted")
        del channel.guild.channels[channel.id]
        channel.guild.changed("CHANNEL_DELETE", channel)

    def _command(
        self, user: User, channel: Channel, name: str, *, force: bool
    ) -> tuple[Payload, list[str]]:
        top, *path = name.split()
        command = self._state.commands.find(top, channel.guild)
        check_shown(user, channel, command, force=force)
        return command, path

    def _use(self, user: User, message: Message, data: Payload) -> Exchange:
        if not message.seen_by(user):
            raise DriverError(f"{user.name} does not see that message")
        return self._interact(user, message.channel, Kind.COMPONENT, data, source=message)

    def _require(self, user: User, channel: Channel, permission: Permission) -> None:
        outsider = channel.guild is None and channel.recipient is not user
        if outsider or permission not in channel.permissions_of(user):
            raise DriverError(f"{user.name} lacks {permission.name} in {channel.name}")

    def _interact(
        self,
        user: User,
        channel: Channel,
        kind: Kind,
        data: Payload,
        *,
        locale: str | None = None,
        source: Message | None = None,
        trigger: Exchange | None = None,
    ) -> Exchange:
        self._require(user, channel, Permission.VIEW_CHANNEL | Permission.USE_APPLICATION_COMMANDS)
        state = self._state
        if not state.gateway.sessions.all():
            raise DriverError("the bot is not connected; wait for ready() first")
        exchange = Exchange(
            id=state.world.ids.next(),
            token=f"aW50ZXJhY3Rpb24-{uuid4().hex}",
            kind=kind,
            user=user,
            channel=channel,
            data=data,
            locale=locale or user.locale,
            clock=state.clock,
            changes=state.changes,
            timeout=self._timeout,
            created=state.clock.now(),
            source=source,
            trigger=trigger,
        )
        state.exchanges[exchange.token] = exchange
        payload = interaction_payload(exchange, state.world.bot)
        state.dispatch(Intent.NONE, "INTERACTION_CREATE", payload)
        return exchange
