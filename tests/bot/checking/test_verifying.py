"""Check this quote: what is found of it, where, and who said it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.checking import Check, NothingToCheckError, Verdict, Verifier
from bot.checking.verdicts import sentences_of
from bot.checking.verifying import LONGEST, prepared
from bot.language import LANGUAGES
from corpus import StatementKind, locator_of
from index.building import Plan, build
from index.differing import Op
from index.generations import DataFolder
from index.serving import LiveIndex
from index.wording import read_tokens
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import line, write_lines

LIGHTS = (
    "The lamp of Cape Orrin was lit again on Friday after eleven dark years.",
    (
        "“The keepers’ daughters never forgot it,” said Maude Orsel. “They kept oil — casks of it "
        "— dry in the cellar."
    ),
    "“And when the ships came back, we were ready for them.”",
    "Four ships have already changed their course, according to the harbour master, Tobin Reyle.",
    "“I would call it a splendid waste of oil,” said Tobin Reyle on Saturday.",
    "ADVERTISEMENT",
    "“Nobody [in Orrin] asked the council for a single coin,” said Maude Orsel.",
)
ECHO = (
    "Cape Orrin has its lamp back, a year late.",
    "“A splendid waste of oil,” said Tobin Reyle in the rain.",
    "A plaque was unveiled below the gallery in the rain.",
)
TOO_SHORT = "This is not in the articles. To find anything like it, give at least 3 words."
WILD = (
    "A – “b” ’tis… the (so-called) ‘old’ pilots’ song:  never, NEVER\u00a0again; 1,000 lanterns!",
)


@pytest.fixture(name="live", scope="module")
def _live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveIndex]:
    folder = tmp_path_factory.mktemp("verifying")
    lines = [
        line("lights", *LIGHTS, title="Cape Orrin", published_at="2024-03-02"),
        line("echo", *ECHO, title="A lamp returns", published_at="2024-03-05"),
        line("wild", *WILD, title="Songs"),
    ]
    data = DataFolder(folder / "data")
    build(data, Plan(default=write_lines(folder / "corpus", lines)), BagOfWordsEmbedder())
    live = LiveIndex(data, BagOfWordsEmbedder().name)
    yield live
    live.close()


@pytest.fixture(name="verifier", scope="module")
def _verifier(live: LiveIndex) -> Verifier:
    return Verifier(live)


def cited(check: Check) -> list[str]:
    return [citation.locator for citation in check.citations]


@pytest.mark.parametrize(
    ("text", "locators", "speaker"),
    [
        pytest.param("The keepers’ daughters never forgot it", ["lights#2"], "Maude Orsel",
                     id="as it is"),
        pytest.param('"the keepers\' daughters never forgot it."', ["lights#2"], "Maude Orsel",
                     id="typed"),
        pytest.param("they kept oil - casks of it - dry", ["lights#2"], "Maude Orsel",
                     id="dashes"),
        pytest.param("dry in the cellar. And when the ships came back", ["lights#2", "lights#3"],
                     "Maude Orsel", id="over two paragraphs"),
        pytest.param("a splendid waste of oil", ["echo#2", "lights#5"], "Tobin Reyle",
                     id="in two articles, the newest first"),
        pytest.param("splendid waste", ["echo#2", "lights#5"], "Tobin Reyle", id="two words"),
        pytest.param("after eleven dark years", ["lights#1"], None, id="the article's own"),
    ],
)  # fmt: skip
def test_quotation_is_found_word_for_word(
    verifier: Verifier, text: str, locators: list[str], speaker: str | None
) -> None:
    check = verifier.check(text)

    assert check.verdict is Verdict.VERBATIM
    assert cited(check) == locators
    assert check.speaker_found == speaker
    assert check.changes == ()


def test_quotation_over_paragraphs_is_shown_as_they_have_it(verifier: Verifier) -> None:
    check = verifier.check("in the cellar. And when the ships came back, we were ready for them.")

    assert [citation.quote for citation in check.citations] == [
        "in the cellar.",
        "And when the ships came back, we were ready for them.",
    ]


def test_quotation_is_found_over_paragraphs_when_something_else_stands_between(
    verifier: Verifier,
) -> None:
    check = verifier.check("said Tobin Reyle on Saturday. “Nobody [in Orrin] asked the council")

    assert check.verdict is Verdict.VERBATIM
    assert cited(check) == ["lights#5", "lights#7"]


@pytest.mark.parametrize(
    ("text", "locator", "changed"),
    [
        pytest.param("Nobody asked the council for a single coin", "lights#7",
                     [(Op.REMOVED, "[in Orrin] ")], id="insertion left out"),
        pytest.param("I would call it a shameful waste of oil", "lights#5",
                     [(Op.REMOVED, "splendid "), (Op.ADDED, "shameful")], id="replaced"),
        pytest.param("the keepers’ daughters sadly never forgot it", "lights#2",
                     [(Op.ADDED, "sadly")], id="put in"),
        pytest.param("When the ships came back we were all ready for them", "lights#3",
                     [(Op.REMOVED, ", "), (Op.ADDED, "all")], id="several"),
    ],
)  # fmt: skip
def test_quotation_is_found_with_its_changes(
    verifier: Verifier, text: str, locator: str, changed: list[tuple[Op, str]]
) -> None:
    check = verifier.check(text)

    assert check.verdict is Verdict.CHANGED
    assert cited(check) == [locator]
    assert [(c.op, c.text) for c in check.changes if c.op is not Op.EQUAL] == changed
    kept = "".join(change.text for change in check.changes if change.op is not Op.ADDED)
    assert kept == check.citations[0].quote


@pytest.mark.parametrize(
    ("text", "speaker", "verdict", "sentences"),
    [
        pytest.param("a splendid waste of oil", "Reyle", Verdict.VERBATIM,
                     "Found word for word: Tobin Reyle, quoted.", id="theirs"),
        pytest.param("a splendid waste of our oil", "Reyle", Verdict.CHANGED,
                     "Found with changes: Tobin Reyle, quoted.", id="theirs with changes"),
        pytest.param("a splendid waste of oil", "Maude Orsel", Verdict.OTHER_SPEAKER,
                     "No article quotes Maude Orsel saying this. Tobin Reyle said it, ¶2.",
                     id="another's"),
        pytest.param("I would call it a shameful waste of oil", "Orsel", Verdict.OTHER_SPEAKER,
                     "No article quotes Orsel saying this. Tobin Reyle said it, with changes, ¶5.",
                     id="another's with changes"),
        pytest.param("a splendid waste of oil", "Tobyn Reile", Verdict.VERBATIM,
                     "Read as: Tobin Reyle. Found word for word: Tobin Reyle, quoted.",
                     id="misspelt"),
        pytest.param("a splendid waste of oil", "Ada Quill", Verdict.OTHER_SPEAKER,
                     "Nobody called “Ada Quill” speaks in the articles. Tobin Reyle said it, ¶2.",
                     id="unknown"),
        pytest.param("unveiled below the gallery", "Orsel", Verdict.NOBODY,
                     "No article quotes Orsel saying this. It is the article's own text, ¶3: "
                     "nobody is quoted.", id="the article's own"),
        pytest.param("unveiled below the gallery", None, Verdict.VERBATIM,
                     "Found word for word. It is the article's own text, ¶3: nobody is quoted.",
                     id="the article's own, nobody asked for"),
        pytest.param("Daughters of keepers forgot nothing", "Reyle", Verdict.ABSENT,
                     "No article quotes Reyle saying this. The closest is Maude Orsel, ¶2.",
                     id="absent, something near"),
        pytest.param("Daughters of keepers forgot nothing", "  ", Verdict.ABSENT,
                     "This is not in the articles. The closest is Maude Orsel, ¶2.",
                     id="absent, nobody asked for"),
        pytest.param("Zebras juggle violins", "Reyle", Verdict.ABSENT,
                     "No article quotes Reyle saying this. Nothing in the articles is near it.",
                     id="absent, nothing near"),
        pytest.param("Zebras juggle violins", None, Verdict.ABSENT,
                     "This is not in the articles.", id="absent"),
        pytest.param("Yes", None, Verdict.ABSENT,
                     TOO_SHORT,
                     id="too short"),
        pytest.param("the rain", None, Verdict.ABSENT,
                     TOO_SHORT,
                     id="too short, and nobody's"),
    ],
)  # fmt: skip
def test_sentences_say_what_was_found(
    verifier: Verifier, text: str, speaker: str | None, verdict: Verdict, sentences: str
) -> None:
    check = verifier.check(text, speaker)

    assert check.verdict is verdict
    assert sentences_of(check) == sentences


def test_sentences_are_in_the_language_and_names_as_they_are_shown(verifier: Verifier) -> None:
    check = verifier.check("the keepers' daughters never forgot it", "Nobody Known")

    assert sentences_of(check, str.upper, LANGUAGES["es"]) == (
        "Nadie llamado «NOBODY KNOWN» habla en los artículos. Lo dijo MAUDE ORSEL, ¶2."
    )


@pytest.mark.parametrize("speaker", [None, "Orsel"])
def test_interrupted_quotation_is_its_speakers(verifier: Verifier, speaker: str | None) -> None:
    check = verifier.check("never forgot it. They kept oil", speaker)

    assert (check.verdict, check.speaker_found) == (Verdict.CHANGED, "Maude Orsel")


def test_reported_words_are_told_from_quoted_ones(verifier: Verifier) -> None:
    check = verifier.check("the keepers' daughters never forgot it")
    reported = replace(check.citations[0], statement=StatementKind.REPORTED)

    assert sentences_of(replace(check, citations=(reported,))) == (
        "Found word for word: Maude Orsel, reported."
    )


def test_words_of_an_unclear_speaker_are_told_from_the_articles_own(verifier: Verifier) -> None:
    check = verifier.check("after eleven dark years")
    unclear = replace(check.citations[0], statement=StatementKind.DIRECT)

    assert sentences_of(replace(check, citations=(unclear,))) == (
        "Found word for word. It is quoted, ¶1, where it is not clear who says it."
    )


@pytest.mark.parametrize("text", ["", "  ", "“…”", "?!", "\u200b"])
def test_text_without_words_is_refused(verifier: Verifier, text: str) -> None:
    with pytest.raises(NothingToCheckError, match="no words to check"):
        verifier.check(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        pytest.param("  “lit again”\n", "lit again", id="quotation marks"),
        pytest.param("“lit” again", "“lit” again", id="marks inside"),
        pytest.param("'tis lit", "'tis lit", id="apostrophe"),
        pytest.param("lit \udce9", "lit ?", id="half a character"),
        pytest.param("lit " * LONGEST, ("lit " * LONGEST)[: LONGEST - 1], id="long"),
    ],
)
def test_text_is_prepared(typed: str, text: str) -> None:
    assert prepared(typed) == text


@pytest.mark.parametrize(
    "text", ["lamp oil " * 2000, "nothing " * 3000, "“" * 9000 + "lamp", "a b " * 2500]
)
def test_long_text_is_checked(verifier: Verifier, text: str) -> None:
    assert verifier.check(text).verdict in {Verdict.ABSENT, Verdict.CHANGED}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_three_words_of_a_paragraph_are_found_word_for_word(
    verifier: Verifier, data: st.DataObject
) -> None:
    paragraphs = {
        locator_of(article, number): text
        for article, texts in (("lights", LIGHTS), ("echo", ECHO), ("wild", WILD))
        for number, text in enumerate(texts, 1)
        if len(text.split()) >= 5
    }
    locator = data.draw(st.sampled_from(sorted(paragraphs)))
    words = [word for word in paragraphs[locator].split(" ") if word]
    first = data.draw(st.integers(0, len(words) - 5))
    text = " ".join(words[first : data.draw(st.integers(first + 5, len(words)))])

    check = verifier.check(text)

    assert check.verdict is Verdict.VERBATIM
    assert locator in cited(check)
    wanted = [token.norm.casefold() for token in read_tokens(text) if token.is_word]
    for citation in check.citations:
        assert paragraphs[citation.locator][citation.start : citation.end] == citation.quote
        shown = [t.norm.casefold() for t in read_tokens(citation.quote) if t.is_word]
        assert shown == wanted
