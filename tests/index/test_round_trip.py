"""Whatever an article holds, its paragraphs come back from an index as the file has them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus import locator_of, parse_locator
from index.generation import Generation
from index.passages import passages_of
from index.query import Query
from index.search import search
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import indexed, line

EMBEDDER = BagOfWordsEmbedder()

ANY = st.text(st.characters(exclude_categories=["Cs"]))
SPECIAL = st.sampled_from(
    [
        *("\x00", "\u202eright to left\u202c", "שלום עולם. ", "مرحبا. ", "港は静か。"),
        *("🏮👩\u200d👩\u200d👧", "e\u0301", "İ", "ß", "\u2028", "\u00a0", "\ufeff", "\r\n", "\t"),
        *("The ferry sank. ", "“No,” said Ada Quill. ", "Mr. Orsel left at 5 p.m. on Monday. "),
        *("READ MORE: Ferries", "# * _ ["),
    ]
)
PARAGRAPHS = ANY | st.lists(SPECIAL | ANY, max_size=12).map("".join)
IDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=200).map(
    lambda text: f"a{text}#z"
)
CORPORA = st.dictionaries(
    IDS, st.tuples(ANY.map("T{}".format), st.lists(PARAGRAPHS, min_size=1, max_size=4)), max_size=4
)
KNOWN = "The harbour of Tarn was dredged."


def stored(text: str) -> str:
    """Return what a file's text is stored as: NUL cannot be."""
    return text.replace("\x00", "\ufffd")


def check_locators(generation: Generation, articles: dict[str, tuple[str, list[str]]]) -> None:
    counts = generation.manifest.counts
    assert counts.articles + counts.skipped == len(articles)
    for article_id, (_, paragraphs) in articles.items():
        with generation.reader() as reader:
            record = reader.store.article(article_id)
            if record is None:  # skipped: nothing in it is text
                continue
            assert record.length == len(paragraphs)
            for number, text in enumerate(paragraphs, 1):
                own, place = parse_locator(locator_of(article_id, number))
                (found,) = reader.store.paragraphs_between(own, place, place)
                assert found.text.encode() == stored(text).encode()
                assert (found.number, found.article) == (number, record)


def check_quotes(generation: Generation, articles: dict[str, tuple[str, list[str]]]) -> None:
    total = generation.manifest.counts.paragraphs
    for title, paragraphs in articles.values():
        for asked in (title, *paragraphs):
            hits = search(generation, EMBEDDER, Query(text=asked), total).hits
            assert hits
            for hit in hits:
                text = hit.paragraph.text
                quote = text[hit.best.start : hit.best.end]
                assert quote == quote.strip() != ""
                assert hit.best in passages_of(text)
                assert hit.paragraph.mark is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles=CORPORA)
@example(articles={"a#1#z": ("T", ["One. " * 200, "", " \n", "\x00", "x" * 5000])})
def test_every_paragraph_comes_back_by_its_locator_and_every_quote_is_of_its_text(
    articles: dict[str, tuple[str, list[str]]],
) -> None:
    lines = [line(key, *text, title=title) for key, (title, text) in articles.items()]
    lines.append(line("known", KNOWN, title="Known"))

    with TemporaryDirectory() as folder, indexed(Path(folder), lines, EMBEDDER) as generation:
        check_locators(generation, {**articles, "known": ("Known", [KNOWN])})
        check_quotes(generation, articles)
