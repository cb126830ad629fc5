"""A small town's articles, with all that a text can do to a chat."""

from __future__ import annotations

from pathlib import Path

HARBOUR = """---
title: Harbour vote
id: harbour-vote
date: 2022-10-14
source: The Weekly Lantern
url: https://lantern.example/harbour_(vote)
---

The council met on Tuesday evening in the old customs house.

The council voted nine to two to widen the harbour entrance before winter.

Boats will moor at the northern quay while the dredging lasts.
"""

WICKED = """Wicked [notice](http://evil.example) @everyone

Zebras gather **loudly** at `noon`, says @everyone, <@&1> and [x](http://evil.example) ||aloud||.

Quagmires spread over https://discord.gg/abc today.
# Quagmires lead
> Quagmires quote <@1> _leaning_ :smile:
"""

# Eight people in a row, so that an answer has more citations than a page.
SAID = "\n\n".join(
    f"“Lighthouse number {number} must stay lit,” said Maude Orsel." for number in range(1, 8)
)


def write_articles(folder: Path) -> None:
    """Write the articles to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    ferries = [f"Ferry number {number} sails to an island daily." for number in range(1, 13)]
    (folder / "harbour-vote.md").write_text(HARBOUR, encoding="utf-8")
    (folder / "wicked.txt").write_text(WICKED, encoding="utf-8")
    (folder / "ferries.txt").write_text("Ferries\n\n" + "\n\n".join(ferries), encoding="utf-8")
    (folder / "lights.txt").write_text(f"Lights\n\n{SAID}\n", encoding="utf-8")
