"""The steps by which names become people: each joins those that can only be one person's.

A step looks at all names with one surname together, so that their order does not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.parts import NameParts, may_fit, may_stand_for
from corpus.spelling import given_key, is_transliterated, surname_key

_Middles = tuple[str, ...]


class Item:
    """A name in plain letters, as written in one form or several, and the group that it is in."""

    __slots__ = ("forms", "group", "parts", "spoken")

    def __init__(self, parts: NameParts) -> None:
        self.parts = parts
        self.forms: dict[str, NameParts] = {}
        self.spoken = False
        self.group = Group([self])

    @property
    def is_pinned(self) -> bool:
        """Whether the aliases say who this is."""
        return self.group.line is not None

    @property
    def first(self) -> str:
        """The first name in plain letters, "" for a surname alone and for an organisation."""
        return self.parts.given[0] if self.parts.given else ""

    @property
    def middles(self) -> _Middles:
        """What stands between first name and surname."""
        return self.parts.given[1:]


@dataclass(eq=False, slots=True)
class Group:
    """Items that are one person; `line` is that of the aliases where they are pinned to one."""

    items: list[Item]
    line: int | None = None

    @property
    def is_spoken(self) -> bool:
        """Whether the corpus has words of this person."""
        return any(item.spoken for item in self.items)


def join(items: Iterable[Item]) -> None:
    """Make `items` one person; those that the aliases pin to different people stay apart."""
    groups = list(dict.fromkeys(item.group for item in items))
    lines = {group.line for group in groups if group.line is not None}
    if len(lines) > 1:
        groups = [group for group in groups if group.line is None]
    for group in groups[1:]:
        for item in group.items:
            item.group = groups[0]
        groups[0].items += group.items
    if groups and len(lines) == 1:
        groups[0].line = min(lines)


def _join_to_only(item: Item, groups: Collection[Group]) -> None:
    """Make `item` the person that it can be, where that is one only."""
    if len(groups) == 1:
        join([item, *[other for group in groups for other in group.items[:1]]])


def join_full(bucket: Sequence[Item]) -> None:
    """Join names with the same first name, which may have middle names that fit."""
    surname = next((item.parts.surname for item in bucket if item.parts.surname), "")
    spelled = given_key if is_transliterated(surname_key(surname)) else str
    same: dict[tuple[str, str], dict[_Middles, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in bucket:
        if len(item.first) > 1:
            same[spelled(item.first), item.parts.suffix][item.middles].append(item)
    for by_middles in same.values():
        for items in by_middles.values():
            join(items)
        _join_middles(by_middles)


def _join_middles(by_middles: Mapping[_Middles, Sequence[Item]]) -> None:
    """Join what stands for one middle name, George W. and George Walker, where that is clear."""
    given = sorted(filter(None, by_middles), key=lambda middles: (-_length(middles), middles))
    abbreviated = [middles for middles in given if any(len(word) == 1 for word in middles)]
    for short in abbreviated:
        fuller = [m for m in given if _length(m) > _length(short) and may_stand_for(short, m)]
        _join_to_only(by_middles[short][0], {by_middles[m][0].group for m in fuller})
    if () in by_middles:
        _join_to_only(by_middles[()][0], {by_middles[m][0].group for m in given})


def join_scripts(bucket: Sequence[Item]) -> None:
    """Join names of other scripts to the Latin one that sounds the same, where it is one only."""
    latin: dict[tuple[str, str], set[Group]] = defaultdict(set)
    others: list[Item] = []
    for item in bucket:
        if len(item.first) > 1:
            latin_group = any(other.parts.latin for other in item.group.items)
            if latin_group:
                latin[given_key(item.first), item.parts.suffix].add(item.group)
            else:
                others.append(item)
    for item in others:
        _join_to_only(item, latin[given_key(item.first), item.parts.suffix])


def join_initials(bucket: Sequence[Item]) -> None:
    """Join names with initials to the fuller one that fits, where it is one only."""
    by_letter: dict[str, list[Item]] = defaultdict(list)
    for item in bucket:
        by_letter[item.first[:1]].append(item)
    initials = [item for item in bucket if len(item.first) == 1 and not item.is_pinned]
    for item in sorted(initials, key=lambda each: (-len(each.parts.given), each.parts.words)):
        others = [
            other
            for other in by_letter[item.first]
            if len(other.first) > 1 or len(other.middles) > len(item.middles)
        ]
        against = {other.group for other in others if not may_fit(item.middles, other.middles)}
        groups = {other.group for other in others} - against
        suffixes = {other.parts.suffix for other in others if other.group in groups}
        if suffixes == {item.parts.suffix}:
            _join_to_only(item, groups)


def join_bare(bucket: Sequence[Item]) -> None:
    """Join surnames alone to the one person of the corpus who has it."""
    bare = [item for item in bucket if item.parts.is_bare and not item.is_pinned]
    for suffix in sorted({item.parts.suffix for item in bare}):
        items = [item for item in bare if item.parts.suffix == suffix]
        join(items)
        words = {item.parts.words for item in items}
        holders = {
            other.group
            for other in bucket
            if (other.parts.given and suffix in {"", other.parts.suffix})
            or (other.parts.is_whole and other.parts.words in words)
        } - {item.group for item in items}
        _join_to_only(items[0], {group for group in holders if group.is_spoken} or holders)


def _length(middles: _Middles) -> int:
    return sum(map(len, middles))
