"""What was found of a quotation, in words: the same in Discord and in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.answer import Citation
from bot.checking.verifying import FEWEST_WORDS, Check, Verdict
from bot.wording import kind_of, printable

# Makes a name, which may be the corpus's or typed, ready to be shown.
Show = Callable[[str], str]


def sentences_of(check: Check, show: Show = printable) -> str:
    """Return what was found of a quotation; names go through `show`."""
    return " ".join(filter(None, (*_speaker_asked(check, show), _found(check, show))))


def cited_first(check: Check) -> Citation:
    """Return the citation to name in a sentence: the first, or the first with the speaker."""
    by_speaker = (c for c in check.citations if c.speaker == check.speaker_found)
    return next(by_speaker, check.citations[0])


def _speaker_asked(check: Check, show: Show) -> Iterator[str]:
    """Yield how the speaker asked for was understood, and whether this is no words of theirs."""
    asked = check.asked
    if asked is None:
        return
    if not asked.known:
        yield f"Nobody called “{show(asked.typed)}” speaks in the articles."
        return
    if asked.read_as:
        yield f"Read as: {show(asked.read_as)}."
    if not check.confirmed:
        yield f"No article quotes {show(asked.read_as or asked.typed)} saying this."


def _found(check: Check, show: Show) -> str:
    match check.verdict:
        case Verdict.VERBATIM:
            return f"Found word for word{_whose(check, show)}"
        case Verdict.CHANGED:
            return f"Found with changes{_whose(check, show)}"
        case Verdict.OTHER_SPEAKER:
            changes = ", with changes" if check.changes else ""
            said = cited_first(check)
            return f"{_speaker(said, show)} said it{changes}, ¶{said.paragraph}."
        case Verdict.NOBODY:
            return _nobody(check)
        case Verdict.ABSENT:
            return _absent(check, show)


def _whose(check: Check, show: Show) -> str:
    if check.speaker_found is None:
        return f". {_nobody(check)}"
    said = cited_first(check)
    return f": {_speaker(said, show)}, {kind_of(said)}."


def _nobody(check: Check) -> str:
    """Return a sentence for words that the article attributes to nobody."""
    cited = next((c for c in check.citations if c.statement), check.citations[0])
    changes = ", with changes" if check.asked and check.changes else ""
    if cited.statement is None:
        return f"It is the article's own text{changes}, ¶{cited.paragraph}: nobody is quoted."
    return f"It is quoted{changes}, ¶{cited.paragraph}, where it is not clear who says it."


def _absent(check: Check, show: Show) -> str:
    known = check.asked is not None and check.asked.known  # then it is said already
    missing = [] if known else ["This is not in the articles."]
    if check.too_short:
        near = [f"To find anything like it, give at least {FEWEST_WORDS} words."]
    elif check.citations:
        closest = check.citations[0]
        near = [f"The closest is {_speaker(closest, show)}, ¶{closest.paragraph}."]
    else:
        near = ["Nothing in the articles is near it."] if known else []
    return " ".join(missing + near)


def _speaker(citation: Citation, show: Show) -> str:
    return show(citation.speaker) if citation.speaker else "an unnamed speaker"
