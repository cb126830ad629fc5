"""Who said what: statements found by the words that attribute them.

A first set of rules: a name next to a verb of saying, "he said" after a name, a quotation that runs
on. What the rules do not settle stays unattributed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from corpus.model import Article, Statement, StatementKind
from corpus.names import fold, may_be_same, name_words
from corpus.sentences import split_sentences

_CUES = """said says say told tells added adds announced announces argued argues asked asks believes
    claimed claims commented confirmed declared denied described explained insisted insists
    maintained noted observed pledged promised recalled remarked repeated replied reported responded
    stated stressed suggested testified tweeted urged vowed warned warns wrote writes""".split()
_CUE = rf"(?P<cue>{'|'.join(_CUES)})"
# A full stop belongs to an initial or a short title, and otherwise ends the sentence.
_NAME_WORD = r"\p{Lu}\p{Ll}{0,3}\.(?=\s+\p{Lu})|\p{Lu}[\p{L}\p{M}'’-]+"
_PARTICLES = r"(?:(?:al|bin|da|de|del|der|di|la|le|van|von)\s+)*"
_NAME = rf"(?P<name>(?:{_NAME_WORD})(?:\s+{_PARTICLES}(?:{_NAME_WORD})){{0,4}})"
_PRONOUN = r"(?P<pronoun>\b(?:[Hh]e|[Ss]he|[Tt]hey)\b)"
_APPOSITION = r"(?:\s*,[^.!?\x00]{1,140},)"
_ADVERBS = r"(?:\s+(?:also|then|later|has|had|have|previously|once|further|again|\p{Ll}+ly)){0,2}"

_SUBJECT_FIRST = regex.compile(rf"(?:{_PRONOUN}|{_NAME}){_APPOSITION}??,?{_ADVERBS}\s+{_CUE}\b")
_VERB_FIRST = regex.compile(
    rf"[\x00,]\s*{_CUE}\s+(?:the\s+)?(?:\p{{Ll}}+\s+){{0,3}}?(?:{_PRONOUN}|{_NAME})"
)
_ACCORDING = regex.compile(
    rf"(?P<cue>[Aa]ccording to)\s+(?:(?:an?|the)\s+)?(?:[\p{{Ll}}-]+\s+){{0,5}}?(?:{_NAME})"
)
_PATTERNS = (_SUBJECT_FIRST, _VERB_FIRST, _ACCORDING)

_OPENING = {"“": "”", '"': '"', "«": "»", "„": "“"}

# A quotation of fewer words is a phrase inside somebody else's sentence.
_WORDS_OF_A_QUOTE = 5

# Capitalised only because they begin a sentence.
_NO_NAMES = frozenset(
    """a after all although an and as at because before both but by despite during earlier even
    finally for from he her his however if in it its last later many meanwhile moreover most my no
    not now of on once one our she since so some still that the their then there these they this
    those though to today we when where while with yesterday yet""".split()
)


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int
    end: int
    open_ended: bool


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    word: str
    name: str | None


def find_statements(article: Article) -> list[Statement]:
    """Return the statements of `article`, in reading order; marked paragraphs hold none."""
    speakers = _Speakers()
    statements: list[Statement] = []
    running_on = False
    for paragraph in article.paragraphs:
        if paragraph.mark is not None:
            continue
        quotes = _quotes(paragraph.text)
        outside = _masked(paragraph.text, quotes)
        cues = _cues(outside)
        continued = running_on and bool(quotes) and quotes[0].start == 0
        speakers.hear(outside, cues, keep=continued)
        statements += _statements_in(
            paragraph.number, paragraph.text, quotes, cues, speakers, continued
        )
        running_on = bool(quotes) and quotes[-1].open_ended and speakers.current is not None
    return statements


class _Speakers:
    """Who has been named so far, and who speaks now."""

    def __init__(self) -> None:
        self.current: str | None = None
        self.current_text: str | None = None
        self._named: list[str] = []

    def hear(self, outside: str, cues: list[_Cue], *, keep: bool) -> None:
        """Take in a paragraph: the names it gives, and its speaker, if a cue has one."""
        self._named += [name for name in map(_trimmed, _names(outside)) if name]
        named = next((cue.name for cue in cues if cue.name), None)
        if named is not None:
            self.current, self.current_text = self.full_name(named), named
        elif not cues and not keep:
            self.current_text = None

    def full_name(self, name: str) -> str:
        """Return the fullest form of `name` that the article has given."""
        forms = [known for known in self._named if may_be_same(known, name)]
        return max([name, *forms], key=lambda form: len(name_words(form)))


def _statements_in(
    number: int,
    text: str,
    quotes: list[_Quote],
    cues: list[_Cue],
    speakers: _Speakers,
    continued: bool,
) -> Iterator[Statement]:
    cue = cues[0] if cues else None
    attributed = cue is not None or continued
    for quote in quotes:
        words = len(text[quote.start : quote.end].split())
        if not attributed and words < _WORDS_OF_A_QUOTE:
            continue
        yield Statement(
            paragraph=number,
            start=quote.start,
            end=quote.end,
            kind=StatementKind.DIRECT if words >= _WORDS_OF_A_QUOTE else StatementKind.PARTIAL,
            speaker=speakers.current if attributed else None,
            speaker_text=(cue.name if cue else None) or speakers.current_text,
            cue=cue.word if cue else None,
            confidence=_confidence(cue, continued),
        )
    yield from _reported(number, text, quotes, cue, speakers)


def _reported(
    number: int, text: str, quotes: list[_Quote], cue: _Cue | None, speakers: _Speakers
) -> Iterator[Statement]:
    if cue is None or speakers.current is None:
        return
    for start, end in split_sentences(text):
        has_cue = start <= cue.start < end
        if has_cue and not any(quote.start < end and start < quote.end for quote in quotes):
            yield Statement(
                paragraph=number,
                start=start,
                end=end,
                kind=StatementKind.REPORTED,
                speaker=speakers.current,
                speaker_text=cue.name,
                cue=cue.word,
                confidence=_confidence(cue, continued=False),
            )


def _confidence(cue: _Cue | None, continued: bool) -> float:
    if cue is not None and cue.name:
        return 0.9
    if cue is not None or continued:
        return 0.7
    return 0.0


def _quotes(text: str) -> list[_Quote]:
    """Return the outermost quotations of a paragraph; one that is not closed runs to its end."""
    found = []
    position = 0
    while position < len(text):
        closing = _OPENING.get(text[position])
        if closing is None:
            position += 1
            continue
        end = text.find(closing, position + 1)
        found.append(_Quote(position, len(text.rstrip()) if end < 0 else end + 1, end < 0))
        position = found[-1].end if end >= 0 else len(text)
    return found


def _masked(text: str, quotes: list[_Quote]) -> str:
    letters = list(text)
    for quote in quotes:
        letters[quote.start : quote.end] = "\x00" * (quote.end - quote.start)
    return "".join(letters)


def _cues(outside: str) -> list[_Cue]:
    """Return the cues of a paragraph, each with a name, or None for a pronoun or a role."""
    found: dict[int, _Cue] = {}
    for pattern in _PATTERNS:
        # Overlapping, since a match may begin at a capital that turns out to be no name.
        for match in pattern.finditer(outside, overlapped=True):
            given = match.groupdict()
            name = _trimmed(given.get("name") or "")
            if name or given.get("pronoun"):
                speaker = name if name_words(name) else None
                found.setdefault(
                    match.start("cue"),
                    _Cue(match.start("cue"), match.end("cue"), match["cue"], speaker),
                )
    return [found[start] for start in sorted(found)]


def _names(outside: str) -> list[str]:
    return [match["name"] for match in regex.finditer(_NAME, outside)]


def _trimmed(name: str) -> str:
    words = name.split()
    while words and fold(words[0]).strip(".,") in _NO_NAMES:
        words.pop(0)
    return " ".join(words).removesuffix("’s").removesuffix("'s").rstrip(",")
