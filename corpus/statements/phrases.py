"""The phrases of a sentence: where they begin and end, and what stands beside a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.statements.first_names import Gender
from corpus.statements.lexicon import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    BEGINNINGS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    JUDGING,
    NOUNS,
    ORGANISATIONS,
    PREPOSITIONS,
    ROLES,
    SAYING,
    TIMES,
    TITLES,
)
from corpus.statements.names import Mention
from corpus.statements.tokens import DASHES, Token

SUBJECT_PRONOUNS = {"he": Gender.HE, "she": Gender.SHE}
OWNERS = {"his": Gender.HE, "her": Gender.SHE}
LINKS = frozenset("and but or that while as when because if after before although though".split())
NO_SUBJECTS = frozenset("it they we i you there this these those what".split())
INDEFINITE = frozenset("a an another one".split())
_BE = frozenset("am are is was were be been being".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose words a cue tells, at tokens `first` to `last`.

    A name (`mention`), a pronoun (`gender`), a role that stands for somebody named before
    (`roles`), or, with none of these, somebody whom the article does not name. `relative`: the
    verb is that of a relative clause.
    """

    first: int
    last: int
    text: str
    mention: Mention | None = None
    gender: Gender | None = None
    roles: tuple[str, ...] = ()
    relative: bool = False

    @classmethod
    def of(cls, mention: Mention) -> Subject:
        """Return the subject that a name is."""
        return cls(mention.first, mention.last, mention.text, mention=mention)

    @property
    def is_newcomer(self) -> bool:
        """Whether it is somebody whom the article does not name: an aide, one resident."""
        words = self.text.lower().split()
        thing = words[-1] in NOUNS or words[-1] in ORGANISATIONS
        return not self.is_somebody and words[0] in INDEFINITE and not thing

    @property
    def is_somebody(self) -> bool:
        """Whether it can be told who it is."""
        return self.mention is not None or self.gender is not None or bool(self.roles)


class Phrases:
    """The tokens of a sentence, and the names that stand at them."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.tokens = tokens
        self.mentions = mentions
        self.covered = {i for m in mentions for i in range(m.first, m.last + 1)}
        self._ending = {mention.last: mention for mention in mentions}
        self._beginning = {mention.first: mention for mention in mentions}

    def word(self, place: int) -> str:
        """Return the folded word at `place`, "" outside the sentence."""
        return self.tokens[place].lower if 0 <= place < len(self.tokens) else ""

    def mark(self, place: int) -> str:
        """Return the token at `place` as written, "" outside the sentence."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def is_quotation(self, place: int) -> bool:
        """Tell whether a quotation stands at `place`."""
        return 0 <= place < len(self.tokens) and self.tokens[place].quotation is not None

    def mention_ending(self, place: int) -> Mention | None:
        """Return the name whose last token is at `place`."""
        return self._ending.get(place)

    def mention_beginning(self, place: int) -> Mention | None:
        """Return the name whose first token is at `place`."""
        return self._beginning.get(place)

    def is_noun(self, place: int) -> bool:
        """Tell whether a word that can be a verb is a noun here: the claim, Trump's remarks."""
        before = place - 1
        mention = self.mention_ending(before)
        if mention is not None and mention.possessive:
            return True
        if place in self.covered:
            return True
        word = self.word(before)
        if (
            word in PREPOSITIONS
            and word not in CONJUNCTIONS
            and not self.word(place).endswith("ing")
        ):
            return True
        return word in DETERMINERS and word not in {"that", "this", "those", "these", "her", "all"}

    def is_passive(self, place: int) -> bool:
        """Tell whether what is beside the verb is told, not telling: was told, is called."""
        before = self.past_adverbs(place - 1)
        return self.word(before) in _BE

    def introduces(self, place: int) -> bool:
        """Tell whether a quotation follows the noun at `place` at once."""
        after = place + 1
        while self.mark(after) in DASHES | {":", ","} or self.word(after) in {"that", "of"}:
            after += 1
        return after < len(self.tokens) and self.tokens[after].quotation is not None

    def pronoun_behind(self, mention: Mention) -> Gender | None:
        """Return the pronoun that follows a subject in its sentence, before any other name."""
        for place in range(mention.last + 1, len(self.tokens)):
            word = self.word(place)
            if place in self.covered or self.tokens[place].quotation:
                return None
            gender = SUBJECT_PRONOUNS.get(word) or OWNERS.get(word)
            if gender is not None:
                return gender
        return None

    def is_modifier(self, mention: Mention) -> bool:
        """Tell whether a name only tells whose role follows: Obama campaign adviser Ann Lee."""
        for place in range(mention.last + 1, mention.last + 4):
            if not self.is_lower(place) or not self.continues(place):
                return False
            if self.word(place) in ROLES:
                return True
        return False

    def roles_of(self, mention: Mention) -> set[str]:
        """Return the roles that stand beside a name: mayor Ann Lee, Ann Lee, the mayor of."""
        begin = self.start_of_phrase(mention.first)
        words = [self.word(i) for i in range(begin, mention.first)]
        if self.mark(mention.last + 1) == "," and self.word(mention.last + 2) in {"a", "an", "the"}:
            end = mention.last + 3
            while self.mark(end)[:1].isalnum() and end < mention.last + 10:
                words.append(self.word(end))
                end += 1
        return {word for word in _whole_offices(words) if word in ROLES or word in ADJECTIVES}

    def start_of_phrase(self, first: int) -> int:
        """Return where the phrase begins whose name is at `first`, roles before it included."""
        at = first
        while at > 0 and (self.word(at - 1) in ROLES or (at < first and self.is_attribute(at - 1))):
            at -= 1
        while at > 0 and self.word(at - 1) in DETERMINERS:
            at -= 1
        return at

    def acts(self, place: int) -> bool:
        """Tell whether a verb seems to begin at `place`."""
        at = place
        while self.word(at) in ADVERBS or self.word(at).endswith("ly"):
            at += 1
        word = self.word(at)
        if word in AUXILIARIES or word in SAYING or word in JUDGING:
            return True
        return self.is_lower(at) and word.endswith(("ed", "s")) and word not in ROLES

    def is_attribute(self, place: int) -> bool:
        """Tell whether the word at `place` can stand before the last one of a phrase."""
        return (self.is_lower(place) and self.continues(place)) or place in self.covered

    def continues(self, place: int) -> bool:
        """Tell whether a phrase goes on with the word at `place`."""
        word = self.word(place)
        if word in LINKS or word in AUXILIARIES or word in ADVERBS or word in NO_SUBJECTS:
            return False
        return word not in PREPOSITIONS

    def past_helpers(self, at: int) -> int:
        """Return where the words before the helpers of a verb end: also, has, went on to."""
        while at >= 0 and at not in self.covered:
            begins = self.word(at) in BEGINNINGS and self.word(at + 1) == "to"
            if begins or self._is_adverb(at) or self.word(at) in AUXILIARIES:
                at -= 1
            elif self.word(at) in DAYS and self.word(at - 1) != "of":
                at -= 1 + (self.word(at - 1) == "on")
            elif self.word(at) in TIMES and self.word(at - 1) in {"last", "this", "that", "next"}:
                at -= 2 + (self.word(at - 2) in {"earlier", "later"})
            else:
                break
        return at

    def past_adverbs(self, at: int) -> int:
        """Return where the words before the adverbs that end at `at` end."""
        while at >= 0 and self._is_adverb(at):
            at -= 1
        return at

    def _is_adverb(self, at: int) -> bool:
        word = self.word(at)
        return word in ADVERBS or word in {"not", "to"} or (len(word) > 4 and word.endswith("ly"))

    def is_lower(self, place: int) -> bool:
        """Tell whether a common word stands at `place`; offices may have capitals."""
        if not self.mark(place)[:1].isalnum():
            return False
        office = self.word(place) in TITLES and place not in self.covered
        return office or not self.mark(place)[:1].isupper()

    def role(self, first: int, end: int) -> Subject:
        """Return a phrase without a name: somebody named before where it is definite."""
        words = tuple(self.word(i) for i in range(first, end))
        text = " ".join(self.tokens[i].text for i in range(first, end))
        definite = words[0] in {"the", "his", "her"}
        roles = tuple(word for word in _whole_offices(words[1:]) if word not in DETERMINERS)
        # The mayor's spokesman is not the mayor.
        owned = any(i in self.covered or self.tokens[i].possessive for i in range(first, end - 1))
        if definite and not owned and roles and roles[-1] in ROLES:
            return Subject(first, end - 1, text, roles=roles)
        return Subject(first, end - 1, text)


def _whole_offices(words: Sequence[str]) -> list[str]:
    """Return `words` with a word an office: a prime minister is no minister, a justice a judge."""
    offices: list[str] = []
    for word in words:
        if offices and offices[-1] == "prime" and word == "minister":
            offices[-1] = "premier"
        else:
            offices.append("judge" if word == "justice" else word)
    return offices
