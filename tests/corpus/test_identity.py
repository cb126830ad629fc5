"""Ids are stable, unique, and the same on every machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity import Located, id_from_path, id_from_url, name_drafts
from corpus.model import Draft
from corpus.scanning import FoundFile


def _file(path: str, root: str = "bay") -> FoundFile:
    return FoundFile(root=Path(root), path=path, absolute=Path("/x") / path, name=f"{root}/{path}")


def _draft(**fields: str) -> Draft:
    return Draft(title="T", blocks=("One.",), id=fields.get("id"), url=fields.get("url"))


def _name(*pairs: tuple[FoundFile, Draft]) -> tuple[list[str], list[str]]:
    drafts = [Located(draft=draft, file=file) for file, draft in pairs]
    named, skipped = name_drafts(drafts, list(dict.fromkeys(file for file, _ in pairs)))
    return [each.id for each in named], [f"{skip.path}: {skip.reason}" for skip in skipped]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"id": "a #1?", "url": "https://bay.example/b"}, "a #1?", id="id first"),
        pytest.param({"url": "https://www.bay.example/b/"}, "bay.example/b", id="then the url"),
        pytest.param({}, "news/harbour vote", id="then the path"),
        pytest.param({"url": "no url"}, "news/harbour vote", id="not a broken url"),
    ],
)
def test_name_drafts_takes_the_best_when_there_are_several(
    fields: dict[str, str], expected: str
) -> None:
    assert _name((_file("news/harbour vote.txt"), _draft(**fields))) == ([expected], [])


def test_name_drafts_keeps_suffixes_when_nothing_else_differs() -> None:
    files = [_file("a.txt"), _file("a.md"), _file("b.txt"), _file("a/a.txt")]

    assert _name(*((file, _draft()) for file in files)) == (["a.txt", "a.md", "b", "a/a"], [])


def test_name_drafts_puts_the_folder_in_front_when_another_root_has_the_path() -> None:
    pairs = [(_file("a.txt", root), _draft()) for root in ("x/one", "x/two", "y/two")]

    names, skipped = _name(*pairs)

    assert names == ["a", "two/a"]
    assert skipped == ["y/two/a.txt: has the id “two/a”, which x/two/a.txt has already"]


def test_name_drafts_passes_over_the_later_one_when_an_id_is_taken() -> None:
    names, skipped = _name((_file("a.jsonl"), _draft(id="1")), (_file("b.md"), _draft(id="1")))

    assert names == ["1"]
    assert skipped == ["bay/b.md: has the id “1”, which bay/a.jsonl has already"]


def test_name_drafts_passes_over_the_later_line_when_one_file_repeats_an_id() -> None:
    file = _file("a.jsonl")

    names, skipped = _name((file, _draft(id="1")), (file, _draft(id="1")))

    assert names == ["1"]
    assert len(skipped) == 1


def test_name_drafts_tells_the_lines_when_one_file_repeats_an_id() -> None:
    file = _file("a.jsonl")
    drafts = [(file, replace(_draft(id="1"), line=line)) for line in (2, 7)]

    assert _name(*drafts)[1] == ["bay/a.jsonl:7: has the id “1”, which bay/a.jsonl:2 has already"]


def test_name_drafts_adds_a_number_when_paths_differ_only_in_white_space() -> None:
    files = [_file("a  b.txt"), _file("a b.txt"), _file("a\u00a0b.txt")]

    assert _name(*((file, _draft()) for file in files)) == (["a b", "a b-2", "a b-3"], [])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Bay.example/2022/harbour-vote/", "bay.example/2022/harbour-vote"),
        ("http://bay.example:8080/a", "bay.example:8080/a"),
        ("https://bay.example/a?utm_source=rss&ref=rss&fbclid=1#top", "bay.example/a"),
        ("https://bay.example/page.php?id=7&utm_medium=x", "bay.example/page.php?id=7"),
        ("https://bay.example/", "bay.example"),
        ("https://bay.example/caf%C3%A9%20%0A%00x", "bay.example/café x"),
        ("https://bay.example/cafe\u0301", "bay.example/café"),
        ("ftp://bay.example/a", None),
        ("bay.example/a", None),
        ("https:///a", None),
        ("https://[bad/a", None),
        ("https://bay.example:port/a", None),
        ("", None),
    ],
)
def test_id_from_url_returns_host_and_path(url: str, expected: str | None) -> None:
    assert id_from_url(url) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", "a"),
        ("news/The vote.final.txt", "news/The vote.final"),
        ("cafe\u0301.md", "café"),
        ("a\nb\x00c\u202e.txt", "a bc"),
        ("\x01.txt", "article"),
    ],
)
def test_id_from_path_returns_a_readable_line(path: str, expected: str) -> None:
    assert id_from_path(path) == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_made_ids_are_one_visible_line_when_names_are_arbitrary(path: str, query: str) -> None:
    for made in (id_from_path(f"a/{path}.txt"), id_from_url(f"https://bay.example/{path}?{query}")):
        assert made is None or (made.isprintable() or " " in made)
        assert made is None or (made == made.strip() and len(made.splitlines()) == 1)


@given(st.lists(st.sampled_from(["a.txt", "a.md", "b.txt", "two/a.txt"]), max_size=8))
def test_name_drafts_gives_every_draft_one_id_or_a_report(paths: list[str]) -> None:
    pairs = [(_file(path, root), _draft()) for root in ("one", "two") for path in paths]

    names, skipped = _name(*pairs)

    assert len(names) == len(set(names))
    assert len(names) + len(skipped) == len(pairs)
