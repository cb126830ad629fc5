"""The words by which a question asks who said what, as parts of patterns."""

from __future__ import annotations

from bot.planning.speakers import WORD

APOSTROPHE = "['’‘ʼ`´]"
POSSESSIVE = rf"(?:{APOSTROPHE}s?)"


def _inflected(bases: str) -> list[str]:
    forms = []
    for base in bases.split():
        stem = base.removesuffix("e")
        past = base[:-1] + "ied" if base.endswith("y") else stem + "ed"
        third = base[:-1] + "ies" if base.endswith("y") else base + "s"
        forms += [base, third, past, stem + "ing"]
    return forms


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_TOLD = "tell tells told telling".split()
_SPOKEN = ("think thinks thought thinking swear swears swore sworn swearing").split() + _inflected(
    "claim comment remark promise warn argue deny declare insist allege assert vow pledge tweet"
)
# Things, too, announce, suggest and write: these count for names and roles only.
_STATED = (
    "write writes wrote written writing admit admits admitted admitting reveal reveals revealed "
    "revealing confess confesses confessed stress stresses stressed stressing"
).split() + _inflected(
    "announce state predict believe explain mention confirm add reply respond answer demand urge "
    "recommend propose acknowledge concede emphasise emphasize complain threaten suggest"
)
_NOT_A_VERB_YET = r"(?! (?:say|think|tell|claim)\b)"  # "What did Edward Said say?"
SAY = rf"(?:say|says|said|saying)\b{_NOT_A_VERB_YET}"
TELL = rf"(?:{_any(_TOLD)})\b{_NOT_A_VERB_YET}"
VERB = rf"(?:{_any(_SPOKEN)})\b{_NOT_A_VERB_YET}"
# The United States are no verb.
STATED_VERB = rf"(?<!united )(?:{_any(_STATED)})\b{_NOT_A_VERB_YET}"
# After "what X" and "everything X": no base forms but "say", which people write for "said".
SAID = r"(?:sa(?:id|ys?)|thinks?|thought|tweeted|wrote|claims|claimed|promised|announced)\b"
SAYING = r"(?:saying|claiming|telling|tweeting|thinking|promising|warning|arguing)\b"
RESPOND = r"(?:respond|react(?!(?:ed)? with)|answer|reply|replied)(?:ed)?\b"
DESCRIBE = r"(?:describe|characteri[sz]e)d?\b"
SPEAK = r"(?:speak|spoken|spoke|talk(?:ed)?|comment(?:ed)?)\b"
# What is taken for granted of somebody: "Why did X accuse Y?"
BLAME = (
    r"(?:accus|prais|urg|advis)(?:es?|ed|ing)\b|(?:call|ask|blam|criticis|criticiz|condemn|apologis|"
    r"apologiz|describ|compar|label|dismiss|reject)(?:es?|s|ed|ing|led)?\b"
)
ADVERB = (
    r"(?:(?:actually|really|ever|just|once|recently|lately|also|already|publicly|first|last|"
    r"originally|allegedly|famously|reportedly|then|even|always|never) )?"
)
DID = r"(?:did|does|do|has|have|had|would|will|could|can)"
# What stands before "did" in a question that takes it for granted: "On what occasion did X say".
ASKING = (
    r"(?:why|(?:since |until )?when|where|how(?: often| many times)?|"
    r"(?:(?:in|on|at|to|with|during|from|for|under|about) )?(?:whom|(?:which|what)(?: \w+){1,3}?))"
)
# Words that are spoken about are no claim: "When did she talk about 'blankets'?"
NOT_ABOUT = (
    r"(?!(?: (?:anything|something|much|more|a word))? (?:about|on|of|regarding|concerning|by)\b)"
)
# What asks for a "yes" behind a statement: "X said it, didn't she?"
TAG = (
    rf"(?:,? (?:(?:did|has|had|does|is|was|were|wo|would)n{APOSTROPHE}t (?:he|she|they|it|that)|"
    r"right|correct|true|yes|no|is (?:that|this|it) (?:true|right|correct|so)))"
)
THAT = r"(?:that|this|it|so|these words|those words|these|those)"
PERFECT = rf"(?:has |have |had |{APOSTROPHE}s )?"
WHAT = (
    rf"(?:wh?at(?: else| exactly| all| precisely| things?)?(?:{APOSTROPHE}d| {DID})|"
    rf"which words {DID})"
)
WHAT_IS = rf"(?:wh?at(?: else| exactly)?(?:{APOSTROPHE}?s|{APOSTROPHE}?re| is| are| was| were))"

REST = r"(?P<rest>(?:[ ,:].*)?)"
# "What did she say was the cause?" asks for a fact: the usual way finds it better.
NO_GAP = r"(?! (?:is|was|are|were|would|will|could|should|can|must|may|might|has|had)\b)"
# Where no verb ends the name, one of these does.
_NEXT = (
    r"about|on|regarding|concerning|over|since|from|in|before|after|until|till|between|during|"
    r"last|this|these|yesterday|today|according|as|when|at|against|to|with|via"
)
REST_AFTER_NAME = rf"(?P<rest>(?:,? (?:{_NEXT})\b.*)?)"

QUOTES = r"(?:quot(?:e|ation)s?|statements?|remarks?|comments?|words|sayings?|tweets?|claims?)"
VIEWS = (
    r"(?:views?|viewpoint|opinions?|stance|take|thoughts?|reactions?|responses?|reply|replies|"
    r"answers?|verdict|words|comments?|remarks?|statements?|quotes?|claims?|promises?|"
    r"predictions?|warnings?|"
    r"(?:positions?|line|stand|attitude)(?= (?:on|about|regarding|concerning|towards?)\b))"
)
KIND_OF = (
    r"(?:(?:the|all|any|some|every|of|his|own|latest|most|recent|last|newest|best|direct|exact|"
    r"public|official|famous|other|personal) ){0,4}"
)
ABOUT = r"(?:about|on|of|regarding|concerning)"
WHO = (
    rf"who(?:{APOSTROPHE}s|{APOSTROPHE}d| is| was| has| had| have)?"
    rf"(?: it| the (?:one|person|man|woman)| quoted as)?(?: that| who)? {ADVERB}"
)
PERSON = (
    rf"(?:which|what) (?:{WORD} ){{0,2}}?(?:person|politician|minister|official|leader|"
    rf"president|mayor|senator|expert|scientist|player|coach|actor|writer|author) {ADVERB}"
)
SPEECH = r"(?:said|says|say|saying|uttered|tweeted|shouted|exclaimed)"
THAT_VERB = rf"(?:says?|said|saying|{_any(_TOLD + _SPOKEN + _STATED)})"
CALLED = r"(?:called|calls|labell?ed|dubbed|branded|termed)"
DESCRIBED = r"(?:described|describes|depicted|portrayed|characteri[sz]ed|referred to|refers to)"
IT = r"(?:it|him|her|them|us|me|this|that|these|those)"
