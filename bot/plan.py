"""The plan of a question: whether it asks what somebody said, and about what."""

from __future__ import annotations

import re
from dataclasses import dataclass

_VERBS = "say|said|tell|told|claim|claimed|think|thought|announce|announced|state|stated"
_ABOUT = r"(?:\s+(?:about|on|of|regarding|concerning)\s+(?P<topic>.+?))?"
_NAME = r"(?P<name>[^\s,?]+(?:\s+[^\s,?]+){0,5}?)"

_FORMS = tuple(
    re.compile(rf"{form}\s*[?.!]*$", re.IGNORECASE)
    for form in (
        rf"what\s+(?:did|does|do|has|have|had)\s+{_NAME}\s+(?:{_VERBS}){_ABOUT}",
        rf"what\s+(?:was|is)\s+said\s+by\s+{_NAME}{_ABOUT}",
        rf"what\s+{_NAME}\s+(?:said|says){_ABOUT}",
        rf"(?:quotes?|statements?)\s+(?:by|from|of)\s+{_NAME}{_ABOUT}",
    )
)

# Words in a name's place that name nobody.
_NOBODY = frozenset(
    "he her him i it one people she somebody someone that the they this we you".split()
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a question asks for: words of `speaker`, perhaps about `topic`; else passages."""

    speaker: str | None = None
    topic: str | None = None


def plan(question: str) -> Plan:
    """Return the plan of `question`; what is not recognised goes the usual way."""
    text = " ".join(question.split())
    for form in _FORMS:
        match = form.match(text)
        if match and match["name"].lower() not in _NOBODY:
            return Plan(speaker=match["name"], topic=match["topic"])
    return Plan()
