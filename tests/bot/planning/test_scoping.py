"""Which plain words of an ordinary question limit what may answer it, and which do not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.details import Context
from bot.planning.scoping import Wanted, read_scope
from index.scope import Scope

# A Wednesday.
TODAY = date(2023, 11, 15)
OUTLETS = (
    "Sporting News",
    "TechCrunch",
    "The Verge",
    "Polygon",
    "The Guardian",
    "Fortune",
    "Reuters",
    "BBC News - Technology",
    "BBC News - Entertainment & Arts",
    "The Age",
    "Wired",
)
BBC = {"BBC News - Technology", "BBC News - Entertainment & Arts"}
VERGE = {"The Verge"}
DAYS = tuple(date(2023, 9, 26) + timedelta(days=number) for number in range(51))
CONTEXT = Context(TODAY, OUTLETS, DAYS)


def day(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


OCTOBER = (day("10-01"), day("10-31"))
LAST_WEEK = (day("11-06"), day("11-12"))
COUNCIL = "What did the council decide about the harbour"


@pytest.mark.parametrize(
    ("question", "topic", "period"),
    [
        (f"{COUNCIL} last week?", COUNCIL, LAST_WEEK),
        (f"{COUNCIL}, last week", COUNCIL, LAST_WEEK),
        (f"hey, {COUNCIL} last week please?", COUNCIL, LAST_WEEK),
        (f"Last week, {COUNCIL}?", COUNCIL, LAST_WEEK),
        (f"last week {COUNCIL.lower()}", COUNCIL.lower(), LAST_WEEK),
        (f"{COUNCIL} yesterday?", COUNCIL, (day("11-14"), day("11-14"))),
        (f"{COUNCIL} this month?", COUNCIL, (day("11-01"), day("11-30"))),
        (f"{COUNCIL} since Monday?", COUNCIL, (day("11-13"), None)),
        (f"{COUNCIL} in October 2023?", COUNCIL, OCTOBER),
        (f"In October 2023, {COUNCIL}?", COUNCIL, OCTOBER),
        (f"{COUNCIL} in October?", COUNCIL, OCTOBER),
        (f"{COUNCIL} in the last three days?", COUNCIL, (day("11-12"), TODAY)),
        (f"{COUNCIL} over the past 2 weeks?", COUNCIL, (day("11-01"), TODAY)),
        (f"{COUNCIL} on 7 October 2023?", COUNCIL, (day("10-07"), day("10-07"))),
        (f"On October 7, 2023, {COUNCIL}?", COUNCIL, (day("10-07"), day("10-07"))),
        (f"{COUNCIL} today?", COUNCIL, (TODAY, TODAY)),
        (
            "What is the latest on the harbour today?",
            "What is the latest on the harbour",
            (TODAY, TODAY),
        ),
        (f"In October {COUNCIL.lower()}?", COUNCIL.lower(), OCTOBER),
        (f"October 2023: {COUNCIL}?", COUNCIL, OCTOBER),
        (f"{COUNCIL} on Tuesday?", COUNCIL, (day("11-14"), day("11-14"))),
        (f"{COUNCIL} between 1 and 14 October 2023", COUNCIL, (day("10-01"), day("10-14"))),
        (f"{COUNCIL} before 7 October 2023?", COUNCIL, (None, day("10-06"))),
        (f"{COUNCIL} since 2023-10-07?", COUNCIL, (day("10-07"), None)),
        (f"{COUNCIL} this year?", COUNCIL, (day("01-01"), day("12-31"))),
        ("news about the 2019 harbour law last week", "news about the 2019 harbour law", LAST_WEEK),
    ],
)
def test_period_limits_when_it_is_plainly_asked_for(
    question: str, topic: str, period: tuple[date | None, date | None]
) -> None:
    since, until = period

    assert read_scope(question, CONTEXT) == Wanted(Scope(since=since, until=until), topic)


@pytest.mark.parametrize(
    ("question", "topic", "sources"),
    [
        (
            "What is new about foldable phones in The Verge?",
            "What is new about foldable phones",
            VERGE,
        ),
        ("In The Verge: which phone folds best?", "which phone folds best", VERGE),
        ("According to The Verge, which phone folds best?", "which phone folds best", VERGE),
        ("according to the verge which phone folds best", "which phone folds best", VERGE),
        ("Which phone folds best according to the verge?", "Which phone folds best", VERGE),
        ("Which phone folds best, as reported by The Verge?", "Which phone folds best", VERGE),
        ("Which phone folds best, per The Verge?", "Which phone folds best", VERGE),
        ("Why did oil fall according to Reuters?", "Why did oil fall", {"Reuters"}),
        ("What is the latest news from the BBC?", "What is the latest news", BBC),
        ("From the BBC: how do bees sleep?", "how do bees sleep", BBC),
        ("news on bees from the BBC", "news on bees", BBC),
        ("how do bees sleep, in an article by Wired?", "how do bees sleep", {"Wired"}),
        ("who bought a start-up in techcrunch?", "who bought a start-up", {"TechCrunch"}),
        ("What broke on TechCrunch?", "What broke", {"TechCrunch"}),
    ],
)
def test_outlet_limits_when_it_is_plainly_asked_for(
    question: str, topic: str, sources: set[str]
) -> None:
    expected = Scope(sources=frozenset(sources))

    assert read_scope(question, CONTEXT) == Wanted(expected, topic)


@pytest.mark.parametrize(
    "question",
    [
        "Which phone folds best in The Verge last week?",
        "Last week, which phone folds best according to The Verge?",
        "According to The Verge, which phone folds best last week?",
        "In The Verge last week, which phone folds best?",
        "which phone folds best last week, in The Verge",
    ],
)
def test_outlet_and_period_limit_together(question: str) -> None:
    since, until = LAST_WEEK
    scope = Scope(sources=frozenset(VERGE), since=since, until=until)

    wanted = read_scope(question, CONTEXT)

    assert (wanted.scope, wanted.topic.lower()) == (scope, "which phone folds best")


@pytest.mark.parametrize(
    "question",
    [
        # The time of the event, not of the article.
        "Who won the Nobel prize in 1973?",
        "In 2023, who won the Nobel prize?",
        "Which war ended in the year 1945?",
        "How often did it happen between 1970 and 1980?",
        "What has changed since 2022?",
        # No article is of that time.
        "Who won the Nobel prize in October 2019?",
        "What did the council decide on 3 March 1911?",
        "What did the council decide after 20 November 2023?",
        # What happens every year, and what has happened by then.
        "Which festival is held in October?",
        "Which shop opens on Tuesday?",
        "When is tea served until Monday?",
        # No time that anything is limited to.
        "Who is the mayor now?",
        "What is in the last three chapters?",
        "Where is the harbour law disliked today?",
        "May did what about the harbour?",
        "Who replaced May?",
        "Who sang Yesterday?",
        "What is on This Week?",
        "Who played the lead in Last Night?",
        "What happened in the last ice age?",
        "What is the meaning of today?",
        # The outlet is what is asked about.
        "Who resigned from the BBC?",
        "Who invested in Fortune?",
        "Who holds a stake in The Guardian?",
        "What was bought by Reuters?",
        "Who works for The Verge?",
        "Who owns TechCrunch?",
        "Which company stands in the age?",
        "who lived in the age",
        "what stands on the verge",
        "Who is wired?",
        "Give me facts on Fortune",
        "What is Fortune",
        # No outlet of the corpus.
        "What was said about oil according to CNN?",
        "What happened according to the mayor?",
        "What happened in Paris?",
        # Two of them are a preference.
        "What was reported by The Verge according to TechCrunch?",
        "According to The Verge, what did Fortune report?",
        "What did the council decide on 7 October 2023 and again last week?",
        "In October 2023, what did the council decide last week?",
        # Nothing is left to ask.
        "last week",
        "In The Verge?",
        "",
        "?!",
    ],
)
def test_nothing_is_limited_when_it_is_not_plainly_asked_for(question: str) -> None:
    assert read_scope(question, CONTEXT) == Wanted(Scope(), question)


def test_nothing_is_limited_when_the_question_is_long() -> None:
    question = f"{COUNCIL}, {'and the bridge, ' * 12}last week?"

    assert read_scope(question, CONTEXT) == Wanted(Scope(), question)


def test_no_period_limits_when_articles_have_no_date() -> None:
    question = f"{COUNCIL} last week?"

    assert read_scope(question, Context(TODAY, OUTLETS)) == Wanted(Scope(), question)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    wanted = read_scope(text, CONTEXT)

    assert wanted.topic == text or not wanted.scope.is_open


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def questions(folder: Path) -> Iterator[str]:
    for text in lines_of(folder / "questions.jsonl"):
        yield json.loads(text)["question"]


@pytest.mark.shared
def test_no_encyclopaedic_question_is_limited(shared: Path) -> None:
    """Its articles are undated, and their one outlet is named by no question."""
    context = Context(TODAY, ("Wikipedia",))

    limited = [q for q in questions(shared / "eval" / "squad") if read_scope(q, context).topic != q]

    assert limited == []


@pytest.mark.shared
def test_no_question_about_several_articles_is_limited(shared: Path) -> None:
    """Its outlets and dates are a preference: what it needs is of several of them."""
    folder = shared / "eval" / "multihop"
    articles = [json.loads(text) for text in lines_of(folder / "articles.jsonl")]
    days = {date.fromisoformat(article["published_at"][:10]) for article in articles}
    outlets = tuple({article["source"]: None for article in articles})
    context = Context(max(days), outlets, tuple(sorted(days)))

    limited = [q for q in questions(folder) if read_scope(q, context).topic != q]

    assert limited == []
