"""The corpus, run from Discord: all of `/corpus`."""

from bot.chat.curating.wiring import CorpusFeatures, corpus_of

__all__ = ["CorpusFeatures", "corpus_of"]
