"""The ways to go on from an answer: a table of patterns over a tidied follow-up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Move(Enum):
    """What a follow-up asks for."""

    MORE = auto()  # of the same
    MORE_SAID = auto()  # of what somebody said
    ABOUT = auto()  # another topic
    ADVERB = auto()  # when, where, why and how
    WHO = auto()  # who said it, or who it was
    OTHERS = auto()  # who else said it
    TRUE = auto()  # whether it is so
    MEANT = auto()  # what is meant by it
    SINCE = auto()  # after the day of the answer
    BEFORE = auto()
    THAT_DAY = auto()
    OUTLET = auto()  # another outlet
    OTHER = auto()  # another person, thing, place or time


@dataclass(frozen=True, slots=True)
class Form:
    """One way to ask; `pattern` may have the groups `person`, `topic`, `adverb` and `new`.

    `joined`: only where the follow-up begins with "and" or the like. `spoken`: only where words of
    somebody were asked for.
    """

    move: Move
    pattern: re.Pattern[str]
    joined: bool = False
    spoken: bool = False


def _form(move: Move, pattern: str, *, joined: bool = False, spoken: bool = False) -> Form:
    return Form(move, re.compile(pattern, re.IGNORECASE), joined, spoken)


_P: Final = r"(?P<person>he|she|they|it)"
_O: Final = r"(?P<person>him|her|them|it)"
_THAT: Final = r"(?:that|this|it|so|those|these|such a thing)"
_SAY: Final = r"(?:say|said|says|saying|mention|mentioned|claim|claimed|tell|told)"
_TOPIC: Final = r"(?: (?:about|on|regarding|concerning) (?P<topic>.{1,120}))?"
_ON_IT: Final = r"(?: (?:about|on|to|of|from) (?:it|that|this))?"
_HOW: Final = r"how (?:many|much|often|long|far|big|high|so|exactly)|how come|how"
_WHEN: Final = (
    r"when exactly|(?:when|where) and (?:when|where)|when|since when|"
    r"(?:on |in )?(?:what|which) (?:date|day|year|month)|how long ago"
)
_ADVERB: Final = rf"(?P<adverb>{_WHEN}|where exactly|where|why not|why|{_HOW})"
_NO_HOW: Final = rf"(?P<adverb>{_WHEN}|where exactly|where|why)"
_KIND: Final = r"(?:quotes?|statements?|passages?|results?|articles?|examples?|details?|info)"

FORMS: Final = (
    _form(
        Move.MORE,
        rf"(?:is there |are there |do you have |was there )?(?:anything|something|what|nothing|"
        rf"any(?:one|body)|who|where)(?: else| more){_ON_IT}(?: (?:was|is) (?:there|said))?|"
        rf"(?:is there |are there |any |some |show |and )?(?:more|others?|further|other {_KIND}|"
        rf"more {_KIND}){_ON_IT}|more like (?:it|that|this)|"
        r"what (?:else|more) is there|what else is (?:known|said)(?: about (?:it|that|this))?|"
        r"and|so|go on|keep going|continue|carry on|next|the rest|is that (?:all|it|everything)|"
        r"that(?:['’]s| is) (?:all|it)|tell me more|say more|expand(?: on (?:it|that|this))?",
    ),
    _form(
        Move.MORE_SAID,
        rf"what (?:else|more|other things) (?:did|does|do|has|have|had|would) {_P} "
        rf"(?:have to )?{_SAY}{_TOPIC}",
    ),
    _form(
        Move.MORE_SAID,
        rf"(?:did|does|has|have|had) {_P} (?:say|said|mention|mentioned) (?:(?:anything|something|"
        rf"some|any|a bit) )?(?:else|more){_TOPIC}",
    ),
    _form(
        Move.MORE_SAID,
        rf"(?:anything|everything|something|what|all)(?: else| more)(?: that)? {_P} "
        rf"(?:has |have |had )?{_SAY}{_TOPIC}",
    ),
    _form(
        Move.MORE_SAID,
        rf"(?:any |some )?(?:more|other|further|anything else|something else|what else)"
        rf"(?: {_KIND})? (?:from|by|of) {_O}{_TOPIC}",
    ),
    _form(
        Move.ABOUT,
        r"(?:(?:anything|something)(?: (?:else|more))?|(?P<more>what (?:else|more)))"
        r"(?: (?:said|there))? "
        r"(?:about|on|regarding|concerning) (?P<topic>.{1,120})",
        spoken=True,
    ),
    _form(
        Move.ABOUT,
        r"(?P<more>more|further) (?:about|on|regarding|concerning) (?P<topic>.{1,120})",
        spoken=True,
    ),
    _form(Move.OTHERS, rf"who else (?:said|says|thinks|thought|claimed) {_THAT}"),
    _form(Move.ADVERB, rf"{_ADVERB}"),
    _form(
        Move.ADVERB,
        rf"(?P<adverb>when|where|why) (?:did|does|has|had) (?P<name>.{{2,60}}?) "
        rf"(?:actually |really )?{_SAY} {_THAT}",
        spoken=True,
    ),
    _form(
        Move.TRUE,
        rf"(?:did|has) (?P<name>.{{2,60}}?) (?:actually |really |ever )?{_SAY} {_THAT}",
        spoken=True,
    ),
    _form(
        Move.ADVERB,
        rf"(?:{_NO_HOW})(?: (?:was|is|did|were|has|had)|['’]s) (?:all )?{_THAT}"
        r"(?: (?:said|happen|happening|be|been|take place|published|written|from|come from|exactly|"
        r"again|all))?",
    ),
    _form(
        Move.ADVERB, r"(?P<adverb>how (?:many|much|long|far|often)) (?:was|were|is) (?:that|those)"
    ),
    _form(Move.ADVERB, rf"{_ADVERB} (?:did|does|do|has|had) {_P} {_SAY} {_THAT}"),
    _form(Move.ADVERB, r"(?P<adverb>when) (?:did|does|do|has|had) (?P<person>they|it) happen"),
    _form(
        Move.WHO,
        rf"who (?:said|says|claimed|told (?:you|us|them)) {_THAT}|says who|who(?: is| was|['’]s) "
        rf"(?:{_THAT}|speaking|talking|quoted|the speaker)|whose (?:words|quotes?) (?:is|are|was|"
        r"were) (?:it|that|this|those|these|they)|whose words|by whom|who",
    ),
    _form(
        Move.TRUE,
        rf"(?:is|was|are) (?:that|this|it|those) (?:really |actually )?(?:true|correct|right|so|a "
        rf"fact|real|accurate)|really|seriously|for real|are you (?:sure|certain)|true|"
        rf"(?:did|has) {_P} (?:really |actually )?{_SAY} {_THAT}",
    ),
    _form(
        Move.MEANT,
        rf"what (?:did|does|do) {_P} mean(?: (?:by|with) (?:that|this|it))?|"
        r"what (?:did|does|do) (?:that|this|it) mean|what(?:['’]s| is) that supposed to mean",
    ),
    _form(
        Move.SINCE,
        r"(?:since|after|from) (?:then|that|this|that day)(?: on)?|afterwards?|later(?: on)?|"
        r"what (?:about|happened) (?:since|after) (?:then|that)|then|what (?:happened )?"
        r"(?:then|next)|"
        r"what happened (?:after(?:wards)?|later)|more recently|since",
    ),
    _form(
        Move.BEFORE,
        r"(?:before|until|up to|prior to) (?:then|that|this|that day)|before|earlier|previously|"
        r"what (?:about|happened) before(?: then| that)?",
    ),
    _form(
        Move.THAT_DAY,
        r"(?:on|at) (?:that|the same) (?:day|date|time)|back then|at the time|(?:the )?same day",
    ),
    _form(Move.OUTLET, r"(?:according to|as reported by|per|via) (?P<new>.{2,60})"),
    _form(
        Move.ABOUT,
        r"(?:what (?:did|does|has) (?P<person>he|she|they|it) (?:say|said) )?"
        r"(?:about|on|regarding|concerning|as for|as to|(?:in|with) (?:regards?|relation) to|"
        r"when it comes to) (?P<topic>.{1,120})",
    ),
    _form(Move.OTHER, r"(?P<about>(?:what|how) about|what of) (?P<new>.{1,80})"),
    _form(
        Move.OTHER,
        r"(?P<new>(?:in|on|at|during|since|after|before|until|till|between|from|by|to|for|with|"
        r"last|this|yesterday|today) .{1,70}|yesterday|today)",
    ),
    _form(Move.OTHER, r"(?P<new>.{1,80})", joined=True),
)
