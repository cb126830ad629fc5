"""Ids as they are kept: hashed with a secret of the installation."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Final

_HASH_BYTES: Final = 16


class Hasher:
    """Turns ids into hashes that nobody without the `secret` can tell back or compare."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    @property
    def mark(self) -> str:
        """What tells whether hashes were made with the same secret."""
        return self._hash("mark", "")

    def user(self, user: int) -> str:
        """Return what stands for a person."""
        return self._hash("user", f"{user}")

    def channel(self, channel: int) -> str:
        """Return what stands for a channel; that of a direct message is a person's."""
        return self._hash("channel", f"{channel}")

    def guild(self, guild: int | None) -> str | None:
        """Return what stands for a server, None for direct messages."""
        return None if guild is None else self._hash("guild", f"{guild}")

    def question(self, question: str) -> str:
        """Return what stands for a question, to find it asked again."""
        return self._hash("question", question)

    def entry(self, entry: str) -> str:
        """Return what stands for an entry of a feed."""
        return self._hash("entry", entry)

    def _hash(self, kind: str, value: str) -> str:
        told = f"{kind}\0{value}".encode("utf-8", "surrogatepass")
        return hmac.new(self._secret, told, sha256).digest()[:_HASH_BYTES].hex()
