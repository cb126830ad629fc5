"""Articles that an admin has removed are left out, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus import Corpus, CorpusError, Limits, read_corpus, read_removed
from corpus.identity import Located, name_drafts
from corpus.model import Draft
from corpus.scanning import FoundFile

LIMITS = Limits()


def _write(folder: Path, name: str, *articles: tuple[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = (
        json.dumps({"id": article, "title": "Vote", "paragraphs": [text]})
        for article, text in articles
    )
    (folder / name).write_text("\n".join(lines), encoding="utf-8")


def _texts(corpus: Corpus) -> dict[str, str]:
    return {article.id: article.paragraphs[0].text for article in corpus.articles}


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        pytest.param(b"", set(), id="empty"),
        pytest.param(b"harbour\nbay/vote #8\n", {"harbour", "bay/vote #8"}, id="one a line"),
        pytest.param("\ufeffTörn\r\n\r\n\n".encode(), {"Törn"}, id="as an editor leaves it"),
        pytest.param("a\u2028b".encode(), {"a\u2028b"}, id="only line feeds end a line"),
    ],
)
def test_read_removed_returns_each_line(tmp_path: Path, content: bytes, ids: set[str]) -> None:
    path = tmp_path / "removed.txt"
    path.write_bytes(content)

    assert read_removed(path) == ids


def test_read_removed_returns_nothing_when_there_is_no_file(tmp_path: Path) -> None:
    assert read_removed(tmp_path / "removed.txt") == frozenset()


def test_read_removed_names_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "removed.txt"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(CorpusError, match=r"removed\.txt is not UTF-8"):
        read_removed(path)


def test_read_removed_names_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"cannot be read \(.*permissions"):
        read_removed(tmp_path)


def test_read_corpus_leaves_out_what_is_removed(tmp_path: Path) -> None:
    _write(tmp_path, "news.jsonl", ("one", "It rained on Monday."), ("two", "It snowed then."))

    corpus = read_corpus([tmp_path], LIMITS, without=frozenset({"one", "never there"}))

    assert _texts(corpus) == {"two": "It snowed then."}
    assert corpus.skipped == ()


def test_read_corpus_takes_the_added_article_when_the_operators_own_is_removed(
    tmp_path: Path,
) -> None:
    own, added = tmp_path / "own", tmp_path / "articles"
    _write(own, "a.jsonl", ("one", "It rained on Monday."))
    _write(own, "b.jsonl", ("one", "It rained, a copy says."))
    _write(added, "c.jsonl", ("one", "It rained on Tuesday."))

    corpus = read_corpus([own, added], LIMITS, without=frozenset({"one"}), but=added)

    assert _texts(corpus) == {"one": "It rained on Tuesday."}
    assert corpus.skipped == ()


def test_read_corpus_keeps_what_was_added_when_its_folder_lies_in_the_corpus(
    tmp_path: Path,
) -> None:
    added = tmp_path / "data" / "articles"
    _write(tmp_path, "a.jsonl", ("one", "It rained on Monday."))
    _write(added, "c.jsonl", ("one", "It rained on Tuesday."))

    corpus = read_corpus([tmp_path, added], LIMITS, without=frozenset({"one"}), but=added)

    assert _texts(corpus) == {"one": "It rained on Tuesday."}


def test_read_corpus_follows_a_link_to_the_folder_of_what_was_added(tmp_path: Path) -> None:
    _write(tmp_path / "real", "c.jsonl", ("one", "It rained on Tuesday."))
    link = tmp_path / "articles"
    link.symlink_to(tmp_path / "real")

    corpus = read_corpus([link], LIMITS, without=frozenset({"one"}), but=link)

    assert list(_texts(corpus)) == ["one"]


@pytest.mark.parametrize(
    ("without", "names"),
    [
        pytest.param({"a"}, ["a-2", "a-3"], id="the first of a file"),
        pytest.param({"a-2"}, ["a", "a-3"], id="the second of a file"),
    ],
)
def test_name_drafts_gives_the_others_the_ids_that_they_would_have_beside_a_removed_one(
    without: set[str], names: list[str]
) -> None:
    file = FoundFile(root=Path("bay"), path="a.txt", absolute=Path("/x/a.txt"), name="bay/a.txt")
    drafts = [Located(draft=Draft(title="T", blocks=("One.",)), file=file) for _ in range(3)]

    named, skipped = name_drafts(drafts, [file], frozenset(without))

    assert [each.id for each in named] == names
    assert skipped == []
