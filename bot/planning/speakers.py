"""Words of a question that can name a speaker or an outlet, and those that name nobody."""

from __future__ import annotations

import re
from collections.abc import Collection

# A word of a name, as a part of a pattern.
WORD = r"[^\s,;:?!()\"“”„«»「」『』]+"
# Up to six words, as few as the rest of the pattern leaves.
NAME = rf"(?P<name>{WORD}(?: {WORD}){{0,5}}?(?:,? [js]r\.?)?)"

_LONGEST_NAME = 80

# What a name does not begin with: it would stand for somebody, for everybody or for nobody.
_NOBODY = frozenset(
    """he her him his i it its me my our she their them they us we you your myself himself herself
    themselves one ones people everyone everybody someone somebody anyone anybody nobody others
    this that these those there here each every any some most many more few all both no such
    another other who whom whose which what when where why how not been being be is was are were
    am did do does has have had if to of in on at by for from with about as and or but than so
    people's something anything nothing everything much""".split()
)
# What no name holds: it is the sign of a clause.
_CLAUSE = frozenset(
    """in on at by with from about that which who whom whose is was are were be been did does do
    has have had not to as if when where why how than into it he she they you we
    what""".split()
)
_DETERMINERS = frozenset("a an the this that these those".split())
# "The people" are nobody; "the one who" is a clause.
_NOBODY_WITH_ARTICLE = frozenset("people one ones others other public rest most many".split())

# What has words but is no speaker: its text is in the articles, or is an article.
_DOCUMENTS = frozenset(
    """act agreement amendment article articles bible book books census chapter clause constitution
    contract coverage data definition dictionary doctrine document documents encyclopedia equation
    evidence excerpt excerpts headline history hypothesis inscription label law laws legislation
    letter letters lyrics map model models newspaper note notes page paper papers paragraph passage
    piece poem poll polls post principle quote quotes report reporting reports research rule rules
    science section sentence sign song statistics story studies study survey text theorem theory
    title tradition translation treaty verse website word words""".split()
)

_ROLES = frozenset(
    """adviser admiral agency ambassador archbishop army attorney author bank bishop board boss
    candidate captain ceo chair chairman chairwoman chancellor chief coach colonel commission
    commissioner committee company council councillor court critic critics deputy director doctor
    editor executive expert experts foreign former founder general government governor head
    interior judge king lawyer leader lord manager mayor minister ministers ministry mp mps officer
    official officials opposition owner parliament party police pope premier president prime
    prince princess professor prosecutor prosecutors queen scientist scientists secretary senator
    speaker spokesman spokesperson spokeswoman union vice writer""".split()
)
_PARTICLES = frozenset(
    "a al and bin da de del der di dos du el for ibn la le of the van von y".split()
)

# Capitalised, these begin no name although a question may begin with them: "Books on tape".
_COMMON = re.compile(
    r"(?:the|an?|advice|all|based|articles?|attacks?|bans?|best|bibliography|books?|cats?|chapters?|"
    r"cheap|cities|city|classes|climate|comments?|courses?|dance|data|debates?|direct|dogs?|"
    r"effects?|essays?|everything|experts?|exact|facts?|famous|figures?|films?|fire|focus|funny|"
    r"girls?|good|great|guides?|headlines?|how|impacts?|info|information|inspirational|laws?|"
    r"lectures?|lessons?|life|light|limits?|live|love|man|men|maps?|more|movie|movies|murders?|"
    r"news|notes?|numbers?|opinions?|papers?|people|photos?|policies|policy|polls?|positions?|"
    r"prices?|progress|questions?|quotes?|ratings?|recent|reports?|research|reviews?|rules?|"
    r"shows?|songs?|statements?|stories|story|studies|study|tax|taxes|texts?|theories|theory|"
    r"thoughts?|tips|top|updates?|videos?|views?|wars?|water|what|when|where|who|why|wom[ae]n|"
    r"words?|work|works|\w+(?:tion|tions|ment|ments|ness|ity|ics|isms?|ship|ings?|ances?|"
    r"ences?))",
    re.IGNORECASE,
)

# How the names of papers, magazines and stations end.
_OUTLET_ENDS = frozenset(
    """advertiser bulletin business chronicle courier daily dispatch echo economist examiner
    express gazette globe guardian herald independent inquirer journal magazine mail mirror
    monitor news observer post press radio record register review sentinel standard telegraph
    times today tribune tv weekly""".split()
)

# Names that say so by themselves; any other is known as an outlet of the corpus.
_OUTLETS = frozenset(
    """afp axios bbc cbs cnn espn msnbc nbc npr pbs politico reuters tass""".split()
)


def is_somebody(name: str) -> bool:
    """Tell whether the words `name` can be somebody who speaks."""
    words = [word.lower() for word in name.split()]
    if name.lower() == "the who":  # the World Health Organization, or the band
        return True
    if not name[:1].isalnum() or len(name) > _LONGEST_NAME or name.isdecimal():
        return False
    if words[0] in _DETERMINERS - {"the", "a", "an"} or words[0] in _NOBODY:
        return False
    if words[0] in _DETERMINERS and (len(words) == 1 or words[1] in _NOBODY_WITH_ARTICLE):
        return False
    return not (_CLAUSE & set(words[1:])) and not _is_document(name.split())


def is_named(name: str, question: str) -> bool:
    """Tell whether `name` looks like a person's or a body's name, or a role ("the mayor").

    Where `question` has no capitals but its first letter, small letters are no sign against it.
    """
    words = name.split()
    if any(word.lower().strip(".") in _ROLES for word in words):
        return True
    if words[0].lower() in {"a", "an"}:
        return False
    if question[1:] == question[1:].lower():
        return words[0].lower() != "the" and len(words) <= 4 and not _COMMON.fullmatch(words[0])
    return _is_capitalised(words)


def is_proper(name: str) -> bool:
    """Tell whether `name` is one to four capitalised words that are no common words."""
    words = name.split()
    capitalised = len(words) <= 4 and not words[0][:1].islower() and _is_capitalised(words)
    return capitalised and not any(_COMMON.fullmatch(word) for word in words)


def is_name(name: str) -> bool:
    """Tell whether `name` is plainly the name of one person or body, and no role alone."""
    words = {word.lower().strip(".") for word in name.split()}
    return is_proper(name) and "and" not in words and not words <= _ROLES | _PARTICLES


def is_outlet(name: str, outlets: Collection[str]) -> bool:
    """Tell whether `name` is one of `outlets`, or looks like the name of a paper or a station."""
    if _bare(name) in {_bare(outlet) for outlet in outlets} | _OUTLETS:
        return True
    words = name.split()
    last = words[-1]
    return (
        len(words) > 1
        and last[0].isupper()
        and last.lower() in _OUTLET_ENDS
        and _is_capitalised(words)
    )


def without_possessive(name: str) -> str:
    """Return `name` without the "'s" or "'" at its end."""
    return re.sub(r"['’‘ʼ`´]s?$", "", name, flags=re.IGNORECASE)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _is_capitalised(words: list[str]) -> bool:
    named = [word for word in words if word.lower() not in _PARTICLES]
    return bool(named) and not any(word[0].islower() for word in named)


def _is_document(words: list[str]) -> bool:
    last = words[-1]
    if last.lower() not in _DOCUMENTS:
        return False
    # Larry Page and Jude Law are people.
    written_small = last.islower() and (len(words) == 1 or not words[0].islower())
    return written_small or words[0].lower() in _DETERMINERS
