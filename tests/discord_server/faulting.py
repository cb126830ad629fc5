"""What a test lets go wrong: requests, the rate of them, the gateway, the token."""

from __future__ import annotations

from tests.discord_server.acting import Acting
from tests.discord_server.gateway import INVALID_SESSION, RECONNECT, WRONG_TOKEN
from tests.discord_server.limits import Failure, Limit, Trouble


class Faulting(Acting):
    """Faults that a test orders."""

    def fail(
        self,
        method: str,
        pattern: str,
        status: int | Trouble,
        *,
        code: int = 0,
        times: int = 1,
        retry_after: float = 0.01,
        via: bool = True,
    ) -> None:
        """Let the next `times` requests to paths like `pattern` (with *) fail with `status`.

        Downloads of files, below /attachments and /ephemeral-attachments, can fail, too.
        A number is answered, with Discord's `code`; a 429 says `retry_after` seconds, and with
        `via` that Discord itself says so. "drop" cuts the line before the request is carried out,
        "lose" after it; "hang" leaves it alone until `release`, which lets it be carried out. A
        `method` of * is any. aiohttp repeats a GET, PUT or DELETE by itself once if it is dropped.
        """
        failure = Failure(
            method=method,
            pattern=pattern,
            status=status,
            code=code,
            times=times,
            retry_after=retry_after,
            via=via and status == 429,
        )
        self._state.failures.due.append(failure)

    def expire_files(self) -> None:
        """Let every file that came with a command so far be gone, as Discord does after a day."""
        files = self._state.files.values()
        self._state.expired_files |= {file.id for file in files if file.ephemeral}

    def release(self) -> None:
        """Carry out the requests that hang, and let none of those that are due fail any more."""
        self._state.failures.release()

    @property
    def hanging(self) -> int:
        """How many requests hang now."""
        return self._state.failures.hanging

    def limit(self, method: str, pattern: str, *, requests: int, seconds: float) -> None:
        """Allow `requests` in `seconds` on paths like `pattern` (with *), else answer 429."""
        limit = Limit(method=method, pattern=pattern, requests=requests, seconds=seconds)
        self._state.limits.limits.insert(0, limit)

    def drop(self, code: int | None = 4000, *, resumable: bool = True) -> None:
        """Close every gateway connection with `code`; cut the line where it is None.

        Where it is not `resumable`, what happens until the bot identifies again is lost to it.
        """
        if not resumable:
            self._state.gateway.sessions.end_all()
        self._state.gateway.close_all(code)

    def reconnect(self) -> None:
        """Ask every client to reconnect and resume."""
        self._state.gateway.send_all(RECONNECT)

    def invalidate(self, *, resumable: bool) -> None:
        """Tell every client that its session is invalid."""
        if not resumable:
            self._state.gateway.sessions.end_all()
        self._state.gateway.send_all(INVALID_SESSION, resumable)

    def refuse_connections(self, times: int) -> None:
        """Refuse the next `times` connections to the gateway."""
        self._state.gateway.refusals = times

    def revoke_token(self) -> None:
        """Let the bot's token be worth nothing any more: 401, and 4004 from the gateway."""
        self._state.token = "revoked"
        self._state.gateway.close_all(WRONG_TOKEN)
