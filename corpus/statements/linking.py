"""Which cue a quotation hangs on, and which cues report by themselves."""

from __future__ import annotations

from corpus.statements.clauses import Sentence
from corpus.statements.cues import ACCORDING, DASH, Cue, Strength
from corpus.statements.lexicon import AMBIGUOUS, AUXILIARIES, NAMING, NOUNS, OPINION, SAYING
from corpus.statements.tokens import Token

# Tokens between "called" and what it calls so.
_NAMED = 6
# Tokens between a quotation and the subject of its cue: a comma, the role of a name.
_BETWEEN = 6
_MARKS_BEHIND = frozenset({",", "—", "–", "―", "-"})
_INFINITIVES = frozenset("promised promises vowed vows".split())
_CLAUSE = frozenset("after and as because before but if or that until when which while who".split())


def reports_alone(cue: Cue, sentence: Sentence) -> bool:
    """Tell whether a cue reports what somebody said, without a quotation beside it."""
    tells = cue.strength is Strength.SAYS or cue.word in OPINION
    if not (tells and cue.sure and sentence.has_ended):
        return False
    following = sentence.phrases.word(cue.last + 1)
    if cue.last + 2 >= len(sentence.tokens) and not _ends_with(cue, sentence):
        return False
    if cue.word in AMBIGUOUS or (cue.word in NOUNS and cue.word not in SAYING):
        closes = cue.word in SAYING and cue.last + 2 >= len(sentence.tokens)
        return closes or following == "that"
    return following != "to" or cue.word in _INFINITIVES


def _ends_with(cue: Cue, sentence: Sentence) -> bool:
    """Tell whether a sentence ends with what attributes it: it was so, she said; not: she wrote."""
    before = sentence.phrases.mark(cue.subject.first - 1)
    return cue.subject.gender is None or (before != "" and not before[-1].isalnum())


def cue_of(place: int, sentence: Sentence) -> Cue | None:
    """Return the cue that the quotation at `place` hangs on."""
    behind = _cue_behind(place, sentence)
    before = [cue for cue in sentence.cues if _leads_to(cue, place, sentence)]
    nearest = max(before, key=_rank_before, default=None)
    if behind is not None and (nearest is None or place - nearest.last > 2):
        return behind
    if nearest is not None:
        return nearest
    later = [at for at, _ in sentence.quotations if at > place]
    # “One,” “two,” he said.
    found = behind or (cue_of(later[0], sentence) if later else None)
    return found or _closing_cue(place, sentence)


def _rank_before(cue: Cue) -> tuple[bool, bool, bool, bool, int]:
    """Rank a cue before a quotation: the nearest that tells who, a relative clause or noun last."""
    return (
        cue.subject.is_somebody,
        cue.claims,
        not cue.subject.relative,
        cue.word not in NOUNS or cue.word in SAYING,
        cue.last,
    )


def _closing_cue(place: int, sentence: Sentence) -> Cue | None:
    """Return the cue that a sentence ends with: whoever “steals” is fired, Warren said."""
    for cue in sentence.cues:
        begin = min(cue.first, cue.subject.first)
        apart = begin > place and sentence.tokens[begin - 1].text == ","
        if apart and cue.sure and cue.strength is Strength.SAYS:
            return cue
    return None


def _leads_to(cue: Cue, place: int, sentence: Sentence) -> bool:
    """Tell whether a cue before the quotation at `place` can be about it."""
    if cue.last >= place or cue.subject.first >= place:
        return False
    if cue.subject.first < cue.first or cue.word in {ACCORDING, DASH}:
        return True
    # “…,” said Ramos, whose book is “…”: what is inverted has told what it tells.
    between = sentence.tokens[cue.subject.last + 1 : place]
    parting = (_CLAUSE | {"whose"}) - {"as"}
    return not any(token.lower in parting for token in between)


def _cue_behind(place: int, sentence: Sentence) -> Cue | None:
    """Return the cue right behind a quotation, with nothing but its subject between."""
    for cue in sentence.cues:
        begin = min(cue.first, cue.subject.first)
        if cue.strength is Strength.SAYS and begin > place:
            if not _leads_on(place, sentence) and not (place == 0 and begin == 1):
                return None
            between = sentence.tokens[place + 1 : begin]
            return cue if len(between) <= _BETWEEN and not any(map(_parts, between)) else None
    return None


def _leads_on(place: int, sentence: Sentence) -> bool:
    """Tell whether the quotation at `place` ends as one does that its attribution follows."""
    quotation = sentence.tokens[place].quotation
    after = sentence.tokens[place + 1 : place + 2]
    marked = any(token.text in _MARKS_BEHIND for token in after)
    return marked or (quotation is not None and quotation.leads_on)


def _parts(token: Token) -> bool:
    """Tell whether a word parts a quotation from what follows."""
    return bool(token.quotation) or token.lower in _CLAUSE or token.lower in AUXILIARIES


def has_cue_beside(place: int, sentence: Sentence) -> bool:
    """Tell whether a verb of saying is beside the quotation at `place`, or one that names things.

    He called her “Miss Piggy”: what has the capitals of a title is a statement there.
    """
    if _cue_behind(place, sentence) is not None:
        return True
    for cue in sentence.cues:
        between = sentence.tokens[cue.last + 1 : place]
        if cue.is_verb and _leads_to(cue, place, sentence):
            if cue.strength is Strength.SAYS and not any(token.is_word for token in between):
                return True
            if cue.word in NAMING and len(between) <= _NAMED and not any(map(_parts, between)):
                return True
    return False


def is_introduced(place: int, sentence: Sentence) -> bool:
    """Tell whether a colon or a comma opens the way for a whole quotation."""
    quotation = sentence.tokens[place].quotation
    mark = sentence.tokens[place - 1].text if place else ""
    return mark == ":" or (mark == "," and quotation is not None and quotation.words > 3)
