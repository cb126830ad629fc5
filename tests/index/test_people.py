"""One person across the articles of a generation."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import AliasError
from index.building import Plan, Report, build
from index.errors import DamagedGenerationError, NoGenerationError, OlderFormatError
from index.generation import Generation
from index.generations import (
    MANIFEST_FILE,
    STORE_FILE,
    DataFolder,
    current_manifest,
    publish,
)
from index.manifest import OLDEST_FORMAT, Manifest
from index.people import read_people
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import line, write_lines

LINES = (
    line("a", "“We waited nine long years for this,” said Maude Orsel."),
    line("b", "“The bridge is not ours to sell,” said Mayor Maude W. Orsel."),
    line("c", "“Nobody has ever asked the fishermen,” said Bo Quill.", "Nobody answered."),
    line("d", "“Nobody has asked the fishermen yet,” said Robert Quill."),
)
ALIASES = "Bo Quill = Robert Quill\n"


@pytest.fixture(name="corpus")
def _corpus(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "corpus", LINES)


def index(data: DataFolder, corpus: Path, embedder: BagOfWordsEmbedder) -> Report:
    aliases = corpus.parent / "aliases.txt"
    return build(data, Plan(default=corpus, aliases=aliases), embedder)


def spoken(data: DataFolder) -> dict[str, int]:
    """Return how many statements each person has."""
    return {person.name: person.statements for person in read_people(data)}


def test_one_person_has_the_statements_of_all_articles(
    data: DataFolder, corpus: Path, embedder: BagOfWordsEmbedder
) -> None:
    index(data, corpus, embedder)
    generation = Generation.open_current(data, embedder.name)

    (orsel,) = generation.people.match("orsel").people
    with generation.reader() as reader:
        said = reader.store.statements_of(orsel.key)
        keys = [record.paragraph for record in said]
        articles = [p.article.id for p in reader.store.paragraphs_by_key(keys).values()]
        assert reader.store.statements_in(keys) == said
    generation.close()

    assert (orsel.name, orsel.statements) == ("Maude W. Orsel", 2)
    assert {form.removeprefix("Mayor ") for form in orsel.forms} == {"Maude Orsel", orsel.name}
    assert {(record.person, record.statement.speaker) for record in said} == {
        (orsel.key, "Maude W. Orsel")
    }
    assert articles == ["a", "b"]


def test_people_are_read_without_a_model_most_statements_first(
    data: DataFolder, corpus: Path, embedder: BagOfWordsEmbedder
) -> None:
    index(data, corpus, embedder)

    assert spoken(data) == {"Maude W. Orsel": 2, "Bo Quill": 1, "Robert Quill": 1}
    assert list(spoken(data)) == ["Maude W. Orsel", "Bo Quill", "Robert Quill"]


def test_edited_aliases_make_a_generation_and_embed_nothing(
    data: DataFolder, corpus: Path, embedder: BagOfWordsEmbedder
) -> None:
    index(data, corpus, embedder)
    before, embedder.embedded = spoken(data), 0
    (corpus.parent / "aliases.txt").write_text(ALIASES, encoding="utf-8")

    report = index(data, corpus, embedder)

    assert (report.published, report.embedded, embedder.embedded) == (True, 0, 0)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert before != spoken(data) == {"Bo Quill": 2, "Maude W. Orsel": 2}


def test_aliases_that_say_the_same_publish_nothing(
    data: DataFolder, corpus: Path, embedder: BagOfWordsEmbedder
) -> None:
    aliases = corpus.parent / "aliases.txt"
    aliases.write_text(ALIASES, encoding="utf-8")
    index(data, corpus, embedder)
    aliases.write_text(f"# The fishermen's speaker\n{ALIASES}", encoding="utf-8")

    assert not index(data, corpus, embedder).published


def test_wrong_aliases_are_told_and_change_nothing(
    data: DataFolder, corpus: Path, embedder: BagOfWordsEmbedder
) -> None:
    first = index(data, corpus, embedder).manifest.id
    (corpus.parent / "aliases.txt").write_text("Bo Quill", encoding="utf-8")

    with pytest.raises(AliasError, match=r"aliases\.txt:1 has only one name"):
        index(data, corpus, embedder)
    assert current_manifest(data).id == first
    assert [folder.name for folder in data.generations.iterdir()] == [first]


def test_an_opened_generation_reads_its_people_once(
    data: DataFolder, corpus: Path, embedder: BagOfWordsEmbedder
) -> None:
    index(data, corpus, embedder)
    generation = Generation.open_current(data, embedder.name, readers=1)

    with generation.reader():  # no reader is left to wait for
        people = generation.people
    assert people is generation.people
    generation.close()


def test_there_are_no_people_before_indexing(data: DataFolder) -> None:
    with pytest.raises(NoGenerationError):
        read_people(data)


def test_people_of_a_damaged_store_are_one_error(
    data: DataFolder, corpus: Path, embedder: BagOfWordsEmbedder
) -> None:
    manifest = index(data, corpus, embedder).manifest
    (data.generations / manifest.id / STORE_FILE).write_bytes(b"torn")

    with pytest.raises(DamagedGenerationError, match=rf"{STORE_FILE} has changed"):
        read_people(data)


def test_a_generation_without_people_says_how_to_make_one_that_has_them(
    data: DataFolder, corpus: Path, embedder: BagOfWordsEmbedder
) -> None:
    manifest = index(data, corpus, embedder).manifest
    values = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
    (data.generations / manifest.id / MANIFEST_FILE).unlink()
    publish(data, Manifest(**{**values, "format": OLDEST_FORMAT - 1}))

    with pytest.raises(OlderFormatError, match=r"Run: pilcrow index$"):
        read_people(data)
    assert index(data, corpus, embedder).published
    assert spoken(data)
