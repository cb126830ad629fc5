"""What may be in a backup, by name, and the list in it that tells what is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any, Final

from bot.places import SECRET_FILE, STATE_FILE

FORMAT: Final = 1
LISTING: Final = "pilcrow-backup.json"
CURRENT: Final = "CURRENT"
ARTICLES: Final = "articles"
GENERATIONS: Final = "generations"
# The operator's own files, where they lie in the data folder, and those of what was added.
TEXTS: Final = ("servers.toml", "aliases.txt", "removed.txt")
FILES: Final = (STATE_FILE, SECRET_FILE, *TEXTS, CURRENT)
FOLDERS: Final = (ARTICLES, GENERATIONS)
# All that lies at the top of a data folder and is put back.
ITEMS: Final = (*FILES, *FOLDERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a backup tells of a file: its SHA-256 in hexadecimal, and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The files of a backup by name, and when it was made (UTC, ISO 8601)."""

    made_at: str
    files: Mapping[str, Listed]

    def to_bytes(self) -> bytes:
        """Return the list as it stands in a backup."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> Listing:
        """Return the list that `content` holds; raise `ValueError`, telling why, for none."""
        try:
            told = json.loads(content)
            found = int(told["format"])
            if found > FORMAT:
                raise NewerBackupError(found)
            files = {str(name): _listed(each) for name, each in told["files"].items()}
            return cls(made_at=f"{datetime.fromisoformat(told['made_at'])}", files=files)
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(f"{LISTING} makes no sense") from error

    @property
    def items(self) -> list[str]:
        """What lies at the top of the data folder after it was put back."""
        return sorted({name.partition("/")[0] for name in self.files})


class NewerBackupError(ValueError):
    """A list that a later Pilcrow wrote."""

    def __init__(self, found: int) -> None:
        super().__init__(
            f"it has format {found}, this Pilcrow knows up to {FORMAT}. Update Pilcrow."
        )


def is_known(name: str) -> bool:
    """Return whether a backup may hold a file called `name`, which then is safe as a path."""
    first, *others = name.split("/")
    if not others:
        return name in FILES
    return first in FOLDERS and all(map(_is_step, others))


def _is_step(step: str) -> bool:
    """Return whether `step` is one plain name of a file or folder, whatever the system."""
    return step not in {"", ".", ".."} and "\0" not in step and PurePath(step).name == step


def _listed(told: Mapping[str, Any]) -> Listed:
    size = int(told["size"])
    if size < 0:
        raise ValueError("a size is negative")
    return Listed(sha256=str(told["sha256"]), size=size)
