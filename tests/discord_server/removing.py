"""What people remove: messages, channels, threads, roles, and the bot itself."""

from __future__ import annotations

from collections.abc import Iterable

from tests.discord_server import posting
from tests.discord_server.acting import Acting
from tests.discord_server.errors import DriverError
from tests.discord_server.messages import Message
from tests.discord_server.permissions import DEFAULT_PERMISSIONS, Permission
from tests.discord_server.world import Channel, Guild, Role


class Removing(Acting):
    """People who remove things; nobody in particular, so that nothing is asked of them."""

    def delete_message(self, message: Message) -> None:
        """Let somebody delete `message`."""
        posting.delete(self._state, message)

    def delete_messages(self, messages: Iterable[Message]) -> None:
        """Let somebody delete `messages`, all of one channel, at once."""
        gone = list(messages)
        if len({message.channel.id for message in gone}) != 1:
            raise DriverError("messages are deleted together only in one channel")
        for message in gone:
            message.deleted = True
        self._state.bulk_deletion(gone[0].channel, gone)

    def delete_channel(self, channel: Channel) -> None:
        """Let somebody delete `channel`, which is in a guild, with its threads; or a thread."""
        guild = channel.guild
        if guild is None:
            raise DriverError("direct messages cannot be deleted")
        inside = [thread for thread in guild.threads.values() if thread.parent is channel]
        for gone in (channel, *inside):
            guild.channels.pop(gone.id, None)
            guild.threads.pop(gone.id, None)
            for message in gone.messages.values():
                message.deleted = True
        # The threads go without a word of their own.
        guild.changed("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel)

    def delete_role(self, guild: Guild, role: Role) -> None:
        """Let somebody delete `role` of `guild`, which all who had it lose."""
        del guild.roles[role.id]
        for member in guild.members.values():
            member.roles = [held for held in member.roles if held is not role]
        for channel in guild.channels.values():
            channel.overwrites.pop(role.id, None)
        guild.changed("GUILD_ROLE_DELETE", role)

    def remove_bot(self, guild: Guild) -> None:
        """Let somebody throw the bot out of `guild`."""
        world = self._state.world
        guild.changed("GUILD_DELETE")
        world.left[guild.id] = world.guilds.pop(guild.id)
        for role in guild.members.pop(world.bot.id).roles:
            guild.roles.pop(role.id, None)  # its own role goes with it

    def invite_bot(self, guild: Guild, permissions: Permission = DEFAULT_PERMISSIONS) -> None:
        """Let somebody invite the bot again into `guild`, which it had left."""
        world = self._state.world
        # Not before it is a member does it hear of anything.
        guild.add_member(world.bot, permissions)
        world.guilds[guild.id] = world.left.pop(guild.id)
        guild.changed("GUILD_CREATE")
