"""Which messages are for the bot: pure, since it sees a thousand that are not for each that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.planning.small_talk import SmallTalk, small_talk
from bot.state import ChannelSettings, Mode

_WH: Final = r"(?:who|whom|whose|what|when|where|which|why|how)\b"
# What begins a question that lacks its mark; an "¿" is at the beginning of one that need not end
# the message.
_BEGINS: Final = re.compile(
    rf"(?:(?:and|but|so|ok(?:ay)?|please|hi|hello)\b,? *)*(?:{_WH}(?! an? | nice\b| cool\b)|¿|"
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should) (?!you\b)|"
    r"(?:tell|show|give) me\b|quotes? (?:from|by|of)\b)|(?:and|but|so) about\b",
    re.IGNORECASE,
)
# A mark inside an address is followed by more of that.
_MARK: Final = re.compile(r"""[?？؟\u037e]+["'”’»)\]*_]*(?:\s|$)""")
_SENTENCE_END: Final = re.compile(r"[.!…\n]\s*")


class Route(Enum):
    """What becomes of a message."""

    IGNORE = "ignore"
    HINT = "hint"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a message tells of itself.

    `mentions` tells whether it mentions the bot, as a reply with a ping does, `replies` whether it
    replies to somebody else, and `continues` whether to an answer that cannot be pinged.
    `own_thread` is a thread that the bot opened, and `opens_post` the first message of a forum post
    or one by whoever wrote that.
    """

    text: str
    direct: bool = False
    mentions: bool = False
    replies: bool = False
    continues: bool = False
    own_thread: bool = False
    in_post: bool = False
    opens_post: bool = False

    @property
    def addresses(self) -> bool:
        """Whether it is for the bot wherever it is written."""
        return self.direct or self.mentions


def route(heard: Heard, settings: ChannelSettings | None) -> Route:
    """Return what becomes of a message in a channel with `settings`, None where nothing is set up.

    Without the message-content intent, `heard.text` is empty where the bot is not mentioned.
    """
    if heard.direct:
        return Route.ANSWER
    if heard.mentions:
        return Route.HINT if settings is None else Route.ANSWER
    if settings is None or heard.replies or not is_question(heard.text):
        return Route.IGNORE
    every = settings.mode is Mode.EVERY and (heard.opens_post or not heard.in_post)
    return Route.ANSWER if every or heard.own_thread or heard.continues else Route.IGNORE


def is_question(text: str) -> bool:
    """Return whether `text` asks something: people also thank and talk where each question counts.

    >>> is_question("Who chairs the council"), is_question("thanks, all clear now")
    (True, False)
    """
    stripped = text.strip()
    if small_talk(stripped) not in {None, SmallTalk.ABOUT}:
        return False
    if _MARK.search(stripped):
        return True
    # Without a mark, only one sentence by itself is a question: others tell something.
    lone = len(list(filter(None, _SENTENCE_END.split(stripped)))) == 1
    return lone and not stripped.endswith("!") and bool(_BEGINS.match(stripped))
