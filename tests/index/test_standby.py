"""Where what is current is damaged, the newest whole generation serves."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from index import generations
from index.building import Plan, Report, build
from index.durable import digest_of
from index.errors import (
    DamagedGenerationError,
    NoGenerationError,
    SearchIndexError,
    WrongModelError,
)
from index.generation import Generation
from index.generations import (
    MANIFEST_FILE,
    STORE_FILE,
    VECTORS_FILE,
    DataFolder,
    Pointer,
    current_manifest,
    read_pointer,
    rollback,
)
from index.manifest import OLDEST_FORMAT, Manifest
from index.people import read_people
from index.query import Query
from index.search import search
from index.serving import LiveIndex
from index.standby import open_published
from index.sweeping import sweep
from index.vectors import VectorIndex
from tests.fakes import BagOfWordsEmbedder

Index = Callable[..., Report]
MODEL = BagOfWordsEmbedder().name


@pytest.fixture(name="three")
def _three(index: Index) -> list[str]:
    """Three published generations, the oldest first."""
    return [index(force=True).manifest.id for _ in range(3)]


def flip(path: Path, place: float = 0.5) -> None:
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 4
    path.write_bytes(content)


def served(data: DataFolder, model: str = MODEL) -> str:
    """Return the generation that a process which starts now would serve."""
    live = LiveIndex(data, model)
    try:
        with live.lease() as generation:
            return generation.manifest.id
    finally:
        live.close()


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("name", [STORE_FILE, VECTORS_FILE, MANIFEST_FILE])
@pytest.mark.parametrize("damage", ["flip", "cut", "delete", "empty"])
def test_a_damaged_file_lets_the_one_before_serve_and_is_told_once(
    data: DataFolder, three: list[str], name: str, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = data.generations / three[2] / name
    match damage:
        case "flip":
            flip(path)
        case "cut":
            path.write_bytes(path.read_bytes()[:-1])
        case "empty":
            path.write_bytes(b"")
        case _:
            path.unlink()

    assert served(data) == three[1]
    (told,) = errors(caplog)
    assert told.startswith(f"Generation {three[2]} is damaged ({name}")
    assert told.endswith("serves.")
    assert three[1] in told


@pytest.mark.parametrize("content", [b"\x00\xff", b"", b"{}", b"[]", b'{"generation": 1}', None])
def test_a_damaged_or_lost_pointer_lets_the_newest_whole_one_serve(
    data: DataFolder, three: list[str], content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    if content is None:
        data.current.unlink()
    else:
        data.current.write_bytes(content)
    flip(data.generations / three[2] / STORE_FILE)

    assert served(data) == three[1]
    (told,) = errors(caplog)
    assert "CURRENT" in told


def test_a_pointer_to_what_is_not_there_lets_the_newest_whole_one_serve(
    data: DataFolder, three: list[str]
) -> None:
    data.current.write_bytes(Pointer("000003-ffffff", "0" * 64, "000003-ffffff").to_bytes())

    assert served(data) == three[2]


def test_one_that_was_never_published_does_not_serve(data: DataFolder, three: list[str]) -> None:
    rollback(data, three[0])
    pointer = read_pointer(data)
    data.current.write_bytes(Pointer(three[0], pointer.manifest_sha256, newest=three[1]).to_bytes())
    flip(data.generations / three[0] / STORE_FILE)

    assert served(data) == three[1]


def test_where_nothing_is_whole_the_error_is_that_of_the_current_one(
    data: DataFolder, three: list[str]
) -> None:
    for name in three:
        flip(data.generations / name / VECTORS_FILE)

    with pytest.raises(DamagedGenerationError, match=three[2]):
        served(data)


def test_what_is_served_stays_when_a_damaged_one_is_published(
    data: DataFolder, index: Index, three: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    live = LiveIndex(data, MODEL)
    with live.lease() as generation:
        assert generation.manifest.id == three[2]
    new = index(force=True).manifest.id
    flip(data.generations / new / STORE_FILE)

    for _ in range(2):
        with live.lease() as generation:
            assert generation.manifest.id == three[2]
    assert len(errors(caplog)) == 1
    live.close()


def test_the_run_after_the_damage_publishes_and_is_followed(
    data: DataFolder, index: Index, three: list[str]
) -> None:
    flip(data.generations / three[2] / VECTORS_FILE)
    live = LiveIndex(data, MODEL)
    with live.lease() as generation:
        assert generation.manifest.id == three[1]

    report = index()

    assert (report.published, report.reused, report.embedded) == (True, 4, 0)
    with live.lease() as generation:
        assert generation.manifest.id == report.manifest.id
    live.close()


def test_a_rollback_to_what_serves_in_place_of_a_damaged_one_opens_nothing(
    data: DataFolder, three: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    flip(data.generations / three[2] / VECTORS_FILE)
    live = LiveIndex(data, MODEL)
    with live.lease():
        pass
    rollback(data)
    monkeypatch.setattr(Generation, "open", None)

    with live.lease() as generation:
        assert generation.manifest.id == three[1]
    live.close()


def test_one_of_the_model_that_is_set_serves_rather_than_a_newer_one(
    data: DataFolder, articles: Path, three: list[str]
) -> None:
    build(data, Plan(default=articles), BagOfWordsEmbedder("other"))
    build(data, Plan(default=articles), BagOfWordsEmbedder("third"))
    flip(data.current)

    assert served(data) == three[2]
    assert served(data, "other") > three[2]


def test_open_current_falls_back_and_still_wants_its_model(
    data: DataFolder, three: list[str]
) -> None:
    flip(data.generations / three[2] / VECTORS_FILE)

    generation = Generation.open_current(data, MODEL)
    assert generation.manifest.id == three[1]
    generation.close()
    with pytest.raises(WrongModelError, match="other-model"):
        Generation.open_current(data, "other-model")


def test_people_are_read_of_the_newest_whole_one(data: DataFolder, three: list[str]) -> None:
    whole = read_people(data)
    flip(data.generations / three[2] / STORE_FILE)

    assert read_people(data) == whole
    assert [person.name for person in whole] == ["Maude Orsel"]


def test_faiss_gets_the_very_bytes_that_were_verified(
    data: DataFolder, three: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file goes bad right after it was read: a second reading would see that."""
    path = data.generations / three[2] / VECTORS_FILE
    whole = path.read_bytes()
    read_bytes = Path.read_bytes
    given: list[bytes] = []
    from_bytes = VectorIndex.from_bytes

    def read_once(each: Path) -> bytes:
        content = read_bytes(each)
        if each == path:
            path.write_bytes(b"bad")
        return content

    def hash_once(each: Path) -> str:
        digest = digest_of(each)
        if each == path:
            path.write_bytes(b"bad")
        return digest

    def opened(content: bytes) -> VectorIndex:
        given.append(content)
        return from_bytes(content)

    monkeypatch.setattr(Path, "read_bytes", read_once)
    monkeypatch.setattr(generations, "digest_of", hash_once)
    monkeypatch.setattr(VectorIndex, "from_bytes", opened)

    Generation.open(data, current_manifest(data)).close()

    assert given == [whole]


@pytest.mark.parametrize("moment", ["manifest", "open"])
def test_a_generation_that_is_swept_while_it_is_opened_is_looked_up_again(
    data: DataFolder,
    index: Index,
    three: list[str],
    moment: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    original = Generation.open
    news: list[str] = []

    def publish_and_sweep() -> None:
        if not news:
            news.append("")
            news.append(index(force=True).manifest.id)
            sweep(data, keep=1)

    def opened(folder: DataFolder, manifest: Manifest, readers: int = 1) -> Generation:
        if moment == "open":
            publish_and_sweep()
        return original(folder, manifest, readers)

    def read(folder: DataFolder) -> Pointer:
        pointer = read_pointer(folder)
        if moment == "manifest":
            publish_and_sweep()
        return pointer

    live = LiveIndex(data, MODEL)
    monkeypatch.setattr("index.standby.read_pointer", read)
    monkeypatch.setattr("index.serving.Generation.open", opened)
    with live.lease() as generation:
        assert generation.manifest.id == news[-1] != three[2]
    assert errors(caplog) == []
    live.close()


def test_open_published_never_falls_back(data: DataFolder, three: list[str]) -> None:
    flip(data.generations / three[2] / VECTORS_FILE)

    with pytest.raises(DamagedGenerationError, match=three[2]):
        open_published(data, lambda manifest: Generation.open(data, manifest))


def test_nothing_indexed_is_no_damage(data: DataFolder, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NoGenerationError):
        served(data)
    assert errors(caplog) == []


def test_any_bit_of_a_manifest_that_flips_is_seen_or_does_no_harm(
    data: DataFolder, index: Index
) -> None:
    manifest = index().manifest
    content = manifest.to_bytes()
    seen = 0
    for place in range(len(content)):
        for bit in range(8):
            damaged = bytearray(content)
            damaged[place] ^= 1 << bit
            try:
                assert Manifest.from_bytes(bytes(damaged), manifest.id) == manifest
            except SearchIndexError:
                seen += 1
    assert seen > 7 * len(content)


def older_format(data: DataFolder) -> None:
    """Make the current generation one of the oldest format that is read."""
    folder = data.generations / current_manifest(data).id
    with closing(sqlite3.connect(folder / STORE_FILE)) as connection:
        for column in ("found_name", "found_likely"):
            connection.execute(f"ALTER TABLE statements DROP COLUMN {column}")
        connection.commit()
    fields = json.loads((folder / MANIFEST_FILE).read_bytes())
    del fields["sha256"], fields["rules"]
    fields["format"] = OLDEST_FORMAT
    fields["files"][STORE_FILE] = digest_of(folder / STORE_FILE)
    content = json.dumps(fields, indent=1).encode()
    (folder / MANIFEST_FILE).write_bytes(content)
    digest = sha256(content).hexdigest()
    data.current.write_bytes(Pointer(folder.name, digest, folder.name).to_bytes())


def test_a_generation_of_the_format_before_answers_until_a_run_makes_one_of_todays(
    data: DataFolder, index: Index, articles: Path, embedder: BagOfWordsEmbedder
) -> None:
    index()
    older_format(data)
    generation = Generation.open_current(data, MODEL)

    hits = search(generation, embedder, Query(text="lanterns quay"), 10).hits
    assert hits[0].paragraph.article.id == "lanterns"
    generation.close()

    (articles / "added.txt").write_text("Added\n\nIt rained.", encoding="utf-8")
    report = index()
    assert (report.added, report.changed, report.embedded, report.reused) == (1, 0, 1, 4)
    assert current_manifest(data).format > OLDEST_FORMAT
