"""Names in a sentence: where they stand, and whether they are a person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.statements.first_names import Gender, gender_of, is_first_name
from corpus.statements.lexicon import (
    ADJECTIVES,
    AUXILIARIES,
    DAYS,
    HER_TITLES,
    HIS_TITLES,
    JUDGING,
    MONTHS_THAT_ARE_NAMES,
    NO_NAMES,
    NOUNS,
    ORGANISATIONS,
    PLACES,
    ROLES,
    SAYING,
    SHORT_MONTHS,
    TITLES,
)
from corpus.statements.tokens import Token

_PARTICLES = frozenset(
    "& al bin bint da das de del della der den di dos el ibn la le ter van von y".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
# "Secretary of State", "House Speaker": what belongs to a title that begins or ends with one.
# Never surnames, whatever stands before them.
_NO_SURNAMES = ADJECTIVES | frozenset(
    """academy agency agreement airlines airport association avenue beach bureau campaign committee
    company conference congress convention corporation council county court debate department
    district election federation foundation fund gazette government herald hospital hotel
    institute institution island islands journal league magazine ministry museum network news
    newspaper office organization party police post rally report republicans democrats school
    schools show society stadium state states station street television times tribune
    university valley wing""".split()
)
# What a headline has and a name has not, though there are United States.
_VERBS = (SAYING | AUXILIARIES) - ORGANISATIONS - MONTHS_THAT_ARE_NAMES
_LONGEST_NAME = 6  # words; more with capitals are a headline
_TITLE_LINKS = frozenset({"of", "for", "the", "and"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens `first` to `last` of a sentence, without titles.

    `words` are folded. `titled`: a title stands before it; `with_article`: "the" does.
    """

    first: int
    last: int
    text: str
    words: tuple[str, ...]
    titles: tuple[str, ...]
    possessive: bool
    with_article: bool

    @property
    def gender(self) -> Gender:
        """What title and first name tell."""
        by_name = gender_of(self.words[0]) if len(self.words) > 1 else Gender.UNKNOWN
        return self.title_gender or by_name

    @property
    def title_gender(self) -> Gender:
        """What a title such as Mrs. tells."""
        if not HIS_TITLES.isdisjoint(self.titles):
            return Gender.HE
        return Gender.UNKNOWN if HER_TITLES.isdisjoint(self.titles) else Gender.SHE

    @property
    def is_person(self) -> bool:
        """Whether title or first name show that it is a person."""
        if self.is_body:
            return False
        if self.titles:
            return True
        return len(self.words) > 1 and is_first_name(self.words[0]) and not self.with_article

    @property
    def is_body(self) -> bool:
        """Whether it is an organisation, a place or a people: nobody whom "he" could mean."""
        last = self.words[-1]
        if last in ORGANISATIONS or last in ADJECTIVES or last in PLACES:
            return not (self.titles and len(self.words) == 1) and not self._is_surname_by_first_name
        if self.text.isupper() and len(self.words) == 1 and len(self.text) < 6:
            return True
        return self.with_article and not self.titles

    @property
    def _is_surname_by_first_name(self) -> bool:
        """Whether an ordinary word is a surname: Michelle Lake, not Salt Lake."""
        return (
            len(self.words) == 2
            and is_first_name(self.words[0])
            and self.words[1] not in _NO_SURNAMES
        )


def find_mentions(sentence: Sequence[Token], known_words: frozenset[str]) -> list[Mention]:
    """Return the names of a sentence in order.

    `known_words` are those which the article writes with a capital inside sentences: a word that
    only begins one is no name.
    """
    return [
        mention
        for first, last in _runs(sentence)
        if (mention := _mention(sentence, first, last, known_words)) is not None
    ]


def capitals_inside(sentence: Sequence[Token]) -> Iterator[str]:
    """Yield the folded words that a sentence writes with a capital, though none begins there."""
    for before, token in pairwise(sentence):
        if token.is_name_like and before.is_word and len(token.text) > 1:
            yield token.lower


def _runs(sentence: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each run of words with capitals."""
    place = 0
    while place < len(sentence):
        if not sentence[place].is_name_like:
            place += 1
            continue
        last = place
        while (following := _next_of_run(sentence, last)) is not None:
            last = following
        yield place, last
        place = last + 1


def _next_of_run(sentence: Sequence[Token], last: int) -> int | None:
    following = last + 1
    if following >= len(sentence):
        return None
    if sentence[last].possessive:
        # The Ferrymen's Union.
        return following if _is_body_word(sentence, following) else None
    while following + 1 < len(sentence) and sentence[following].lower in _PARTICLES:
        following += 1
    if sentence[following].is_name_like:
        is_day = sentence[following].lower in DAYS and not _is_surname(sentence, following)
        return None if is_day else following
    return _past_title(sentence, last)


def _is_surname(sentence: Sequence[Token], place: int) -> bool:
    """Tell whether a month is somebody's surname: Theresa May, and May said."""
    if sentence[place].lower not in MONTHS_THAT_ARE_NAMES:
        return False
    if place and is_first_name(sentence[place - 1].lower) and sentence[place - 1].is_name_like:
        return not any(token.text[0].isdigit() for token in sentence[place + 1 : place + 2])
    if place > 1 and sentence[place - 2].quotation and sentence[place - 1].lower in SAYING:
        return True
    return any(token.lower in SAYING for token in sentence[place + 1 : place + 2])


def _is_body_word(sentence: Sequence[Token], place: int) -> bool:
    token, *after = sentence[place : place + 2]
    named = token.is_name_like and token.lower in ORGANISATIONS
    return named and not any(other.is_name_like for other in after)


def _past_title(sentence: Sequence[Token], last: int) -> int | None:
    """Return the next capital behind "Secretary of", since a name may follow the office."""
    begins = sentence[last].lower in TITLES or sentence[last].lower in ORGANISATIONS
    linked = begins and sentence[last + 1].lower in _TITLE_LINKS - {"and"}
    place = last + 1
    while linked and place < len(sentence) and sentence[place].lower in _TITLE_LINKS:
        place += 1
    if not linked or place >= len(sentence) or not sentence[place].is_name_like:
        return None
    of_somebody = sentence[last].lower not in TITLES and is_first_name(sentence[place].lower)
    return None if of_somebody else place


def _mention(
    sentence: Sequence[Token], first: int, last: int, known_words: frozenset[str]
) -> Mention | None:
    while first <= last and _only_begins(sentence, first):
        first += 1
    if first > last:
        return None
    begin = _begin_of_name(sentence, first, last)
    titles = tuple(token.lower.strip(".") for token in sentence[first:begin])
    if begin > last or _is_only_a_beginning(sentence, first, last, known_words):
        return None
    named = sentence[begin : last + 1]
    words = tuple(word for token in named if (word := token.lower.strip(".")) not in _SUFFIXES)
    if not words:
        return None
    if set(words) <= ADJECTIVES | TITLES or _is_headline(named):
        return None
    text = _text(named)
    before = sentence[first - 1].lower if first else ""
    return Mention(
        first=first,
        last=last,
        text=text,
        words=words,
        titles=tuple(title for title in titles if title in TITLES),
        possessive=sentence[last].possessive,
        with_article=before in {"the", "a", "an"},
    )


def _only_begins(sentence: Sequence[Token], place: int) -> bool:
    """Tell whether a word of a run is none of a name: The Courier, Said Kim."""
    word = sentence[place].lower.strip(".")
    if place == 0 and word in SAYING:
        return True
    if word in SHORT_MONTHS and any(t.text[0].isdigit() for t in sentence[place + 1 : place + 2]):
        return True
    if _is_surname(sentence, place):
        return False
    return word in NO_NAMES and not (word == "will" and place > 0)


def _is_headline(named: Sequence[Token]) -> bool:
    """Tell whether a run is a headline: long, in capitals, or with a verb among its words."""
    shouted = len(named) > 2 and all(t.text.isupper() and len(t.text) > 1 for t in named)
    verbs = any(token.lower in _VERBS for token in named[1:])
    return shouted or verbs or len(named) > _LONGEST_NAME


def _begin_of_name(sentence: Sequence[Token], first: int, last: int) -> int:
    """Return where the name begins behind titles, parties and outlets that stand before it."""
    titles = [i for i in range(first, last) if _is_office(sentence, i)]
    begin = titles[-1] + 1 if titles else first
    if titles and begin <= last and sentence[begin].lower in _TITLE_LINKS:
        # "Secretary of State John Kerry": the office ends where a first name begins.
        begin = next((i for i in range(begin, last) if is_first_name(sentence[i].lower)), last)
    while begin < last and _stands_before(sentence[begin]):
        begin += 1
    return 1 if begin == 0 and last >= 2 and _is_before_name(sentence) else begin


def _is_office(sentence: Sequence[Token], place: int) -> bool:
    """Tell whether a title stands at `place`, or a role before a first name: Actress Ann Lee."""
    word = sentence[place].lower.strip(".")
    return word in TITLES or (word in ROLES and is_first_name(sentence[place + 1].lower))


def _is_before_name(sentence: Sequence[Token]) -> bool:
    """Tell whether the first word has its capital from the sentence: Rival Hillary Clinton."""
    first, second = sentence[0].lower, sentence[1].lower
    is_name = is_first_name(first) or first in ORGANISATIONS
    return not is_name and is_first_name(second)


def _stands_before(token: Token) -> bool:
    return token.lower in ADJECTIVES or (token.text.isupper() and 2 < len(token.text) < 6)


def _is_only_a_beginning(
    sentence: Sequence[Token], first: int, last: int, known_words: frozenset[str]
) -> bool:
    """Tell whether a single word has a capital only because it begins the sentence."""
    begins = first == 0 or not sentence[first - 1].is_word
    word = sentence[first].lower
    return (
        begins
        and first == last
        and word not in known_words
        and not is_first_name(word)
        and not sentence[first].possessive
        and not _speaks(sentence, first)
    )


def _speaks(sentence: Sequence[Token], place: int) -> bool:
    """Tell whether the word at `place` does what a name would: Orsel said; Tresk, who has led."""
    word, *following = (token.lower or token.text for token in sentence[place : place + 3])
    if word in ROLES | NOUNS | ORGANISATIONS or word.endswith("s") or not following:
        return False
    has_said = following[0] in {"has", "had"} and following[-1] in SAYING
    tells = following[0] in SAYING or following[0] in JUDGING
    return has_said or tells or following == [",", "who"]


def _text(tokens: Sequence[Token]) -> str:
    last = tokens[-1]
    text = "".join(
        token.text + (" " if after.start > token.end else "") for token, after in pairwise(tokens)
    )
    if not last.possessive:
        return text + last.text
    cut = 2 if last.text[-2:] in {"'s", "’s"} else 1
    return text + last.text[:-cut]
