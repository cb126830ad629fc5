"""Conversations of the sample corpus: a question's answer, and what may be carried on of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from bot.answerer import Answerer
from bot.following import Conversation, conversation_of
from bot.requested import Question
from index.generations import DataFolder
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder

# What is asked first, and has an answer.
Asking = Callable[[str], Conversation]


@pytest.fixture(name="asked", scope="session")
def _asked(samples: DataFolder) -> Asking:
    """Answers a question and returns the conversation; each question once."""

    @cache
    def ask(question: str) -> Conversation:
        live = LiveIndex(samples, BagOfWordsEmbedder().name)
        try:
            answerer = Answerer(live, BagOfWordsEmbedder(), min_confidence=0.5)
            conversation = conversation_of(Question(text=question), answerer.answer(question))
        finally:
            live.close()
        assert conversation is not None
        return conversation

    return ask
