"""Sentences as attribution reads them: names, quotations and cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.statements.cues import Cue, find_cues
from corpus.statements.names import Mention, find_mentions
from corpus.statements.phrases import Phrases, Subject
from corpus.statements.quotations import Quotation
from corpus.statements.subjects import Subjects
from corpus.statements.tokens import Token

_STOPS = frozenset({".", "!", "?", "…", "..", ")", "]"})
_WORDS_BEHIND_LABEL = 4
# Words before a quotation that goes on from the one before.
_GOING_ON = frozenset(
    "also and adding besides but furthermore indeed moreover or specifically then".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens, names, cues, and the subjects of its clauses."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    cues: Sequence[Cue]
    phrases: Phrases
    subjects: Subjects

    @property
    def subject(self) -> Subject | None:
        """What it is about in the end."""
        return self.subjects.main(len(self.tokens))

    @property
    def start(self) -> int:
        """Where it begins in its paragraph."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in its paragraph."""
        return self.tokens[-1].end

    @property
    def quotations(self) -> list[tuple[int, Quotation]]:
        """Its quotations with the tokens that they are."""
        return [(i, t.quotation) for i, t in enumerate(self.tokens) if t.quotation]

    @property
    def label(self) -> Mention | None:
        """The name that begins it, if a colon and words that are no quotation follow."""
        first = self.mentions[0] if self.mentions else None
        if first is None or first.first > 0 or self.phrases.mark(first.last + 1) != ":":
            return None
        words = self.tokens[first.last + 2 :]
        return first if len(words) >= _WORDS_BEHIND_LABEL and not words[0].quotation else None

    @property
    def has_ended(self) -> bool:
        """Whether a stop ends it: a headline has none, and "He said:" leads on."""
        last = self.tokens[-1]
        return last.text in _STOPS or bool(last.quotation)

    @property
    def is_quotation(self) -> bool:
        """Whether it is a quotation, or several, and nothing else but a word that goes on."""
        return all(
            token.quotation or not token.is_word or token.lower in _GOING_ON
            for token in self.tokens
        )


def read_sentence(tokens: Sequence[Token], known_words: frozenset[str]) -> Sentence:
    """Find the names and the cues of a sentence."""
    mentions = find_mentions(tokens, known_words)
    phrases = Phrases(tokens, mentions)
    subjects = Subjects(phrases)
    return Sentence(tokens, mentions, find_cues(phrases, subjects), phrases, subjects)
