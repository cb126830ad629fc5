"""Phrases that tell a page's furniture from its article.

Each rule looks at the beginning of one block, in lower case, on one line, with plain apostrophes
and without decoration around it. A sentence that merely speaks of newsletters, cookies or reading
must pass: the most words that a rule allows are part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.model import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A block of at most `words` words whose beginning `pattern` matches gets `mark`."""

    mark: Mark
    words: int
    pattern: re.Pattern[str]


def _any_of(*phrases: str) -> str:
    return f"(?:{'|'.join(phrases)})"


def _rules(mark: Mark, *limited: tuple[int, str]) -> tuple[Rule, ...]:
    return tuple(Rule(mark=mark, words=words, pattern=re.compile(text)) for words, text in limited)


_NETWORK: Final = _any_of(
    "facebook|twitter|x|instagram|linkedin|reddit|pinterest|whatsapp|telegram|tumblr|flipboard",
    "youtube|tiktok|threads|bluesky|mastodon|snapchat|messenger|pocket|apple news|google news",
)
_PAGE: Final = "(?:article|story|post|page|piece|report|interview|text|review|column|guide)"
_LETTER: Final = _any_of(
    "newsletters?|mailing list|inbox|daily digest",
    "(?:e-?mail|news|breaking|push|text) (?:alerts?|updates?|notifications?)",
    "(?:daily|morning|evening|weekly) (?:briefing|e-?mail|roundup)",
)
_IMAGE: Final = (
    "(?:(?:cover |featured |header |main |file )?"
    "(?:photo|photograph|picture|image|video|illustration|graphic|composite|foto|bild)s?)"
)
_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
_WHEN: Final = (
    rf"(?:[\s,:|·•-]*(?:{_MONTH}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|\d[\d:/.-]*(?:st|nd|rd|th)?"
    r"|on|at|am|pm|a\.m\.?|p\.m|[a-z]{1,3}t|utc|hours?|minutes?|days?|ago)(?=\W|$))"
)

# Alone, or with ":" and headlines behind them.
_TEASER: Final = _any_of(
    "(?:also|must) read|see (?:also|more)|don't miss(?: this)?|more|up next|in case you missed it",
    f"read (?:more|also|next|on|this(?: next)?|(?:the )?(?:full|original|entire) {_PAGE})",
    "related(?: (?:stories|articles|posts|topics?|coverage|reading|links|pages|news|content))?",
    "more (?:stories|news|coverage|articles|on this story)|what to read next|icymi|trending",
    "you (?:may|might|'ll) (?:also )?(?:like|love|enjoy|be interested in)|further reading",
    "(?:continue|keep) reading|recommended(?: (?:for you|reading|stories|articles|videos))?",
    "(?:most|top|popular|trending|latest) (?:read|reads|popular|stories|articles|posts|now|viewed)",
    "editor(?:'?s|s')? (?:picks?|choice)|watch(?: (?:now|more|next|live|this))?|listen(?: now)?",
    "(?:view|show|load|see) (?:all|more)|(?:learn|find out|discover) more|(?:click|tap) here",
    # German, French, Spanish, Italian, Portuguese, Dutch
    "mehr zum thema|lesen sie (?:auch|mehr)|weiterlesen|das könnte sie auch interessieren",
    "(?:à )?lire (?:aussi|également|la suite)|en savoir plus|sur le même sujet",
    "le[ea] (?:también|más)|leer más|te puede interesar|ver más|leggi (?:anche|di più|tutto)",
    "potrebbe interessarti|leia (?:também|mais)|saiba mais|veja também|lees (?:ook|meer|verder)",
    # Polish, Czech, Romanian, Swedish, Norwegian, Danish, Finnish, Russian, Ukrainian
    "(?:czytaj|zobacz) (?:też|także|więcej|również)|přečtěte si|citește și|läs (?:också|även|mer)",
    "les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|читайте (?:также|також)|читать далее",
    "続きを読む|関連記事|相关阅读|延伸阅读",
)

_SHARE_WORD: Final = _any_of(
    "share|shares|tweet|tweets|retweet|print|copy|copied|link|url|e-?mail|mail|sms|comments?|save",
    "saved|bookmark|like|likes|follow|send|post|this|article|story|page|on|via|by|to|with|friends?",
    f"more|embed|options|a|the|or|and|us|{_NETWORK}|\\d+k?",
)

RULES: Final = (
    *_rules(
        Mark.ADVERTISEMENT,
        (4, r"(?:advertise(?:ment|ments|ment feature|r content)|ads?|ads? by \w+)\W*$"),
        (5, r"(?:sponsored|promoted|paid)(?: (?:by [\w ]+|content|post|stories|partnership))?\W*$"),
        (3, r"(?:anzeige|werbung|publicité|publicidade?|pubblicità|reklama|annons|annonse)\W*$"),
        (3, r"(?:mainos|advertentie|реклама|広告)\W*$"),
        (12, rf"(?:.* )?{_PAGE} continues (?:below|after)\b[^.]*\.?$"),
        (8, r"(?:.* )?scroll (?:down )?(?:to|for) (?:continue|more)\b[^.]*\.?$"),
    ),
    *_rules(
        Mark.SIGN_UP,
        (
            6,
            (
                r"(?:sign up|subscribe|register|log ?in|sign in|donate|become a member)"
                r"(?: (?:now|today|here|for free|to continue|or (?:register|subscribe)))*\W*$"
            ),
        ),
        (5, r"(?:\w+ )?newsletters?(?: sign-?up)?$"),
        (45, rf"(?:please )?(?:sign up|subscribe|register|join|opt in)\b.*\b{_LETTER}\b"),
        (
            30,
            (
                r"(?:please )?(?:subscribe|sign up) (?:to|for|on) (?:our|the) (?:[\w-]+ ){0,3}"
                r"(?:channel|podcast|feed|magazine)\b"
            ),
        ),
        (40, rf"(?:get|receive|want)\b.*\b(?:in|into|to|from) (?:your|our) {_LETTER}\b"),
        (
            40,
            r"(?:get|receive|want)\b.*\bdelivered (?:straight |directly |right )?to your?\b",
        ),
        (70, r"(?:.*\W)?(?:you can unsubscribe at any ?time|we use your sign-?up)\b"),
        (
            70,
            (
                r"(?:.*\W)?by (?:signing up|subscribing|registering|submitting your e-?mail)[^.]*, "
                r"(?:you|i) (?:agree|accept|consent|confirm)\b"
            ),
        ),
        (30, r"(?:please )?(?:enter|provide|type) (?:your|a valid) e-?mail(?: address)?\b"),
        (20, r"(?:thank you|thanks) for (?:signing up|subscribing|registering)\b"),
        (30, r"(?:already|not) (?:yet )?a (?:[\w-]+ )?(?:subscriber|member)\?"),
        (30, r"already (?:have an account|subscribed|registered)\?"),
        (
            30,
            (
                rf"(?:this|the rest of this|the full) {_PAGE} is (?:only |exclusively |available )*"
                r"(?:for|to|reserved for) (?:our |paying |registered )*(?:subscribers|members)\b"
            ),
        ),
        (30, r"to (?:continue|keep) reading,? .*\b(?:subscri|sign|log|regist|creat)"),
        (25, r"(?:you have|you've) (?:\w+ ){1,3}free (?:articles?|stories)\b"),
        (12, r"(?:download|get|install) (?:our|the [\w -]{1,30}) app\b[^.]*\.?$"),
        (30, r"(?:like|enjoy|love) what you(?:'re| are) (?:reading|seeing|hearing)\?"),
        (30, r"(?:.*\W)?newsletter (?:abonnieren|anmelden|bestellen)\b"),
        (30, r"(?:abonnieren|melden) sie\b.*\bnewsletter\b|(?:inscrivez|abonnez)-vous\b"),
        (30, r"(?:suscríb|inscríb)(?:ete|ase)\b.*\b(?:bolet[ií]n|newsletter|canal)\b"),
        (30, r"(?:iscriviti|abbonati) (?:a|al|alla|alle)\b|подпи(?:шитесь|сывайтесь)\b"),
        (30, r"(?:assine|inscreva-se|zapisz się)\b.*\b(?:newsletter|canal)\b"),
        (30, r"(?:schrijf (?:je|u) in|meld (?:je|u) aan)\b.*\bnieuwsbrief\b"),
    ),
    *_rules(
        Mark.READ_MORE,
        (9, rf"{_TEASER}(?: (?:here|now|below|above))?\W*$"),
        (45, rf"{_TEASER}\s*[:|>»→]\s*\S"),
        (
            25,
            (
                r"(?:read|see|find out|learn|discover) more (?:about|on|from|at|here|in our|of our"
                r"|stories|articles|coverage|news)\b"
            ),
        ),
        (
            20,
            (
                r"(?:(?:you can )?(?:read|watch|see|hear|listen to|view|check out|find)) "
                r"(?:the|our|his|her|their|its) (?:\w+ )?(?:full|entire|original|whole|rest)\b"
                r"[^.]*\b(?:here|below|above)\W*$"
            ),
        ),
        (
            8,
            (
                r"(?:read|watch|see|listen to|view) (?:the )?(?:full |entire |original |more )?"
                rf"(?:(?:{_PAGE}|video|clip|it) )?(?:here|below|above)\W*$"
            ),
        ),
        (25, r"(?:click|tap) (?:here|(?:on )?the link)\b|.{0,60}\bclick here\W*$"),
        (10, r"more (?:from|on|in|of) [^.!?:]+$"),
        (4, r"(?:skip to (?:main )?content|table of contents|back to top|in this article)$"),
    ),
    *_rules(
        Mark.SHARE,
        (20, rf"(?=.*\b(?:share|tweet|print|copy|{_NETWORK})\b)(?:{_SHARE_WORD}\b[\W_]*){{2,}}$"),
        (6, r"share(?: (?:this\b.*|now|it|on .*))?$|(?:tweet|print|email) (?:this(?: \w+)?|it)$"),
        (25, rf"(?:follow|find|like|join|connect with|add) .{{1,80}}\bon {_NETWORK}\b.{{0,60}}$"),
        (12, r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)\b"),
        (10, r"join the (?:conversation|discussion|debate)\b|\d+ (?:comments?|shares?|likes?)\W*$"),
        (14, r"(?:.{0,80}\W)?was this (?:\w+ )?helpful\?"),
        (4, r"(?:artikel )?teilen$|(?:partager|compartir|condividi|compartilhar|udostępnij)\b"),
    ),
    *_rules(
        Mark.COOKIES,
        (
            80,
            (
                r"(?:(?:this|our) (?:web)?site|we|we and our (?:\d+ )?partners) (?:may )?uses? "
                r"(?:(?:necessary|essential|third-party|our own|and|browser|tracking) )*"
                r"cookies?(?:,| and (?:similar|other)\b| to\b| on (?:this|our)\b| for\b|\W*$)"
            ),
        ),
        (6, r"(?:accept|reject|allow|manage|decline) (?:all )?(?:cookies|preferences|choices)$"),
        (5, r"(?:cookies?|privacy|consent) (?:policy|settings|preferences|notice|choices)$"),
        (
            80,
            (
                r"by (?:continuing|using|browsing|clicking) .*\byou (?:agree|accept|consent)\b"
                r".*\b(?:cookies|privacy policy|terms)\b"
            ),
        ),
        (40, r"we (?:value|respect|care about) your privacy\b|do not sell (?:or share )?my\b"),
        (8, r"terms (?:of (?:use|service)|and conditions|& conditions)(?: and privacy policy)?$"),
        (60, r"(?:diese|unsere) (?:website|webseite|seite) verwendet cookies\b"),
        (60, r"wir verwenden cookies\b"),
        (60, r"(?:ce site|nous) utilis(?:e|ons) des cookies\b|questo sito utilizza cookie\b"),
        (60, r"(?:este sitio|esta web|este site) (?:usa|utiliza) cookies\b"),
        (60, r"deze (?:web)?site (?:gebruikt|maakt gebruik van) cookies\b"),
    ),
    *_rules(
        Mark.CREDIT,
        (8, r"(?:sources?|via|credits?|quelle|fuente|fonte|bron|źródło|источник)\s*: ?.*$"),
        (4, r"read (?:the )?(?:full|original) article$"),
        (15, rf"{_IMAGE}(?: (?:credit|courtesy|source)s?)?\s*(?::|\||courtesy\b|via\b|credit\b)"),
        (7, rf"{_IMAGE} by (?!{_IMAGE}\b)[^.]*$|image source\b"),
        (8, r"(?:[^.]*\W)?(?:getty images|shutterstock|istock|unsplash|pexels|wikimedia commons)$"),
        (60, r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}|of\b))|(?:.*\W)?all rights reserved\b"),
        (60, r"this material may not be (?:published|reproduced)\b"),
        (30, r"the post .* appeared (?:first )?(?:on|in)\b"),
        (
            30,
            (
                rf"(?:this|a version of this) {_PAGE} (?:was |is )?(?:originally |first )?"
                r"(?:published|appeared|appears|republished|produced) (?:on|in|by|at|from|with)\b"
            ),
        ),
        (30, r"(?:additional|original) reporting by\b|(?:reporting|writing|editing) by [^.;]*;"),
        (6, r"(?:reporting|writing|editing) by [^.]*$"),
        (30, rf".*\bcontributed to this {_PAGE}\W*$"),
        (14, rf"(?:(?:first |originally |last )?(?:published|updated|posted|modified))\b{_WHEN}+$"),
        (20, rf"published by .{{1,80}}\b{_MONTH} \d{{1,2}}, \d{{4}}$"),
        (6, r"\d+ min(?:ute)?s? read$"),
    ),
)  # fmt: skip
