"""What is said to the reader beside the articles' words: plain text, escaped where it is shown."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

from bot.answer import Citation
from bot.language import Listed, Text, text
from bot.planning import Period
from bot.planning.small_talk import SmallTalk
from bot.wording import ABSTAINED, ELLIPSIS

UNATTRIBUTED: Final = text("notes-unattributed")
NOT_QUOTED: Final = text("notes-not-quoted-words")
CHANGED: Final = text("notes-changed")
# What introduces the statements nearest to a period without any.
BEFORE: Final = text("notes-last-before")
AFTER: Final = text("notes-first-after")
UNDATED: Final = text("notes-without-date")

# What articles tell differently is shown, and not decided.
DIFFER: Final = text("notes-differ")
DIFFER_UNDATED: Final = text("notes-differ-undated")

FRIENDLY: Final = {
    SmallTalk.GREETING: text("notes-friendly-greeting"),
    SmallTalk.WELLBEING: text("notes-friendly-wellbeing"),
    SmallTalk.THANKS: text("notes-friendly-thanks"),
    SmallTalk.FAREWELL: text("notes-friendly-farewell"),
    SmallTalk.ABOUT: text("notes-friendly-about"),
    SmallTalk.REACTION: text("notes-friendly-reaction"),
    SmallTalk.COMPLAINT: text("notes-friendly-complaint"),
}
_FRIENDLY: Final = frozenset(each.key for each in FRIENDLY.values())

# Notes on what is shown that say that no article has just what was asked for.
_OF_NONE: Final = frozenset({"notes-not-from", "notes-not-said", "notes-not-said-but"})

# What introduces articles of which nothing but the outlet or the dates was asked.
NEWEST: Final = text("notes-newest")
# What is told where several questions were asked.
FIRST_ONLY: Final = text("notes-first-only")

# Notes on how a question was read, which do not say that the articles have nothing.
_HOW_READ: Final = frozenset({FIRST_ONLY.key, "notes-read-as", "notes-several"})

# Words of a question that are listed at most.
_MOST_LISTED: Final = 3

# Characters of what was typed that a note repeats.
_TYPED: Final = 100


def not_an_answer(missing: Sequence[str]) -> Text:
    """Introduce what comes nearest to a question that the articles do not answer.

    `missing` are names and figures of the question that it lacks.
    """
    return text("notes-not-an-answer", nearest=nearest_is(missing))


def nearest_is(missing: Sequence[str]) -> Text:
    """Introduce what comes nearest, behind a note that says what the articles do not have."""
    return text("notes-nearest-lacks", words=_listed(missing)) if missing else text("notes-nearest")


def unmentioned(words: Sequence[str]) -> tuple[Text, ...]:
    """Say which words of the question have nothing like them in what is cited, if any."""
    return (text("notes-unmentioned", words=_listed(words)),) if words else ()


def _listed(words: Sequence[str]) -> Listed:
    return Listed(tuple(words[:_MOST_LISTED]), "or", quoted=True)


def is_friendly(notes: Sequence[Text]) -> bool:
    """Tell whether `notes` reply to small talk."""
    return any(note.key in _FRIENDLY for note in notes)


def tells_of_none(note: Text) -> bool:
    """Tell whether `note` says of what is shown that no article has just what was asked for."""
    return note.key in _OF_NONE


def of_abstention(notes: tuple[Text, ...]) -> tuple[Text, ...]:
    """Return `notes`, and where none of them does, what says that the articles do not answer."""
    told = any(note.key not in _HOW_READ for note in notes)
    return notes if told else (*notes, ABSTAINED)


def read_as(name: str | Listed) -> Text:
    """Say how a misspelt name was read."""
    return text("notes-read-as", name=name)


def several(typed: str) -> Text:
    """Say that a name may be several people's."""
    return text("notes-several", name=_short(typed))


def nobody(typed: str, *, alike: bool) -> Text:
    """Say that nobody of that name is known; `alike` introduces names like it."""
    name = _short(typed)
    return text("notes-nobody-alike", name=name) if alike else text("notes-nobody", name=name)


def nobody_but(typed: str) -> Text:
    """Say that nobody of that name is known, before what the articles have all the same."""
    return text("notes-nobody-but", name=_short(typed))


def no_date(typed: str) -> Text:
    """Say that `typed`, which looks like a date, is none."""
    return text("notes-no-date", typed=_short(typed))


def nothing_about(name: str, topic: str, period: Period) -> Text:
    """Say that somebody says nothing about `topic`; what follows is the nearest."""
    return text(
        "notes-nothing-about", name=_short(name), topic=_short(topic), when=in_words(period)
    )


def not_quoted(name: str, topic: str, period: Period) -> Text:
    """Say that the articles tell of somebody and `topic`, but quote nothing; they follow."""
    return text("notes-not-quoted", name=_short(name), topic=_short(topic), when=in_words(period))


def silent(name: str, period: Period, nearest: Text) -> Text:
    """Say that somebody says nothing in `period`; `nearest` introduces what follows."""
    return text("notes-silent", name=_short(name), when=in_words(period), nearest=nearest)


def not_from(outlet: str, name: str) -> Text:
    """Say that what is shown is of other outlets than the one asked for."""
    return text("notes-not-from", outlet=_short(outlet), name=_short(name))


def not_said(name: str, period: Period, closest: Citation | None = None) -> Text:
    """Say that somebody is not quoted with words, and whose words come closest."""
    said = text("notes-not-said", name=_short(name), when=in_words(period))
    return said if closest is None else _with_closest(said, closest)


def not_said_by_anybody(name: str, period: Period) -> Text:
    """Say that somebody is not quoted with words that are attributed to nobody."""
    return text("notes-not-said-unattributed", name=_short(name), when=in_words(period))


def not_said_but(name: str, period: Period) -> Text:
    """Say that somebody is not quoted with words, before what is nearest."""
    return text("notes-not-said-but", name=_short(name), when=in_words(period))


def not_on_it(name: str, closest: Citation, *, known: bool) -> Text:
    """Say that somebody, `known` to speak at all, says nothing of this, and who comes closest."""
    said = text("notes-not-on-it", name=_short(name)) if known else nobody(name, alike=False)
    return _with_closest(said, closest)


def not_in_these_words(name: str) -> Text:
    """Say that somebody may mean what is asked for, but did not put it so."""
    return text("notes-not-in-these-words", name=_short(name))


def in_words(period: Period) -> Text | str:
    """Return `period` as words to put behind a sentence: " since 12 October 2022"."""
    since, until = period.since, period.until
    if since and until:
        if since == until:
            return text("notes-on", day=since)
        return text("notes-from-to", since=since, until=until)
    if since:
        return text("notes-since", day=since)
    return text("notes-up-to", day=until) if until else ""


def _with_closest(said: Text, closest: Citation) -> Text:
    speaker, number = closest.speaker or "", str(closest.paragraph)
    return text("notes-closest", said=said, speaker=speaker, number=number)


def _short(typed: str) -> str:
    return textwrap.shorten(typed, _TYPED, placeholder=ELLIPSIS)
