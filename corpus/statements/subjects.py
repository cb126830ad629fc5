"""Whose words a cue tells: the subject beside a verb, behind it, or of its clause."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from corpus.statements.first_names import Gender
from corpus.statements.lexicon import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    JUDGING,
    NOUNS,
    PREPOSITIONS,
    ROLES,
    SAYING,
)
from corpus.statements.names import Mention
from corpus.statements.phrases import (
    INDEFINITE,
    LINKS,
    NO_SUBJECTS,
    OWNERS,
    SUBJECT_PRONOUNS,
    Phrases,
    Subject,
)

_OBJECT_PRONOUNS = {"him": Gender.HE, "her": Gender.SHE}
_LONGEST_APPOSITION = 40  # tokens
_LONGEST_PHRASE = 8
_MANY = frozenset("people police men women staff".split())
# What an apposition stands between.
_APART = frozenset({",", "—", "–", "―", "--"})


class Subjects:
    """The subjects of a sentence, by the tokens of the verbs that they belong to."""

    def __init__(self, phrases: Phrases) -> None:
        self._at = phrases

    def before(self, place: int) -> Subject | None:
        """Return the subject right before a verb, perhaps with an apposition between."""
        if self._at.is_passive(place) or self._at.is_quotation(place + 1):
            agent = self._agent(place)
            if agent is not None or self._at.is_passive(place):
                return agent
        subject = self._ending_at(self._at.past_helpers(place - 1))
        if subject is not None and self._is_relative(subject):
            return replace(subject, relative=True)
        return subject

    def _is_relative(self, subject: Subject) -> bool:
        """Tell whether its clause only tells more of a noun: the minutes that he had added."""
        link, noun = subject.first - 1, subject.first - 2
        if self._at.word(link) not in {"that", "which"} or not self._at.is_lower(noun):
            return False
        word = self._at.word(noun)
        return not (word in SAYING or word in JUDGING or word in NOUNS or word in LINKS)

    def before_participle(self, place: int, told: Subject | None) -> Subject | None:
        """Return whose participle it is: with Gorka noting; Trump told Bush …, calling.

        `told` is whose words the sentence has told before.
        """
        mention = self._at.mention_ending(self._at.past_adverbs(place - 1))
        if mention is not None and not mention.possessive:
            by_agent = self._at.word(mention.first - 1) == "by"
            return self.main(mention.first) if by_agent else Subject.of(mention)
        helper = self._at.word(self._at.past_adverbs(place - 1))
        if self._at.is_lower(place - 1) and self._at.is_passive(place - 1):
            # Her supporters were shown chanting.
            return self._ending_at(self._at.past_helpers(place - 2)) or self.main(place)
        if helper in AUXILIARIES:
            return self._ending_at(self._at.past_helpers(place - 1)) or self.main(place)
        return told or self.main(place)

    def behind(self, place: int) -> Subject | None:
        """Return the subject of an inverted verb: “…,” said Kim."""
        before = place - 1
        if self._at.mark(before) == ",":
            before -= 1
        elif before >= 0 and not self._at.tokens[before].quotation:
            return None
        if before < 0 or self._at.tokens[before].quotation:
            return self.following(place + 1)
        if before <= 2 or self.before(place):
            return None
        named = self._plain_name(place + 1)
        return Subject.of(named) if named else None

    def _plain_name(self, place: int) -> Mention | None:
        """Return the name at `place` when nothing but a mark follows it: it is true, said Kim."""
        mention = self._at.mention_beginning(place)
        if mention is None or mention.possessive:
            return None
        return None if self._at.mark(mention.last + 1)[:1].isalnum() else mention

    def following(self, place: int) -> Subject | None:
        """Return the phrase that begins at `place`: a role before a name belongs to it."""
        word = self._at.word(place)
        if word in SUBJECT_PRONOUNS or word in _OBJECT_PRONOUNS:
            gender = SUBJECT_PRONOUNS.get(word) or _OBJECT_PRONOUNS[word]
            if word != "her" or not self._at.is_lower(place + 1):
                return Subject(place, place, word, gender=gender)
        named, end = self._names_from(place)
        if named is None and self._at.mark(end) == ",":
            named = self._plain_name(end + 1)  # the coach, Tobin Marrant.
        if named is not None:
            return Subject.of(named)
        return self._at.role(place, end) if end > place else None

    def _names_from(self, place: int) -> tuple[Mention | None, int]:
        """Return the name that a phrase from `place` on is about, and where the phrase ends."""
        best: Mention | None = None
        at = place
        while at < len(self._at.tokens) and at - place < _LONGEST_PHRASE + 4:
            mention = self._at.mention_beginning(at)
            if mention is not None:
                better = best is None or (mention.is_person and not best.is_person)
                of_another = self._at.word(mention.last + 1) in ROLES
                if better and not mention.possessive and not of_another:
                    best = mention
                at = mention.last + 1
            elif self._goes_on(at, named=best is not None):
                at += 1
            else:
                break
        return best, at

    def _goes_on(self, at: int, *, named: bool) -> bool:
        """Tell whether the token at `at` belongs to a phrase that may come to a name."""
        if self._at.mark(at) == ",":
            return not named and self._at.is_lower(at + 1)
        common = self._at.is_lower(at) and self._at.continues(at)
        return common or self._at.word(at) in ADJECTIVES

    def together(self, subject: Subject) -> Subject | None:
        """Return who does the same: Mr. Grassley, if `subject` is Leahy in Grassley and Leahy."""
        if subject.mention is None:
            return None
        before = self._at.start_of_phrase(subject.first) - 1
        while self._at.is_attribute(before):
            before -= 1
        if self._at.word(before) != "and":
            return None
        other = self._at.mention_ending(self._before_parenthesis(before - 1))
        return Subject.of(other) if other and not other.possessive and not other.is_body else None

    def main(self, at: int) -> Subject | None:
        """Return what the clause before `at` is about: its last subject."""
        return next((s for s in reversed(self.all) if s.last < at), None)

    @cached_property
    def all(self) -> list[Subject]:
        """The names and pronouns that seem to be subjects of clauses, in order."""
        found: list[Subject] = []
        for place, token in enumerate(self._at.tokens):
            mention = self._at.mention_beginning(place)
            if mention and self._can_be_subject(mention, first=not found):
                found.append(Subject.of(mention))
            elif token.lower in SUBJECT_PRONOUNS and place not in self._at.covered:
                gender = SUBJECT_PRONOUNS[token.lower]
                found.append(Subject(place, place, token.text, gender=gender))
        return found

    @property
    def newcomer(self) -> Subject | None:
        """Whoever the sentence begins with and does not name: a man who works there."""
        if self._at.word(0) not in INDEFINITE:
            return None
        for place in range(1, min(_LONGEST_PHRASE, len(self._at.tokens))):
            if self._at.word(place) == "who":
                return self._at.role(0, place)
            if place in self._at.covered or self._at.word(place) in AUXILIARIES:
                break
        return None

    def _can_be_subject(self, mention: Mention, *, first: bool) -> bool:
        if mention.possessive or mention.is_body or self._at.is_modifier(mention):
            return False
        before = self._at.start_of_phrase(mention.first) - 1
        if before < 0 or not self._at.mark(before)[:1].isalnum():
            # Behind a comma may stand an apposition, or one of several names.
            return before < 0 or first or self._at.acts(mention.last + 1)
        word = self._at.word(before)
        if before == 0 and word in {"to", "for"}:
            # To Lee, it is all nonsense.
            return self._at.mark(mention.last + 1) == ","
        if word in ADVERBS:
            return True
        if word in LINKS and word not in {"and", "or", "as", "after", "before"}:
            return True
        return word in {"and", "as", "after", "before"} and self._at.acts(mention.last + 1)

    def owner(self, place: int) -> Subject | None:
        """Return whose the noun at `place` is: X's (…) claim, his claim."""
        for at in range(place - 1, max(place - 5, -1), -1):
            mention = self._at.mention_ending(at)
            if mention is not None:
                return Subject.of(mention) if mention.possessive else None
            if self._at.word(at) in OWNERS:
                gender = OWNERS[self._at.word(at)]
                return Subject(at, at, self._at.tokens[at].text, gender=gender)
            if not self._at.is_lower(at) or not self._at.continues(at):
                return None
        return None

    def author(self, place: int) -> Subject | None:
        """Return who the noun at `place` is by: a statement from X."""
        if self._at.word(place + 1) not in {"from", "by"}:
            return None
        mention = self._at.mention_beginning(place + 2)
        return Subject.of(mention) if mention and not mention.possessive else None

    def _agent(self, place: int) -> Subject | None:
        """Return who does what is done: was described by X as, called “…” by X."""
        after = place + 1
        after += self._at.is_quotation(after)
        return self.following(after + 1) if self._at.word(after) == "by" else None

    def _ending_at(self, at: int) -> Subject | None:
        """Return the phrase that ends at `at`."""
        at = self._at.past_helpers(at)
        quotation = self._at.tokens[at].quotation if at >= 0 else None
        if quotation and quotation.last == ",":
            # Lee, who wrote “Tides,” said: the comma is inside the marks.
            return self._before_apposition(at, ",")
        if at < 0 or quotation:
            return None
        if self._at.mark(at) == ")":
            return self._ending_at(self._before_parenthesis(at))
        if self._at.mark(at) in _APART:
            return self._before_apposition(at, self._at.mark(at))
        mention = self._at.mention_ending(at)
        return self._named(mention) if mention else self._unnamed(at)

    def _unnamed(self, at: int) -> Subject | None:
        """Return the phrase without a name that ends at `at`."""
        word = self._at.word(at)
        if word == "who":
            found = self._ending_at(at - 1 - (self._at.mark(at - 1) == ","))
            return replace(found, relative=True) if found else None
        if word in SUBJECT_PRONOUNS:
            return Subject(at, at, self._at.tokens[at].text, gender=SUBJECT_PRONOUNS[word])
        if word in NO_SUBJECTS:
            return Subject(at, at, self._at.tokens[at].text)
        return None if word in {"that", "which"} else self._common(at)

    def _named(self, mention: Mention) -> Subject | None:
        if mention.possessive:
            return None
        before = mention.first - 1
        while self._at.word(before) in DETERMINERS:
            before -= 1
        if self._at.word(before) not in PREPOSITIONS or self._at.word(before) in CONJUNCTIONS:
            return Subject.of(mention)
        # "Rangel of New York said", and "supporters of Trump said".
        head = self._ending_at(before - 1) if before > 0 else None
        if head is None and self._at.word(before) in {"to", "by", "against", "about"}:
            return self._at.role(before, mention.last + 1)  # a letter sent to Kim said
        return head or Subject.of(mention)

    def _before_apposition(self, comma: int, closing: str) -> Subject | None:
        """Return whom an apposition between two `closing` marks, the last at `comma`, tells of."""
        inside = self._at.mention_ending(comma - 1)
        if inside and not inside.is_body and self._at.mark(inside.first - 1) == ",":
            return Subject.of(inside)
        for at in range(comma - 1, max(comma - _LONGEST_APPOSITION, 0), -1):
            if self._at.mark(at) != closing:
                continue
            before = self._before_parenthesis(at - 1)
            mention = self._at.mention_ending(before)
            if mention is not None and not mention.possessive and not self._in_phrase(mention):
                return Subject.of(mention)
            if self._at.word(before) in SUBJECT_PRONOUNS or self._at.word(before) in ROLES:
                return self._ending_at(before)
        return None

    def _before_parenthesis(self, at: int) -> int:
        """Return where what stands before a parenthesis that ends at `at` ends; else `at`."""
        if self._at.mark(at) != ")":
            return at
        return next((i for i in range(at, -1, -1) if self._at.mark(i) == "("), 0) - 1

    def _in_phrase(self, mention: Mention) -> bool:
        word = self._at.word(self._at.start_of_phrase(mention.first) - 1)
        return word in PREPOSITIONS and word not in CONJUNCTIONS

    def _common(self, at: int) -> Subject | None:
        """Return the phrase without a name that ends at `at`: the senator, aides to Clinton."""
        if not self._at.is_lower(at):
            return None
        first = at
        for place in range(at, max(at - _LONGEST_PHRASE, -1), -1):
            word = self._at.word(place)
            mention = self._at.mention_ending(place)
            if word in DETERMINERS or (mention and mention.possessive):
                first = mention.first if mention else place
                head = self._head_before(first)
                return head or self._owned(at) or self._at.role(first, at + 1)
            if word in PREPOSITIONS and word not in CONJUNCTIONS and place > 0:
                return self._ending_at(place - 1)
            if not (self._at.is_attribute(place)):
                break
            first = place
        many = self._at.word(at).endswith("s") or self._at.word(at) in _MANY
        return self._at.role(first, at + 1) if many else None

    def _head_before(self, first: int) -> Subject | None:
        """Return what the phrase at `first` only tells more of: his email to supporters."""
        word = self._at.word(first - 1)
        if word not in PREPOSITIONS or word in CONJUNCTIONS or first < 2:
            return None
        return self._ending_at(first - 2)

    def _owned(self, at: int) -> Subject | None:
        """Return whose statement it is that speaks: Sanders' email notes that."""
        return self.owner(at) if self._at.word(at) in NOUNS else None
