"""A question without what is only politeness or address."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"^(?:(?:hey|hi|hello|ok|okay|so|and|also|but|well|um|yo|please|pls|plz|thanks|@?pilcrow|bot|"
    r"<@!?\d{1,20}>|question|q)[ ,:!.]+|"
    r"(?:can|could|would|will) you(?: please)? (?!say\b|claim\b|think\b)|"
    r"(?:tell|show|give|find|get|send|read|remind)(?: (?:me|us))?(?: again)? |"
    r"(?:list|search(?: for)?|i want to know|i wonder|let me know|do you know) |"
    r"(?:i(?:['’]d| would) (?:like|love) to|can i|may i) (?:know|see|read|hear|have|get) |"
    r"(?:about|of) (?=what ))",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[ ,](?:please|pls|plz|thanks|thank you)$", re.IGNORECASE)
_PUNCTUATION = " .?!…;:,¿？！。"


def tidied(question: str) -> str:
    """Return `question` on one line, without greeting, "tell me", "please" and final marks."""
    text = " ".join(question.split()).rstrip(_PUNCTUATION)
    for _ in range(4):  # "hey Pilcrow, can you please tell me …"
        text = _AFTER.sub("", _BEFORE.sub("", text, count=1)).rstrip(_PUNCTUATION)
    return text
