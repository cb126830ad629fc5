"""Ordinary questions limited to outlets and dates, by options and by their own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer, AnswerKind
from bot.answerer import Answerer
from bot.narrowing import Narrowed, elsewhere, narrow
from bot.planning import Ask, Plan
from bot.planning.outlets import NoSuchOutletError
from bot.requested import Filters
from bot.wording import ABSTAINED
from index.building import Plan as Build
from index.building import build
from index.generations import DataFolder
from index.scope import Scope
from index.serving import LiveIndex
from tests.bot.told import notes_of
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import line, write_lines

DREDGED = "The council of Tarn dredged the harbour entrance on a {} evening."
RECENTLY = datetime.now(UTC).date() - timedelta(days=5)
ARTICLES = {
    "old": ("Quay Post", "2022-03-07", DREDGED.format("foggy")),
    "post": ("Quay Post", "2022-10-14", DREDGED.format("stormy")),
    "lantern": ("The Lantern", "2022-10-20T08:00:00Z", DREDGED.format("windy")),
    "sport": ("Tarn Weekly - Sport", "2022-11-02", DREDGED.format("rainy")),
    "travel": ("Tarn Weekly - Travel", "2022-11-09", DREDGED.format("sunny")),
    "undated": (None, None, DREDGED.format("timeless")),
    "bees": ("The Lantern", RECENTLY.isoformat(), "Honeybees hummed softly beside the mill."),
    "said": ("Quay Post", "2022-10-15", "“The harbour must close,” said Maude Orsel."),
    "repeated": ("The Lantern", "2022-11-15", "“The harbour must open,” said Maude Orsel."),
}
QUESTION = "When did the council of Tarn dredge the harbour entrance"
BOTH = (
    "No article from The Lantern of March 2022 answers this; this is from other outlets or dates."
)
OPEN_AIR = "What hummed softly beside the mill"


@pytest.fixture(name="index", scope="module")
def _index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveIndex]:
    folder = tmp_path_factory.mktemp("tarn")
    lines = [
        line(name, text, **{k: v for k, v in (("source", source), ("published_at", day)) if v})
        for name, (source, day, text) in ARTICLES.items()
    ]
    data, embedder = DataFolder(folder / "data"), BagOfWordsEmbedder()
    build(data, Build(default=write_lines(folder / "corpus", lines)), embedder)
    live = LiveIndex(data, embedder.name)
    yield live
    live.close()


@pytest.fixture(name="tarn", scope="module")
def _tarn(index: LiveIndex) -> Answerer:
    # A bag of words is less sure than a model.
    return Answerer(index, BagOfWordsEmbedder(), min_confidence=0.2)


def cited(answer: Answer) -> set[str]:
    return {citation.article for citation in answer.citations}


def ranked(answer: Answer) -> set[str]:
    return {article for article, _ in answer.ranking}


def limited_to(*sources: str, since: str | None = None, until: str | None = None) -> Filters:
    first, last = (date.fromisoformat(text) if text else None for text in (since, until))
    return Filters(sources=sources, since=first, until=last)


@pytest.mark.parametrize(
    ("filters", "inside"),
    [
        (limited_to("Quay Post"), {"old", "post", "said"}),
        (limited_to("quay post", since="2022-04-01"), {"post", "said"}),
        (limited_to(since="2022-10-20", until="2022-11-02"), {"lantern", "sport"}),
        (limited_to(until="2022-10-14"), {"old", "post"}),
        (limited_to("tarn weekly"), {"sport", "travel"}),
        (
            limited_to("Lantern", "Tarn Weekly - Sport", until="2022-11-30"),
            {"lantern", "sport", "repeated"},
        ),
    ],
    ids=["outlet", "both", "period", "until", "paper", "two outlets"],
)
def test_nothing_else_is_cited_or_ranked_when_filters_are_given(
    tarn: Answerer, filters: Filters, inside: set[str]
) -> None:
    answer = tarn.answer(QUESTION, filters=filters)

    assert answer.answered
    assert cited(answer) <= ranked(answer) == inside
    assert notes_of(answer) == ()


@settings(max_examples=60, deadline=None)
@given(
    question=st.sampled_from(
        [
            f"{QUESTION}?",
            f"{QUESTION} in November 2022?",
            "according to the lantern what did the council dredge",
            "what did Orsel say?",
            "what did Orsel say about the harbour in November 2022?",
            "did Orsel say the harbour must close?",
            "who said “the harbour must open”?",
            "who said anything about the harbour?",
        ]
    ),
    since=st.none() | st.dates(date(2022, 10, 10), date(2022, 11, 20)),
    until=st.none() | st.dates(date(2022, 10, 10), date(2022, 11, 20)),
    source=st.sampled_from([(), ("Quay Post",), ("Lantern",), ("tarn weekly", "lantern")]),
)
def test_nothing_out_of_scope_is_cited_or_ranked_whatever_is_asked(
    tarn: Answerer, question: str, since: date | None, until: date | None, source: tuple[str, ...]
) -> None:
    answer = tarn.answer(question, filters=Filters(sources=source, since=since, until=until))

    for name in cited(answer) | ranked(answer):
        outlet, published, _ = ARTICLES[name]
        if since or until:
            assert published is not None
            assert (since or date.min).isoformat() <= published[:10]
            assert published[:10] <= (until or date.max).isoformat()
        if source:
            assert outlet is not None
            assert any(outlet.lower().removeprefix("the ").startswith(s.lower()) for s in source)


def test_misspelt_outlet_is_told_when_it_is_understood(tarn: Answerer) -> None:
    answer = tarn.answer(QUESTION, filters=limited_to("lantren"))

    assert notes_of(answer) == ("Read as: The Lantern.",)
    assert cited(answer) == {"lantern"}


def test_abstention_is_told_when_an_outlet_was_misspelt_too(tarn: Answerer) -> None:
    answer = tarn.answer("Why do xylophones frighten wolves?", filters=limited_to("lantren"))

    assert answer.kind is AnswerKind.ABSTAINED
    assert notes_of(answer) == ("Read as: The Lantern.", str(ABSTAINED))


def test_unknown_outlet_is_refused_with_those_to_try(tarn: Answerer) -> None:
    with pytest.raises(NoSuchOutletError, match=r"^No outlet of the articles is called “Xyzzy”: "):
        tarn.answer(QUESTION, filters=limited_to("Xyzzy"))


def test_somebodys_words_of_another_outlet_are_nearest_and_not_cited(tarn: Answerer) -> None:
    answer = tarn.answer("what did Orsel say?", filters=limited_to("Tarn Weekly - Sport"))

    assert (answer.kind, answer.citations) == (AnswerKind.ABSTAINED, ())
    assert notes_of(answer) == ("No article from Tarn Weekly - Sport answers this. Others have:",)
    assert {citation.article for citation in answer.nearest} == {"said", "repeated"}


def test_somebodys_words_are_those_of_the_outlet_when_it_has_some(tarn: Answerer) -> None:
    answer = tarn.answer("what did Orsel say?", filters=limited_to("the lantern"))

    assert (answer.kind, cited(answer), notes_of(answer)) == (AnswerKind.SAID, {"repeated"}, ())


@pytest.mark.parametrize(
    ("question", "inside"),
    [
        (f"{QUESTION} in November 2022?", {"sport", "travel", "repeated"}),
        (f"In The Lantern: {QUESTION}?", {"lantern", "bees", "repeated"}),
        (f"{QUESTION} on 14 October 2022, according to the Quay Post?", {"post"}),
    ],
)
def test_plain_words_limit_when_what_is_left_answers(
    tarn: Answerer, question: str, inside: set[str]
) -> None:
    answer = tarn.answer(question)

    assert answer.answered
    assert (ranked(answer), notes_of(answer)) == (inside, ())


@pytest.mark.parametrize(
    ("question", "note"),
    [
        (
            f"{OPEN_AIR} in October 2022?",
            "No article of October 2022 answers this; this is from other dates.",
        ),
        (
            f"{OPEN_AIR} on 14 October 2022?",
            "No article published on 14 October 2022 answers this; this is from other dates.",
        ),
        (
            f"{OPEN_AIR}, according to the Quay Post?",
            "No article from Quay Post answers this; this is from other outlets.",
        ),
        (
            f"In March 2022, {OPEN_AIR} according to The Lantern?",
            BOTH,
        ),
    ],
    ids=["month", "day", "outlet", "both"],
)
def test_answer_from_elsewhere_is_told_when_plain_words_leave_none(
    tarn: Answerer, question: str, note: str
) -> None:
    answer = tarn.answer(question)

    assert (cited(answer), notes_of(answer)) == ({"bees"}, (note,))


def test_options_are_kept_when_plain_words_leave_nothing(tarn: Answerer) -> None:
    answer = tarn.answer(f"{OPEN_AIR} in October 2022?", filters=limited_to("Quay Post"))

    assert not answer.answered
    assert ranked(answer) <= {"old", "post", "said"}


def test_recent_days_limit_when_articles_are_of_them(tarn: Answerer) -> None:
    answer = tarn.answer(f"{OPEN_AIR} in the last ten days?")

    assert (ranked(answer), notes_of(answer)) == ({"bees"}, ())


def test_nothing_is_limited_when_no_article_is_of_the_period(tarn: Answerer) -> None:
    asked = tarn.answer(f"{QUESTION} in October 1973?")

    assert asked.answered
    assert len(ranked(asked)) > 6
    assert notes_of(asked) == ()


def test_period_of_a_statement_is_the_plans_alone(index: LiveIndex) -> None:
    question = "what did Orsel say in November 2022?"
    with index.lease() as generation:
        said = narrow(generation, question, Plan(kind=Ask.SAID, speaker="Orsel"), Filters())
        plain = narrow(generation, question, Plan(), Filters())

    assert (said.scope, said.query) == (Scope(), "Orsel said")
    assert plain.scope == Scope(since=date(2022, 11, 1), until=date(2022, 11, 30))
    assert plain.widened(question) == replace(said, query=question)


NEWEST = "The newest of these articles, by how they begin:"


@pytest.mark.parametrize(
    ("question", "locators"),
    [
        ("articles from Quay Post", ["said#1", "post#1", "old#1"]),
        ("What are the latest stories from Tarn Weekly?", ["travel#1", "sport#1"]),
        ("all the news in October 2022", ["lantern#1", "said#1", "post#1"]),
        ("show me the articles from the Quay Post in March 2022", ["old#1"]),
    ],
    ids=["an outlet", "a paper", "a month", "both"],
)
def test_the_newest_articles_are_listed_when_there_is_nothing_to_search_for(
    tarn: Answerer, question: str, locators: list[str]
) -> None:
    answer = tarn.answer(question)

    assert [citation.locator for citation in answer.citations] == locators
    assert notes_of(answer) == (NEWEST,)
    assert cited(answer) == ranked(answer)


@pytest.mark.parametrize("question", ["articles", "articles about dredging from Quay Post"])
def test_no_articles_are_listed_when_there_is_a_topic_or_no_limit(
    tarn: Answerer, question: str
) -> None:
    assert NEWEST not in notes_of(tarn.answer(question))


def test_no_other_outlet_is_told_of_when_the_one_asked_for_is_cited(index: LiveIndex) -> None:
    wanted = Narrowed(
        query="who hummed",
        scope=Scope(sources=frozenset({"The Lantern"}), since=date(2022, 10, 1)),
        given=Scope(),
        notes=(),
    )
    wider = Answerer(index, BagOfWordsEmbedder(), 0.2).answer(QUESTION)
    own = tuple(each for each in wider.citations if each.article == "lantern")

    assert len(wider.citations) > len(own) == 1
    assert elsewhere(wanted, wider) == replace(wider, citations=own)
    others = replace(wider, citations=tuple(e for e in wider.citations if e not in own))
    assert len(elsewhere(wanted, others).notes) == len(wider.notes) + 1
