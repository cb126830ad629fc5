"""When two requests ask the same."""

from __future__ import annotations

import json
import unicodedata
from typing import Any, Final

from bot.requested import Request, request_to_json

_END: Final = "?!.… \u061f\u3002\uff1f\uff01\u0589\u037e;"


def same_words(request: Request) -> str:
    """Return what two requests have in common that ask the same, with the same filters.

    Case, spaces, the punctuation at the end and how accents are encoded make no difference.

    >>> from bot.requested import Question
    >>> same_words(Question(text="Who  won?")) == same_words(Question(text="who won"))
    True
    """
    kept = request_to_json(request)
    return json.dumps({name: _plain(value) for name, value in kept.items()}, sort_keys=True)


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return sorted(_plain(each) for each in value)
    if not isinstance(value, str):
        return value
    folded = unicodedata.normalize("NFC", value.casefold())
    return " ".join(folded.split()).rstrip(_END)
