"""What an answer cites of what was found: copies are one citation, and disagreement is shown."""

from __future__ import annotations

from bot.citing.choosing import Chosen, choose, folded_copies
from bot.citing.copies import Quotable
from bot.citing.folding import Folded, fold

__all__ = ["Chosen", "Folded", "Quotable", "choose", "fold", "folded_copies"]
