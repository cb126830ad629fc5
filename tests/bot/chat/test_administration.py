"""The corpus from Discord."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from bot.chat.cards.corpus import status_lines
from bot.chat.cards.escaping import escape_line
from bot.chat.cards.layout import Card
from bot.chat.curating.progress import Timing
from bot.chat.pacing import Pace
from bot.chat.running import open_services
from bot.language import ENGLISH, text
from tests.bot.chat.articles import HARBOUR
from tests.bot.chat.town import QUICK, Town, losing_edits
from tests.bot.reindexes import OUTCOME, Pipe, stub, told
from tests.discord_server.exchange import Exchange
from tests.discord_server.permissions import Permission
from tests.discord_server.world import User

REAL = [sys.executable, str(Path(__file__).with_name("real_reindex.py"))]
QUESTION = "How did the council vote on the harbour entrance?"


async def reindex(town: Town, user: User | None = None) -> Exchange:
    return await town.server.slash(user or town.owner, town.channel, "corpus reindex", force=True)


async def ends(exchange: Exchange, words: str) -> str:
    """Wait until the answer of `exchange` says `words`; return all that it says."""
    message = await exchange.message()
    await exchange.changes.wait_for(lambda: words in message.text or None, words, 10)
    return message.text


async def test_admin_reindexes_and_the_next_question_sees_it(town: Town) -> None:
    """A real run in a process of its own, with an embedder that needs no model."""
    changed = HARBOUR.replace("nine to two", "eight to three")
    (town.articles / "harbour-vote.md").write_text(changed, encoding="utf-8")
    async with town.bot(reindex=REAL):
        assert "nine to two" in (await town.ask(QUESTION)).text

        summary = await ends(await reindex(town), "**Re-indexed** in")

        assert "0 added, 1 changed, 0 removed" in summary
        assert "eight to three" in (await town.ask(QUESTION)).text


async def test_nothing_is_published_when_nothing_has_changed(town: Town) -> None:
    async with town.bot(reindex=REAL):
        said = await ends(await reindex(town), "**Nothing has changed**")

    assert said.endswith(": 4 articles, 24 paragraphs")


async def test_skipped_files_are_told_when_nothing_has_changed(town: Town) -> None:
    skipped = [{"path": "/srv/operator/notes.xyz", "reason": "is of no known format"}]
    outcome = {**OUTCOME, "published": False, "skipped": skipped}
    async with town.bot(reindex=stub({"out": outcome})):
        said = await ends(await reindex(town), "**Nothing has changed**")

    assert said.endswith("\n1 file or line passed over:\nnotes.xyz: is of no known format")


async def test_progress_has_a_phase_a_bar_and_counts(town: Town, tmp_path: Path) -> None:
    pipe = Pipe(tmp_path)
    async with town.bot(reindex=stub(told("embedding", 1280, 2560), pipe.step, {"out": OUTCOME})):
        exchange = await reindex(town)
        progress = await ends(exchange, "embedding passages")
        await pipe.release()
        summary = await ends(exchange, "**Re-indexed** in 12 s")

    assert "`██████████░░░░░░░░░░` 50 %\n1,280 of 2,560" in progress
    assert summary == (
        "**Re-indexed** in 12 s: 14 articles, 300 paragraphs\n"
        "2 added, 1 changed, 0 removed\n"
        "20 passages embedded, 1,280 carried over\n"
        "1 file or line passed over:\n"
        r"old/\*\*notes\*\*.txt: it is empty"
    )


async def test_progress_is_edited_at_a_pace(town: Town) -> None:
    lines = [told("embedding", number, 500) for number in range(500)]
    async with town.bot(reindex=stub(*lines, {"out": OUTCOME})):
        exchange = await reindex(town)
        await ends(exchange, "**Re-indexed** in")

    message = await exchange.message()
    times = [edit.at for edit in message.edits]
    assert all(later - sooner >= QUICK.between_edits * 0.9 for sooner, later in pairwise(times))


async def test_pace_is_one_edit_in_two_seconds(town: Town) -> None:
    async with open_services(town.settings(), town.embedder) as services:
        assert services.timing == Timing(between_edits=2.0, token=14 * 60.0)


async def test_pace_is_that_of_the_services(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    intervals = list[float]()

    class Watched(Pace):
        def __init__(self, send: Callable[[Card], Awaitable[None]], interval: float) -> None:
            intervals.append(interval)
            super().__init__(send, interval)

    monkeypatch.setattr("bot.chat.curating.progress.Pace", Watched)
    async with town.bot(reindex=stub({"out": OUTCOME}), timing=Timing(between_edits=0.0625)):
        await ends(await reindex(town), "**Re-indexed** in")

    assert intervals == [0.0625]


async def test_reindex_goes_on_when_the_connection_is_lost_during_an_edit(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lost = losing_edits(monkeypatch, times=1)
    pipe = Pipe(tmp_path)
    async with town.bot(reindex=stub(told("reading", 0, 1), pipe.step, {"out": OUTCOME})):
        exchange = await reindex(town)
        await lost.wait()
        await pipe.release()

        assert "**Re-indexed** in 12 s" in await ends(exchange, "**Re-indexed** in")
    assert "progress could not be shown" in caplog.text


async def test_progress_is_not_tried_again_when_the_bot_may_neither_edit_nor_write(
    town: Town, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    steps = (told("reading", 0, 1), pipe.step, told("writing", 1, 2), {"out": OUTCOME})

    def refused() -> int:
        return sum(request.status == 403 for request in town.server.requests)

    async with town.bot(reindex=stub(*steps), timing=Timing(between_edits=0.01, token=0)):
        town.server.fail("PATCH", "*/channels/*/messages/*", status=403, times=9)
        town.server.fail("POST", "*/channels/*/messages", status=403, times=9)
        await (await reindex(town)).message()
        await town.server.until(lambda: refused() == 2, "the edit and the message to be refused")
        await pipe.release()

    assert refused() == 2


async def test_one_of_two_runs_is_refused_when_they_are_asked_for_at_the_same_moment(
    town: Town, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    async with town.bot(reindex=stub(pipe.step, {"out": OUTCOME})):
        exchanges = await asyncio.gather(reindex(town), reindex(town))
        messages = [await exchange.message() for exchange in exchanges]
        await pipe.release()

        (refused,) = [message for message in messages if message.ephemeral]
        assert "A re-index is running since" in refused.text
        (run,) = [exchange for exchange in exchanges if exchange.original is not refused]
        await ends(run, "**Re-indexed** in")


async def test_progress_goes_on_when_the_interaction_has_expired(
    town: Town, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    steps = (pipe.step, told("writing", 1, 2), {"out": OUTCOME})
    async with town.bot(reindex=stub(*steps), timing=Timing(between_edits=0.05, token=0)):
        exchange = await reindex(town)
        await exchange.message()
        town.server.clock.advance(16 * 60)
        await pipe.release()

        assert "**Re-indexed** in 12 s" in await ends(exchange, "**Re-indexed** in")


async def test_progress_moves_to_a_new_message_when_the_first_is_deleted(
    town: Town, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    steps = (pipe.step, {"out": OUTCOME})
    async with town.bot(reindex=stub(*steps), timing=Timing(between_edits=0.05, token=0)):
        first = await (await reindex(town)).message()
        town.server.delete_message(first)
        await pipe.release()

        message = await town.server.next_message(town.channel, after=first)
        assert "**Re-indexed** in 12 s" in message.text


async def test_failure_is_told_and_the_bot_still_answers(town: Town) -> None:
    async with town.bot(reindex=stub("Error: No article was found in *here*.", {"status": 1})):
        said = await ends(await reindex(town), "**Not re-indexed**")

        assert r"No article was found in \*here\*. (`ref " in said
        assert "nine to two" in (await town.ask(QUESTION)).text


async def test_second_run_is_told_so(town: Town, tmp_path: Path) -> None:
    pipe = Pipe(tmp_path)
    async with town.bot(reindex=stub(pipe.step, {"out": OUTCOME})):
        first = await reindex(town)
        await first.message()
        second = await (await reindex(town)).message()
        status = await town.server.slash(town.ann, town.channel, "status")

        assert "A re-index is running since" in second.text
        assert second.ephemeral
        assert "A re-index is running since <t:" in (await status.message()).text
        await pipe.release()
        await ends(first, "**Re-indexed** in")


async def test_run_is_told_when_another_process_is_at_it(town: Town) -> None:
    async with town.bot(reindex=stub({"status": 4})):
        await ends(await reindex(town), "A re-index is running. Try again")


async def test_member_with_a_named_role_may(town: Town) -> None:
    role = town.guild.add_role("librarians")
    town.guild.members[town.ben.id].roles.append(role)
    async with town.bot(reindex=stub({"out": OUTCOME}), admin_roles=(role.id,)):
        await ends(await reindex(town, town.ben), "**Re-indexed** in")


@pytest.mark.usefixtures("bot")
async def test_member_without_the_permission_may_not(town: Town) -> None:
    refusal = await (await reindex(town, town.ann)).message()

    assert "You need the permission Manage Server" in refusal.text
    assert refusal.ephemeral


async def test_owner_of_another_server_may_not(town: Town) -> None:
    elsewhere = town.server.add_guild("Elsewhere")
    channel = elsewhere.add_channel("general")
    async with town.bot():
        exchange = await town.server.slash(elsewhere.owner, channel, "corpus reindex")
        refusal = await exchange.message()

    assert "cannot be changed from this server" in refusal.text


@pytest.mark.usefixtures("bot")
async def test_reindex_is_shown_to_those_who_manage_the_server(town: Town) -> None:
    command = town.server._state.commands.find("corpus", town.guild)

    assert int(command["default_member_permissions"]) == Permission.MANAGE_GUILD
    assert command["contexts"] == [0]


async def test_run_is_ended_and_told_when_the_bot_stops(town: Town, tmp_path: Path) -> None:
    steps = (told("reading", 0, 1), Pipe(tmp_path).step)
    async with town.bot(reindex=stub(*steps)) as bot:
        exchange = await reindex(town)
        await ends(exchange, "reading articles")
        bot.stop.set()
        await bot.task

        assert "because the bot is ending" in (await exchange.message()).text


@pytest.mark.usefixtures("bot")
async def test_status_tells_anyone_what_is_indexed_and_since_when(town: Town) -> None:
    shown = await (await town.server.slash(town.ann, town.channel, "status")).message()

    assert shown.text.startswith("**4 articles**, 24 paragraphs, 7 statements\n")
    assert "Published 14 October 2022\nIndexed <t:" in shown.text
    assert shown.visible_to is town.ann


async def test_status_says_what_to_do_when_nothing_is_indexed(town: Town, tmp_path: Path) -> None:
    async with town.bot(data=tmp_path / "empty"):
        exchange = await town.server.slash(town.ann, town.channel, "status")

        assert (await exchange.message()).text.startswith(str(text("failures-nothing-indexed")))


@pytest.mark.parametrize(
    ("model", "shown"),
    [
        ("sentence-transformers/all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"),
        ("/srv/operator/my models/tiny", "tiny"),
        ("models/of mine/tiny", "tiny"),
        ("../tiny", "tiny"),
        (r"C:\operator\tiny", "tiny"),
    ],
)
async def test_status_shows_no_folder_of_the_model(town: Town, model: str, shown: str) -> None:
    async with open_services(town.settings(), town.embedder) as services:
        found = services.sources.status()
    elsewhere = replace(found, manifest=replace(found.manifest, model=model))

    assert status_lines(elsewhere, None, ENGLISH)[-1].endswith(f" · {escape_line(shown, 200)}")
