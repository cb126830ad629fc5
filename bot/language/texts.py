"""Texts that are in no language yet: a key of the catalogues, and the values it is told with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, Union

# What a text is told with. A whole number may choose a plural, and is grouped as "1,234".
Value = Union[str, int, float, date, datetime, "Text", "Listed", "Month"]


@dataclass(frozen=True, slots=True)
class Listed:
    """Several in a row, as "A, B or C"; each in quotation marks where they are `quoted`."""

    items: tuple[str, ...]
    word: Literal["and", "or"] = "and"
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """The month that `day` is in, as "October 2022"."""

    day: date


@dataclass(frozen=True, slots=True)
class Text:
    """Something to tell people, by the key of a message; `str` of it is English.

    The `values` are the message's variables. They must not be changed.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.key, frozenset(self.values.items())))

    def __str__(self) -> str:
        from bot.language.languages import ENGLISH  # noqa: PLC0415 - it knows this module

        return ENGLISH.say(self)

    def to_json(self) -> dict[str, Any]:
        """Return the text as it is kept."""
        return {"key": self.key, **{f"${name}": _kept(each) for name, each in self.values.items()}}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Text:
        """Return the text that was kept as `kept`."""
        values = {name[1:]: _read(each) for name, each in kept.items() if name.startswith("$")}
        return cls(kept["key"], values)


def text(key: str, /, **values: Value) -> Text:
    """Return the text of the message `key`, told with `values`."""
    return Text(key, values)


def _kept(value: Value) -> Any:  # noqa: ANN401 - JSON
    match value:
        case Text():
            return value.to_json()
        case Listed():
            return {"items": list(value.items), "word": value.word, "quoted": value.quoted}
        case Month():
            return {"month": value.day.isoformat()}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case _:
            return value


def _read(kept: Any) -> Value:  # noqa: ANN401 - JSON
    match kept:
        case {"key": _}:
            return Text.from_json(kept)
        case {"items": items, "word": word, "quoted": quoted}:
            return Listed(tuple(items), word, quoted)
        case {"month": day}:
            return Month(date.fromisoformat(day))
        case {"moment": moment}:
            return datetime.fromisoformat(moment)
        case {"day": day}:
            return date.fromisoformat(day)
        case str() | int() | float():
            return kept
    raise ValueError(kept)
