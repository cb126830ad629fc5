"""The largest of what does harm, in the process that reads: within its memory and its time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.intake import NewFile, limits, read_files
from bot.intake.wording import out_of_memory, reader_died
from corpus import Limits
from tests.fuzz.effort import LARGE
from tests.fuzz.inputs import PROSE

TEXT = "".join(f"<p>{each}</p>" for each in PROSE)
ENTITIES = "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)  # a twelfth of which is 10^12 letters
LAUGHTER = f'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]>'
EXTERNAL = '<!DOCTYPE html [<!ENTITY m SYSTEM "file:///etc/passwd">]>'
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml">'


def _page(body: str = "", head: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{TEXT}{body}</article></body></html>"


def _metadata(text: str) -> str:
    return _page(head=f'<script type="application/ld+json">{text}</script>')


WORST = {
    "many characters.html": "<article>" + f"<p>{'💥 word ' * 2000}</p>" * 200,
    "deep.html": "<div>" * 99_000 + "x",
    "deep and closed.html": "<div>" * 49_000 + TEXT + "</div>" * 49_000,
    "deep letters.html": _page("<b>" * 49_000 + "x" + "</b>" * 49_000),
    "lists.html": _page("<ul><li>" * 20_000),
    "tables.html": _page("<table><tr><td>" * 20_000),
    "one attribute.html": _page(f'<p a="{"x" * 5 * LARGE}">x</p>'),
    "references.html": _page(f"<p>{'&lt;' * LARGE}</p>"),
    "laughter.html": f"{LAUGHTER}{_page('<p>&m;</p>')}",
    "laughter.htm": f'<?xml version="1.0"?>{LAUGHTER}{XHTML}<body>{TEXT}<p>&m;</p></body></html>',
    "external.html": f'<?xml version="1.0"?>{EXTERNAL}{XHTML}<body>{TEXT}<p>&m;</p></body></html>',
    "metadata.html": _metadata('{"a":' * LARGE),
    "headline.html": _metadata('{"@type":"NewsArticle","headline":"' + "x" * 2 * LARGE),
    "wide.html": _metadata('{"@type":"NewsArticle","about":"' + "💥 word " * 427_000),
    "authors.html": _page(head=f'<meta name="author" content="{"Ana and " * (LARGE // 2)}">'),
    "title.html": _page(head=f"<title>{'a | b - ' * (LARGE // 2)}</title>"),
    "address.html": _page(head=f'<link rel="canonical" href="{"http://a.b/" * 100_000}">'),
    "dates.html": _page(f"<p>{'2022-10-1' * (LARGE // 2)}</p>"),
    "comments.html": _page("<!--" * 90_000),
    "script.html": _page(f"<script>{'x' * 5 * LARGE}"),
    "spaces.html": _page(f"<p>{' ' * 5 * LARGE}</p>"),
    "one line.txt": "x" * 10 * LARGE,
    "lines.txt": "x\n" * 2 * LARGE,
    "blank lines.txt": "x" + "\n \t" * 5 * LARGE + "y",
    "quotes.md": "> " * 5 * LARGE,
    "headings.md": "# x\n" * (LARGE // 4),
    "fences.md": "```\n\n" * LARGE,
    "front matter.md": "---\n" + "a: [" * 4_000 + "\n---\nx",
    "anchors.md": "---\na: &a " + "x" * 9_000 + "\ntitle: [" + "*a," * 3_000 + "]\n---\nThe text.",
    "braces.jsonl": '{"a":' * 3 * LARGE,
    "lists.jsonl": "[" + "[]," * 2 * LARGE,
    "escapes.jsonl": '{"id":"a","title":"t","paragraphs":["' + "\\u0000" * 3 * LARGE + '"]}',
    "many lines.jsonl": "x\n" * 50_000,
}


async def test_the_worst_is_read_or_refused_within_memory_and_time(tmp_path: Path) -> None:
    files = []
    for number, (name, content) in enumerate(WORST.items()):
        path = tmp_path / str(number)
        path.write_text(content, encoding="utf-8")
        files.append(NewFile(name=name, path=path))
    intake = await read_files(files, Limits(max_file_bytes=40 * 2**20))
    by_process = {out_of_memory(), reader_died()}
    assert [each for each in intake.skipped if each.reason in by_process] == []
    assert not [each for each in intake.skipped if "takes too long" in each.reason]
    assert len(intake.articles) + len(intake.skipped) == len(WORST)
    assert [a.paragraphs for a in intake.articles if a.title == "wide"] == [len(PROSE)]
    assert not any("root:" in article.line for article in intake.articles)


@pytest.mark.parametrize(
    "content",
    [
        _page("<div><p>a b c</p></div>" * 20_000),
        _page(f"<p {' '.join(f'a{n}' for n in range(200_000))}>x</p>"),
    ],
    ids=["paragraphs", "attributes"],
)
async def test_what_takes_a_parser_minutes_is_given_up(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS_EACH", 1.0)
    path = tmp_path / "page"
    path.write_text(content, encoding="utf-8")
    (skipped,) = (await read_files([NewFile(name="a.html", path=path)], Limits())).skipped
    assert skipped.reason == "takes too long to be read: split it, or save its text as .txt"
