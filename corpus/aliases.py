"""The names that an admin says are one person's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import AliasError
from corpus.parts import parse_name


@dataclass(frozen=True, slots=True)
class Aliases:
    """A line for each person: the name that is shown, then the others."""

    lines: tuple[tuple[str, ...], ...] = ()


def read_aliases(path: Path) -> Aliases:
    """Read the alias file at `path`; where there is none, nobody has an alias.

    A line names one person, "Name shown = other name = another"; "#" begins a comment. Raises
    `AliasError` that names the line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Aliases()
    except UnicodeDecodeError:
        raise AliasError(f"{path} is not UTF-8 text: save it as UTF-8.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AliasError(
            f"{path} cannot be read ({reason}): check it, or set PILCROW_ALIASES."
        ) from None
    lines: list[tuple[str, ...]] = []
    taken: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            names = _names(line, f"{path}:{number}")
            _claim(names, number, taken, path)
            lines.append(names)
    return Aliases(tuple(lines))


def _names(line: str, where: str) -> tuple[str, ...]:
    names = tuple(" ".join(name.split()) for name in line.split("="))
    if len(names) < 2:
        raise AliasError(
            f"{where} has only one name: write the name to show, then = and another, "
            "or remove the line."
        )
    if not all(any(map(str.isalnum, name)) for name in names):
        raise AliasError(f"{where} has an empty name: write one on each side of every =.")
    return names


def _claim(
    names: tuple[str, ...], number: int, taken: dict[tuple[str, ...], int], path: Path
) -> None:
    for name in names:
        other = taken.setdefault(parse_name(name).words, number)
        if other != number:
            raise AliasError(
                f"{path}:{number} gives “{name}” to a second person, line {other} to another: "
                "keep it on one line."
            )
