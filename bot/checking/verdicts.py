"""What was found of a quotation, in words: the same in Discord and in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.answer import Citation
from bot.checking.verifying import FEWEST_WORDS, Check, Verdict
from bot.language import ENGLISH, Language, Text, text
from bot.wording import is_reported, printable

# Makes a name, which may be the corpus's or typed, ready to be shown.
Show = Callable[[str], str]


def sentences_of(check: Check, show: Show = printable, language: Language = ENGLISH) -> str:
    """Return what was found of a quotation, in `language`; names go through `show`."""
    return " ".join(map(language.say, (*_speaker_asked(check, show), *_found(check, show))))


def cited_first(check: Check) -> Citation:
    """Return the citation to name in a sentence: the first, or the first with the speaker."""
    by_speaker = (c for c in check.citations if c.speaker == check.speaker_found)
    return next(by_speaker, check.citations[0])


def _speaker_asked(check: Check, show: Show) -> Iterator[Text]:
    """Yield how the speaker asked for was understood, and whether this is no words of theirs."""
    asked = check.asked
    if asked is None:
        return
    if not asked.known:
        yield text("notes-nobody", name=show(asked.typed))
        return
    if asked.read_as:
        yield text("notes-read-as", name=show(asked.read_as))
    if not check.confirmed:
        yield text("notes-not-said", name=show(asked.read_as or asked.typed), when="")


def _found(check: Check, show: Show) -> tuple[Text, ...]:
    match check.verdict:
        case Verdict.VERBATIM | Verdict.CHANGED:
            return _confirmed(check, show)
        case Verdict.OTHER_SPEAKER:
            said = cited_first(check)
            speaker, number = _speaker(said, show), str(said.paragraph)
            changes = _yes(check.changes)
            return (text("checks-said-by", speaker=speaker, changes=changes, number=number),)
        case Verdict.NOBODY:
            return (_nobody(check),)
        case Verdict.ABSENT:
            return tuple(_absent(check, show))


def _confirmed(check: Check, show: Show) -> tuple[Text, ...]:
    verbatim = check.verdict is Verdict.VERBATIM
    if check.speaker_found is None:
        found = text("checks-verbatim") if verbatim else text("checks-changed")
        return found, _nobody(check)
    said = cited_first(check)
    speaker, kind = _speaker(said, show), "reported" if is_reported(said) else "quoted"
    if verbatim:
        return (text("checks-verbatim-by", speaker=speaker, kind=kind),)
    return (text("checks-changed-by", speaker=speaker, kind=kind),)


def _nobody(check: Check) -> Text:
    """Return a sentence for words that the article attributes to nobody."""
    cited = next((c for c in check.citations if c.statement), check.citations[0])
    changes, number = _yes(check.asked and check.changes), str(cited.paragraph)
    if cited.statement is None:
        return text("checks-own-text", changes=changes, number=number)
    return text("checks-unclear", changes=changes, number=number)


def _absent(check: Check, show: Show) -> Iterator[Text]:
    known = check.asked is not None and check.asked.known  # then it is said already
    if not known:
        yield text("checks-absent")
    if check.too_short:
        yield text("checks-too-short", fewest=FEWEST_WORDS)
    elif check.citations:
        closest = check.citations[0]
        speaker, number = _speaker(closest, show), str(closest.paragraph)
        yield text("checks-closest", speaker=speaker, number=number)
    elif known:
        yield text("checks-nothing-near")


def _speaker(citation: Citation, show: Show) -> Text | str:
    return show(citation.speaker) if citation.speaker else text("checks-unnamed")


def _yes(found: object) -> str:
    """Return which variant of a message tells of what is `found`, if anything is."""
    return "yes" if found else "no"
