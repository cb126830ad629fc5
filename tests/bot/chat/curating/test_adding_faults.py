"""Files and pages that cannot be had, or must not be."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from tests.bot.chat.curating.admins import DONE, add, ends, heron, lines, packed
from tests.bot.chat.town import Town
from tests.discord_server.limits import Trouble
from tests.discord_server.messages import Upload

GULLS = Upload("gulls.txt", b"Gulls\n\nGulls steal chips on the pier.")


async def test_file_that_has_expired_is_told_and_the_other_is_added(town: Town) -> None:
    async with town.bot(reindex=DONE):
        town.server.fail("GET", "*/heron.md", status=404)
        summary = await ends(await add(town, heron(), GULLS), "**Added**")

    assert "**Added**: 1 article\n- \u2068Gulls\u2069" in summary
    assert summary.count("heron.md") == 2
    assert "“heron.md” can no longer be downloaded from Discord: attach it again." in summary


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (404, "“heron.md” can no longer be downloaded from Discord: attach it again."),
        (403, "“heron.md” can no longer be downloaded from Discord: attach it again."),
        (503, "“heron.md” could not be downloaded from Discord: try again in a minute."),
        (302, "“heron.md” could not be downloaded from Discord: try again in a minute."),
        ("drop", "“heron.md” could not be downloaded from Discord: try again in a minute."),
    ],
)
async def test_file_that_cannot_be_downloaded_is_told_in_one_sentence(
    town: Town, trouble: int | Trouble, said: str
) -> None:
    async with town.bot():
        # aiohttp repeats a GET by itself once if the line is cut.
        town.server.fail("GET", "/ephemeral-attachments/*", status=trouble, times=2)
        told = await ends(await add(town, heron()), "**Nothing was added**")
        town.server.release()

    assert told == f"**Nothing was added**\n**Left out**: 1\n- \u2068heron.md\u2069 – {said}"


@pytest.mark.parametrize("told", [3, 10_000], ids=["smaller", "larger"])
async def test_file_of_another_size_than_is_told_is_left_out(town: Town, told: int) -> None:
    lying = heron()._replace(told=told)
    async with town.bot():
        said = await ends(await add(town, lying), "**Nothing was added**")

    assert "“heron.md” has another size than Discord says: attach it again." in said


async def test_large_file_is_refused_before_it_is_downloaded(town: Town) -> None:
    async with town.bot(max_file_mb=2):
        large = await (await add(town, heron()._replace(told=3 * 2**20), GULLS)).message()
    async with town.bot():
        files = [heron()._replace(told=60 * 2**20) for _ in range(3)]
        together = await (await add(town, *files)).message()

    assert "“heron.md” is larger than 2 MB: split it" in large.text
    assert "more than 128 MB together" in together.text
    assert large.ephemeral
    assert together.ephemeral
    assert town.server.downloads == []


async def test_bomb_is_told_and_the_other_file_is_added(town: Town) -> None:
    """Through the process that really reads: 200 MB of zeros, packed to 200 kB."""
    whole = BytesIO()
    with (
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("zeros.txt", "w", force_zip64=True) as file,
    ):
        for _ in range(200):
            file.write(bytes(2**20))
    bomb = Upload("bomb.zip", whole.getvalue(), "application/zip")
    async with town.bot(reindex=DONE):
        summary = await ends(await add(town, bomb, GULLS), "**Added**")

    assert summary.startswith("**Added**: 1 article\n- \u2068Gulls\u2069")
    assert "bomb.zip" in summary


async def test_names_in_a_zip_lead_nowhere(town: Town) -> None:
    tricks = {
        "../../../up.txt": b"Up\n\nThis wanted to go up.",
        "/abs.txt": b"Abs\n\nThis wanted to go to the root.",
        "C:\\windows.txt": b"Win\n\nThis wanted a drive.",
        "fine/otters.txt": b"Otters\n\nOtters have come back.",
    }
    async with town.bot(reindex=DONE):
        summary = await ends(await add(town, packed(tricks)), "**Added**")

    folder = town.folder / "data" / "articles"
    assert {path.parent for path in folder.rglob("*.jsonl")} == {folder}
    assert "- \u2068Otters\u2069" in summary
    assert not list(town.folder.parent.glob("*up.txt"))


async def test_nothing_is_left_behind_when_the_bot_stops_while_it_downloads(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.running._PATIENCE", 0.1)
    async with town.bot() as bot:
        town.server.fail("GET", "/ephemeral-attachments/*", status="hang")
        await add(town, heron())
        await town.server.until(lambda: town.server.hanging == 1, "the download to hang")
        bot.stop.set()
        await bot.task
    town.server.release()
    async with town.bot():
        pass

    incoming = town.folder / "data" / "incoming"
    assert not incoming.exists() or list(incoming.iterdir()) == []


async def test_empty_and_broken_files_are_told_one_by_one(town: Town) -> None:
    broken = [
        Upload("empty.txt", b""),
        Upload("not.zip", b"PK\x03\x04 no zip at all"),
        lines("list.jsonl", "[1, 2]"),
    ]
    async with town.bot():
        told = await ends(await add(town, *broken), "**Nothing was added**")

    assert "**Left out**: 3\n" in told
    for name in ("empty.txt", "not.zip", "list.jsonl"):
        assert f"- \u2068{name}" in told
