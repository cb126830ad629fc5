"""The parts of a name as an article writes it: titles, first names, surname, "Jr."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.spelling import is_latin, plain

# Words that stand before a name and are not part of it.
_TITLES = frozenset(
    """adm admiral ambassador archbishop baron baroness brig brigadier capt captain cardinal
    chair chairman chairperson chairwoman chancellor chief col colonel commander comrade
    congressman congresswoman constable councillor councilman councilwoman count countess cpl
    dame democrat deputy det detective director doctor dr ex father former fr gen general gov
    governor judge justice king lady leader lieutenant lord lt madam madame maj mayor minister
    miss monsieur mr mrs ms mx officer pastor premier president presidents prime prince princess
    prof professor queen rabbi rep representative reps republican rev reverend saint sec
    secretary sen senator senators sens sergeant sgt sheikh sheriff sir speaker spokesman
    spokesperson spokeswoman sultan treasurer vice""".split()
)
# Of these, what says so also behind other words: "Florida Sen. Marco Rubio".
_OFFICES = frozenset(
    """ambassador chairman chairwoman chancellor congressman congresswoman director gov governor lt
    minister president rep representative secretary sen senator sheriff speaker spokesman
    spokesperson spokeswoman ceo commissioner treasurer""".split()
)
_REALMS = frozenset("state defence defense staff commons treasury justice".split())
_ROYAL = frozenset("king lady lord prince princess queen saint sir dame".split())

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_DEGREES = frozenset("phd md mp mep msp obe mbe cbe esq qc kc".split())

_PARTICLES = frozenset(
    "al bin da de del della den der di dos du el ibn la le ten ter van von zu".split()
)
# Of these, what is no first name where it stands first: "De Blasio", but not "Van Jones".
_SURELY_PARTICLES = frozenset("bin da de del della den der di dos du ibn la le von zu".split())

# Words of which the names of organisations are made, and no names of people.
_ORGANISATIONS = frozenset(
    """academy agency airlines alliance army association authority bank board broadcasting bureau
    business cabinet campaign centre center chamber church city club coalition college commission
    committee company conference congress corp corporation council country county courier court
    daily department district dynamics economist electric embassy enquirer examiner federation
    force forum foundation fund gazette government group guard guardian herald hospital house inc
    independent initiative institute institution international journal laboratory league limited
    llc ltd magazine media mills ministry mirror monitor motors movement museum nations navy network
    news newspaper office organisation organization panel parliament partners party police post
    press project radio register republic review sciences school secretariat senate service services
    society standard states street studies sun team telegraph television times today tribune trust
    tv union university watch weekly world""".split()
)
_CONNECTIVES = frozenset("& and at for in of on to with".split())
_ARTICLES = frozenset("a an the".split())
_MOST_WORDS = 7

_ASIDE = re.compile(r"\s*(?:\([^)]*\)|[\"“][^\"“”]*[\"”])\s*")
_POSSESSIVE = re.compile(r"(?:['’`]s|(?<=s)['’`])$", re.IGNORECASE)
_DOTTED = re.compile(r"(?:\w\.){2,}\w?", re.UNICODE)
_ABBREVIATED = re.compile(r"\b\w{1,3}\.$")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart; every part but `shown` is in plain letters.

    `words` are all of it but titles and a leading "the". An organisation, or what looks like one,
    is `words` only: its `surname` is "". `shown` is the name as written, without titles.
    """

    words: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    suffix: str
    latin: bool
    shown: str

    @property
    def is_whole(self) -> bool:
        """Whether this is an organisation, or cannot be told from one."""
        return not self.surname

    @property
    def is_bare(self) -> bool:
        """Whether this is a surname alone."""
        return bool(self.surname) and not self.given

    @property
    def core(self) -> tuple[str, ...]:
        """The words without what `suffix` holds."""
        return self.words[:-1] if self.suffix else self.words


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a name; `letters` are the initials it stands for, or else it alone."""

    written: str
    plain: str
    letters: tuple[str, ...]


def tidy(name: str) -> str:
    """Return `name` without what follows it by accident: a possessive, commas, spaces."""
    text = " ".join(name.split()).rstrip(",;: ")
    text = _POSSESSIVE.sub("", text).rstrip(",;: ")
    return text if _ABBREVIATED.search(text) else text.rstrip(".")


def parse_name(name: str) -> NameParts:
    """Take `name` apart; what looks like no person's name is kept whole."""
    text = tidy(name)
    tokens = _tokens(_ASIDE.sub(" ", text)) or _tokens(text)
    if not tokens:
        return NameParts((name.strip().lower(),), (), "", "", True, text or name)
    named = tokens[_end_of_titles(tokens) :]
    core, suffix = _split_suffix(named)
    latin = is_latin(text)
    if _is_whole(core) or _is_no_name(tokens):
        return NameParts(_words(tokens), (), "", "", latin, text)
    royal = len(named) == 1 and len(tokens) > 1 and tokens[-2].plain in _ROYAL
    return NameParts(
        words=(*_words(core), *filter(None, [suffix])),
        given=_given(core),
        surname=re.sub(r"^(?:al|el|ad|ar|as|ash)-", "", core[-1].plain).replace("-", ""),
        suffix=suffix,
        latin=latin,
        shown=text if royal else " ".join(token.written for token in named),
    )


def _tokens(text: str) -> list[_Token]:
    shouted = text.isupper()
    return [
        _Token(word, letters, _letters(word, letters, shouted))
        for word in text.split()
        if (letters := plain(word))
    ]


def _letters(written: str, letters: str, shouted: bool) -> tuple[str, ...]:
    """Return the initials that a word stands for, "J.D." or "JD", or else the word."""
    dotted = _DOTTED.fullmatch(written.rstrip(",")) is not None
    pair = len(letters) == 2 and letters.isalpha()
    capitals = pair and not shouted and len(written) == 2 and written.isupper()
    unspeakable = pair and letters != "st" and not set(letters) & set("aeiouy")
    return tuple(letters) if dotted or capitals or unspeakable else (letters,)


def _end_of_titles(tokens: Sequence[_Token]) -> int:
    """Return where the name begins behind its titles."""
    end = _leading_titles(tokens)
    for place in range(end, len(tokens) - 1):
        if tokens[place].plain in _OFFICES:
            end = place + 1 + _leading_titles(tokens[place + 1 :])
    named = {token.plain for token in tokens[end:]} - _SUFFIXES
    return end if named and _ORGANISATIONS.isdisjoint(named) else 0


def _leading_titles(tokens: Sequence[_Token]) -> int:
    end = 0
    while end < len(tokens) - 1:
        word = tokens[end].plain
        if word == "of" and end and tokens[end + 1].plain in _REALMS and end + 2 < len(tokens):
            end += 2
        elif set(word.split("-")) <= _TITLES:
            end += 1
        else:
            break
    return end


def _split_suffix(core: list[_Token]) -> tuple[list[_Token], str]:
    while len(core) > 2 and core[-1].plain in _DEGREES:
        core = core[:-1]
    if len(core) > 1 and core[-1].plain in _SUFFIXES:
        return core[:-1], core[-1].plain
    return core, ""


def _is_whole(core: Sequence[_Token]) -> bool:
    words = {token.plain for token in core}
    first = core[0]
    return (
        len(core) > _MOST_WORDS
        or not words.isdisjoint(_ORGANISATIONS | _CONNECTIVES)
        or any(token.written.endswith(",") for token in core[:-1])
        or any(letter.isdigit() for word in words for letter in word)
        or (first.written[0].islower() and first.plain.split("-")[0] not in _PARTICLES)
    )


def _is_no_name(tokens: Sequence[_Token]) -> bool:
    """Tell whether this is a role, "the Vice President", or anything else with an article."""
    if _is_article(tokens[0]):
        return True
    titles = all(token.plain in _TITLES | _OFFICES for token in tokens)
    return titles and (len(tokens) > 1 or tokens[0].plain in _OFFICES)


def _is_article(token: _Token) -> bool:
    """Tell an article from an initial: "A reporter", but not "A. Lukashenko"."""
    return token.plain in _ARTICLES and not token.written.endswith(".")


def _words(tokens: Sequence[_Token]) -> tuple[str, ...]:
    start = 1 if len(tokens) > 1 and _is_article(tokens[0]) else 0
    words = [word for token in tokens[start:-1] for word in token.letters]
    return tuple(part for word in (*words, tokens[-1].plain) for part in word.split("-") if part)


def _given(core: Sequence[_Token]) -> tuple[str, ...]:
    given: list[str] = []
    for place, token in enumerate(core[:-1]):
        first = place == 0 and not token.written.islower()
        if token.plain not in (_SURELY_PARTICLES if first else _PARTICLES):
            given += [word.replace("-", "") for word in token.letters]
    return tuple(given)


def may_stand_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether `short` may be the names `full`, some cut to their initials."""
    return len(short) == len(full) and all(
        one == other or (len(one) == 1 and other.startswith(one))
        for one, other in zip(short, full, strict=True)
    )


def may_fit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two middle names can be one person's; they may be cut or left out."""
    return not one or not other or may_stand_for(one, other) or may_stand_for(other, one)
