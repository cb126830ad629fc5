"""Which collections the operator lets which server ask: the file `servers.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.access import FULL, Access
from bot.errors import PilcrowError


class AssignmentError(PilcrowError):
    """A file of assignments that cannot be used."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path} {problem}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What is `public`, and what each of the `servers`, by its id, may read instead.

    Direct messages, and servers that are not among them, have what is public.
    """

    public: Access = FULL
    servers: Mapping[int, Access] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Assignment:
        """Read the file at `path`; without one everything is public. Raises `AssignmentError`."""
        try:
            fields = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        except FileNotFoundError:
            return cls()
        except UnicodeDecodeError:
            raise AssignmentError(path, "is not UTF-8 text: save it as UTF-8.") from None
        except tomllib.TOMLDecodeError as error:
            raise AssignmentError(path, f"is no TOML ({error}): mend that place.") from None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise AssignmentError(
                path, f"cannot be read ({reason}): check it, or set PILCROW_SERVERS."
            ) from None
        return _Reader(path).read(fields)

    def access(self, guild: int | None) -> Access:
        """Return what may be read in the server `guild`, None for direct messages."""
        return self.public if guild is None else self.servers.get(guild, self.public)

    def names(self, guild: int | None) -> tuple[str, ...] | None:
        """Return the collections of `guild` in alphabetical order, None for all that there are."""
        collections = self.access(guild).collections
        return None if collections is None else tuple(sorted(collections))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what a file has, and tells what is wrong in it."""

    path: Path

    def read(self, fields: dict[str, Any]) -> Assignment:
        self._check_names(fields, {"public", "servers"}, "")
        servers = fields.get("servers", {})
        if not isinstance(servers, dict):
            raise self._wrong("servers", "write a table for each, such as [servers.1234].")
        return Assignment(
            # Whoever assigns anything has named what is for all, too.
            public=self._access(fields.get("public", []), "public"),
            servers={self._id(name): self._server(name, of) for name, of in servers.items()},
        )

    def _server(self, name: str, fields: object) -> Access:
        where = f"servers.{name}"
        if not isinstance(fields, dict) or "collections" not in fields:
            raise self._wrong(where, 'add its list, such as collections = ["news"].')
        self._check_names(fields, {"collections"}, f"{where}.")
        return self._access(fields["collections"], f"{where}.collections")

    def _access(self, names: object, where: str) -> Access:
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise self._wrong(where, 'write a list of folders, such as ["news", "minutes/2024"].')
        for name in names:
            if name != "/".join(step for step in name.split("/") if step not in {"", ".", ".."}):
                raise self._wrong(where, f"write “{name}” as a folder below the articles, a/b.")
        return Access(collections=frozenset(names))

    def _id(self, name: str) -> int:
        if not (name.isascii() and name.isdecimal()):
            raise self._wrong(f"servers.{name}", "write the server's id, a number, for its name.")
        return int(name)

    def _check_names(self, fields: dict[str, Any], known: set[str], before: str) -> None:
        for name in sorted(fields.keys() - known):
            wanted = " or ".join(sorted(known))
            raise self._wrong(f"{before}{name}", f"it is not known; write {wanted}.")

    def _wrong(self, where: str, problem: str) -> AssignmentError:
        return AssignmentError(self.path, f"is wrong at {where}: {problem}")
