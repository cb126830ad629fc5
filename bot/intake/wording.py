"""The sentences that say why something added was passed over, and names as they are told."""

from __future__ import annotations

from bot.intake import limits
from corpus.readers import READERS
from corpus.readers.fields import one_line


def shown_name(name: str) -> str:
    """Return a file's name on one line, with its end where it is too long to be told whole."""
    whole = one_line(name) or "a file without a name"
    return whole if len(whole) <= limits.LONGEST_NAME else f"…{whole[1 - limits.LONGEST_NAME :]}"


def unknown_format() -> str:
    """Return the reason for a file whose name ends like none that is read."""
    return f"is of no known format ({', '.join(READERS)}, .zip)"


def too_large(most: int) -> str:
    """Return the reason for a file of more than `most` bytes."""
    return f"is larger than {most / 2**20:g} MB: split it"


def out_of_memory() -> str:
    """Return the reason for a file that was given up for its need of memory."""
    most = f"{limits.MEMORY / 2**20:g} MB"
    return f"needs more than {most} of memory to be read: split it, or save its text as .txt"


def out_of_time() -> str:
    """Return the reason for a file that was given up after so long."""
    return "takes too long to be read: split it, or save its text as .txt"


def reader_died() -> str:
    """Return the reason for a file that brought its reader down."""
    return "brings its reader down: save its text as .txt"


def too_much_text() -> str:
    """Return the reason for what came when all that may be read at once was read."""
    most = f"{limits.MOST_OUTPUT / 2**20:g} MB"
    return f"was not read to its end: add fewer at once, {most} of text are the most"


def not_tried() -> str:
    """Return the reason for files after which too much went wrong, or too much time went by."""
    return "was not read to its end, for too much before it failed or took long: add it by itself"


def too_many_articles() -> str:
    """Return the reason for articles after the most that are taken at once."""
    return f"and what follows was not taken: {limits.MOST_ARTICLES:,} articles at once are the most"
