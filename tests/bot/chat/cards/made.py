"""Hypothesis strategies for all that cards are made of, with what has troubled bots in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from hypothesis import strategies as st

from bot.answer import Answer, AnswerKind, Citation
from bot.chat.cards.settings import Place, Setup
from bot.checking import Check, Verdict
from bot.checking.attributing import Asked
from bot.language import LANGUAGES, Listed, Text, text
from bot.pages import Cut, Page
from bot.sources import Opened, Summary
from bot.state import ChannelSettings, GuildSettings, Mode
from bot.statistics import Cited, Day, Gap, GapKind
from bot.statistics import Summary as Counted
from corpus import Mark, StatementKind
from index.differing import Change, Op
from index.passages import Span
from index.store import ArticleRecord, ParagraphRecord, PersonRecord

# All links of articles lead there.
HOST: Final = "lantern.example"
# What formats, links, mentions or hides; what a client may take for the beginning of a line.
LIVE: Final = (
    "**bold**", "*slanted*", "_slanted_", "__under__", "~~gone~~", "||hidden||", "`code`",
    "```\ncode\n```", "\\**half\\**", "\\\\_x_", "\\", "\\\\", "**", "`", "~~", "||",
    "@everyone", "@here", "<@123>", "<@!123>", "<@&1>", "<#5>", "</ask:1>", "<id:browse>",
    "<:smile:1>", "<a:smile:2>", ":smile:", "<t:0:R>", "<t:0>", "¯\\_(ツ)_/¯",
    "[x](https://evil.example)", "[x](javascript:alert(1))", "](https://evil.example)", "[x][y]",
    "https://evil.example/a_b", "<https://evil.example>", "steam://run/1", "a@evil.example",
    "<a@evil.example>", "discord.gg/abc", "https://discord.gg/abc", "discord.com/invite/abc",
    "DiscordApp.com/invite/abc", "discord.gift/abc", "\u2068", "\u2069", "\u202e", "\u2066x",
)  # fmt: skip
STARTS: Final = (
    "# heading", "### x", "-# small", "> quote", ">>> all", "- list", "* star", "+ plus", "1. one",
    "2) two", "١. one", "２) two", "๓. three", "\u200b# heading", "\ufeff- list", "\u00ad> quote",
    "\u202e# heading", " \t# heading",
)  # fmt: skip
BREAKS: Final = ("\n", "\r", "\r\n", "\n\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
SCRIPTS: Final = (
    "شهد المرفأ تصويتا", "הנמל נפתח מחדש", "नौकाएँ किनारे पर", "港口今天重新开放", "ท่าเรือเปิดแล้ว",
    "நல்ல காற்று", "გემები", "Корабли в гавани", "The boats are in.", "12 — “ja”…", "ﷺ",
)  # fmt: skip
PILES: Final = (
    "e" + "\u0301" * 30, "👩\u200d👩\u200d👧\u200d👦", "🏴\u200d☠️", "a\u200b*\u200bb\u200d*",
    "\u200d", "🇩🇪🇫🇷", "\U0001f6a2", "\x00", "\ufffe", "\U0010ffff", "각각",
)  # fmt: skip
HALVES: Final = ("\ud83d", "\udc00")

LANGUAGE = st.sampled_from(list(LANGUAGES.values()))
_PIECES = st.one_of(
    st.sampled_from([*LIVE, *STARTS, *PILES]),
    st.sampled_from(SCRIPTS),
    st.sampled_from(BREAKS).flatmap(lambda end: st.sampled_from(STARTS).map(end.__add__)),
    st.text(st.sampled_from("*_~|`[]()<>@#:/\\-+.1aé \n"), max_size=6),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)
# As a store holds it, which takes whole characters only.
STORED = st.builds(
    lambda pieces, between, times: between.join(pieces) * times,
    st.lists(_PIECES, max_size=6),
    st.sampled_from(["", " ", " ", "\n", "\u200b"]),
    st.sampled_from([1, 1, 1, 1, 8, 60]),
)
# As somebody can send it.
TYPED = st.builds(lambda a, b, c: a + b + c, STORED, st.sampled_from(["", "", *HALVES]), STORED)
# Paragraphs: readers leave none that is blank.
PARAGRAPH = st.one_of(
    STORED,
    st.builds(lambda script, times: f"{script}. " * times, st.sampled_from(SCRIPTS), st.just(150)),
    st.builds(lambda pile, times: pile * times, st.sampled_from(PILES), st.sampled_from([9, 900])),
).map(lambda words: words if words.strip() else f"x{words}")
DATES = st.sampled_from([None, "2022-10-14", "0999-01-02", "2022-10-14T08:00:00Z"])
URLS = st.one_of(
    st.none(),
    st.just(f"https://{HOST}/a_(b)_[c]*d*|e|`f`"),
    st.integers(300, 420).map(lambda length: f"https://{HOST}/" + "a" * length),
    STORED.map(lambda rest: f"https://{HOST}/{rest}"),
    st.sampled_from(
        ["javascript:alert(1)", "https://good@evil.example/", "https://[x", "data:text/html,x", " "]
    ),
)
NAMES = st.one_of(st.none(), STORED)


@st.composite
def spans(draw: st.DrawFn, words: str) -> tuple[int, int]:
    """A part of `words` that is not empty: of a long text, often one that is short."""
    start = draw(st.integers(0, len(words) - 1))
    most = draw(st.sampled_from([len(words), min(len(words), start + 60)]))
    return start, draw(st.integers(start + 1, max(start + 1, most)))


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    words = draw(PARAGRAPH)
    start, end = draw(spans(words))
    return Citation(
        article=draw(st.sampled_from(["a", "b", "c", "d", "e"])),
        title=draw(STORED),
        paragraph=draw(st.integers(1, 99_999)),
        text=words,
        start=start,
        end=end,
        speaker=draw(NAMES),
        statement=draw(st.sampled_from([None, *StatementKind])),
        source=draw(NAMES),
        published_at=draw(DATES),
        url=draw(URLS),
        score=1.0,
        copies=draw(st.sampled_from([(), ("z#1",), ("z#1", "y#2")])),
    )


@st.composite
def running_on(draw: st.DrawFn) -> tuple[Citation, ...]:
    """Citations, some of which are one quotation over several paragraphs."""
    cited: list[Citation] = []
    for citation in draw(st.lists(citations(), min_size=1, max_size=6)):
        fields = {name: getattr(citation, name) for name in Citation.__slots__}
        cited.append(citation)
        for behind in range(1, draw(st.sampled_from([1, 1, 2, 5]))):
            words = draw(PARAGRAPH)
            fields |= {"paragraph": citation.paragraph + behind, "text": words, "start": 0}
            cited.append(Citation(**{**fields, "end": len(words), "runs_on": True}))
    return tuple(cited)


@st.composite
def notes(draw: st.DrawFn) -> tuple[Text, ...]:
    """Notes that repeat what was typed."""
    typed = st.one_of(TYPED, st.lists(TYPED, max_size=3).map(lambda row: Listed(tuple(row), "or")))
    of_name = st.sampled_from(["notes-read-as", "notes-nobody", "notes-nobody-but"])
    about = st.builds(
        lambda name, topic: text("notes-nothing-about", name=name, topic=topic, when=""),
        TYPED, TYPED,
    )  # fmt: skip
    note = st.one_of(st.builds(lambda key, name: text(key, name=name), of_name, typed), about)
    return tuple(draw(st.lists(note, max_size=3)))


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    kind = draw(st.sampled_from(AnswerKind))
    cited = draw(running_on())
    answered = kind is not AnswerKind.ABSTAINED
    return Answer(
        question=draw(TYPED),
        kind=kind,
        confidence=draw(st.floats(0, 1)),
        citations=cited if answered else (),
        nearest=() if answered else cited[: draw(st.integers(0, 3))],
        ranking=draw(st.sampled_from([(), (("elsewhere", 1),)])),
        generation="1",
        notes=draw(notes()),
        choices=tuple(draw(st.lists(TYPED, max_size=30))),
    )


@st.composite
def articles(draw: st.DrawFn) -> ArticleRecord:
    return ArticleRecord(
        id=draw(STORED) or "x",
        title=draw(STORED),
        source=draw(NAMES),
        published_at=draw(DATES),
        url=draw(URLS),
        author=draw(NAMES),
        collection=draw(STORED),
        length=99_999,
    )


@st.composite
def opened(draw: st.DrawFn) -> Opened:
    article = draw(articles())
    number = draw(st.sampled_from([1, 7, 99_999]))
    around = tuple(
        ParagraphRecord(
            key=each, article=article, number=each, text=draw(PARAGRAPH),
            mark=draw(st.sampled_from([None, *Mark])),
        )
        for each in range(number - 1, number + 2)
        if 1 <= each <= article.length
    )  # fmt: skip
    (middle,) = [each for each in around if each.number == number]
    return Opened(paragraph=middle, around=around)


def span_in(paragraph: ParagraphRecord) -> st.SearchStrategy[Span]:
    return spans(paragraph.text).map(lambda span: Span(*span))


@st.composite
def checks(draw: st.DrawFn) -> Check:
    """A quotation that was checked; what is cited bears out what is said of it."""
    verdict = draw(st.sampled_from(Verdict))
    needed = 0 if verdict is Verdict.ABSENT else 1
    cited = tuple(draw(st.lists(citations(), min_size=needed, max_size=5)))
    name = draw(TYPED)
    asked = Asked(
        typed=name,
        people=draw(st.sampled_from([frozenset[int](), frozenset({1})])),
        read_as=draw(st.sampled_from([None, name])),
    )
    change = st.builds(Change, st.sampled_from(Op), TYPED)
    return Check(
        text=draw(TYPED),
        verdict=verdict,
        citations=cited,
        changes=tuple(draw(st.lists(change, max_size=8))),
        speaker_found=draw(st.sampled_from([None, name])),
        asked=draw(st.sampled_from([None, asked])),
        generation="1",
    )


def pages_of(
    items: st.SearchStrategy[ArticleRecord], size: int
) -> st.SearchStrategy[Page[ArticleRecord]]:
    """A page of a long list, full or not, anywhere in it."""
    unique = st.lists(items, max_size=size, unique_by=lambda item: item.id)
    return st.builds(_page, unique, st.just(size), st.integers(1, 10**6))


def _page(items: list[ArticleRecord], size: int, number: int) -> Page[ArticleRecord]:
    return Page(tuple(items), Cut.at(number, size, 10**7))


def people(most: int) -> st.SearchStrategy[tuple[PersonRecord, ...]]:
    """People; two may have one name."""
    return st.lists(STORED, max_size=most).map(
        lambda names: tuple(
            PersonRecord(key=key, name=name, forms=(name,), statements=10**6)
            for key, name in enumerate(names)
        )
    )


def summaries() -> st.SearchStrategy[Summary]:
    names = st.lists(STORED, max_size=30, unique=True)
    return st.builds(
        Summary,
        articles=st.integers(0, 10**6),
        paragraphs=st.just(9),
        statements=st.just(3),
        people=st.just(2),
        first_date=DATES,
        last_date=st.just("2023-01-03T08:00:00Z"),
        indexed_at=st.just(datetime(2026, 3, 1, tzinfo=UTC)),
        collections=names.map(lambda found: tuple((name, 5) for name in found)),
    )


def gaps(most: int) -> st.SearchStrategy[list[Gap]]:
    """The gaps of both kinds, at most so many of each."""
    day = date(2026, 9, 30)
    one = st.builds(
        lambda question, times: (question, times), TYPED, st.sampled_from([1, 2, 10**6])
    )
    return st.lists(one, max_size=most).map(
        lambda found: [
            Gap(kind=kind, question=question, questions=1, times=times, first=day, last=day)
            for kind in GapKind
            for question, times in found
        ]
    )


def counted() -> st.SearchStrategy[Counted]:
    cited = st.builds(Cited, article=STORED, title=STORED, answers=st.integers(1, 10**6))
    day = Day(day=date(2026, 9, 30), questions=10**6, answered=3)
    return st.builds(
        lambda found, seconds: Counted(
            days=(day,), ups=10**6, downs=1, p50=seconds, p95=seconds, cited=tuple(found)
        ),
        st.lists(cited, max_size=5),
        st.sampled_from([0.01, 1234.5]),
    )


@st.composite
def setups(draw: st.DrawFn) -> Setup:
    names = tuple(draw(st.lists(STORED, max_size=40, unique=True)))
    some = st.one_of(
        st.none(),
        st.lists(st.sampled_from(names), max_size=30).map(frozenset) if names else st.none(),
    )
    channels = st.builds(
        lambda number, mode, thread, collections: ChannelSettings(
            channel=10**18 + number, mode=mode, thread=thread, collections=collections
        ),
        st.integers(0, 10**17), st.sampled_from(Mode), st.booleans(), some,
    )  # fmt: skip
    place = st.builds(
        Place,
        settings=channels,
        missing=st.sampled_from([(), ("View Channel", "Send Messages"), ("Embed Links",)]),
        forum=st.booleans(),
        hidden=st.booleans(),
    )
    unique = st.lists(place, max_size=60, unique_by=lambda each: each.settings.channel)
    roles = st.integers(0, 40).map(lambda count: frozenset(10**18 + n for n in range(count)))
    return Setup(
        guild=GuildSettings(admin_roles=draw(roles)),
        places=draw(unique),
        collections=names,
        reads_all=draw(st.booleans()),
        covered=draw(st.booleans()),
    )
