"""What a follow-up becomes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.requested import Question


class Unclear(StrEnum):
    """Why a follow-up cannot be understood."""

    NO_CONVERSATION = "no-conversation"  # it goes on from nothing
    NOBODY = "nobody"  # nobody of the conversation fits "she"
    SEVERAL = "several"  # more than one does
    NOTHING = "nothing"  # the conversation has nothing that "it", "then" or "there" may mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The question to be answered; `read_as` is it as a sentence where it is not as typed.

    Where it is `unclear`, `request` is what was typed.
    """

    request: Question
    read_as: str | None = None
    unclear: Unclear | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A follow-up as a full sentence, `text`.

    `shown_as` is what to show for it where more than its words is meant. With `more`, what was
    shown is left out. A new period or outlet (`redated`, `resourced`) takes the place of those that
    were set beside the question.
    """

    text: str
    shown_as: str | None = None
    more: bool = False
    redated: bool = False
    resourced: bool = False


# A follow-up as it is understood, or why it is not.
Outcome = Read | Unclear
