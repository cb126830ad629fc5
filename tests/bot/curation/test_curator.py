"""Changes of the corpus: one at a time, each written down, none lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.acts import THE_BOT, Action, By, Ending
from bot.errors import (
    ArticlesNotWrittenError,
    PilcrowError,
    ReindexBusyError,
    ReindexCancelledError,
    ReindexFailedError,
)
from corpus import read_removed
from index.errors import NoSuchGenerationError
from tests.bot.curation.desk import ANN, Desk, article, noting, reindexed
from tests.bot.reindexes import OUTCOME, Pipe, told

UNCHANGED = {**OUTCOME, "published": False}
FAILS = ("Error: The disk is full.", {"status": 1})


async def test_reindex_is_written_down_with_what_it_did_when_it_has_ended(desk: Desk) -> None:
    outcome = await reindexed(desk.curator({"out": OUTCOME}), desk)

    assert outcome.added == 2
    (entry,) = await desk.entries()
    assert (entry.action, entry.ending, entry.is_you) == (Action.REINDEX, Ending.DONE, True)
    assert entry.detail["generation"] == OUTCOME["generation"]
    assert [entry.detail[name] for name in ("added", "changed", "removed")] == [2, 1, 0]


async def test_reindex_that_finds_nothing_new_ends_unchanged_and_tells_no_listener(
    desk: Desk,
) -> None:
    heard: list[str] = []
    curator = desk.curator({"out": UNCHANGED})
    curator.on_published.append(noting(heard))

    await reindexed(curator, desk)

    assert await desk.kept() == [(Action.REINDEX, "", Ending.UNCHANGED)]
    assert heard == []


async def test_failed_reindex_is_written_down_with_its_sentence(desk: Desk) -> None:
    curator = desk.curator(*FAILS)

    with pytest.raises(ReindexFailedError, match=r"^The disk is full\.$"):
        await reindexed(curator, desk)

    (entry,) = await desk.entries()
    assert (entry.ending, entry.detail) == (Ending.FAILED, {"why": "The disk is full."})
    assert curator.since is None


async def test_second_reindex_is_refused_and_written_down_when_one_is_active(
    desk: Desk, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    curator = desk.curator(told("reading", 0, 1), pipe.step, {"out": OUTCOME})
    first = asyncio.create_task(reindexed(curator, desk))
    await desk.heard("reading")

    with pytest.raises(ReindexBusyError, match=r"running since \d\d:\d\d UTC"):
        await reindexed(curator, desk)

    await pipe.release()
    await first
    endings = [entry.ending for entry in await desk.entries()]
    assert endings == [Ending.DONE, Ending.REFUSED]


async def test_articles_are_kept_and_indexed_in_their_turn_when_another_run_is_active(
    desk: Desk, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    curator = desk.curator(told("reading", 0, 1), pipe.step, {"out": OUTCOME})
    first = asyncio.create_task(reindexed(curator, desk))
    await desk.heard("reading")
    second = asyncio.create_task(curator.add(ANN, [article("tower")], "news", (), desk.tell))
    await asyncio.sleep(0)

    assert not desk.added.holds("tower")
    await pipe.release()
    await first
    await pipe.release()
    await second

    assert desk.added.holds("tower")
    assert await desk.kept() == [
        (Action.REINDEX, "", Ending.DONE),
        (Action.ADD, "tower", Ending.DONE),
    ]


async def test_added_articles_stay_when_the_index_run_fails(desk: Desk) -> None:
    curator = desk.curator(*FAILS)

    with pytest.raises(ReindexFailedError):
        await curator.add(ANN, [article("tower"), article("bridge")], "", (), desk.tell)

    assert desk.added.holds("tower")
    assert desk.added.holds("bridge")
    assert await desk.kept() == [(Action.ADD, "tower (+1)", Ending.FAILED)]


async def test_operators_article_is_left_out_when_another_replaces_it(desk: Desk) -> None:
    curator = desk.curator({"out": OUTCOME})

    await curator.add(ANN, [article("tower")], "", {"tower"}, desk.tell)

    assert read_removed(desk.data.removed) == {"tower"}


async def test_disk_that_takes_no_articles_is_told_and_nothing_is_indexed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.added.Added.put", full)
    curator = desk.curator(told("reading", 0, 1), {"out": OUTCOME})

    with pytest.raises(ArticlesNotWrittenError, match="No space left on device"):
        await curator.add(ANN, [article("tower")], "", (), desk.tell)

    assert desk.told == []
    assert await desk.kept() == [(Action.ADD, "tower", Ending.FAILED)]


async def test_article_added_before_is_deleted_when_it_is_removed(desk: Desk) -> None:
    curator = desk.curator({"out": OUTCOME})
    await curator.add(ANN, [article("tower")], "", (), desk.tell)

    await curator.remove(ANN, "tower", desk.tell)

    assert not desk.added.holds("tower")
    assert read_removed(desk.data.removed) == frozenset()
    assert (await desk.kept())[-1] == (Action.REMOVE, "tower", Ending.DONE)


async def test_operators_file_is_untouched_and_left_out_when_it_is_removed(desk: Desk) -> None:
    desk.index()
    before = (desk.folder / "articles" / "ferry.txt").read_bytes()

    await desk.curator({"out": OUTCOME}).remove(ANN, "ferry", desk.tell)

    assert (desk.folder / "articles" / "ferry.txt").read_bytes() == before
    assert read_removed(desk.data.removed) == {"ferry"}


async def test_older_generation_is_current_at_once_when_it_is_gone_back_to(desk: Desk) -> None:
    heard: list[str] = []
    older, newer = desk.index(), desk.index("The ferry sails on Tuesday.")
    curator = desk.curator()
    curator.on_published.append(noting(heard))

    manifest = await curator.rollback(ANN, older)

    assert (manifest.id, desk.current, heard) == (older, older, [older])
    await curator.rollback(ANN, newer)
    assert desk.current == newer
    assert await desk.kept() == [
        (Action.ROLLBACK, older, Ending.DONE),
        (Action.ROLLBACK, newer, Ending.DONE),
    ]


async def test_rollback_is_refused_when_a_run_is_active(desk: Desk, tmp_path: Path) -> None:
    older, newer = desk.index(), desk.index("The ferry sails on Tuesday.")
    pipe = Pipe(tmp_path)
    curator = desk.curator(told("reading", 0, 1), pipe.step, {"out": UNCHANGED})
    run = asyncio.create_task(reindexed(curator, desk))
    await desk.heard("reading")

    with pytest.raises(ReindexBusyError):
        await curator.rollback(ANN, older)

    await pipe.release()
    await run
    assert desk.current == newer
    assert (await desk.kept())[-1] == (Action.ROLLBACK, older, Ending.REFUSED)


async def test_who_comes_between_two_changes_is_refused_at_once(desk: Desk, tmp_path: Path) -> None:
    desk.index()
    pipe = Pipe(tmp_path)
    curator = desk.curator(told("reading", 0, 1), pipe.step, {"out": OUTCOME})

    async def add_and_ask() -> None:
        await curator.add(ANN, [article("tower")], "", (), desk.tell)
        with pytest.raises(ReindexBusyError):
            await reindexed(curator, desk)
        with pytest.raises(ReindexBusyError):
            await curator.rollback(ANN, desk.current)

    asking = asyncio.create_task(add_and_ask())
    await desk.heard("reading")
    removing = asyncio.create_task(curator.remove(ANN, "tower", desk.tell))
    await pipe.release()
    await asking
    await pipe.release()
    await removing


async def test_rollback_is_refused_when_another_process_is_indexing(desk: Desk) -> None:
    older = desk.index()
    newer = desk.index("The ferry sails on Tuesday.")

    with desk.data.locked(), pytest.raises(ReindexBusyError):
        await desk.curator().rollback(ANN, older)

    assert desk.current == newer


async def test_rollback_to_what_is_not_there_changes_nothing(desk: Desk) -> None:
    current = desk.index()

    with pytest.raises(NoSuchGenerationError):
        await desk.curator().rollback(ANN, "000009-abcdef")

    assert desk.current == current
    assert (await desk.kept())[-1] == (Action.ROLLBACK, "000009-abcdef", Ending.FAILED)


async def test_one_of_two_rollbacks_wins_and_none_breaks_when_both_come_at_once(
    desk: Desk,
) -> None:
    older, newer = desk.index(), desk.index("The ferry sails on Tuesday.")
    curator = desk.curator()

    results = await asyncio.gather(
        curator.rollback(ANN, older), curator.rollback(ANN, newer), return_exceptions=True
    )

    done = [result.id for result in results if not isinstance(result, BaseException)]
    assert done
    assert set(done) <= {older, newer}
    assert desk.current in done
    refused = [result for result in results if isinstance(result, BaseException)]
    assert all(isinstance(result, ReindexBusyError) for result in refused)


async def test_reindex_is_cancelled_and_publishes_nothing_when_it_is_asked_to(
    desk: Desk, tmp_path: Path
) -> None:
    curator = desk.curator(told("embedding", 1, 9), Pipe(tmp_path).step, {"out": OUTCOME})
    run = asyncio.create_task(reindexed(curator, desk))
    await desk.heard("embedding")

    assert curator.cancel()

    with pytest.raises(ReindexCancelledError, match="nothing has changed"):
        await run
    assert await desk.kept() == [(Action.REINDEX, "", Ending.CANCELLED)]
    assert not curator.cancel()


async def test_cancel_comes_too_late_when_the_run_is_publishing(desk: Desk, tmp_path: Path) -> None:
    pipe = Pipe(tmp_path)
    curator = desk.curator(told("publishing", 0, 1), pipe.step, {"out": OUTCOME})
    run = asyncio.create_task(reindexed(curator, desk))
    await desk.heard("publishing")

    assert not curator.cancel()

    await pipe.release()
    await run
    assert await desk.kept() == [(Action.REINDEX, "", Ending.DONE)]


async def test_what_nobody_asked_to_reindex_is_not_cancelled(desk: Desk, tmp_path: Path) -> None:
    pipe = Pipe(tmp_path)
    curator = desk.curator(told("embedding", 1, 9), pipe.step, {"out": OUTCOME})
    adding = asyncio.create_task(curator.add(ANN, [article("tower")], "", (), desk.tell))
    await desk.heard("embedding")

    assert not curator.cancel()

    await pipe.release()
    await adding
    assert await desk.kept() == [(Action.ADD, "tower", Ending.DONE)]


async def test_change_is_made_and_logged_when_the_audit_trail_cannot_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.state.database._BUSY_MS", 50)
    curator = desk.curator({"out": OUTCOME})

    with desk.locked_state():
        await curator.add(ANN, [article("tower")], "", (), desk.tell)
        await curator.refused(ANN, Action.REMOVE, "tower", PilcrowError("No."))

    assert desk.added.holds("tower")
    assert caplog.text.count("the audit trail lacks") == 2
    assert await desk.entries() == []


async def test_refused_attempt_is_kept_with_its_reason(desk: Desk) -> None:
    await desk.curator().refused(ANN, Action.REMOVE, "tower", PilcrowError("You may not."))

    (entry,) = await desk.entries()
    assert (entry.ending, entry.target, entry.by) == (Ending.REFUSED, "tower", By.PERSON)
    assert entry.detail == {"why": "You may not."}


async def test_listeners_are_told_what_is_current_when_something_was_published(
    desk: Desk,
) -> None:
    heard: list[str] = []
    curator = desk.curator({"out": OUTCOME})
    curator.on_published += [noting(heard), noting(heard)]

    await reindexed(curator, desk, THE_BOT)

    assert heard == [OUTCOME["generation"]] * 2


async def test_run_is_cancelled_when_its_process_has_not_begun_yet(desk: Desk) -> None:
    curator = desk.curator(told("reading", 0, 1), {"out": OUTCOME})

    async with curator.claim(ANN) as run:
        assert curator.cancel()
        with pytest.raises(ReindexCancelledError):
            await run(desk.tell)
        assert not curator.cancel()

    assert await desk.kept() == [(Action.REINDEX, "", Ending.CANCELLED)]


async def test_run_that_ignores_a_cancel_because_it_publishes_is_told_as_published(
    desk: Desk, tmp_path: Path
) -> None:
    pipe = Pipe(tmp_path)
    curator = desk.curator({"stubborn": True}, told("embedding", 9, 9), pipe.step, {"out": OUTCOME})
    run = asyncio.create_task(reindexed(curator, desk))
    await desk.heard("embedding")

    assert curator.cancel()
    await pipe.release()

    assert (await run).published
    assert await desk.kept() == [(Action.REINDEX, "", Ending.DONE)]
