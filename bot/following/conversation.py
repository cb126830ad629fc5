"""What a later question may carry over of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from bot.planning import Ask
from bot.requested import Question, request_from_json, request_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """An answer's question, taken apart, and what of the answer may be pointed at.

    `asked` is the question as a full sentence, with its filters; `kind` what it asks for. `who` is
    the speaker asked about, as the articles name them, or else as typed; `people` are all whom
    "she" may mean, the likeliest first; `mentioned` are others whom what was shown names, and
    `thing` is what "it" means. `topic`, `outlet` and the days `since` and `until` are those of the
    question's words. `shown` are the locators of what has been shown of it so far; of the first
    citation there are the words `quote`, whether they are somebody's own (`direct`), who says them,
    the day (as 2022-10-13) and the article's title.
    """

    asked: Question
    kind: Ask = Ask.PASSAGES
    who: str | None = None
    people: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    topic: str | None = None
    thing: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    shown: tuple[str, ...] = ()
    quote: str | None = None
    direct: bool = False
    speaker: str | None = None
    day: str | None = None
    title: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the conversation as it is kept."""
        return {
            "asked": request_to_json(self.asked),
            "kind": self.kind.value,
            "who": self.who,
            "people": list(self.people),
            "mentioned": list(self.mentioned),
            "topic": self.topic,
            "thing": self.thing,
            "outlet": self.outlet,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "shown": list(self.shown),
            "quote": self.quote,
            "direct": self.direct,
            "speaker": self.speaker,
            "day": self.day,
            "title": self.title,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Conversation:
        """Return the conversation that was kept as `kept`."""
        since, until = (
            date.fromisoformat(kept[name]) if kept[name] else None for name in ("since", "until")
        )
        return cls(
            asked=cast("Question", request_from_json(kept["asked"])),
            kind=Ask(kept["kind"]),
            who=kept["who"],
            people=tuple(kept["people"]),
            mentioned=tuple(kept["mentioned"]),
            topic=kept["topic"],
            thing=kept["thing"],
            outlet=kept["outlet"],
            since=since,
            until=until,
            shown=tuple(kept["shown"]),
            quote=kept["quote"],
            direct=kept["direct"],
            speaker=kept["speaker"],
            day=kept["day"],
            title=kept["title"],
        )
