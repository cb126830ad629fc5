"""The manifest of a generation: what is in it, what made it, and a hash of every file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from index.errors import DamagedGenerationError, NewerFormatError, OlderFormatError

FORMAT = 3


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
    anything does that the generation was made from. `files` maps a name to its SHA-256.
    """

    id: str
    created_at: str
    model: str
    dimension: int
    weights: str
    counts: Counts
    paths: tuple[str, ...] | None
    fingerprint: str
    files: dict[str, str]
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        """Return the manifest as the file holds it."""
        return json.dumps(asdict(self), indent=1).encode()

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
        if found < FORMAT:
            raise OlderFormatError(generation, found, FORMAT)
        try:
            paths = fields.pop("paths")
            return cls(
                counts=Counts(**fields.pop("counts")),
                paths=None if paths is None else tuple(paths),
                **fields,
            )
        except (KeyError, TypeError):
            raise DamagedGenerationError(generation, "its manifest is incomplete") from None
