"""The secret of an installation: a file beside `state.db`, which only its owner can read."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from bot.errors import StateError
from index.durable import sync_folder

_BYTES: Final = 32


def read_or_make(path: Path) -> bytes:
    """Return the secret in the file `path`, durably made there where there is none.

    Only one may do this at a time. Raises `StateError` for a file that cannot be used.
    """
    try:
        if not path.exists():
            _make(path)
        _close_to_others(path)
        secret = bytes.fromhex(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise StateError(path, f"{error}") from error
    if len(secret) != _BYTES:
        raise StateError(path, f"it must have {2 * _BYTES} hexadecimal digits")
    return secret


def _close_to_others(path: Path) -> None:
    """Let only its owner read the file `path`, as where a backup was put back without its mode."""
    if path.stat().st_mode & 0o077:
        with suppress(OSError):  # it is somebody else's, who has set it so
            path.chmod(0o600)


def _make(path: Path) -> None:
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{secrets.token_hex(_BYTES)}\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)
