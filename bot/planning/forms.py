"""The ways to ask who said what: a table of patterns over a tidied question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.planning import phrases as p
from bot.planning.speakers import NAME, WORD


class Ask(StrEnum):
    """What a question asks for."""

    PASSAGES = "passages"  # anything else: the usual way
    SAID = "said"  # what somebody said
    DID_SAY = "did_say"  # whether somebody said something
    WHO_SAID = "who_said"  # who said something


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to ask; `pattern` has a group `rest` or `claim`, and `name` where somebody is named.

    The patterns of `FRAMES` are for a question with `MARKS` in place of a quotation.

    `named`: only for a speaker that looks like a name or a role. `proper`: only for capitalised
    names. `clause`: the topic needs no "about" before it. `quoted`: only with words in quotation
    marks. `listener`: who was told comes first.
    """

    ask: Ask
    pattern: re.Pattern[str]
    named: bool = False
    proper: bool = False
    clause: bool = False
    quoted: bool = False
    listener: bool = False


def _form(ask: Ask, pattern: str, **flags: bool) -> Form:
    return Form(ask=ask, pattern=re.compile(pattern, re.IGNORECASE), **flags)


def _who(pattern: str, **flags: bool) -> Form:
    return _form(Ask.WHO_SAID, pattern, **flags)


def _said(pattern: str, **flags: bool) -> Form:
    return _form(Ask.SAID, pattern, **flags)


def _did(pattern: str, **flags: bool) -> Form:
    return _form(Ask.DID_SAY, pattern, **flags)


_WHO_SAID = (
    _who(rf"{p.WHO}{p.SPEECH} (?:what|anything|something) {p.ABOUT} (?P<rest>.+)", clause=True),
    _who(rf"{p.WHO}{p.SPEECH}\b,?:?(?P<claim>.+)"),
    _who(rf"{p.WHO}{p.THAT_VERB}(?: \w+)? that (?P<claim>.+)"),
    _who(rf"{p.WHO}{p.CALLED} {p.IT} (?P<claim>(?:an?|the) .+)"),
    _who(
        rf"{p.WHO}{p.CALLED} (?!(?:at|back|by|for|from|in|off|on|out|to|up|upon|an?)\b)"
        rf"(?P<claim>{WORD}(?: {WORD}){{0,5}}? an? .+)"
    ),
    _who(rf"{p.WHO}{p.DESCRIBED} (?P<claim>.+? as .+)"),
    _who(
        rf"{p.WHO}(?:{p.THAT_VERB}|{p.CALLED}|{p.DESCRIBED}|used|spoke of|made)\b(?P<claim>.+)",
        quoted=True,
    ),
    _who(rf"{p.PERSON}(?:{p.THAT_VERB}|{p.CALLED})\b(?P<claim>.+)", quoted=True),
    _who(
        r"whose (?:word|quote|line|statement|claim|phrase)s? (?:is|are|was|were)\b(?P<claim>.+)",
        quoted=True,
    ),
    _who(rf"{p.DID} (?:any|some)(?:one|body) {p.ADVERB}{p.THAT_VERB}\b(?P<claim>.+)"),
)

_SAID = (
    _said(
        rf"{p.WHAT} {NAME} {p.ADVERB}(?:been |(?:have|had) to )?{p.SAY}{p.NO_GAP}{p.REST}",
        clause=True,
    ),
    _said(rf"{p.WHAT} {NAME} {p.ADVERB}(?:been )?{p.TELL}{p.REST}", listener=True),
    _said(rf"{p.WHAT} {NAME} {p.ADVERB}(?:been )?{p.VERB}{p.REST}"),
    _said(rf"{p.WHAT} {NAME} {p.ADVERB}(?:been )?{p.STATED_VERB}{p.REST}", named=True),
    _said(rf"{p.WHAT_IS} {NAME} {p.ADVERB}{p.SAYING}{p.REST}"),
    _said(rf"(?:{p.WHAT_IS}|what (?:has|have|had) been) said by {NAME}{p.REST_AFTER_NAME}"),
    _said(
        rf"(?:what|which) {p.KIND_OF}(?:{p.QUOTES}|{p.VIEWS}) {p.DID} {NAME} {p.ADVERB}"
        rf"(?:make|made|give|given|have|issue|issued){p.REST}",
    ),
    _said(rf"{p.WHAT_IS} said (?P<rest>{p.ABOUT} .+) by {NAME}"),
    _said(
        rf"(?:what words|which words) {p.DID} {NAME} used?(?: to describe| for| of)?{p.REST}",
        named=True,
        clause=True,
    ),
    _said(rf"(?:when|where) (?:did|has|had) {NAME} {p.ADVERB}{p.SAY}{p.REST}", clause=True),
    _said(rf"where (?:does|did|do) {NAME} stand (?P<rest>{p.ABOUT} .+)"),
    _said(rf"wh?at(?:ever)? {NAME} {p.PERFECT}{p.ADVERB}{p.SAID}{p.REST}", named=True),
    _said(rf"what {NAME} {p.PERFECT}{p.ADVERB}told{p.REST}", named=True, listener=True),
    _said(
        rf"(?:everything|anything|all|the things|things|the words)(?: that| which)? "
        rf"{NAME} {p.PERFECT}{p.ADVERB}{p.SAID}{p.REST}"
    ),
    _said(rf"{NAME} (?:said|says) what{p.REST}", named=True),
    _said(
        rf"(?:(?:{p.WHAT_IS}|any|have you) )?{p.KIND_OF}{p.QUOTES} (?:by|from) "
        rf"{NAME}{p.REST_AFTER_NAME}"
    ),
    _said(
        rf"(?:(?:{p.WHAT_IS}) )?{p.KIND_OF}{p.QUOTES} of {NAME}{p.REST_AFTER_NAME}",
        named=True,
    ),
    _said(rf"{p.WHAT_IS} {NAME} {p.KIND_OF}{p.VIEWS}{p.REST}", named=True),
    _said(rf"{p.WHAT_IS} the {p.VIEWS} of {NAME}{p.REST_AFTER_NAME}", named=True),
    _said(rf"{NAME}{p.POSSESSIVE} {p.KIND_OF}{p.VIEWS}{p.REST_AFTER_NAME}", named=True),
    _said(rf"{NAME} (?:quot(?:e|ation)s?|statements?){p.REST_AFTER_NAME}", proper=True),
    _said(rf"quote {NAME}{p.REST_AFTER_NAME}", named=True),
    _said(rf"(?:how )?(?:did|has|have|had) {NAME} {p.ADVERB}{p.RESPOND}{p.REST}", named=True),
    _said(
        rf"how (?:did|does|has|have|had) {NAME} {p.ADVERB}{p.DESCRIBE}(?P<rest> .+)",
        named=True,
        clause=True,
    ),
    _said(
        rf"{p.DID} {NAME} {p.ADVERB}{p.SAY}(?: anything| something| much| a word){p.REST}",
    ),
    _said(rf"{p.DID} {NAME} {p.ADVERB}{p.SPEAK}(?P<rest> {p.ABOUT}\b.*)", named=True),
    _said(rf"(?P<rest>.+?),? according to {NAME}", proper=True, clause=True),
    _said(
        rf"(?:according to|in the (?:words|opinion|view) of) {NAME}, ?(?P<rest>.+)",
        proper=True,
        clause=True,
    ),
    _said(
        rf"in {NAME}{p.POSSESSIVE} (?:words|opinion|view), ?(?P<rest>.+)", named=True, clause=True
    ),
    _said(
        rf"{NAME} (?P<rest>(?:on|about) .{{1,90}}?) ?[:,;–—-] ?(?:what (?:were|are|was|is) "
        rf"(?:his|her|their|the) (?:\w+ )?(?:words|view|opinion|position)|"
        rf"what (?:did|does|do|has|have) (?:he|she|they) (?:say|said))",
        named=True,
    ),
    _said(rf"{NAME} (?P<rest>on [^,]{{1,60}})", proper=True),
    _said(rf"{NAME} (?P<rest>about [^,]{{1,60}})", named=True),
)

_DID_SAY = (
    _did(rf"{p.DID} {NAME} {p.ADVERB}(?:{p.VERB}|{p.TELL}|{p.SAY})(?P<claim>.+)"),
    _did(rf"is it true (?:that )?{NAME} {p.PERFECT}{p.ADVERB}{p.SAID}(?P<claim>.+)"),
    _did(rf"{p.DID} {NAME} {p.ADVERB}{p.STATED_VERB}(?P<claim>.+)", named=True),
    _did(rf"{p.DID} {NAME} {p.ADVERB}(?:use|call|describe)d?\b(?P<claim>.+)", quoted=True),
)

# The words in quotation marks are put into somebody's mouth, whatever is asked about them.
_PUT_TO = (
    _did(
        rf"{p.ASKING} {p.DID} {NAME} {p.ADVERB}(?:{p.SAY}|{p.TELL}|{p.VERB}|{p.STATED_VERB}|"
        rf"{p.BLAME}|use[ds]?\b){p.NOT_ABOUT}(?P<claim>.+)",
        quoted=True,
    ),
    _did(
        rf"{p.ASKING} (?:{p.DID}|was|were|is|are) {NAME} .{{0,40}}?(?:when|as|while) "
        rf"(?:he|she|they|it) {p.PERFECT}{p.ADVERB}(?:{p.THAT_VERB}|{p.CALLED})\b{p.NOT_ABOUT}"
        r"(?P<claim>.+)",
        named=True,
        quoted=True,
    ),
    _did(
        rf"{NAME} {p.PERFECT}{p.ADVERB}(?:{p.THAT_VERB}|{p.CALLED})\b{p.NOT_ABOUT}(?P<claim>.+?)"
        rf"{p.TAG}?",
        named=True,
        quoted=True,
    ),
    _did(rf"{NAME} {p.PERFECT}{p.ADVERB}{p.SAID} (?P<claim>that .+?){p.TAG}", named=True),
    _did(rf"{NAME} {p.PERFECT}{p.ADVERB}{p.SAID} (?P<claim>(?!what\b).+?){p.TAG}", named=True),
)

# What is asked is left to the usual way; that somebody said something is taken for granted.
_TAKEN_FOR_GRANTED = (
    _form(
        Ask.PASSAGES,
        rf"(?:{p.ASKING} )?{p.DID} {NAME} {p.ADVERB}(?:{p.SAY}|{p.TELL}|{p.VERB}|{p.STATED_VERB}|"
        rf"{p.BLAME})(?P<rest> .+)",
        named=True,
        clause=True,
    ),
)

FORMS = _WHO_SAID + _PUT_TO + _SAID + _DID_SAY + _TAKEN_FOR_GRANTED

MARKS = "“”"
_FIRST = rf"{MARKS}[ ,:;.?!–—-]*(?:and )?"
FRAMES = (
    _did(
        rf"{_FIRST}(?:is|was|are|were) {p.THAT} (?:really )?(?:said |spoken |written )?"
        rf"(?:by |from )?{NAME}(?:{p.POSSESSIVE} (?:words?|quote|quotation|line|remark|statement))?"
        rf"(?: (?:who|that) (?:said|says) {p.THAT})?",
        named=True,
    ),
    _did(
        rf"{_FIRST}(?:{p.ASKING} )?{p.DID} {NAME} {p.ADVERB}(?:{p.SAY}|{p.VERB}|{p.STATED_VERB})"
        rf"(?: {p.THAT})?",
        named=True,
    ),
    _did(rf"{_FIRST}{NAME} {p.PERFECT}{p.ADVERB}{p.SAID} {p.THAT}{p.TAG}?", named=True),
    _did(rf"{_FIRST}(?:said|says|claimed|declared|wrote) {NAME}{p.TAG}?", named=True),
    _did(
        rf"(?:is|was|are|were) (?:the (?:words?|quote|quotation|line) )?{MARKS} (?:really )?"
        rf"(?:(?:said|spoken|written|a quote|a quotation|words|the words) )?(?:by|from|of) {NAME}",
        named=True,
    ),
    _did(
        rf"(?:is|was|are|were) (?:the (?:words?|quote|quotation|line) )?{MARKS} "
        rf"{NAME}{p.POSSESSIVE} (?:words?|quote|quotation|line|remark|statement)",
        named=True,
    ),
    _did(rf"{_FIRST}{NAME}", proper=True),
)
