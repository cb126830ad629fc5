"""A corpus is read whole, and what is bad in it is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.loading import Limits, read_corpus
from corpus.model import Article, Corpus, Mark, Paragraph

TEXT = (
    "Harbour vote\n\nThe council voted to keep the harbour open.\n\n"
    "Read more: Boats return\n\nThe end came."
)


def _write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def _read(*roots: Path, limits: Limits | None = None) -> Corpus:
    return read_corpus(roots, limits or Limits())


def _reasons(corpus: Corpus, below: Path) -> dict[str, str]:
    return {Path(skip.path).relative_to(below).as_posix(): skip.reason for skip in corpus.skipped}


def test_read_corpus_returns_numbered_and_marked_paragraphs(tmp_path: Path) -> None:
    _write(tmp_path / "news" / "harbour.txt", TEXT)

    assert _read(tmp_path) == Corpus(
        articles=(
            Article(
                id="news/harbour",
                title="Harbour vote",
                paragraphs=(
                    Paragraph(number=1, text="The council voted to keep the harbour open."),
                    Paragraph(number=2, text="Read more: Boats return", mark=Mark.READ_MORE),
                    Paragraph(number=3, text="The end came."),
                ),
                collection="news",
            ),
        )
    )


def test_read_corpus_dates_and_names_an_article_when_its_file_says_how(tmp_path: Path) -> None:
    front = (
        "title: Vote\ndate: 14 October 2022\nurl: https://www.bay.example/vote/\nsource: The Bay"
    )
    _write(tmp_path / "a.md", f"---\n{front}\n---\n## Part\n\nThe council voted again.")

    (article,) = _read(tmp_path).articles

    assert (article.id, article.published_at, article.source) == (
        "bay.example/vote",
        "2022-10-14",
        "The Bay",
    )
    assert [p.mark for p in article.paragraphs] == [Mark.LABEL, None]


def test_read_corpus_keeps_numbers_when_paragraphs_of_a_line_are_empty(tmp_path: Path) -> None:
    line = {"id": "a#1", "title": "T", "paragraphs": ["", "The council voted again.", " "]}
    _write(tmp_path / "a.jsonl", json.dumps(line))

    (article,) = _read(tmp_path).articles

    assert article.id == "a#1"
    assert [(p.number, p.text, p.mark) for p in article.paragraphs] == [
        (1, "", Mark.LABEL),
        (2, "The council voted again.", None),
        (3, " ", Mark.LABEL),
    ]


def test_read_corpus_goes_on_when_files_are_bad(tmp_path: Path) -> None:
    root, outside = tmp_path / "articles", _write(tmp_path / "secret.txt", TEXT)
    _write(root / "good.txt", TEXT)
    _write(root / "empty.txt", "")
    _write(root / "image.txt", b"\x89PNG\0\0\1")
    _write(root / "broken.md", "---\ntitle: [\n---\nOne.")
    _write(root / "broken.html", "<html><body></html>")
    _write(root / "bad.jsonl", '{"id": 1}\n{')
    _write(root / "labels.txt", "Title\n\nShare\n\nRead more")
    (root / "link.txt").symlink_to(outside)

    corpus = _read(root)

    assert [article.id for article in corpus.articles] == ["good"]
    reasons = _reasons(corpus, root)
    assert reasons.pop("broken.md").startswith("has broken front matter at line ")
    assert reasons.pop("bad.jsonl:2").startswith("is not JSON at character 2")
    assert reasons == {
        "link.txt": "is a link that leaves the corpus",
        "bad.jsonl:1": "has no title",
        "broken.html": "has no main text that could be found",
        "empty.txt": "is empty",
        "image.txt": "is a picture, not text: save its words as .txt",
        "labels.txt": "has no text (“Title”)",
    }


def test_read_corpus_refuses_a_file_unread_when_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "huge.jsonl").open("wb") as stream:
        stream.truncate(200 * 2**20)

    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(Path, "open", refuse)
    corpus = _read(tmp_path)

    assert _reasons(corpus, tmp_path) == {
        "huge.jsonl": "is larger than 64 MB: split it, or raise PILCROW_MAX_FILE_MB"
    }


def test_read_corpus_refuses_only_the_long_line_when_others_are_short(tmp_path: Path) -> None:
    lines = [
        {"id": name, "title": "T", "paragraphs": ["The end. " * n]}
        for name, n in (("a", 30), ("b", 3))
    ]
    _write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines)))

    corpus = _read(tmp_path, limits=Limits(max_article_chars=100))

    assert [article.id for article in corpus.articles] == ["b"]
    (reason,) = _reasons(corpus, tmp_path).values()
    assert reason == (
        "has an article of 270 characters (“a”), more than 100: split it, "
        "or raise PILCROW_MAX_ARTICLE_CHARS"
    )


@pytest.mark.parametrize(("size", "skips"), [(200, 0), (199, 1)], ids=["at the limit", "above"])
def test_read_corpus_counts_bytes_when_a_file_is_near_the_limit(
    tmp_path: Path, size: int, skips: int
) -> None:
    _write(tmp_path / "a.txt", f"Title\n\n{'é' * 96}.")

    assert len(_read(tmp_path, limits=Limits(max_file_bytes=size)).skipped) == skips


def test_read_corpus_reports_a_file_when_it_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system refuses one file; permissions do not stop the administrator."""
    _write(tmp_path / "a.txt", TEXT)
    _write(tmp_path / "locked.txt", TEXT)
    real = Path.open

    def refuse(self: Path, *args: str) -> object:
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *args)  # type: ignore[call-overload]  # passed on as it came

    monkeypatch.setattr(Path, "open", refuse)
    corpus = _read(tmp_path)

    assert [article.id for article in corpus.articles] == ["a"]
    assert _reasons(corpus, tmp_path) == {"locked.txt": "cannot be opened (Permission denied)"}


def test_read_corpus_tells_the_progress_file_by_file(tmp_path: Path) -> None:
    for name in "abc":
        _write(tmp_path / f"{name}.txt", TEXT if name != "b" else "")
    calls: list[tuple[int, int]] = []

    read_corpus([tmp_path], Limits(), lambda done, total: calls.append((done, total)))

    assert calls == [(1, 3), (2, 3), (3, 3)]


def test_read_corpus_orders_articles_by_id_when_roots_are_several(tmp_path: Path) -> None:
    for name in ("two/b.txt", "two/c.txt", "one/b.txt", "one/a.txt"):
        _write(tmp_path / name, TEXT)

    corpus = _read(tmp_path / "two", tmp_path / "one")

    assert [article.id for article in corpus.articles] == ["a", "b", "c", "one/b"]


def test_read_corpus_gives_an_id_to_the_first_file_when_two_claim_it(tmp_path: Path) -> None:
    for name, end in (("a.md", "first"), ("b.md", "second")):
        _write(tmp_path / name, f"---\nid: same\n---\nThe council voted {end}.")

    corpus = _read(tmp_path)

    assert corpus.articles[0].paragraphs[0].text == "The council voted first."
    assert "has the id “same”, which" in _reasons(corpus, tmp_path)["b.md"]


def test_read_corpus_marks_a_line_when_it_recurs(tmp_path: Path) -> None:
    for name in ("harbour", "school", "bridge"):
        line = "The Bay is free for everyone who lives here."
        _write(
            tmp_path / f"{name}.txt",
            f"Title\n\nThe {name} was opened on Monday by the mayor.\n\n{line}",
        )

    marks = [[p.mark for p in article.paragraphs] for article in _read(tmp_path).articles]

    assert marks == [[None, Mark.RECURRING]] * 3


def test_read_corpus_raises_when_a_root_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="There is no file or folder"):
        _read(tmp_path / "nowhere")


def test_read_corpus_returns_nothing_when_a_folder_is_empty(tmp_path: Path) -> None:
    assert _read(tmp_path) == Corpus(articles=())


@pytest.mark.shared
def test_read_corpus_marks_only_furniture_when_it_reads_the_seed(shared: Path) -> None:
    (article,) = _read(shared / "seeds").articles

    assert len(article.paragraphs) == 20
    assert {p.number: p.mark for p in article.paragraphs if p.mark} == {
        2: Mark.SIGN_UP,
        15: Mark.READ_MORE,
        20: Mark.CREDIT,
    }


@pytest.mark.shared
def test_read_corpus_keeps_paragraphs_verbatim_when_it_reads_the_seed(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("*.txt")
    whole = path.read_text(encoding="utf-8")
    (article,) = _read(shared / "seeds").articles

    assert article.title == whole.strip().partition("\n")[0]
    assert all(p.text in whole for p in article.paragraphs)
    assert whole.strip().endswith(article.paragraphs[-1].text)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "articles", "paragraphs"),
    [("squad", 24, 1_065), ("multihop", 609, 28_711), ("said", 334, 6_879)],
)
def test_read_corpus_reads_every_paragraph_of_an_evaluation_set(
    shared: Path, name: str, articles: int, paragraphs: int
) -> None:
    corpus = _read(shared / "eval" / name / "articles.jsonl")

    assert len(corpus.articles) == articles
    assert sum(len(article.paragraphs) for article in corpus.articles) == paragraphs
    assert not corpus.skipped


def test_read_corpus_names_the_line_of_an_article_that_is_passed_over(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "title": "T", "paragraphs": ["The council voted."]},
        {"id": "a", "title": "T", "paragraphs": ["The council voted again."]},
        {"id": "b", "title": "T", "paragraphs": [""]},
        {"id": "c", "title": "T", "paragraphs": ["x" * 101]},
    ]
    _write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines)))

    corpus = _read(tmp_path, limits=Limits(max_article_chars=100))

    assert sorted(_reasons(corpus, tmp_path)) == ["a.jsonl:2", "a.jsonl:3", "a.jsonl:4"]
