"""Questions as others may read them: without the ids of those whom they name."""

from __future__ import annotations

import re
from typing import Final

# A mention of a person or a role, and a bare number as long as an id.
_ID: Final = re.compile(r"<@[!&]?[0-9]+>|(?<![0-9])[0-9]{17,20}(?![0-9])")
_SOMEBODY: Final = "@…"


def without_ids(text: str) -> str:
    """Return `text` with "@…" for each mention and for each number of 17 to 20 digits."""
    return _ID.sub(_SOMEBODY, text)
