"""What a place may not read is nowhere in what it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.access import FULL, Access
from bot.requested import Filters, Question, SaidBy, answer_to, request_from_json, request_to_json
from tests.bot.two_collections import NEWS, PLANTED, VAULT, Desk, desk_of

BOT = Path(__file__).resolve().parents[2] / "bot"

# Keys of rows, ids of generations and times are no figures of articles. Of all that people see,
# only BM25 is of the whole: it decides nothing here but figures behind the point.
_OF_THE_INDEX = re.compile(
    r"\d+\.\d+(?:e-\d+)?|frozenset\(\{\d+\}\)|\b(?:key|id|generation|created_at|fingerprint)="
    r"(?:\d+|'\d{6}-\w+'|'\d{4}-[^']*Z'|'[0-9a-f]{64}')|indexed_at=[^)]*\)|'[0-9a-f]{64}'"
)


def access(*collections: str) -> Access:
    return Access(collections=frozenset(collections))


@pytest.fixture(name="both", scope="module")
def _both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_of(tmp_path_factory.mktemp("both"), news=NEWS, vault=VAULT) as desk:
        yield desk


def replies(desk: Desk, access: Access = FULL) -> dict[str, str]:
    return {called: _OF_THE_INDEX.sub("#", reply) for called, reply in desk.everything(access)}


def test_planted_words_are_shown_when_all_may_be_read(both: Desk) -> None:
    shown = {called: reply.lower() for called, reply in both.everything()}

    for word in PLANTED:
        assert any(word in reply for called, reply in shown.items() if word not in called.lower())


def test_nothing_of_another_collection_is_told_whatever_is_asked(both: Desk) -> None:
    for called, reply in both.everything(access("news")):
        # What somebody typed comes back with the answer.
        hidden = [word for word in PLANTED if word not in called.lower()]
        assert not [word for word in hidden if word in reply.lower()], called


@pytest.mark.parametrize(("name", "lines"), [("news", NEWS), ("vault", VAULT)])
def test_replies_are_those_of_an_index_without_the_other_collections(
    both: Desk, tmp_path: Path, name: str, lines: tuple[str, ...]
) -> None:
    with desk_of(tmp_path, **{name: lines}) as alone:
        assert replies(both, access(name)) == replies(alone)


def test_access_to_all_collections_changes_no_reply(both: Desk) -> None:
    assert dict(both.everything(access("news", "vault", "none"))) == dict(both.everything())


def test_nothing_is_told_when_nothing_may_be_read(both: Desk) -> None:
    summary = both.sources.summary(access())

    assert (summary.articles, summary.people, summary.collections) == (0, 0, ())
    for called, reply in both.everything(access("new", "news/2022", "")):
        for word in ("quay post", "lantern", "seals'", "maude orsel", *PLANTED):
            assert word in called.lower() or word not in reply.lower(), called


def test_collection_covers_its_folders_when_it_has_some(tmp_path: Path) -> None:
    with desk_of(tmp_path, **{"news/2022": NEWS, "newsroom": VAULT}) as desk:
        summary = desk.sources.summary(access("news"))

    assert summary.collections == (("news/2022", 3),)


def test_bearer_of_a_shared_name_is_no_choice_when_hidden(both: Desk) -> None:
    full = both.answerer.said("Orsel")
    news = both.answerer.said("Orsel", access=access("news"))

    assert full.choices == ("Maude Orsel", "Tiberius Orsel")
    assert (news.choices, len(news.citations)) == ((), 1)


def test_person_has_the_name_of_the_collection_when_another_has_a_fuller_one(both: Desk) -> None:
    full = both.answerer.said("Kestrel")
    news = both.answerer.said("Kestrel", access=access("news"))

    assert {citation.speaker for citation in full.citations} == {"Ondine Kestrel"}
    assert {citation.speaker for citation in news.citations} == {"Kestrel"}


def test_statements_are_counted_within_the_collection(both: Desk) -> None:
    def counts(access: Access) -> dict[str, int]:
        listed = both.speakers.listed(access)
        return {person.name: person.statements for person in listed.items}

    assert counts(access("news")) == {"Maude Orsel": 1, "Kestrel": 1}
    assert counts(FULL)["Maude Orsel"] == 3


def test_copies_are_not_counted_when_hidden(both: Desk) -> None:
    question = "How many seals did the lighthouse keeper count on the northern sandbank?"
    full = both.answerer.answer(question).citations[0]
    news = both.answerer.answer(question, filters=Filters(access=access("news"))).citations[0]

    assert len(full.copies) == 1
    assert (news.article, news.copies) == ("seals", ())


@pytest.mark.parametrize(
    ("given", "then", "cited"),
    [
        (FULL, FULL, {"bridge", "bridge-again", "orsel"}),
        (FULL, access("news"), {"bridge"}),
        (access("news"), FULL, {"bridge"}),
        (access("news"), access("vault"), set()),
    ],
    ids=["full", "place", "question", "neither"],
)
def test_request_is_answered_from_what_both_cover(
    both: Desk, given: Access, then: Access, cited: set[str]
) -> None:
    asked = Question(text="what did Orsel say?", filters=Filters(access=given))

    answer = answer_to(asked, both.answerer, access=then)

    assert {citation.article for citation in answer.citations} == cited


def test_somebodys_statements_are_those_of_the_place(both: Desk) -> None:
    answer = answer_to(SaidBy(name="Orsel"), both.answerer, access=access("news"))

    assert {citation.article for citation in answer.citations} == {"bridge"}


def test_access_is_not_kept_with_a_request() -> None:
    asked = Question(text="what?", filters=Filters(access=access("news")))

    assert request_from_json(request_to_json(asked)) == Question(text="what?")


def test_every_lease_for_people_names_an_access() -> None:
    # The evaluation asks for nobody.
    files = [path for path in BOT.rglob("*.py") if "evaluation" not in path.parts]
    leases = [
        (path.name, call)
        for path in files
        for call in re.findall(r"\.lease\(([^)]*)\)", path.read_text(encoding="utf-8"))
    ]

    assert len(leases) > 10
    assert [each for each in leases if not each[1].endswith("ccess.covers")] == [
        each for each in leases if each[1] == "FULL.covers"
    ]


def test_newest_articles_come_first_a_page_at_a_time(both: Desk) -> None:
    first, second, third, beyond = (
        both.sources.latest(FULL, limit=3, page=page) for page in (1, 2, 3, 9)
    )

    assert [each.id for each in (*first.items, *second.items, *third.items)] == [
        "bridge-again", "orsel", "ferry", "seals", "bridge", "ledger", "seals-again",
    ]  # fmt: skip
    assert (first.cut.number, first.cut.pages, first.cut.total) == (1, 3, 7)
    assert (beyond, third.cut.before) == (third, 6)


def test_summary_tells_what_there_is(both: Desk) -> None:
    summary = both.sources.summary(access("news"))

    assert (summary.articles, summary.paragraphs, summary.statements) == (3, 5, 2)
    assert (summary.first_date, summary.last_date) == ("2022-10-14", "2022-12-01")
    assert summary.people == 2
    assert summary.collections == (("news", 3),)
    assert summary.indexed_at <= datetime.now(UTC)


def test_people_are_listed_a_page_at_a_time_who_says_most_first(both: Desk) -> None:
    pages = [both.speakers.listed(FULL, page, size=3) for page in (0, 1, 2)]

    assert [each.items[0].name for each in pages] == [
        "Maude Orsel",
        "Maude Orsel",
        "Zorblax Quillfeather",
    ]
    assert [each.cut.total for each in pages] == [4, 4, 4]


def test_page_of_nothing_is_the_first(both: Desk) -> None:
    page = both.speakers.listed(access(), 3)

    assert (page.items, page.cut.number, page.cut.pages) == ((), 1, 1)
