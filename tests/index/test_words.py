"""Full-text search: what is found, at what cost, and that no question breaks it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from importlib import resources

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index import stems as stems_module
from index import words as words_module
from index.words import WordIndex, content_words

HARBOUR = "The council voted to dredge the harbour."
LANTERN = "Children carried paper lanterns to the quay."
PARAGRAPHS = (HARBOUR, LANTERN, "Nine cafés stayed open past midnight.", "港 🏮 №5")

# Enough paragraphs that a word in few of them is rare.
FILLER = tuple(f"Filler number{n} says nothing." for n in range(20))

SURROGATES_TOO = st.text(st.characters(exclude_categories=()))
PIECES = st.sampled_from(
    [
        *"\"'*^()+-:{},\x00\\%;_港éßİ²🏮\u202e\u0301\ud800",
        *(" AND ", " OR ", " NOT ", "NEAR(", "NEAR/2", "body", "title:", "rank", "words"),
        *("harbour", "''", "--", "'; DROP TABLE words"),
    ]
)


def fill(connection: sqlite3.Connection, paragraphs: Sequence[str]) -> None:
    schema = resources.files("index").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.executescript(schema)
    connection.executemany(
        "INSERT INTO words(rowid, body, context, title, facts) VALUES (?, ?, '', '', '')",
        enumerate(paragraphs, 1),
    )


@contextmanager
def word_index(*paragraphs: str) -> Iterator[WordIndex]:
    """Index `paragraphs` under the keys 1, 2, …"""
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, paragraphs)
        index = WordIndex(connection)
        try:
            yield index
        finally:
            index.close()


@pytest.fixture(name="words", scope="module")
def _words() -> Iterator[WordIndex]:
    with word_index(*PARAGRAPHS, *FILLER) as index:
        yield index


def found(
    index: WordIndex, query: str, limit: int = 100, budget: int = words_module.BUDGET
) -> list[int]:
    return [hit.paragraph for hit in index.search(query, limit, budget=budget)]


def share(index: WordIndex, query: str, text: str, paragraphs: int = 24) -> float:
    """Return the share of what `query` asks about that `text` holds."""
    terms = index.terms(query, paragraphs)
    return terms.share(terms.held_in(index.stems_of(text)))


def rarities(index: WordIndex, query: str, paragraphs: int = 24) -> dict[str, float]:
    """Return what each word of `query` is worth."""
    terms = index.terms(query, paragraphs)
    return dict(zip(terms.words, terms.rarity.tolist(), strict=True))


# What is found


@pytest.mark.parametrize(
    ("query", "paragraph"),
    [
        pytest.param("dredge", 1, id="the word itself"),
        pytest.param("dredging", 1, id="another ending"),
        pytest.param("HARBOURS", 1, id="upper case plural"),
        pytest.param("lantern", 2, id="singular of a plural"),
        pytest.param("cafe", 3, id="without its accent"),
        pytest.param("CAFÉS", 3, id="with its accent"),
        pytest.param("cafe\u0301s", 3, id="with a combining accent"),
        pytest.param("港", 4, id="Chinese"),
    ],
)
def test_a_word_is_found_in_any_form(words: WordIndex, query: str, paragraph: int) -> None:
    assert found(words, query) == [paragraph]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        pytest.param("Un été sans pluie.", "été", id="composed in both"),
        pytest.param("Un été sans pluie.", "e\u0301te\u0301", id="composed in the text alone"),
        pytest.param(
            "Un e\u0301te\u0301 sans pluie.",
            "été",
            id="composed in the question alone",
        ),
        pytest.param("Rain over İstanbul.", "İstanbul", id="a capital whose small letter combines"),
    ],
)
def test_a_word_with_marks_is_found_however_they_are_encoded(text: str, query: str) -> None:
    with word_index(text, *FILLER) as index:
        assert found(index, query) == [1]


def test_the_share_is_the_same_however_marks_are_encoded() -> None:
    with word_index("Un été sans pluie.", *FILLER) as index:
        assert share(index, "été", "Un e\u0301te\u0301 sans pluie.") == 1


def test_more_and_rarer_words_come_first() -> None:
    with word_index("ferry", "ferry strike", "tide", *["ferry again"] * 5, *FILLER) as index:
        hits = index.search("ferry strike", 3)

    assert hits[0].paragraph == 2
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.score > 0 for hit in hits)


def test_equal_paragraphs_come_in_their_order() -> None:
    with word_index(*["ferry"] * 9, *FILLER) as index:
        assert found(index, "ferry", limit=4) == [1, 2, 3, 4]


@pytest.mark.parametrize("column", ["body", "context", "title", "facts"])
def test_a_word_is_found_in_every_column(column: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, FILLER)
        connection.execute(f"INSERT INTO words(rowid, {column}) VALUES (99, 'pilchard')")
        index = WordIndex(connection)

        assert found(index, "pilchard") == [99]
        index.close()


def test_a_paragraph_that_holds_the_word_beats_its_neighbour() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, FILLER)
        connection.execute("INSERT INTO words(rowid, context) VALUES (98, 'a pilchard')")
        connection.execute("INSERT INTO words(rowid, body) VALUES (99, 'a pilchard')")
        index = WordIndex(connection)

        assert found(index, "pilchard") == [99, 98]
        index.close()


# Function words


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("What did the council vote?", ["council", "vote"]),
        ("Who was it?", ["who", "was", "it"]),
        ("Who, who, WHO?", ["who"]),
        ("the The THE harbour", ["harbour"]),
        ("?!", []),
        ("", []),
    ],
)
def test_function_words_are_dropped_unless_they_are_alone(question: str, kept: list[str]) -> None:
    assert content_words(question) == kept


def test_a_question_of_function_words_is_still_searched(words: WordIndex) -> None:
    assert set(found(words, "the")) == {1, 2}


# Cost


def test_words_are_taken_rarest_first_within_the_budget() -> None:
    paragraphs = ["common"] * 80 + ["common middling"] * 12 + ["common rare"] * 3
    rare, middling = {93, 94, 95}, set(range(81, 93))
    for budget, expected in [(14, rare), (15, rare | middling), (110, set(range(1, 96)))]:
        with word_index(*paragraphs) as index:
            assert set(found(index, "common middling rare", budget=budget)) == expected, budget


def test_a_word_that_is_alone_is_searched_whatever_it_costs() -> None:
    with word_index(*["common"] * 30) as index:
        assert len(found(index, "common", budget=10)) == 30


def test_a_word_that_no_paragraph_holds_costs_nothing() -> None:
    with word_index(*["common"] * 30) as index:
        assert len(found(index, "common unheard", budget=10)) == 30


def test_the_cost_does_not_grow_with_a_word_that_all_paragraphs_hold() -> None:
    def steps_for(paragraphs: int) -> int:
        steps = 0

        def count() -> None:
            nonlocal steps
            steps += 1

        with closing(sqlite3.connect(":memory:")) as connection:
            fill(connection, ["common rare"] * 5 + ["common"] * paragraphs)
            index = WordIndex(connection)
            connection.set_progress_handler(count, 1)
            assert len(index.search("common rare", 50, budget=100)) == 5
            index.close()
        return steps

    assert steps_for(3000) < 2 * steps_for(300)


# Hostile questions


@pytest.mark.parametrize(
    "query",
    [
        pytest.param('"harbour', id="an open quotation mark"),
        pytest.param('harbour" OR "lantern', id="a closing one"),
        pytest.param("harbour*", id="a prefix"),
        pytest.param("^harbour", id="an anchor"),
        pytest.param("-harbour", id="a minus"),
        pytest.param("NOT harbour", id="NOT"),
        pytest.param("harbour AND", id="AND"),
        pytest.param("NEAR(harbour", id="NEAR"),
        pytest.param("title:harbour", id="a column"),
        pytest.param("{body title}:harbour", id="columns"),
        pytest.param("harbour\x00", id="NUL"),
        pytest.param("🚢harbour🚢", id="emoji"),
        pytest.param("'; DROP TABLE words; -- harbour", id="SQL"),
        pytest.param("\ud83d harbour", id="half an emoji"),
        pytest.param("harbour\u202e", id="right to left"),
    ],
)
def test_what_looks_like_syntax_is_read_as_words(words: WordIndex, query: str) -> None:
    assert 1 in found(words, query)


@settings(deadline=None)
@given(query=SURROGATES_TOO | st.lists(PIECES).map("".join))
@example(query=" ".join(f"number{n} word{n}" for n in range(2000)))
@example(query="x" * 100_000)
@example(query="number1 " * 20_000)
def test_no_question_ever_raises(words: WordIndex, query: str) -> None:
    hits = words.search(query, 10)
    terms = words.terms(query, len(PARAGRAPHS) + len(FILLER))

    assert len(hits) <= 10
    assert len(terms.stems) == len(set(terms.stems)) == len(terms.words) == len(terms.rarity)
    assert all(terms.stems)
    whole = 1 if terms.stems else 0
    assert terms.share(terms.held_in(words.stems_of(query))) == pytest.approx(whole)


@given(text=SURROGATES_TOO)
def test_no_text_ever_breaks_its_share(words: WordIndex, text: str) -> None:
    assert 0 <= share(words, "dredge the harbour", text) <= 1 + 1e-9


def test_only_the_articles_given_are_looked_in() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, [HARBOUR] * 3)
        connection.executemany(
            "INSERT INTO paragraphs(key, article, number, text) VALUES (?, ?, ?, ?)",
            [(1, 7, 1, HARBOUR), (2, 8, 1, HARBOUR), (3, 8, 2, HARBOUR)],
        )
        with closing(WordIndex(connection)) as index:
            found = {
                articles: [hit.paragraph for hit in index.search("harbour", 10, articles)]
                for articles in ((7,), (8,), (8, 7), ())
            }

    assert found == {(7,): [1], (8,): [2, 3], (8, 7): [1, 2, 3], (): []}


# How rare, and how much of it


def test_a_rarer_word_weighs_more(words: WordIndex) -> None:
    worth = rarities(words, "filler harbour unheard")

    assert worth["unheard"] > worth["harbour"] > worth["filler"] > 0


def test_function_words_weigh_nothing(words: WordIndex) -> None:
    assert set(rarities(words, "What of the harbour?")) == {"harbour"}


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        pytest.param("Which article reported on the harbour?", {"harbour"}, id="words that ask"),
        pytest.param("What did the article say?", {"article", "say"}, id="nothing else"),
        pytest.param("What was it?", {"what", "was", "it"}, id="function words alone"),
        pytest.param("Lanterns, a lantern", {"lanterns"}, id="two forms of one word"),
        pytest.param("?", set(), id="no word"),
    ],
)
def test_what_is_asked_about_is_what_is_left_without_grammar(
    words: WordIndex, query: str, asked: set[str]
) -> None:
    assert set(rarities(words, query)) == asked


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param("What did Maude Orsel vote in 1874?", {"maude", "orsel", "1874"}, id="three"),
        pytest.param("Lanterns of the council", set(), id="a capital that begins"),
        pytest.param("It rained. Lanterns burned.", set(), id="one that begins a sentence"),
        pytest.param("“Lanterns” of the quay", set(), id="one that begins a quotation"),
        pytest.param("7 lanterns", {"7"}, id="a number that begins"),
        pytest.param("lanterns in İzmir", {"i\u0307zmir"}, id="a capital of Turkish"),
    ],
)
def test_names_and_numbers_are_told_from_other_words(
    words: WordIndex, query: str, names: set[str]
) -> None:
    terms = words.terms(query, 24)

    assert {word for word, name in zip(terms.words, terms.names, strict=True) if name} == names


def test_a_question_asks_for_its_first_words_where_it_has_very_many(words: WordIndex) -> None:
    text = [f"unheard{n}" for n in range(10_000)]

    assert words.terms(" ".join(text), 24).words == tuple(text[:256])


def test_neighbours_are_pairs_unless_both_are_grammar(words: WordIndex) -> None:
    terms = words.terms("Who was the mayor of Tarn?", 24)

    assert set(terms.pairs) == {("the", "mayor"), ("mayor", "of"), ("of", "tarn")}


# Words as the tokenizer has them


def test_words_are_read_in_order_each_with_its_place(words: WordIndex) -> None:
    text = "Dredging the Cafés, 🏮 foo_bar!"
    read = words.read(text)

    assert [term.stem for term in read] == ["dredg", "the", "cafe", "foo", "bar"]
    assert all(text.startswith(term.word, term.start) for term in read)


@given(text=SURROGATES_TOO)
def test_every_word_that_is_read_has_a_place_and_a_stem(words: WordIndex, text: str) -> None:
    for term in words.read(text):
        assert text[term.start : term.start + len(term.word)] == term.word != ""
        assert term.stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("हिन्दी", "दिन", id="Hindi"),
        pytest.param("தமிழ்", "தம்பி", id="Tamil"),
        pytest.param("مَدْرَسَة", "مَةٌ", id="Arabic with vowels"),
    ],
)
def test_words_that_the_tokenizer_splits_are_told_apart(one: str, other: str) -> None:
    with word_index(f"{one} here", f"{other} there", *FILLER) as index:
        assert share(index, one, one) == 1
        assert share(index, one, other) == 0
        assert found(index, one) == [1]
        assert rarities(index, one)[one] < rarities(index, "unheard")["unheard"]


def test_words_with_a_line_between_are_two() -> None:
    with word_index("the value of foo_bar here", *FILLER) as index:
        assert found(index, "bar") == found(index, "foo_bar") == [1]
        assert share(index, "bar", "the value of foo_bar here") == 1
        assert share(index, "foo", "the value of foo_bar here") == 1


@pytest.mark.parametrize("word", ["x²", "½", "①"])
def test_a_sign_that_is_a_number_belongs_to_its_word(word: str) -> None:
    with word_index(f"they gave {word} again", *FILLER) as index:
        assert found(index, word) == [1]
        assert share(index, word, f"{word} again") == 1


def test_the_share_is_that_of_the_words_held(words: WordIndex) -> None:
    assert share(words, "dredging harbours", HARBOUR) == pytest.approx(1)
    assert share(words, "dredging harbours", "The harbour.") == pytest.approx(0.5)
    assert share(words, "dredging harbours", LANTERN) == 0
    assert share(words, "", HARBOUR) == 0


def test_a_full_memory_of_stems_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (words_module, stems_module):
        monkeypatch.setattr(module, "STEMS_KEPT", 3)
    with word_index(*PARAGRAPHS, *FILLER) as index:
        first = [found(index, text) for text in PARAGRAPHS]

        assert [found(index, text) for text in PARAGRAPHS] == first == [[1], [2], [3], [4]]
