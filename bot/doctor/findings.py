"""What an examination found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.errors import PilcrowError
from bot.settings import Settings
from bot.wording import printable
from corpus import CorpusError
from index.errors import SearchIndexError

Look = Callable[[Settings], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one examination found: whether all is well, and one sentence."""

    subject: str
    well: bool
    text: str

    def to_text(self) -> str:
        """Return the finding as a line."""
        return printable(f"{'ok ' if self.well else 'BAD'} {self.subject}: {self.text}")

    def to_json(self) -> dict[str, Any]:
        """Return the finding for programs."""
        return {"subject": self.subject, "well": self.well, "text": self.text}


class NotWellError(Exception):
    """What is wrong and how to mend it."""


def finding_of(subject: str, look: Look, settings: Settings) -> Finding:
    """Return what `look` tells: that all is well, or by an error what is wrong."""
    try:
        return Finding(subject=subject, well=True, text=look(settings))
    except (NotWellError, PilcrowError, CorpusError, SearchIndexError, OSError) as error:
        return Finding(subject=subject, well=False, text=str(error))
