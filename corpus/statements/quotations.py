"""Quotations: what stands between quotation marks, in every style."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What closes each opening mark. Single marks are apostrophes too, and need more care.
_CLOSING = {
    "“": "”",
    "«": "»",
    "„": "“”",
    "「": "」",
    "『": "』",
    "‹": "›",
    '"': '"',
    "‘": "’",
    "'": "'",
}
_JOINER = "\u2060"
_OUTER = f"“”„\"‘’'«»「」『』‹› \u00a0{_JOINER}"
# Two single marks for a double one, and an opening mark where one closes: “It is,“ he said.
_OPENING_PAIR = re.compile(r"(?<![\w,.!?…'’])(?:''|``)(?=[\w\[(…'$])")
_CLOSING_PAIR = re.compile(r"(?<=[\w,.!?…)\]'’])''(?!\w)")
_WRONG_WAY = re.compile(r"(?<=[,.!?…])“(?=\s|$)")
_SINGLE = frozenset("‘'")
# Between single marks, which are apostrophes too, more words than this end with a stop or a comma.
_WORDS_IN_SINGLE = 8
_LONGEST_IN_SINGLE = 1000  # characters


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks; `open_ended` when its paragraph does not close it.

    `first` and `last` are the outer characters inside the marks: a capital begins a sentence, a
    comma leads on, a full stop ends.
    """

    start: int
    end: int
    open_ended: bool
    words: int
    first: str
    last: str

    @property
    def has_ended(self) -> bool:
        """Whether its sentence ends with it."""
        return self.open_ended or self.last in ".!?…—"

    @property
    def is_sentence(self) -> bool:
        """Whether it is a sentence of its own, and not a phrase of the one around it."""
        return self.first.isupper() and (self.has_ended or self.last == ",")

    @property
    def leads_on(self) -> bool:
        """Whether it ends as one does behind which its attribution stands."""
        return not self.open_ended and self.last in ",!?…—–-."


def find_quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of a paragraph; one that is not closed runs to its end."""
    found: list[Quotation] = []
    text = _with_plain_marks(text)
    position = 0
    while position < len(text):
        end = _end(text, position) if _opens(text, position) else None
        if end is None:
            position += 1
            continue
        closed = end <= len(text)
        last = end if closed else len(text.rstrip())
        words = len(text[position:last].split())
        inside = text[position:last].strip(_OUTER) or " "
        found.append(Quotation(position, last, not closed, words, inside[0], inside[-1]))
        position = last
    return found


def _with_plain_marks(text: str) -> str:
    """Return `text` with “ ” where it has two single marks for one, and where “ closes."""
    if "''" in text or "``" in text:
        text = _CLOSING_PAIR.sub(f"{_JOINER}”", _OPENING_PAIR.sub(f"“{_JOINER}", text))
    return _WRONG_WAY.sub("”", text)


def _opens(text: str, position: int) -> bool:
    mark = text[position]
    if mark not in _CLOSING:
        return False
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if mark in _SINGLE or mark == '"':
        # 6'2" is a height, ="x" belongs to a tag, and the second mark of a word closes.
        return not before.isalnum() and before != "=" and (mark == '"' or after.isalpha())
    return True


def _end(text: str, start: int) -> int | None:
    """Return where the quotation that opens at `start` ends.

    Behind the end of `text` where it is not closed; None where it is no quotation after all.
    """
    opening, depth = text[start], 1
    closing = _CLOSING[opening]
    last = min(len(text), start + _LONGEST_IN_SINGLE) if opening in _SINGLE else len(text)
    for position in range(start + 1, last):
        depth += _step(text, position, opening, depth)
        if depth == 0:
            return position + 1 if _is_whole(text[start : position + 1]) else None
    if opening in _SINGLE:
        return None
    other = '"' if opening == "“" else ""
    ends = [at for mark in closing + other if (at := text.find(mark, start + 1)) >= 0]
    return min(ends) + 1 if ends else len(text) + 1


def _step(text: str, position: int, opening: str, depth: int) -> int:
    """Return by how much the mark at `position` changes how deep quotations are nested."""
    letter = text[position]
    if letter in _CLOSING[opening] and _closes(text, position):
        return -depth if letter == opening else -1
    if opening == '"' and letter in "“”":
        # Nested, or closed by the other kind of mark.
        return 1 if letter == "“" else -1
    return 1 if letter == opening and letter not in _CLOSING[opening] else 0


def _closes(text: str, position: int) -> bool:
    mark = text[position]
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if mark == '"':
        return not before.isspace() or not after.strip()
    return mark not in "’'" or not after.isalnum()


def _is_whole(quoted: str) -> bool:
    if quoted[0] not in _SINGLE:
        return True
    return quoted[-2] in ".,!?…" or 1 < len(quoted.split()) <= _WORDS_IN_SINGLE
