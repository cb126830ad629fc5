"""What went wrong on the way to a web page."""

from __future__ import annotations

import yarl

from bot.errors import UnusableInputError
from bot.language import Text, text


class FetchError(UnusableInputError):
    """A web address of which nothing can be had; `wait` is how many seconds the server asks for."""

    def __init__(self, said: Text, *, wait: float | None = None, status: int | None = None) -> None:
        super().__init__(said)
        self.wait = wait
        self.status = status


def failed(key: str, url: str, **values: str | int) -> FetchError:
    """Return the error of `key` about the host of `url`, as a browser would connect to it."""
    return FetchError(text(key, host=host_of(url), **values))


def host_of(url: str) -> str:
    """Return the host of `url` in plain letters: one that only looks like another shows it."""
    try:
        # As the fetcher reads it: others take some letters, such as ß, for another host's.
        return yarl.URL(url).raw_host or "?"
    except ValueError:
        return "?"
