"""Tell whose words quotations are taken for: python -m benchmarks.quotes FOLDER.

FOLDER holds articles.jsonl and quotes.jsonl, every quoted string with its speaker. A string counts
as named when a quotation that Pilcrow shows with a speaker covers most of it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import Limits, Statement, StatementKind, find_statements, last_name, read_corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A quoted string: its place, and whose it is (None: nobody's, or not known)."""

    article: str
    paragraph: int
    start: int
    end: int
    attributed: bool
    speaker: str | None
    pronoun: bool

    @property
    def group(self) -> str:
        """The figure that the string counts for, "" for none."""
        if not self.attributed:
            return "nobody's"
        if self.speaker is None:
            return ""
        return "pronoun" if self.pronoun else "named"


def main() -> None:
    """Attribute every quoted string and print the figures."""
    folder = Path(sys.argv[1])
    counts: Counter[tuple[str, str]] = Counter()
    for gold, found in attributed(folder):
        counts[gold.group, verdict(gold, found)] += 1
    for group in ("named", "pronoun", "nobody's"):
        print(line(group, counts))


def attributed(folder: Path) -> Iterator[tuple[Gold, Statement | None]]:
    """Yield every quoted string with the quotation that covers most of it."""
    statements: dict[tuple[str, int], list[Statement]] = {}
    for article in read_corpus([folder / "articles.jsonl"], Limits()).articles:
        for statement in find_statements(article):
            statements.setdefault((article.id, statement.paragraph), []).append(statement)
    for gold in read_gold(folder / "quotes.jsonl"):
        candidates = statements.get((gold.article, gold.paragraph), [])
        quotations = [s for s in candidates if s.kind is not StatementKind.REPORTED]
        best = max(quotations, key=lambda s: overlap(s, gold), default=None)
        covered = best is not None and 2 * overlap(best, gold) >= gold.end - gold.start
        yield gold, best if covered else None


def read_gold(path: Path) -> Iterator[Gold]:
    """Read the quoted strings."""
    for row in path.read_text(encoding="utf-8").splitlines():
        fields = json.loads(row)
        del fields["speaker_text"]
        yield Gold(**fields)


def overlap(statement: Statement, gold: Gold) -> int:
    """Return how many characters of `gold` the statement covers."""
    return max(0, min(statement.end, gold.end) - max(statement.start, gold.start))


def verdict(gold: Gold, found: Statement | None) -> str:
    """Return "right", "wrong", or "silent" where no speaker is shown."""
    if found is None or found.speaker is None:
        return "silent"
    right = gold.speaker is not None and last_name(found.speaker) == last_name(gold.speaker)
    return "right" if right else "wrong"


def line(group: str, counts: Counter[tuple[str, str]]) -> str:
    """Return the figures of a group of strings in words."""
    right, wrong, silent = (counts[group, each] for each in ("right", "wrong", "silent"))
    total = right + wrong + silent
    if group == "nobody's":
        return f"{group}: {wrong / total:.3f} of {total} shown as somebody's words"
    precision = right / max(1, right + wrong)
    return f"{group}: {right / total:.3f} of {total} named right; {precision:.3f} of those named"


if __name__ == "__main__":
    main()
