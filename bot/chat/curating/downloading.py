"""Files that people attach to a command, on their way onto the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import aiohttp
import discord

from bot.errors import UnusableInputError
from bot.intake import NewFile
from bot.language import text

_MB: Final = 2**20
# What all files of one command may have together: they are read at once.
MOST_TOGETHER: Final = 128 * _MB
# Discord's servers send ten megabytes in a second or two; somebody waits.
_WITHIN: Final = 120.0
_PIECE: Final = 64 * 1024
_GONE: Final = frozenset({403, 404, 410})
_OK: Final = 200


class AttachmentError(UnusableInputError):
    """A file that cannot be taken from Discord."""


def check_sizes(attachments: Sequence[discord.Attachment], most: int) -> None:
    """Raise `AttachmentError` where one of `attachments` has more than `most` bytes, or all have.

    Nothing is downloaded for that.
    """
    for attachment in attachments:
        if attachment.size > most:
            megabytes = max(1, most // _MB)
            raise AttachmentError(
                text("adding-too-large", name=attachment.filename, most=megabytes)
            )
    if sum(attachment.size for attachment in attachments) > MOST_TOGETHER:
        raise AttachmentError(text("adding-too-large-together", most=MOST_TOGETHER // _MB))


async def download(attachment: discord.Attachment, path: Path) -> NewFile:
    """Download `attachment` to `path`. Raises `AttachmentError`, or `OSError` of the disk.

    What has more bytes than Discord told is not read to its end.
    """
    timeout = aiohttp.ClientTimeout(total=_WITHIN)
    # Compressed on its way, it would have another size.
    plain = {"Accept-Encoding": "identity"}
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(attachment.url, headers=plain, allow_redirects=False) as response,
        ):
            _check_status(response.status, attachment)
            await _save(response, attachment, path)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise AttachmentError(text("adding-not-downloaded", name=attachment.filename)) from error
    return NewFile(name=attachment.filename, path=path)


def _check_status(status: int, attachment: discord.Attachment) -> None:
    if status in _GONE:
        raise AttachmentError(text("adding-expired", name=attachment.filename))
    if status != _OK:
        raise AttachmentError(text("adding-not-downloaded", name=attachment.filename))


async def _save(
    response: aiohttp.ClientResponse, attachment: discord.Attachment, path: Path
) -> None:
    left = attachment.size
    with path.open("wb") as file:
        async for piece in response.content.iter_chunked(_PIECE):
            left -= len(piece)
            if left < 0:
                break
            await asyncio.to_thread(file.write, piece)
    if left:
        raise AttachmentError(text("adding-longer-than-told", name=attachment.filename))
