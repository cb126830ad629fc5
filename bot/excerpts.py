"""Enough of a paragraph around a quote."""

from __future__ import annotations

from bot.wording import ELLIPSIS


def excerpt(text: str, start: int, end: int, room: int) -> tuple[str, str, str]:
    """Return what stands before `text[start:end]`, that quote itself, and what stands after it.

    The quote is never cut. What is around it is cut at a word, and marked with an ellipsis, where
    all three are longer than `room` characters.
    """
    before, quote, after = text[:start], text[start:end], text[end:]
    spare = max(0, room - len(quote))
    if len(before) + len(after) <= spare:
        return before, quote, after
    # What one side does not need, the other may use.
    ahead = min(len(before), max(spare // 2, spare - len(after)))
    behind = min(len(after), spare - ahead)
    return _last(before, ahead), quote, _first(after, behind)


def _first(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[:room].rpartition(" ")[0]
    return f"{kept.rstrip()} {ELLIPSIS}" if kept.strip() else f" {ELLIPSIS}"


def _last(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[len(text) - room :].partition(" ")[2]
    return f"{ELLIPSIS} {kept.lstrip()}" if kept.strip() else f"{ELLIPSIS} "
