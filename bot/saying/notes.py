"""What is said to the reader beside the articles' words: plain text, escaped where it is shown."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import Final

from bot.answer import Citation
from bot.planning import Period
from bot.wording import ELLIPSIS, day_of

UNATTRIBUTED: Final = "The articles do not say whose words these are."
NOT_QUOTED: Final = "The articles do not quote these words."
CHANGED: Final = "Not word for word: these are the article's own words."
# What introduces the statements nearest to a period without any.
BEFORE: Final = "The last before that:"
AFTER: Final = "The first after that:"
UNDATED: Final = "These have no date:"

# What introduces passages on the topic.
_ON_IT: Final = "This is what they have on it:"

# Characters of what was typed that a note repeats.
_TYPED: Final = 100


def read_as(name: str) -> str:
    """Say how a misspelt name was read."""
    return f"Read as: {name}."


def several(typed: str) -> str:
    """Say that a name may be several people's."""
    return f"“{_short(typed)}” may be several people: each is named here."


def nobody(typed: str, *, alike: bool) -> str:
    """Say that nobody of that name is known; `alike` introduces names like it."""
    missing = f"Nobody called “{_short(typed)}” speaks in the articles."
    return f"{missing} Names like it:" if alike else missing


def nobody_but(typed: str) -> str:
    """Say that nobody of that name is known, before what the articles have all the same."""
    return f"{nobody(typed, alike=False)} {_ON_IT}"


def no_date(typed: str) -> str:
    """Say that `typed`, which looks like a date, is none."""
    return f"“{_short(typed)}” is no date: write it as 2022-10-13."


def nothing_about(name: str, topic: str, period: Period) -> str:
    """Say that somebody says nothing about `topic`; what follows is the nearest."""
    return (
        f"The articles quote nothing by {_short(name)} about {_short(topic)}{in_words(period)}. "
        f"This is what {_short(name)} said nearest to it:"
    )


def not_quoted(name: str, topic: str, period: Period) -> str:
    """Say that the articles tell of somebody and `topic`, but quote nothing; they follow."""
    missing = f"The articles quote nothing by {_short(name)} about {_short(topic)}"
    return f"{missing}{in_words(period)}. {_ON_IT}"


def silent(name: str, period: Period, nearest: str) -> str:
    """Say that somebody says nothing in `period`; `nearest` introduces what follows."""
    return f"The articles have no statement by {_short(name)}{in_words(period)}. {nearest}"


def not_from(outlet: str, name: str) -> str:
    """Say that what is shown is of other outlets than the one asked for."""
    return f"No article from {_short(outlet)} has such a statement by {_short(name)}: others have."


def not_said(name: str, period: Period, closest: Citation | None = None) -> str:
    """Say that somebody is not quoted with words, and whose words come closest."""
    missing = f"No article quotes {_short(name)} saying this{in_words(period)}."
    if closest is None:
        return missing
    return f"{missing} The closest is {closest.speaker}, ¶{closest.paragraph}."


def not_said_but(name: str, period: Period) -> str:
    """Say that somebody is not quoted with words, before what is nearest."""
    return f"{not_said(name, period)} This is what {_short(name)} said nearest to it:"


def not_in_these_words(name: str) -> str:
    """Say that somebody may mean what is asked for, but did not put it so."""
    return f"Not in these words: this is what {_short(name)} said nearest to it."


def in_words(period: Period) -> str:
    """Return `period` as words to put behind a sentence: " since 12 October 2022"."""
    since, until = period.since, period.until
    if since and until:
        return f" on {_day(since)}" if since == until else f" from {_day(since)} to {_day(until)}"
    if since:
        return f" since {_day(since)}"
    return f" up to {_day(until)}" if until else ""


def _day(day: date) -> str:
    return day_of(day.isoformat())


def _short(typed: str) -> str:
    return textwrap.shorten(typed, _TYPED, placeholder=ELLIPSIS)
