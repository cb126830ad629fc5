"""Several questions in one: the first of them is answered."""

from __future__ import annotations

import re
from typing import Final

from bot.planning.forms import Ask
from bot.planning.plan import plan
from bot.planning.quotations import find_quoted

_AUXILIARY: Final = r"(?:did|do|does|has|have|had|was|were|is|are|will|would|can|could)"
# "And is" goes on with the same question: "Who is said to drink, and is accused of it?"
_ASKS: Final = (
    rf"(?:(?:what|when|where|why|how|whom|which)\b[^,?]{{0,30}}? {_AUXILIARY}|who|d(?:id|oes|o))"
)
# Where another question may begin: behind a comma and "and", or a question mark.
_ANOTHER: Final = re.compile(
    rf"(?:, ?(?:and|but|then|or)(?: also)? |\?[ ,]*(?:(?:and|but|also|then),? )?)"
    rf"(?={_ASKS} \S+ \S)",
    re.IGNORECASE,
)


def first_question(text: str) -> str:
    """Return the first of several questions in `text` where it asks who said what, or else `text`.

    Words in quotation marks are not looked into.
    """
    quoted = find_quoted(text)
    for another in _ANOTHER.finditer(text):
        at = another.start()
        if quoted and len(quoted.before) <= at <= len(text) - len(quoted.after):
            continue
        first = f"{text[:at]}?"
        return first if plan(first).kind is not Ask.PASSAGES else text
    return text
