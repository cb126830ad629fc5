"""Discord's REST routes: find the route, check the request, answer, check the answer."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from tests.discord_server import application_routes as application
from tests.discord_server import channel_routes as channels
from tests.discord_server import guild_routes as guilds
from tests.discord_server import interaction_routes as interactions
from tests.discord_server import thread_routes as threads
from tests.discord_server.calls import Call, Reply, read_body
from tests.discord_server.errors import ApiError, InvalidFormError
from tests.discord_server.limits import Failure, too_many
from tests.discord_server.state import Request, State
from tests.discord_server.validation import reply_problems, request_problems

PREFIX = "/api/v10"
CUT = 0  # the status of a request whose line was cut

Handler = Callable[[State, Call], Reply]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A method and a path as the OpenAPI document writes it, and what serves it."""

    method: str
    template: str
    serve: Handler

    def match(self, method: str, path: str) -> dict[str, str] | None:
        """Return the path's parameters, or None where this is another route."""
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.template)
        found = re.fullmatch(pattern, path) if method == self.method else None
        return None if found is None else found.groupdict()


_MESSAGES = "/channels/{channel_id}/messages"
_MESSAGE = f"{_MESSAGES}/{{message_id}}"
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_ORIGINAL = f"{_WEBHOOK}/messages/@original"
_ANSWER = f"{_WEBHOOK}/messages/{{message_id}}"
_COMMANDS = "/applications/{application_id}/commands"
_GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"
_CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"

ROUTES = [
    Route(method=method, template=template, serve=serve)
    for method, template, serve in (
        ("GET", "/users/@me", application.get_me),
        ("POST", "/users/@me/channels", channels.open_dm),
        ("GET", "/oauth2/applications/@me", application.get_application),
        ("GET", "/applications/@me", application.get_application),
        ("GET", "/gateway/bot", application.get_gateway),
        ("GET", _COMMANDS, application.get_commands),
        ("PUT", _COMMANDS, application.put_commands),
        ("GET", _GUILD_COMMANDS, application.get_commands),
        ("PUT", _GUILD_COMMANDS, application.put_commands),
        ("GET", "/channels/{channel_id}", channels.get_channel),
        ("POST", "/channels/{channel_id}/typing", channels.type_in_channel),
        ("GET", _MESSAGES, channels.list_messages),
        ("POST", _MESSAGES, channels.create_message),
        ("GET", _MESSAGE, channels.get_message),
        ("PATCH", _MESSAGE, channels.edit_message),
        ("DELETE", _MESSAGE, channels.delete_message),
        ("POST", f"{_MESSAGE}/threads", threads.begin_thread),
        ("PUT", "/channels/{channel_id}/thread-members/@me", threads.join_thread),
        ("PATCH", "/channels/{channel_id}", threads.change_thread),
        ("GET", "/users/@me/guilds", guilds.list_guilds),
        ("GET", "/guilds/{guild_id}", guilds.get_guild),
        ("GET", "/guilds/{guild_id}/members/{user_id}", channels.get_member),
        ("POST", _CALLBACK, interactions.callback),
        ("POST", _WEBHOOK, interactions.follow_up),
        ("GET", _ORIGINAL, interactions.get_answer),
        ("PATCH", _ORIGINAL, interactions.edit_answer),
        ("DELETE", _ORIGINAL, interactions.delete_answer),
        ("GET", _ANSWER, interactions.get_answer),
        ("PATCH", _ANSWER, interactions.edit_answer),
        ("DELETE", _ANSWER, interactions.delete_answer),
    )
]

# These carry their right in the path, and Discord exempts them from the bot's limits.
_WITHOUT_TOKEN = ("/interactions/", "/webhooks/")
_MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_token")


class Rest:
    """Serves every request; only those below /api/v10 have a route."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one request and record it."""
        path = request.path.removeprefix(PREFIX)
        known = request.path.startswith(PREFIX)
        route, params = _find(request.method, path) if known else (None, {})
        if route is None:
            reply, headers = self._unknown(request.method, path), dict[str, str]()
        else:
            reply, headers = await self._serve(request, route, params, path)
            self._check_reply(route, reply)
        record = Request(
            method=request.method,
            path=path,
            template=route.template if route else None,
            status=reply.status,
            at=self._state.clock.now(),
        )
        self._state.requests.append(record)
        self._state.changes.notify()
        return _response(reply, headers)

    def _unknown(self, method: str, path: str) -> Reply:
        self._state.violations.add(f"{method} {path}: this server has no such route")
        return Reply(status=404, body={"message": "404: Not Found", "code": 0})

    async def _serve(
        self, request: web.Request, route: Route, params: dict[str, str], path: str
    ) -> tuple[Reply, dict[str, str]]:
        major = "/".join(params[name] for name in _MAJOR if name in params)
        name = f"{route.method} {route.template}"
        headers, wait = self._state.limits.count(name, major, path)
        if not self._authorized(request, path):
            return Reply(status=401, body={"message": "401: Unauthorized", "code": 0}), headers
        if wait is not None:
            return Reply(status=429, body=too_many(wait)), headers | _through_proxy(wait)
        try:
            call = await self._checked(request, route, params)
            failure = self._state.failures.take(route.method, path)
            if failure is None:
                return route.serve(self._state, call), headers
            late = _through_proxy(failure.retry_after) if failure.via else {}
            return await self._failed(request, route, call, failure), headers | late
        except ApiError as error:
            for sentence in error.violations:
                self._state.violations.add(f"{route.method} {path}: {sentence}")
            return Reply(status=error.status, body=error.body), headers
        except Exception:
            self._state.violations.add(f"server: {name}: {traceback.format_exc()}")
            return Reply(status=500, body={"message": "500: Internal Server Error", "code": 0}), {}

    async def _failed(
        self, request: web.Request, route: Route, call: Call, failure: Failure
    ) -> Reply:
        exchange = self._state.exchanges.get(call.params.get("interaction_token", ""))
        if exchange is not None:
            exchange.refused = True  # the bot has tried
        if isinstance(failure.status, int):
            return Reply(status=failure.status, body=failure.body())
        if failure.status == "hang":
            self._state.changes.notify()
            await self._state.failures.hang()
        reply = Reply(status=CUT) if failure.status == "drop" else route.serve(self._state, call)
        if failure.status == "hang":
            return reply
        if request.transport is not None:
            request.transport.abort()
        return Reply(status=CUT)

    def _authorized(self, request: web.Request, path: str) -> bool:
        given = request.headers.get("Authorization")
        return path.startswith(_WITHOUT_TOKEN) or given == f"Bot {self._state.token}"

    async def _checked(self, request: web.Request, route: Route, params: dict[str, str]) -> Call:
        body, uploads = await read_body(request)
        problems = request_problems(route.method, route.template, body)
        if problems:
            raise InvalidFormError(problems)
        return Call(params=params, query=dict(request.query), json=body, uploads=uploads)

    def _check_reply(self, route: Route, reply: Reply) -> None:
        for problem in reply_problems(route.method, route.template, reply.status, reply.body):
            self._state.violations.add(f"server: {route.method} {route.template}: {problem}")


def _find(method: str, path: str) -> tuple[Route | None, dict[str, str]]:
    for route in ROUTES:
        params = route.match(method, path)
        if params is not None:
            return route, params
    return None, {}


def _through_proxy(wait: float) -> dict[str, str]:
    # discord.py takes a 429 without Via for a ban, and does not wait.
    return {"Retry-After": str(int(wait) + 1), "Via": "1.1 loopback"}


def _response(reply: Reply, headers: dict[str, str]) -> web.Response:
    if reply.status == CUT:
        return web.Response(status=500)  # which nobody gets
    if reply.body is None:
        return web.Response(status=reply.status, headers=headers)
    # The content type must be exactly this: discord.py compares it as a whole.
    typed = {**headers, "Content-Type": "application/json"}
    body = json.dumps(reply.body).encode()
    return web.Response(status=reply.status, body=body, headers=typed)
