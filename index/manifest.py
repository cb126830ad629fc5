"""The manifest of a generation: what is in it, what made it, and a hash of every file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from index.errors import DamagedGenerationError, NewerFormatError, OlderFormatError

FORMAT = 4

# Answers while an index run makes a generation of the format of today: it lacks in the manifest
# `rules` and its own hash, and in the store what lets statements be carried over.
OLDEST_FORMAT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a generation holds; `skipped` counts the files and lines passed over."""

    articles: int
    paragraphs: int
    passages: int
    statements: int
    skipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation says of itself.

    `created_at` is UTC, ISO 8601. `weights` is a hash of the model's weights. `paths` are those
    that were named on the command line, None for the configured corpus. `fingerprint` changes when
    anything does that the generation was made from. `rules` is a hash of the code that
    reads articles. `files` maps a name to its SHA-256.
    """

    id: str
    created_at: str
    model: str
    dimension: int
    weights: str
    counts: Counts
    paths: tuple[str, ...] | None
    fingerprint: str
    rules: str
    files: dict[str, str]
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        """Return the manifest as the file holds it."""
        fields = asdict(self)
        return _written({**fields, "sha256": sha256(_written(fields)).hexdigest()})

    @classmethod
    def from_bytes(cls, data: bytes, generation: str) -> Manifest:
        """Read the manifest of `generation`.

        Raises `NewerFormatError`, `OlderFormatError`, or `DamagedGenerationError` when it is none.
        """
        try:
            fields = json.loads(data)
            found = int(fields["format"])
        except (ValueError, KeyError, TypeError):
            raise DamagedGenerationError(generation, "its manifest cannot be read") from None
        if found > FORMAT:
            raise NewerFormatError(generation, found, FORMAT)
        if found < OLDEST_FORMAT:
            raise OlderFormatError(generation, found, FORMAT)
        if found == OLDEST_FORMAT:
            fields = {"rules": "", **fields}
        elif fields.pop("sha256", None) != sha256(_written(fields)).hexdigest():
            raise DamagedGenerationError(generation, "its manifest has changed")
        if fields.get("id") != generation:
            raise DamagedGenerationError(generation, "its manifest is that of another")
        try:
            paths = fields.pop("paths")
            return cls(
                counts=Counts(**fields.pop("counts")),
                paths=None if paths is None else tuple(paths),
                **fields,
            )
        except (KeyError, TypeError):
            raise DamagedGenerationError(generation, "its manifest is incomplete") from None


def _written(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, indent=1).encode()
