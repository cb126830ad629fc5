"""Words in quotation marks inside a question."""

from __future__ import annotations

from dataclasses import dataclass

# What closes a quotation, by what opens it; people mix them.
_CLOSING = {
    '"': '"”“',
    "“": '”"',
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "'": "'’",
    "‘": "’'",
    "’": "’'",
}
# These are apostrophes, too: they open before a word only, and close after one.
_SINGLE = "'‘’"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks, with the text `before` and `after` the marks."""

    before: str
    words: str
    after: str


def find_quoted(text: str) -> Quoted | None:
    """Return the first quotation of `text`; one that is never closed runs to the end."""
    for start, mark in enumerate(text):
        if mark in _CLOSING and _opens(text, start):
            end = _end(text, start)
            words = text[start + 1 : end].strip()
            return Quoted(text[:start].strip(), words, text[end + 1 :].strip()) if words else None
    return None


def _opens(text: str, at: int) -> bool:
    if text[at] not in _SINGLE:
        return True
    before = text[at - 1] if at else " "
    return not before.isalnum() and text[at + 1 : at + 2].strip() != ""


def _end(text: str, start: int) -> int:
    closing = _CLOSING[text[start]]
    for at in range(start + 1, len(text)):
        if text[at] in closing and _closes(text, at):
            return at
    return len(text)


def _closes(text: str, at: int) -> bool:
    return text[at] not in _SINGLE or not text[at + 1 : at + 2].isalnum()
