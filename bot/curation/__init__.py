"""Every change of the corpus, one at a time: written down, done, and told how it ended."""

from bot.curation.curator import Curator, Listener

__all__ = ["Curator", "Listener"]
