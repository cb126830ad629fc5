"""What is said to the reader beside the articles' words: plain text, escaped where it is shown."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.answer import Citation
from bot.planning import Period
from bot.planning.small_talk import SmallTalk
from bot.wording import ABSTAINED, ELLIPSIS, day_of

UNATTRIBUTED: Final = "The articles do not say whose words these are."
NOT_QUOTED: Final = "The articles do not quote these words."
CHANGED: Final = "Not word for word: these are the article's own words."
# What introduces the statements nearest to a period without any.
BEFORE: Final = "The last before that:"
AFTER: Final = "The first after that:"
UNDATED: Final = "These have no date:"

# What articles tell differently is shown, and not decided.
DIFFER: Final = "The articles do not agree on this: the newest is first."
DIFFER_UNDATED: Final = "The articles do not agree on this."

_WHAT_I_DO: Final = "from the articles, in their own words, and show where they stand."
FRIENDLY: Final = {
    SmallTalk.GREETING: f"Hello! Ask me a question: I answer {_WHAT_I_DO}",
    SmallTalk.WELLBEING: f"All is well here, thank you! Ask me a question: I answer {_WHAT_I_DO}",
    SmallTalk.THANKS: f"You are welcome! Ask me more: I answer {_WHAT_I_DO}",
    SmallTalk.FAREWELL: f"Goodbye! When you have a question again, I answer {_WHAT_I_DO}",
    SmallTalk.ABOUT: f"I am Pilcrow, a bot: I answer questions {_WHAT_I_DO}",
    SmallTalk.REACTION: f"Good! Ask me a question whenever you like: I answer {_WHAT_I_DO}",
    SmallTalk.COMPLAINT: f"Sorry that I was no help. Ask in other words: I answer {_WHAT_I_DO}",
}

# Words of a question that are listed at most.
_MOST_LISTED: Final = 3

# What introduces passages on the topic.
_ON_IT: Final = "This is what they have on it:"

# Characters of what was typed that a note repeats.
_TYPED: Final = 100


def not_an_answer(missing: Sequence[str]) -> str:
    """Introduce what comes nearest to a question that the articles do not answer.

    `missing` are names and figures of the question that it lacks.
    """
    return f"{ABSTAINED} {nearest_is(missing)}"


def nearest_is(missing: Sequence[str]) -> str:
    """Introduce what comes nearest, behind a note that says what the articles do not have."""
    lacks = f"does not mention {_listed(missing)}" if missing else "is not an answer"
    return f"What comes nearest {lacks}:"


def unmentioned(words: Sequence[str]) -> tuple[str, ...]:
    """Say which words of the question have nothing like them in what is cited, if any."""
    return (f"Not mentioned there: {_listed(words)}.",) if words else ()


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words[:_MOST_LISTED]]
    return " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))


def is_friendly(notes: Sequence[str]) -> bool:
    """Tell whether `notes` reply to small talk."""
    return any(note in FRIENDLY.values() for note in notes)


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


def not_on_it(name: str, closest: Citation, *, known: bool) -> str:
    """Say that somebody, `known` to speak at all, says nothing of this, and who comes closest."""
    missing = f"No article quotes {_short(name)} on this." if known else nobody(name, alike=False)
    return f"{missing} The closest is {closest.speaker}, ¶{closest.paragraph}."


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
