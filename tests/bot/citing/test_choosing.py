"""One citation where one paragraph answers; more where they add something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.citing import Chosen, choose
from bot.citing.choosing import MOST_PASSAGES
from index.retrieved import Hit
from tests.bot.citing.hits import hit

QUESTION = "How much does the ferry to Skarn cost, and when does it sail?"
PRICE = "The ferry to Skarn costs nine crowns for everybody who has no boat."
SAILING = "Sailors tell that the boat to the island can sail at six in the morning."
OTHER = "Seagrass grows in the estuary again, forty years after it was lost."


def cited(chosen: Chosen) -> list[str]:
    return [each.head.paragraph.article.id for each in chosen.cited]


def test_one_is_cited_when_the_others_are_not_as_good_and_add_nothing() -> None:
    hits = [hit("a", PRICE), hit("b", OTHER, score=0.6), hit("c", "It rains.", score=0.5)]

    assert cited(choose(hits, QUESTION)) == ["a"]


def test_another_is_cited_when_it_is_about_as_good() -> None:
    hits = [hit("a", PRICE), hit("b", OTHER, score=0.86, coverage=0.9)]

    assert cited(choose(hits, QUESTION)) == ["a", "b"]


def test_another_is_not_cited_when_it_holds_less_of_the_question() -> None:
    hits = [hit("a", PRICE), hit("b", OTHER, score=0.9, coverage=0.5)]

    assert cited(choose(hits, QUESTION)) == ["a"]


def test_another_is_cited_when_it_holds_what_the_first_does_not() -> None:
    hits = [hit("a", PRICE), hit("b", SAILING, score=0.76, coverage=0.2)]

    assert cited(choose(hits, QUESTION)) == ["a", "b"]
    assert cited(choose(hits, "How much does the ferry to Skarn cost?")) == ["a"]


def test_a_third_adds_nothing_when_the_second_has_added_it() -> None:
    again = SAILING.replace("Sailors tell", "Everybody hopes")
    hits = [
        hit("a", PRICE),
        hit("b", SAILING, score=0.76, coverage=0.2),
        hit("c", again, score=0.76, coverage=0.2),
    ]

    assert cited(choose(hits, QUESTION)) == ["a", "b"]


def test_nothing_is_cited_when_nothing_was_found() -> None:
    assert choose([], QUESTION) == Chosen(())


def test_five_copies_are_one_citation_under_the_best() -> None:
    hits = [hit(name, PRICE, score=1 - place / 10) for place, name in enumerate("dbcae")]

    (only,) = choose(hits, QUESTION).cited

    assert only.head is hits[0]
    assert only.copies == tuple(hits[1:])


def test_what_contradicts_the_best_is_cited_whatever_its_score() -> None:
    hits = [
        hit("old", "The ferry to Skarn costs 9 crowns.", published_at="2023-01-01T10:00:00"),
        hit("same", SAILING, score=0.9),
        hit("new", "The ferry to Skarn costs 12 crowns.", score=0.4, published_at="2024-01-01"),
        hit("undated", "The ferry to Skarn costs 4 crowns.", score=0.1),
        hit("else", "The ferry to Lund costs 5 crowns.", score=0.5, coverage=0.3),
    ]

    chosen = choose(hits, "How much does the ferry to Skarn cost?")

    assert (cited(chosen), chosen.differing) == (["new", "old", "undated", "same"], 3)


def test_what_agrees_with_the_best_is_with_those_that_differ_when_it_is_cited_anyway() -> None:
    hits = [
        hit("may", "The ferry to Skarn costs 9 crowns.", published_at="2023-05-01"),
        hit("june", "It is nine crowns that the ferry to Skarn costs.", published_at="2023-06-01"),
        hit("july", "The ferry to Skarn costs 12 crowns.", published_at="2023-07-01"),
    ]

    chosen = choose(hits, "How much does the ferry to Skarn cost?")

    assert (cited(chosen), chosen.differing) == (["july", "june", "may"], 3)


def test_copies_of_both_sides_are_folded_when_articles_differ() -> None:
    hits = [
        hit(
            f"{name}{place}",
            f"The ferry to Skarn costs {price} crowns for each of us.",
            score=score,
        )
        for name, price, score in (("a", "nine", 1.0), ("b", "12", 0.9))
        for place in range(3)
    ]

    chosen = choose(hits, "How much does the ferry to Skarn cost?")

    assert [(each.head.paragraph.article.id, len(each.copies)) for each in chosen.cited] == [
        ("a0", 2), ("b0", 2),
    ]  # fmt: skip


HITS = st.lists(
    st.builds(
        hit,
        st.uuids().map(str),
        st.sampled_from(
            [
                PRICE,
                PRICE.replace("nine", "12"),
                PRICE.replace("to Skarn costs", "to Skarn now costs"),
                SAILING,
                OTHER,
                f"{OTHER} {SAILING}",
            ]
        ),
        score=st.floats(0, 1),
        coverage=st.floats(0, 1),
        published_at=st.sampled_from([None, "2023-01-01", "2024-02-03T04:05:06Z"]),
    ),
    min_size=1,
    max_size=8,
).map(lambda hits: sorted(hits, key=lambda each: -each.score))


@given(HITS, st.sampled_from([QUESTION, "", "How much does the ferry cost?"]))
def test_each_hit_is_cited_or_a_copy_or_left_out(hits: list[Hit], question: str) -> None:
    chosen = choose(hits, question)

    heads = [each.head for each in chosen.cited]
    used = [each for folded in chosen.cited for each in (folded.head, *folded.copies)]
    assert hits[0] in heads
    assert 1 <= len(heads) <= MOST_PASSAGES
    assert len({id(each) for each in used}) == len(used)
    differing, rest = heads[: chosen.differing], heads[chosen.differing :]
    days = [(each.paragraph.article.published_at or "")[:10] for each in differing]
    assert days == sorted(days, reverse=True)
    assert [hits.index(each) for each in rest] == sorted(hits.index(each) for each in rest)
    assert all(folded.head.score >= copy.score for folded in chosen.cited for copy in folded.copies)


@given(HITS)
def test_choosing_again_changes_nothing_but_the_order(hits: list[Hit]) -> None:
    first = [each.head for each in choose(hits, QUESTION).cited]
    ranked = sorted(first, key=lambda each: -each.score)

    again = choose(ranked, QUESTION).cited

    assert {each.head.paragraph.article.id for each in again} <= {
        each.paragraph.article.id for each in first
    }
    assert not any(each.copies for each in again)


def test_a_paragraph_of_a_hundred_thousand_words_does_not_hang() -> None:
    long = " ".join(f"word{place % 977} {place}." for place in range(50_000))
    hits = [hit("a", PRICE), hit("b", long, score=0.9), hit("c", f"{long} {PRICE}", score=0.9)]

    assert cited(choose(hits, QUESTION))[0] == "a"
