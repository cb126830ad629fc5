"""Files that people add: all formats, whatever is in them, read in a process with limits."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.added import Added
from bot.intake import Intake, NewArticle, NewFile, read_files
from bot.intake import limits as most
from bot.intake.extracting import messages
from bot.intake.messages import Message, Place, Read, Request, Started, from_lines, to_line
from bot.intake.wording import shown_name
from corpus import Limits, Skipped, read_corpus
from index.generations import DataFolder
from tests.bot.intake.archiving import TEXT, encrypted, link, pack

LIMITS = Limits(max_file_bytes=40 * 2**20)
PROSE = "".join(
    f"<p>On day {n} the council of the town voted to keep the harbour open for all.</p>"
    for n in range(6)
)


def _page(head: str = "", body: str = PROSE) -> str:
    head = f"<head><title>Harbour vote</title>{head}</head>"
    return f"<html>{head}<body><article>{body}</article></body></html>"


def _canonical(url: str) -> str:
    return _page(f'<link rel="canonical" href="{url}">')


Files = Sequence[tuple[str, str | bytes]]
Ready = Callable[[Files], list[NewFile]]


@pytest.fixture(name="ready")
def _ready(tmp_path: Path) -> Ready:
    def ready(files: Files) -> list[NewFile]:
        made = []
        for number, (name, content) in enumerate(files):
            path = tmp_path / str(number)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            made.append(NewFile(name=name, path=path))
        return made

    return ready


def _reasons(intake: Intake) -> dict[str, str]:
    return {each.path: each.reason for each in intake.skipped}


def _blocks(article: NewArticle) -> list[str]:
    blocks = json.loads(article.line)["paragraphs"]
    assert isinstance(blocks, list)
    return blocks


async def test_every_format_is_read_into_one_form(ready: Ready) -> None:
    line = json.dumps({"id": "own#1", "title": "L", "paragraphs": ["", "The ferry sank."]})
    intake = await read_files(
        ready(
            [
                ("Ferry Stops.TXT", TEXT),
                ("folder/x.md", "---\nid: front\n---\n# T\n\n## Head\n\nThe ferry sank today."),
                ("vote.html", _canonical("https://bay.example/vote?utm_source=x")),
                ("many.jsonl", f"{line}\n{line.replace('own#1', 'own#2')}"),
                ("all.zip", pack(("in/harbour.txt", TEXT))),
            ]
        ),
        LIMITS,
    )
    ids = ["Ferry Stops", "front", "bay.example/vote", "own#1", "own#2", "harbour"]
    assert [article.id for article in intake.articles] == ids
    assert not intake.skipped
    for article in intake.articles:
        assert "\n" not in article.line
        fields = json.loads(article.line)
        assert (fields["id"], fields["title"]) == (article.id, article.title)
        assert len(fields["paragraphs"]) == article.paragraphs
    assert intake.articles[2].url == "https://bay.example/vote"
    assert _blocks(intake.articles[3]) == ["", "The ferry sank."]
    assert json.loads(intake.articles[1].line)["headings"] == [1]


async def test_what_is_kept_is_what_an_index_run_over_the_files_reads(
    ready: Ready, tmp_path: Path
) -> None:
    files = [
        ("ferry.txt", f"{TEXT}\n\nREAD MORE\n\nAdvertisement\n\nHarbour:\n\n{'x' * 99} \x7f"),
        (
            "head.md",
            "---\ndate: 13 October 2022\nurl: http://a.b/x\n---\n# T\n\n## Long heading\n\nA.",
        ),
        (
            "vote.html",
            _page("<meta name='author' content='Ana Silva'>", f"{PROSE}<h2>Older</h2>{PROSE}"),
        ),
        ("many.jsonl", json.dumps({"id": 7, "title": "L\nM", "text": "A ferry.\n\n“B,” he said."})),
    ]
    own, data = tmp_path / "own", DataFolder(tmp_path / "data")
    own.mkdir()
    for name, content in files:
        (own / name).write_text(content, encoding="utf-8")
    intake = await read_files(ready(files), LIMITS)
    Added(data).put(intake.articles, "")
    assert len(intake.articles) == 4
    assert read_corpus([data.articles], LIMITS) == read_corpus([own], LIMITS)


async def test_files_of_one_name_get_different_ids(ready: Ready) -> None:
    archive = pack(("jan/1.txt", TEXT), ("feb/1.txt", TEXT), ("feb/2.txt", TEXT))
    intake = await read_files(ready([("a.zip", archive), ("b.txt", TEXT), ("b.txt", TEXT)]), LIMITS)
    ids = ["jan/1", "feb/1", "2", "b", "b-2"]
    assert [article.id for article in intake.articles] == ids


async def test_an_id_that_comes_twice_is_told(ready: Ready) -> None:
    line = json.dumps({"id": "x", "title": "T", "paragraphs": ["The ferry sank."]})
    intake = await read_files(ready([("a.jsonl", line), ("b.jsonl", line)]), LIMITS)
    assert [article.id for article in intake.articles] == ["x"]
    assert _reasons(intake) == {"b.jsonl:1": "has the id “x”, which a.jsonl:1 has already"}


FETCHED = "https://www.bay.example/news/vote?id=7"


@pytest.mark.parametrize(
    ("name", "content", "article_id", "url"),
    [
        ("1.html", _page(), "bay.example/news/vote?id=7", FETCHED),
        ("1.txt", TEXT, "bay.example/news/vote?id=7", FETCHED),
        ("1.html", _canonical("https://bay.example/v"), "bay.example/v", "https://bay.example/v"),
        ("1.html", _canonical("https://evil.example/v"), "bay.example/news/vote?id=7", FETCHED),
        ("1.html", _canonical("https://bay.example/"), "bay.example/news/vote?id=7", FETCHED),
        ("1.md", f"---\nid: front\n---\n{TEXT}", "front", FETCHED),
        (
            "1.jsonl",
            json.dumps({"url": "https://other.example/v", "title": "T", "text": TEXT}),
            "other.example/v",
            "https://other.example/v",
        ),
    ],
    ids=["page", "text", "names its own", "names another's", "names the home page", "id", "jsonl"],
)
async def test_a_page_has_the_address_that_it_was_fetched_from(
    ready: Ready, name: str, content: str, article_id: str, url: str
) -> None:
    (article,) = (await read_files(ready([(name, content)]), LIMITS, FETCHED)).articles
    assert (article.id, article.url) == (article_id, url)


def _object(**fields: object) -> str:
    return json.dumps({"id": "x", "title": "T", "paragraphs": ["The ferry sank."]} | fields)


HIDDEN = "has an id with characters that nobody can see: write it without them"
NOT_JSON = "holds no article that can be read; the first is not JSON at character 1"
DEEP = "is JSON that cannot be read: nested too deep or a number too long"
YAML = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n---\nThe ferry sank."
# A name, its content, and how the reason begins, "" where it is read.
HOSTILE: dict[str, tuple[str, str | bytes, str]] = {
    "pdf": ("a.txt", b"%PDF-1.7\n%words\n", "is a PDF file, not text: save its words as .txt"),
    "zip as page": ("a.html", pack(("a.txt", TEXT)), "is a zip archive or an office document"),
    "picture": ("a.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture, not text"),
    "binary": ("a.txt", bytes(range(256)) * 9, "is binary, not text"),
    "page as text": ("a.txt", _page(), "is a web page, whatever its name says: call it .html"),
    "page as markdown": ("a.md", f"<!DOCTYPE html>{_page()}", "is a web page"),
    "text as zip": ("a.zip", TEXT, "is no zip archive, or a damaged one: pack it again"),
    "text as jsonl": ("a.jsonl", f"{TEXT}\n" * 50, NOT_JSON),
    "unknown": ("a.exe", "x", "is of no known format (.txt, .md, .markdown, .html, .htm,"),
    "no suffix": ("@everyone", TEXT, "is of no known format"),
    "empty": ("a.txt", "", "is empty"),
    "empty zip": ("a.zip", pack(), "is an empty archive"),
    "no text": ("a.txt", "Title\n\n***", "has no text (“Title”)"),
    "nul": ("a.txt", f"{TEXT}\0", "is binary, not text"),
    "deep json": ("a.jsonl", "[" * 10**6, DEEP),
    "large number": ("a.jsonl", f'{{"id": {"9" * 10**5}}}', DEEP),
    "deep page": ("a.html", "<div>" * 90_000, "has no main text that could be found"),
    "many tags": ("a.html", "<b>" * 100_001, "has more than 100,000 tags: save its main text"),
    "giant line": (
        "a.jsonl",
        _object(paragraphs=["x" * 500_001]),
        "has an article of 500,001 characters (“T”): split it, 500,000 are the most",
    ),
    "many paragraphs": (
        "a.txt",
        "T\n\n" + "a b c d e\n\n" * 5_001,
        "has an article of 5,001 paragraphs (“T”): split it, 5,000 are the most",
    ),
    "giant title": (
        "a.txt",
        "x" * 10**6 + "\n\nThe ferry sank.",
        "has a title of 1,000,000 characters: write one of at most 500",
    ),
    "long id": ("a.jsonl", _object(id="x" * 501), "has an id of 501 characters, more than 500"),
    "bidi id": ("a.jsonl", _object(id="a\u202eb"), HIDDEN),
    "control id": ("a.md", f'---\nid: "a\\x07b"\n---\n{TEXT}', HIDDEN),
    "long url": (
        "a.jsonl",
        _object(url="https://a.example/" + "x" * 2_000),
        "has a web address of 2,018 characters: write one of at most 2,000",
    ),
    "long name": ("x" * 497 + ".txt", TEXT, ""),
    "yaml bomb": ("a.md", YAML, ""),
    "broken yaml": ("a.md", "---\n{[\n---\nx", "has broken front matter"),
    "encrypted": ("a.zip", encrypted(pack(("b.txt", TEXT))), "is encrypted: pack it without"),
    "link": ("a.zip", pack(link("b.txt", "/etc/passwd")), "is a link or no plain file"),
    "bomb": ("a.zip", pack(("b.txt", b"x" * 50 * 2**20)), "unpacks to more than 100 times"),
    "nested": ("a.zip", pack(("b.zip", pack(("b.txt", TEXT)))), "is an archive in an archive"),
}


async def test_what_is_hostile_is_told_in_one_sentence_each_and_the_others_are_read(
    ready: Ready,
) -> None:
    files = [(name, content) for name, content, _ in HOSTILE.values()]
    intake = await read_files(ready([("first.txt", TEXT), *files, ("last.txt", TEXT)]), LIMITS)
    ids = [article.id for article in intake.articles]
    assert ids == ["first", "x" * 497, "a", "last"]
    expected = [reason for _, _, reason in HOSTILE.values() if reason]
    found = [each.reason for each in intake.skipped]
    assert [one[: len(other)] for one, other in zip(found, expected, strict=True)] == expected
    assert all("\n" not in each.path + each.reason for each in intake.skipped)
    assert all(len(each.path) <= most.LONGEST_NAME + 20 for each in intake.skipped)


async def test_a_file_that_brings_its_process_down_costs_no_other_file(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(most, "SECONDS_EACH", 1.0)
    slow = "<div><p>a b c</p></div>" * 12_000
    archive = pack(("1.txt", TEXT), ("slow.html", slow), ("2.txt", TEXT))
    intake = await read_files(ready([("a.zip", archive), ("b.txt", TEXT)]), LIMITS)
    assert [article.id for article in intake.articles] == ["1", "2", "b"]
    reason = "takes too long to be read: split it, or save its text as .txt"
    assert _reasons(intake) == {"a.zip/slow.html": reason}


async def test_a_file_that_needs_too_much_memory_costs_no_other_file(ready: Ready) -> None:
    large = b'{"id":"b","title":"t","paragraphs":[' + b"[]," * 13_000_000 + b"1]}"
    intake = await read_files(ready([("a.jsonl", large), ("b.txt", TEXT)]), LIMITS)
    assert [article.id for article in intake.articles] == ["b"]
    reason = "needs more than 640 MB of memory to be read: split it, or save its text as .txt"
    assert _reasons(intake) == {"a.jsonl": reason}


async def test_reading_is_given_up_when_too_many_processes_were_lost(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(most, "SECONDS_EACH", 0.001)
    monkeypatch.setattr(most, "MOST_LOST", 2)
    files = ready([(f"{n}.html", _page()) for n in range(4)])
    intake = await read_files(files, LIMITS)
    assert not intake.articles
    assert [each.path for each in intake.skipped] == [f"{n}.html" for n in range(4)]
    assert "takes too long" in intake.skipped[1].reason
    assert intake.skipped[2].reason.startswith("was not read to its end, for too much before it")


async def test_too_much_text_is_told_and_what_was_read_before_is_kept(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(most, "MOST_OUTPUT", 100_000)
    long = f"Title\n\n{'word ' * 30_000}"
    files = ready([("a.txt", TEXT), ("b.txt", long), ("c.txt", TEXT)])
    intake = await read_files(files, LIMITS)
    assert [article.id for article in intake.articles] == ["a"]
    assert [each.path for each in intake.skipped] == ["b.txt", "c.txt"]
    assert intake.skipped[0].reason.startswith("was not read to its end: add fewer at once")


async def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    intake = await read_files([NewFile(name="a.txt", path=tmp_path / "none")], LIMITS)
    assert _reasons(intake) == {"a.txt": "cannot be opened (No such file or directory)"}


async def test_nothing_is_read_of_no_files() -> None:
    assert await read_files([], LIMITS) == Intake(articles=(), skipped=())


async def test_articles_after_the_most_are_told(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(most, "MOST_ARTICLES", 2)
    intake = await read_files(ready([(f"{n}.txt", TEXT) for n in range(4)]), LIMITS)
    assert len(intake.articles) == 2
    assert [each.path for each in intake.skipped] == ["2.txt"]
    assert intake.skipped[0].reason.startswith("and what follows was not taken: 2 articles")


def test_reading_goes_on_behind_an_entry(ready: Ready) -> None:
    archive = pack(*((f"{n}.txt", TEXT) for n in range(3)), ("x.png", "x"))
    request = Request(
        files=tuple(ready([("a.txt", TEXT), ("b.zip", archive), ("c.txt", TEXT)])),
        limits=LIMITS,
        start=Place(file=1, entry=1),
    )
    told = list(messages(request))
    assert [each.name for each in told if isinstance(each, Read)] == [
        *("b.zip/1.txt", "b.zip/2.txt"),
        "c.txt",
    ]
    assert not any(isinstance(each, Skipped) for each in told)


def test_messages_are_read_as_they_were_written_but_for_one_that_was_cut_off() -> None:
    sent: list[Message] = [
        Started(place=Place(file=3, entry=4), name="a\u2028b"),
        Read(name="n", path="p", folders="f/p", line=None, fields={"title": "💥\x85\n"}),
        Skipped(path="p", reason="r"),
    ]
    data = b"".join(map(to_line, sent))
    assert list(from_lines(data)) == sent
    assert list(from_lines(data[:-1])) == sent[:2]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a.txt", "a.txt"),
        ("a\nb\u202e\x07.txt", "a b.txt"),
        ("", "a file without a name"),
        ("x" * 500 + ".txt", "…" + "x" * 195 + ".txt"),
    ],
)
def test_a_name_is_shown_on_one_line(name: str, shown: str) -> None:
    assert shown_name(name) == shown
