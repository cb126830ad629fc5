"""Start and stop the server; the whole of what a test may do with it."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.discord_server.cdn import Cdn
from tests.discord_server.clock import Clock
from tests.discord_server.driver import Driver
from tests.discord_server.faulting import Faulting
from tests.discord_server.permissions import DEFAULT_PERMISSIONS, Intent, Permission
from tests.discord_server.rest import PREFIX, Rest
from tests.discord_server.state import Request, State
from tests.discord_server.world import Channel, Guild, User


class DiscordServer(Driver, Faulting):
    """Discord on a free port of 127.0.0.1, with one application, whose bot is `bot`.

    `heartbeat_interval` and `timeout` (how long the driver waits for anything) are seconds of
    wall time.
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        heartbeat_interval: float = 41.25,
        timeout: float = 10.0,
    ) -> None:
        self.clock = clock or Clock()
        super().__init__(State(self.clock), timeout)
        self._state.gateway.heartbeat_interval = heartbeat_interval
        self._runner: web.AppRunner | None = None
        self.bot = self._state.world.bot
        self.bot_id = self.bot.id
        self.token = self._state.token

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=30 * 1024 * 1024)
        cdn = Cdn(self._state)
        application.router.add_get("/", self._state.gateway.handle)
        application.router.add_get("/{kind:(ephemeral-)?attachments}/{file_id}/{name}", cdn.handle)
        application.router.add_route("*", "/{path:.*}", Rest(self._state).handle)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self._state.address = f"{host}:{port}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
        self._state.gateway.close_all(None)
        if self._runner:
            await self._runner.cleanup()

    @property
    def api_base(self) -> str:
        """What to set DISCORD_API_BASE to."""
        return f"http://{self._state.address}{PREFIX}"

    @property
    def gateway_url(self) -> str:
        """What to set DISCORD_GATEWAY_URL to."""
        return f"ws://{self._state.address}/"

    def add_user(self, name: str, *, locale: str = "en-US") -> User:
        """Add a person, who is in no guild yet."""
        return self._state.world.add_user(name, locale=locale)

    def add_guild(
        self, name: str, *, bot_permissions: Permission = DEFAULT_PERMISSIONS, locale: str = "en-US"
    ) -> Guild:
        """Add a guild with an owner and the bot, which has a role with `bot_permissions`."""
        world = self._state.world
        guild = Guild(
            id=world.ids.next(),
            name=name,
            owner=world.add_user(f"owner of {name}"),
            ids=world.ids,
            clock=self.clock,
            on_change=self._state.guild_changed,
            locale=locale,
        )
        guild.add_member(guild.owner)
        guild.add_member(self.bot, bot_permissions)
        world.guilds[guild.id] = guild
        guild.changed("GUILD_CREATE")
        return guild

    def allow(self, privileged: Intent, *, verified: bool = False) -> None:
        """Switch the `privileged` intents of the application on, and the others off.

        They show in its flags: of a small bot as limited, of a `verified` one as granted.
        """
        self._state.privileged_intents = privileged
        self._state.verified = verified

    def dm(self, user: User) -> Channel:
        """Return the direct messages between `user` and the bot."""
        return self._state.world.dm(user)

    async def ready(self) -> None:
        """Wait until a client of the bot is connected and has been sent READY."""
        await self.until(lambda: bool(self._state.gateway.ready_sessions()), "the bot to connect")

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until `condition` holds; it may look at the server or at a bot in this process."""
        await self._state.changes.wait_for(lambda: condition() or None, what, self._timeout)

    @property
    def violations(self) -> list[str]:
        """Every mistake of the bot (and, marked so, of this server) so far."""
        return [*self._state.violations.seen, *self._state.unanswered()]

    def expect_violation(self, part: str) -> None:
        """Expect a violation with `part` in it; it is then a fault when there is none."""
        self._state.violations.expected.append(part)

    def verdict(self) -> list[str]:
        """Return what is wrong in the end: unexpected violations, and expected ones missing.

        By now an interaction that has not been acknowledged never will be.
        """
        unanswered = self._state.unanswered(at_the_end=True)
        return self._state.violations.verdict([*self._state.violations.seen, *unanswered])

    @property
    def requests(self) -> list[Request]:
        """The bot's requests, in order."""
        return self._state.requests

    @property
    def downloads(self) -> list[str]:
        """The names of the files that somebody has begun to download, in order."""
        return self._state.downloads

    @property
    def syncs(self) -> int:
        """How often the bot has put its commands."""
        return self._state.commands.syncs

    @property
    def sessions(self) -> int:
        """How often the bot has identified."""
        return self._state.gateway.sessions.started

    @property
    def resumes(self) -> int:
        """How often the bot has resumed a session."""
        return self._state.gateway.resumes

    @property
    def heartbeats(self) -> int:
        """How many heartbeats the bot has sent."""
        return self._state.gateway.heartbeats
