"""Fetching from the web: what is connected to is checked, and what comes is limited."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Final, Self

import aiohttp
import yarl

from bot.fetching.addresses import may_connect
from bot.fetching.errors import FetchError, failed
from bot.health.figures import version
from bot.language import text

_MOST_REDIRECTS: Final = 5
_BLOCK: Final = 64 * 1024
_LONGEST_URL: Final = 2000
_LONGEST_WAIT: Final = 24 * 3600.0
_MB: Final = 2**20
_OK: Final = 200
_NOT_MODIFIED: Final = 304
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


# The name by which robots.txt calls the bot.
ROBOT: Final = "Pilcrow"

# Is told an address, and raises a `FetchError` where it is not to be fetched.
Check = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came from `url`, the last one where others led to it; no `body` where `unchanged`.

    `content_type` is that of the header, in lower-case letters. `etag` and `modified` recognise it.
    """

    url: str
    content_type: str
    charset: str | None
    body: bytes
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


class NotPublicError(OSError):
    """An address that is not of the public internet, on the point of being connected to."""


class Fetcher:
    """Fetches pages of at most `most_bytes`, unpacked, each within `seconds` from first to last.

    Only `allow_loopback` lets it connect to this machine; tests need that. It has no cookies, takes
    no proxy and no password from anywhere, and tells who it is.
    """

    def __init__(self, *, allow_loopback: bool, most_bytes: int, seconds: float) -> None:
        self._allow_loopback = allow_loopback
        self._most_bytes = most_bytes
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            # The check is made on the very address of each connection: no name resolves past it.
            connector=aiohttp.TCPConnector(socket_factory=self._socket, limit=8),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            headers={"User-Agent": user_agent()},
            timeout=aiohttp.ClientTimeout(total=None),
            auto_decompress=True,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def get(
        self,
        url: str,
        *,
        accept: Collection[str],
        etag: str | None = None,
        modified: str | None = None,
        check: Check | None = None,
    ) -> Fetched:
        """Fetch `url`, if it is of a content type in `accept`, of any where that is empty.

        With the `etag` or `modified` of an earlier time, what has not changed is not sent again.
        `check` is asked about each address that it is led to, and raises where that is not to be
        fetched. Raises `FetchError`.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified, "Accept": _said(accept)}
        headers = {name: value for name, value in conditions.items() if value}
        try:
            async with asyncio.timeout(self._seconds):
                return await self._follow(_checked(url), accept, headers, check)
        except TimeoutError:
            raise failed("fetching-slow", url, seconds=round(self._seconds)) from None

    async def _follow(
        self,
        url: yarl.URL,
        accept: Collection[str],
        headers: dict[str, str],
        check: Check | None,
    ) -> Fetched:
        for _ in range(_MOST_REDIRECTS + 1):
            async with self._response(url, headers) as response:
                if response.status not in _REDIRECTS:
                    return await self._read(response, accept)
                url = _led_to(url, response.headers.get("Location"))
            if check is not None:
                await check(str(url))
        raise failed("fetching-redirects", str(url), most=_MOST_REDIRECTS)

    @asynccontextmanager
    async def _response(
        self, url: yarl.URL, headers: dict[str, str]
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        if self._session is None:
            raise RuntimeError("the fetcher is not open")
        try:
            async with self._session.get(url, headers=headers, allow_redirects=False) as response:
                yield response
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _named(error, str(url)) from error

    async def _read(self, response: aiohttp.ClientResponse, accept: Collection[str]) -> Fetched:
        url, headers = str(response.url), response.headers
        etag, modified = headers.get("ETag"), headers.get("Last-Modified")
        kind = response.content_type.lower()
        unchanged = response.status == _NOT_MODIFIED
        if response.status != _OK and not unchanged:
            raise FetchError(
                text("fetching-status", host=response.url.host or "?", status=str(response.status)),
                wait=_wait(headers.get("Retry-After")),
                status=response.status,
            )
        if accept and kind not in accept and not unchanged:
            raise failed("fetching-type", url, found=kind, wanted=", ".join(sorted(accept)))
        return Fetched(
            url=url,
            content_type=kind,
            charset=_charset(response),
            body=b"" if unchanged else await self._body(response),
            etag=etag,
            modified=modified,
            unchanged=unchanged,
        )

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        """Return all that `response` holds, unpacked; what is too much is not read to its end."""
        told = response.content_length
        body = bytearray()
        if told is None or told <= self._most_bytes:
            async for block in response.content.iter_chunked(_BLOCK):
                body += block
                if len(body) > self._most_bytes:
                    break
            else:
                return bytes(body)
        response.close()
        megabytes = f"{self._most_bytes / _MB:g}"
        raise failed("fetching-large", str(response.url), megabytes=megabytes)

    def _socket(self, address: Any) -> socket.socket:  # noqa: ANN401 - as getaddrinfo gives it
        family, kind, protocol, _, place = address
        if not may_connect(str(place[0]), allow_loopback=self._allow_loopback):
            raise NotPublicError(f"{place[0]} is not public")
        return socket.socket(family=family, type=kind, proto=protocol)


def user_agent() -> str:
    """Return what the bot tells web servers of itself."""
    return f"{ROBOT}/{version()} (a Discord bot that quotes articles)"


def _checked(url: str) -> yarl.URL:
    """Return `url` where it can be fetched from at all. Raises `FetchError`."""
    try:
        found = yarl.URL(url.strip())
        # Tells what port is wrong, too.
        usable = bool(found.host) and found.port is not None and len(url) <= _LONGEST_URL
    except (ValueError, UnicodeError):
        raise FetchError(text("fetching-no-address")) from None
    if found.scheme not in {"http", "https"} or not usable:
        raise FetchError(text("fetching-no-address"))
    if found.user is not None or found.password is not None:
        raise failed("fetching-password", str(found))
    return found.with_fragment(None)


def _led_to(url: yarl.URL, location: str | None) -> yarl.URL:
    if not location:
        raise failed("fetching-status", str(url), status="302")
    try:
        target = url.join(yarl.URL(location))
    except ValueError:
        raise FetchError(text("fetching-no-address")) from None
    checked = _checked(str(target))
    if url.scheme == "https" and checked.scheme == "http":
        raise failed("fetching-downgrade", str(checked))
    return checked


def _named(error: BaseException, url: str) -> FetchError:
    """Return the `FetchError` for what a connection failed with."""
    causes = _causes(error)
    if any(isinstance(cause, NotPublicError) for cause in causes):
        return failed("fetching-not-public", url)
    if any(isinstance(cause, ssl.SSLError | ssl.CertificateError) for cause in causes):
        return failed("fetching-certificate", url)
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return failed("fetching-unknown-host", url)
    return failed("fetching-failed", url)


def _causes(error: BaseException | None) -> list[BaseException]:
    """Return `error` with all that it came from."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if each is None or each in found:
            continue
        found.append(each)
        waiting += [each.__cause__, each.__context__, getattr(each, "os_error", None)]
        waiting += getattr(each, "exceptions", ())
    return found


def _said(accept: Collection[str]) -> str:
    return ", ".join([*sorted(accept), "*/*;q=0.1"]) if accept else "*/*"


def _charset(response: aiohttp.ClientResponse) -> str | None:
    charset = response.charset
    return charset.lower() if charset else None


def _wait(retry_after: str | None) -> float | None:
    """Return how many seconds a server asks to be left alone, None where it does not say."""
    if not retry_after:
        return None
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds()
        except (ValueError, TypeError):
            return None
    return min(max(seconds, 0.0), _LONGEST_WAIT) if seconds == seconds else None  # noqa: PLR0124 - NaN
