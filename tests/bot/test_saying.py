"""Who said what: somebody's statements, whether somebody said something, and who did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.answer import Answer, AnswerKind
from bot.answerer import Answerer
from bot.errors import PilcrowError
from bot.export import answer_to_json
from bot.planning import Period
from bot.saying import read_period
from bot.saying.spoken import Spoken, surest_first
from corpus import Evidence, Statement, StatementKind
from index.building import Plan, build
from index.generations import DataFolder
from index.serving import LiveIndex
from index.store import ArticleRecord, ParagraphRecord, StatementRecord
from tests.bot.told import notes_of
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import line, write_lines

FERRY = (
    "The ferry of Sandmouth stopped on Monday, and nobody knew for how long.",
    "“The ferry is older than my mother,” Cora Danvers said.",
    "“The engine coughs every morning.",
    "“And every evening it coughs again,” Cora Danvers said.",
    "The harbour master, Hugh Pell, was angry. “Nobody paid for the lighthouse,” Hugh Pell said.",
)
TOLLS = (
    "Sandmouth has argued about its bridge since spring.",
    "“Bridge tolls will rise in summer,” Cora Danvers said.",
    "“Bridge tolls are robbery,” Ann Quist said.",
    "“Pedlars should cross for nothing,” Ben Quist said.",
    "“Ann Quist is wrong about the pedlars,” Ben Quist said.",
)
CRANE = (
    "A crane of Jasper Mole fell into the water on Friday.",
    "“Nobody was hurt by the crane,” Cora Danvers said.",
    "One banner read “a splendid heap of rust”, and people laughed.",
)
TOWER = (
    "The church tower leans a little more each year.",
    "“The tower will fall,” Dora Finch told the BBC.",
    "“The tower is ours,” said Dora Finch, a mason. “And it stays.”",
    "She had counted the cracks, Dora Finch said. “There are nine,” she added.",
)
UNDATED = (
    "An interview from the archive.",
    "“My garden has forty apple trees,” Cora Danvers said.",
)


@pytest.fixture(name="live", scope="module")
def _live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveIndex]:
    folder = tmp_path_factory.mktemp("saying")
    lines = [
        line("ferry", *FERRY, title="The stop", published_at="2023-03-06", source="The Courier"),
        line("tolls", *TOLLS, title="Money", published_at="2023-05-02", source="Sandmouth Herald"),
        line("crane", *CRANE, title="A fall", published_at="2022-11-11", source="The Courier"),
        line("tower", *TOWER, title="Leaning", published_at="2021-01-01", source="The Courier"),
        line("garden", *UNDATED, title="Trees"),
    ]
    data = DataFolder(folder / "data")
    build(data, Plan(default=write_lines(folder / "corpus", lines)), BagOfWordsEmbedder())
    live = LiveIndex(data, BagOfWordsEmbedder().name)
    yield live
    live.close()


@pytest.fixture(name="answerer", scope="module")
def _answerer(live: LiveIndex) -> Answerer:
    return Answerer(live, BagOfWordsEmbedder(), min_confidence=0.5)


NO_ANSWER = "What comes nearest is not an answer:"
NOTHING = ("The articles do not answer this.",)


def cited(answer: Answer) -> list[str]:
    return [citation.locator for citation in answer.citations]


def nearest(answer: Answer) -> list[str]:
    return [citation.locator for citation in answer.nearest]


def test_newest_article_comes_first_and_undated_last_when_there_is_no_topic(
    answerer: Answerer,
) -> None:
    answer = answerer.answer("what did Cora Danvers say?")

    assert answer.kind is AnswerKind.SAID
    assert cited(answer) == ["tolls#2", "ferry#2", "ferry#3", "ferry#4", "crane#2", "garden#2"]
    assert (notes_of(answer), answer.nearest, answer.choices) == ((), (), ())
    assert {citation.speaker for citation in answer.citations} == {"Cora Danvers"}
    assert all(0 <= citation.score <= 1 for citation in answer.citations)
    assert set(answer.ranking[:6]) == {(c.article, c.paragraph) for c in answer.citations}
    assert len(answer.ranking) == 10


def test_only_what_is_about_the_topic_is_cited_when_there_is_one(answerer: Answerer) -> None:
    answer = answerer.answer("what did Cora Danvers say about the bridge tolls?")

    assert answer.kind is AnswerKind.SAID
    assert cited(answer) == ["tolls#2"]
    assert answer.ranking[0] == ("tolls", 2)


def test_quotation_that_runs_on_stays_whole_when_there_is_a_topic(answerer: Answerer) -> None:
    answer = answerer.said("Cora Danvers", about="engine")

    assert cited(answer) == ["ferry#3", "ferry#4"]
    assert [citation.runs_on for citation in answer.citations] == [False, True]


def test_nearest_is_shown_when_nothing_is_about_the_topic(answerer: Answerer) -> None:
    answer = answerer.answer("what did Cora Danvers say about lighthouse?")

    assert answer.kind is AnswerKind.ABSTAINED
    assert answer.citations == ()
    assert 1 <= len(answer.nearest) <= 3
    assert {citation.speaker for citation in answer.nearest} == {"Cora Danvers"}
    (note,) = notes_of(answer)
    assert note == (
        "The articles quote nothing by Cora Danvers about lighthouse. "
        "This is what Cora Danvers said nearest to it:"
    )


@pytest.mark.parametrize(
    ("since", "until", "locators"),
    [
        pytest.param(date(2023, 3, 6), None, ["tolls#2", "ferry#2", "ferry#3", "ferry#4"],
                     id="since that day"),
        pytest.param(None, date(2022, 11, 11), ["crane#2"], id="up to that day"),
        pytest.param(date(2023, 3, 6), date(2023, 3, 6), ["ferry#2", "ferry#3", "ferry#4"],
                     id="on that day"),
    ],
)  # fmt: skip
def test_dates_are_included_and_undated_left_out_when_a_period_is_asked(
    answerer: Answerer, since: date | None, until: date | None, locators: list[str]
) -> None:
    assert cited(answerer.said("Cora Danvers", since=since, until=until)) == locators


@pytest.mark.parametrize(
    ("since", "until", "locators", "note"),
    [
        pytest.param(
            date(2023, 5, 3), None, ["tolls#2", "ferry#2", "ferry#3"],
            "The articles have no statement by Cora Danvers since 3 May 2023. "
            "The last before that:",
            id="the newest before it"),
        pytest.param(
            None, date(2020, 1, 1), ["crane#2", "ferry#2", "ferry#3"],
            "The articles have no statement by Cora Danvers up to 1 January 2020. "
            "The first after that:",
            id="the oldest after it"),
        pytest.param(
            date(2023, 4, 1), date(2023, 4, 30), ["ferry#2", "ferry#3", "ferry#4"],
            "The articles have no statement by Cora Danvers from 1 April 2023 to 30 April 2023. "
            "The last before that:",
            id="between"),
    ],
)  # fmt: skip
def test_statements_nearest_in_time_are_shown_when_a_period_has_none(
    answerer: Answerer, since: date | None, until: date | None, locators: list[str], note: str
) -> None:
    answer = answerer.said("Cora Danvers", since=since, until=until)

    assert answer.kind is AnswerKind.ABSTAINED
    assert nearest(answer) == locators
    assert notes_of(answer) == (note,)


def test_only_articles_of_the_outlet_are_cited_when_one_is_asked(answerer: Answerer) -> None:
    answer = answerer.answer("what did Cora Danvers say according to the courier?")

    assert [c.article for c in answer.citations] == ["ferry", "ferry", "ferry", "crane"]
    assert notes_of(answer) == ()


def test_what_was_told_to_an_outlet_is_cited_when_no_article_is_from_it(
    answerer: Answerer,
) -> None:
    answer = answerer.answer("what did Dora Finch tell the BBC?")

    assert cited(answer) == ["tower#2"]
    assert notes_of(answer) == ()


def test_other_outlets_are_shown_with_a_note_when_the_one_asked_has_nothing(
    answerer: Answerer,
) -> None:
    answer = answerer.answer("what did Ann Quist say according to The Courier?")

    assert cited(answer) == ["tolls#3"]
    assert notes_of(answer) == (
        "The articles have no such statement by Ann Quist in or to The Courier: these are others.",
    )


def test_all_are_shown_and_named_when_several_share_the_name(answerer: Answerer) -> None:
    answer = answerer.answer("what did Quist say?")

    assert cited(answer) == ["tolls#3", "tolls#4", "tolls#5"]
    assert [c.speaker for c in answer.citations] == ["Ann Quist", "Ben Quist", "Ben Quist"]
    assert answer.choices == ("Ben Quist", "Ann Quist")
    assert notes_of(answer) == ("“Quist” may be several people: each is named here.",)


def test_only_one_of_several_is_shown_when_one_was_chosen(answerer: Answerer) -> None:
    asked = answerer.answer("what did Quist say?", "Ann Quist")
    said = answerer.said("Quist", speaker="Ann Quist")

    assert cited(asked) == cited(said) == ["tolls#3"]
    assert (notes_of(asked), asked.choices) == ((), ())


@pytest.mark.parametrize(
    ("name", "notes"),
    [("Cora Danvars", ("Read as: Cora Danvers.",)), ("cora danvers", ())],
    ids=["misspelt", "small letters"],
)
def test_person_is_found_when_the_name_is_not_quite_right(
    answerer: Answerer, name: str, notes: tuple[str, ...]
) -> None:
    answer = answerer.answer(f"what did {name} say?")

    assert {citation.speaker for citation in answer.citations} == {"Cora Danvers"}
    assert notes_of(answer) == notes


OF_AN_OWNER = "what did Jasper Mole say about the crane that fell into the water on Friday?"


def test_question_goes_the_usual_way_when_nobody_has_the_name(answerer: Answerer) -> None:
    answer = answerer.answer(OF_AN_OWNER)

    assert answer.kind is AnswerKind.PASSAGES
    assert cited(answer)[0] == "crane#1"


@pytest.mark.parametrize(
    ("question", "notes", "choices"),
    [
        (OF_AN_OWNER,
         ("Nobody called “Jasper Mole” speaks in the articles. This is what they have on it:",),
         ()),
        ("what did Zebulon say about xylophones and water?",
         ("Nobody called “Zebulon” speaks in the articles.", NO_ANSWER), ()),
        ("what did Zebulon say about xylophones?",
         ("Nobody called “Zebulon” speaks in the articles.",), ()),
        ("what did Corinna Danvers say about xylophones?",
         ("Nobody called “Corinna Danvers” speaks in the articles. Names like it:",),
         ("Cora Danvers",)),
        ("what did the barber say about xylophones?", NOTHING, ()),
        ("what did Zebulon and Corinna say about xylophones?", NOTHING, ()),
        ("what did Captain say about xylophones?", NOTHING, ()),
        ("Python on xylophones", NOTHING, ()),
        ("did Zebulon say “bridge tolls are robbery”?",
         ("No article quotes Zebulon saying this. The closest is Ann Quist, ¶3.",), ()),
        ("did Zebulon say “xylophones frighten wolves at midnight”?",
         ("Nobody called “Zebulon” speaks in the articles.",), ()),
    ],
    ids=["passages", "nearest", "nothing", "names like it", "a role", "two people", "a role alone",
         "keywords", "another's words", "nobody's words"],
)  # fmt: skip
def test_it_is_told_when_nobody_has_the_name(
    answerer: Answerer, question: str, notes: tuple[str, ...], choices: tuple[str, ...]
) -> None:
    answer = answerer.answer(question)

    assert (notes_of(answer), answer.choices) == (notes, choices)


def test_question_goes_the_usual_way_when_a_name_like_it_says_nothing_of_the_topic(
    answerer: Answerer,
) -> None:
    answer = answerer.answer(
        "what did Danvars say that one banner read, a splendid heap of rust, and people laughed?"
    )

    assert cited(answer)[0] == "crane#3"
    assert answer.kind is AnswerKind.PASSAGES


def test_names_like_it_are_offered_when_nobody_has_the_name(answerer: Answerer) -> None:
    answer = answerer.said("Corinna Danvers")

    assert answer.kind is AnswerKind.ABSTAINED
    assert notes_of(answer)[0].startswith("Nobody called “Corinna Danvers” speaks in the articles.")
    assert "Cora Danvers" in answer.choices
    assert notes_of(answerer.said("Xq")) == ("Nobody called “Xq” speaks in the articles.",)


@pytest.mark.parametrize(
    "question",
    [
        "did Cora Danvers say “nobody was hurt by the crane”?",
        "did Cora Danvers say that nobody was hurt by the crane?",
    ],
    ids=["quoted", "unquoted"],
)
def test_statement_is_cited_when_somebody_did_say_it(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)

    assert answer.kind is AnswerKind.SAID
    assert cited(answer) == ["crane#2"]
    assert notes_of(answer) == ()


def test_changes_are_told_when_somebody_said_it_in_other_words(answerer: Answerer) -> None:
    answer = answerer.answer("did Cora Danvers say “nobody was badly hurt by the crane”?")

    assert cited(answer) == ["crane#2"]
    assert notes_of(answer) == ("Not word for word: these are the article's own words.",)


@pytest.mark.parametrize(
    "question",
    [
        "did Cora Danvers say “bridge tolls are robbery”?",
        "did Cora Danvers say “tolls are robbery”?",
    ],
)
def test_who_comes_closest_is_told_when_someone_else_said_it(
    answerer: Answerer, question: str
) -> None:
    answer = answerer.answer(question)

    assert (answer.kind, answer.citations) == (AnswerKind.ABSTAINED, ())
    assert nearest(answer) == ["tolls#3"]
    assert notes_of(answer) == (
        "No article quotes Cora Danvers saying this. The closest is Ann Quist, ¶3.",
    )


def test_nothing_is_affirmed_when_nobody_said_it(answerer: Answerer) -> None:
    answer = answerer.answer("did Cora Danvers say “xylophones frighten wolves at midnight”?")

    assert answer.kind is AnswerKind.ABSTAINED
    assert notes_of(answer) == (
        "No article quotes Cora Danvers saying this. This is what Cora Danvers said nearest to it:",
    )
    assert {citation.speaker for citation in answer.nearest} == {"Cora Danvers"}


def test_near_statement_is_cited_when_somebody_said_it_in_meaning(answerer: Answerer) -> None:
    answer = answerer.answer("did Cora Danvers say that summer will bring a rise of bridge tolls?")

    assert answer.kind is AnswerKind.SAID
    assert cited(answer) == ["tolls#2"]
    assert notes_of(answer) == (
        "Not in these words: this is what Cora Danvers said nearest to it.",
    )


def test_changes_are_told_when_the_claim_has_no_marks(answerer: Answerer) -> None:
    answer = answerer.answer("did Cora Danvers say that nobody was badly hurt by the crane?")

    assert cited(answer) == ["crane#2"]
    assert notes_of(answer) == ("Not word for word: these are the article's own words.",)


ON_THE_DAY = "Ann Quist about pedlars on 2 May 2023"
OF_BOTH = "what did Ann Quist say about pedlars in May 2023 on the bridge?"


@pytest.mark.parametrize(
    ("question", "kind", "told"),
    [
        ("what did Ann Quist say about pedlars?", AnswerKind.PASSAGES, "Ann Quist about pedlars"),
        ("what did Ann Quist say about pedlars on 2 May 2023?", AnswerKind.PASSAGES, ON_THE_DAY),
        (OF_BOTH, AnswerKind.PASSAGES, None),
        ("what did Ann Quist say about pedlars in 2019?", AnswerKind.ABSTAINED, None),
    ],
    ids=["any time", "that day", "passages that quote the speaker", "another time"],
)  # fmt: skip
def test_passages_are_shown_when_they_tell_of_the_speaker_without_quoting(
    answerer: Answerer, question: str, kind: AnswerKind, told: str | None
) -> None:
    answer = answerer.answer(question)

    note = f"The articles quote nothing by {told}. This is what they have on it:"
    assert answer.kind is kind
    assert (note in notes_of(answer)) is (told is not None)
    assert any("quote nothing" in each for each in notes_of(answer)) is (told is not None)


def test_nothing_is_said_of_the_topic_when_only_the_period_is_empty(answerer: Answerer) -> None:
    answer = answerer.answer("what did Cora Danvers say about the bridge tolls in 2019?")

    assert answer.kind is AnswerKind.ABSTAINED
    assert notes_of(answer) == (
        (
            "The articles have no statement by Cora Danvers from 1 January 2019 to "
            "31 December 2019. The first after that:"
        ),
    )


@pytest.mark.parametrize("typed", ["30 February 2022", "3/4/2022"])
def test_date_is_refused_when_a_question_has_one_that_is_none(
    answerer: Answerer, typed: str
) -> None:
    answer = answerer.answer(f"what did Cora Danvers say on {typed}?")

    assert answer.kind is AnswerKind.ABSTAINED
    assert notes_of(answer) == (f"“{typed}” is no date: write it as 2022-10-13.",)


def test_paragraph_is_quoted_when_some_of_it_is_and_the_rest_reported(answerer: Answerer) -> None:
    answer = answerer.said("Dora Finch", about="nine cracks that she had counted")

    assert [(c.locator, c.statement) for c in answer.citations] == [
        ("tower#4", StatementKind.DIRECT)
    ]


def test_words_of_another_time_are_the_closest_when_a_period_is_asked(answerer: Answerer) -> None:
    answer = answerer.answer("did Cora Danvers say “nobody was hurt by the crane” in May 2023?")

    assert answer.kind is AnswerKind.ABSTAINED
    assert nearest(answer) == ["crane#2"]
    assert notes_of(answer) == (
        (
            "No article quotes Cora Danvers saying this from 1 May 2023 to 31 May 2023. "
            "The closest is Cora Danvers, ¶2."
        ),
    )


def test_it_is_told_when_the_articles_do_not_say_whose_words_they_are(answerer: Answerer) -> None:
    answer = answerer.answer("did Cora Danvers say “a splendid heap of rust”?")

    assert answer.kind is AnswerKind.ABSTAINED
    assert nearest(answer) == ["crane#3"]
    assert notes_of(answer) == (
        (
            "No article quotes Cora Danvers saying this. "
            "The articles do not say whose words these are."
        ),
    )


@pytest.mark.parametrize(
    "question",
    ["who said “bridge tolls are robbery”?", "“Tolls are robbery”: who said that?",
     "who said that tolls are robbery?"],
)  # fmt: skip
def test_speaker_is_cited_when_the_words_are_somebodys(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)

    assert answer.kind is AnswerKind.SAID
    assert [(c.locator, c.speaker) for c in answer.citations] == [("tolls#3", "Ann Quist")]


def test_paragraph_is_shown_when_nobody_is_named_for_the_words(answerer: Answerer) -> None:
    answer = answerer.answer("who called it “a splendid heap of rust”?")

    assert answer.kind is AnswerKind.PASSAGES
    assert cited(answer) == ["crane#3"]
    assert notes_of(answer) == ("The articles do not say whose words these are.",)


def test_statement_among_the_hits_is_cited_when_somebody_made_such_a_claim(
    answerer: Answerer,
) -> None:
    answer = answerer.answer("who said that in summer every toll of a bridge will rise?")

    assert answer.kind is AnswerKind.SAID
    assert [(c.locator, c.speaker) for c in answer.citations] == [("tolls#2", "Cora Danvers")]
    assert notes_of(answer) == ("Not word for word: these are the article's own words.",)


@pytest.mark.parametrize(
    ("question", "kind", "more"),
    [
        (
            "who said “on Friday water with a banner was a crane that people fell into”?",
            AnswerKind.PASSAGES,
            (),
        ),
        ("who said “xylophones frighten water”?", AnswerKind.ABSTAINED, (NO_ANSWER,)),
    ],
    ids=["passages", "nearest"],
)
def test_it_is_told_when_the_articles_do_not_quote_the_words(
    answerer: Answerer, question: str, kind: AnswerKind, more: tuple[str, ...]
) -> None:
    answer = answerer.answer(question)

    assert answer.kind is kind
    assert notes_of(answer) == ("The articles do not quote these words.", *more)
    assert bool(answer.nearest) is bool(more)


def test_question_goes_the_usual_way_when_nobody_made_such_a_claim(answerer: Answerer) -> None:
    answer = answerer.answer("who said that xylophones frighten wolves?")

    assert (answer.kind, notes_of(answer)) == (AnswerKind.ABSTAINED, NOTHING)


def test_answer_to_how_somebody_responded_is_about_the_topic(answerer: Answerer) -> None:
    answer = answerer.answer("how did Cora Danvers respond to the bridge tolls?")

    assert answer.kind is AnswerKind.SAID
    assert cited(answer) == ["tolls#2"]


def test_statements_in_one_paragraph_are_one_citation_for_each_speaker(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("shared paragraph")
    both = "“Figs are ripe,” Ann Quist said. “Figs are late,” Ann Quist said."
    lines = [line("figs", both + " “Figs are dull,” Ben Quist said.", "Nothing else happened.")]
    data = DataFolder(folder / "data")
    build(data, Plan(default=write_lines(folder / "corpus", lines)), BagOfWordsEmbedder())
    live = LiveIndex(data, BagOfWordsEmbedder().name)

    answer = Answerer(live, BagOfWordsEmbedder(), 0.5).said("Quist")
    live.close()

    assert [(c.speaker, c.quote) for c in answer.citations] == [
        ("Ann Quist", "“Figs are ripe,” Ann Quist said. “Figs are late,”"),
        ("Ben Quist", "“Figs are dull,”"),
    ]


def test_nothing_is_cited_when_no_statement_is_sure_enough(live: LiveIndex) -> None:
    strict = Answerer(live, BagOfWordsEmbedder(), min_confidence=1.0)

    assert strict.said("Cora Danvers").kind is AnswerKind.ABSTAINED
    assert strict.answer("what did Cora Danvers say about the bridge tolls?").citations == ()


def test_json_keeps_the_contracts_keys_when_there_are_notes(answerer: Answerer) -> None:
    answer = answerer.said("Quist", about="lighthouse", since=date(2023, 1, 1))

    assert notes_of(answer)
    assert answer.nearest
    assert answer.choices
    assert list(answer_to_json(answer)) == [
        "question", "answered", "kind", "confidence", "citations",
    ]  # fmt: skip
    assert answer.question == "what did Quist say about lighthouse since 1 January 2023?"
    (kept,) = answer_to_json(replace(answer, citations=answer.nearest[:1]))["citations"]
    assert list(kept)[-5:] == ["speaker", "source", "published_at", "url", "score"]


def spoken(number: int, confidence: float) -> Spoken:
    article = ArticleRecord(
        id="a", title="A", source=None, published_at=None, url=None, author=None, collection="",
        length=9,
    )  # fmt: skip
    statement = Statement(
        paragraph=number, start=0, end=3, kind=StatementKind.DIRECT, speaker="Ann Quist",
        speaker_text=None, cue=None, confidence=confidence, evidence=Evidence.NAME,
    )  # fmt: skip
    return Spoken(
        paragraph=ParagraphRecord(
            key=number, article=article, number=number, text="Yes", mark=None
        ),
        person=1,
        records=(StatementRecord(paragraph=number, statement=statement, person=1),),
    )


def test_ranking_is_surest_first_in_steps_that_keep_their_order() -> None:
    said = [spoken(n, c) for n, c in enumerate((0.6, 0.81, 0.92, 0.89, 0.97, 0.7), 1)]

    assert [each.paragraph.number for each in surest_first(said)] == [3, 5, 2, 4, 1, 6]


@pytest.mark.parametrize(
    ("since", "until", "period"),
    [
        pytest.param("2022-10-13", None, Period(date(2022, 10, 13), None), id="a day"),
        pytest.param(" last week ", "yesterday", Period(date(2024, 4, 22), date(2024, 4, 30)),
                     id="words"),
        pytest.param("October 2022", "2022", Period(date(2022, 10, 1), date(2022, 12, 31)),
                     id="months and years, their first and last day"),
        pytest.param(None, "before May 2022", Period(None, date(2022, 4, 30)), id="open"),
        pytest.param(None, None, Period(), id="none"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(
    since: str | None, until: str | None, period: Period
) -> None:
    assert read_period(since, until, date(2024, 5, 1)) == period


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        ("foo", None, "--since ‘foo’ is no date: write it as 2022-10-13."),
        (None, "2022-13-40", "--until ‘2022-13-40’ is no date: write it as 2022-10-13."),
        ("", None, "--since ‘’ is no date: write it as 2022-10-13."),
        ("2023-01-02", "2023-01-01", "--since 2023-01-02 is after --until 2023-01-01"),
    ],
    ids=["no date", "no such day", "empty", "the wrong way round"],
)
def test_dates_are_refused_in_one_sentence_when_they_are_wrong(
    since: str | None, until: str | None, message: str
) -> None:
    with pytest.raises(PilcrowError) as raised:
        read_period(since, until, date(2024, 5, 1), prefix="--")

    assert str(raised.value).startswith(message)


@pytest.mark.parametrize("name", ["", "  ", "“”?"])
def test_name_is_refused_when_it_has_no_letters(answerer: Answerer, name: str) -> None:
    with pytest.raises(PilcrowError, match="There is no name"):
        answerer.said(name)


@pytest.mark.parametrize(
    "question",
    [
        "Where did Cora Danvers say “bridge tolls are robbery”?",
        "In which interview did Cora Danvers predict “bridge tolls are robbery”?",
        "“Bridge tolls are robbery”: was that Cora Danvers?",
    ],
    ids=["where", "in which interview", "quotation first"],
)
def test_nobody_elses_words_are_affirmed_when_more_is_asked_about_them(
    answerer: Answerer, question: str
) -> None:
    answer = answerer.answer(question)

    assert (answer.kind, answer.citations) == (AnswerKind.ABSTAINED, ())
    assert nearest(answer) == ["tolls#3"]
    assert notes_of(answer) == (
        "No article quotes Cora Danvers saying this. The closest is Ann Quist, ¶3.",
    )


def test_place_is_cited_when_it_is_asked_where_somebody_said_it(answerer: Answerer) -> None:
    answer = answerer.answer("Where did Ann Quist say “bridge tolls are robbery”?")

    assert (answer.kind, cited(answer), notes_of(answer)) == (AnswerKind.SAID, ["tolls#3"], ())


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        (
            "Why did Dora Finch warn that nobody paid for the lighthouse?",
            "No article quotes Dora Finch on this.",
        ),
        (
            "Why did Zelda Quark warn that nobody paid for the lighthouse?",
            "Nobody called “Zelda Quark” speaks in the articles.",
        ),
    ],
    ids=["somebody else", "nobody of that name"],
)
def test_speaker_is_corrected_when_a_question_takes_anothers_words_for_granted(
    answerer: Answerer, question: str, missing: str
) -> None:
    answer = answerer.answer(question)

    assert (answer.kind, answer.citations) == (AnswerKind.ABSTAINED, ())
    assert nearest(answer) == ["ferry#5"]
    assert notes_of(answer) == (f"{missing} The closest is Hugh Pell, ¶5.",)


@pytest.mark.parametrize(
    "question",
    [
        "Why did Hugh Pell warn that nobody paid for the lighthouse?",
        "Why did Pell warn that nobody paid for the lighthouse?",
        "Why did the harbour master warn that nobody paid for the lighthouse?",
    ],
    ids=["the speaker", "by the surname", "a role"],
)
def test_question_goes_the_usual_way_when_it_takes_the_right_speaker_for_granted(
    answerer: Answerer, question: str
) -> None:
    answer = answerer.answer(question)

    assert not any("The closest" in note for note in notes_of(answer))
    assert answer.ranking[0] == ("ferry", 5)


def test_only_the_first_of_several_questions_is_answered_and_that_is_told(
    answerer: Answerer,
) -> None:
    question = "What did Cora Danvers say about bridge tolls, and who painted the pier red?"

    answer = answerer.answer(question)

    assert (answer.question, answer.kind) == (question, AnswerKind.SAID)
    assert cited(answer) == ["tolls#2"]
    assert notes_of(answer) == ("I read only the first question: ask the others one at a time.",)


def test_it_is_told_that_nobody_has_the_name_when_all_is_written_small(answerer: Answerer) -> None:
    answer = answerer.answer(OF_AN_OWNER.lower())

    assert answer.kind is AnswerKind.PASSAGES
    assert notes_of(answer)[0].startswith("Nobody called “jasper mole” speaks in the articles.")


def test_nobody_is_not_told_of_when_a_word_written_small_is_no_name(answerer: Answerer) -> None:
    answer = answerer.answer("what did people say about the crane that fell into the water")

    assert not any(note.startswith("Nobody called") for note in notes_of(answer))


def test_misspelt_name_is_told_when_nothing_answers_on_the_topic(answerer: Answerer) -> None:
    answer = answerer.answer("what did dannvers say about xylophones")

    assert answer.kind is AnswerKind.ABSTAINED
    assert notes_of(answer)[0] == "Read as: Cora Danvers."
    assert {citation.speaker for citation in answer.nearest} == {"Cora Danvers"}


@pytest.mark.parametrize(
    "question",
    ["Cora Danvers about the engine", "cora danvers about the engine", "Danvvers about the engine"],
)
def test_statements_are_cited_when_only_a_name_and_a_topic_are_typed(
    answerer: Answerer, question: str
) -> None:
    answer = answerer.answer(question)

    assert answer.kind is AnswerKind.SAID
    assert cited(answer) == ["ferry#3", "ferry#4"]


@pytest.mark.parametrize(
    "question", ["???", "🦭🦭", "qwrt zxcv", "Wer baute den Kahn?", "谁建造了桥"]
)
def test_abstention_always_says_that_the_articles_do_not_answer(
    answerer: Answerer, question: str
) -> None:
    answer = answerer.answer(question)

    assert answer.kind is AnswerKind.ABSTAINED
    assert len(notes_of(answer)) == 1


def test_company_that_speaks_as_the_company_is_not_called_nobody(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("company")
    told = "TarnRail apologised. “Our trains were late,” the company said in a statement on Friday."
    data = DataFolder(folder / "data")
    build(data, Plan(default=write_lines(folder / "c", [line("rail", told)])), BagOfWordsEmbedder())
    live = LiveIndex(data, BagOfWordsEmbedder().name)

    answer = Answerer(live, BagOfWordsEmbedder(), 0.01).answer("What did TarnRail say?")

    live.close()
    assert (cited(answer), notes_of(answer)) == (["rail#1"], ())
