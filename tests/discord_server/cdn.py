"""Where attached files are downloaded, and what can go wrong there."""

from __future__ import annotations

from aiohttp import web

from tests.discord_server.state import State

GONE = "This content is no longer available."


class Cdn:
    """Serves the files that `state` keeps: nobody needs a token to get one."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Send a file; one whose address has expired is not to be had."""
        self._state.downloads.append(request.match_info["name"])
        failure = self._state.failures.take("GET", request.path)
        if failure is not None and isinstance(failure.status, int):
            return web.Response(status=failure.status)
        if failure is not None and failure.status == "hang":
            self._state.changes.notify()
            await self._state.failures.hang()
        elif failure is not None:
            return _cut(request)
        return self._file(int(request.match_info["file_id"]))

    def _file(self, file_id: int) -> web.Response:
        file = self._state.files.get(file_id)
        if file is None or file_id in self._state.expired_files:
            return web.Response(status=404, text=GONE)
        return web.Response(body=file.data, headers={"Content-Type": file.content_type})


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)  # which nobody gets
