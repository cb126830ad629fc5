"""Faults of our own, and a world that changes while an answer is computed."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

from bot.errors import DiscordRefusedError, StateError
from bot.language import text
from bot.state import ChannelSettings, Mode
from bot.state.database import Database
from index.errors import ModelError, SearchIndexError
from index.generations import DataFolder, read_pointer
from tests.bot.chat.faults import (
    ANSWER,
    ANSWERED_AND_LOGGED,
    ASKING,
    DEGRADED,
    DROPPED,
    DROPPED_EVER,
    FAILED,
    FAILING,
    FAILING_ONCE,
    FORBIDDEN,
    FORBIDDEN_EVER,
    GERMAN,
    HANGING,
    LOST,
    LOST_TWICE,
    MENDED,
    NO_CHANNEL,
    NO_MESSAGE,
    OTHER,
    QUESTION,
    SLOW_DOWN,
    UNTOLD,
    Asking,
    Fault,
    Outcome,
    Scene,
    hold,
)
from tests.bot.chat.town import Town
from tests.bot.reindexes import Pipe, stub
from tests.discord_server.permissions import Permission

asking = pytest.mark.parametrize("ask", ASKING.values(), ids=ASKING)


class Panic(BaseException):
    """What a library in another language raises; no `Exception`."""


@contextmanager
def locked(scene: Scene) -> Iterator[None]:
    """Lock the database inside the block, as another process does that writes."""
    path = scene.town.folder / "data" / "state.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def break_answers(scene: Scene, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let ann's question, and no other, fail with `error`."""
    answer = scene.bot.services.answerer.answer

    def failing(question: str, *others: Any) -> Any:  # noqa: ANN401 - as the answerer's own
        if question == QUESTION:
            raise error
        return answer(question, *others)

    monkeypatch.setattr(scene.bot.services.answerer, "answer", failing)


@asking
@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("cannot think"),
        ModelError("No folder is at /srv/model."),
        SearchIndexError("/srv/data/generations/7 is damaged."),
        OSError(28, "No space left on device", "/srv/data"),
        MemoryError(),
        sqlite3.DatabaseError("database disk image is malformed"),
        StopIteration(),
        Panic("index out of bounds"),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_computing_fails(
    scene: Scene, ask: Asking, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_answers(scene, monkeypatch, error)
    await ask(scene)

    await scene.comes_to(FAILED)
    assert scene.failures_counted() == 1
    assert not any("/srv" in message.text for message in scene.told())


@asking
async def test_no_thread_can_be_started(
    scene: Scene, ask: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine is out of threads: what would compute is not there."""
    questions = scene.bot.services.questions

    def refuse(*_: object) -> NoReturn:
        monkeypatch.undo()
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(questions._executor, "submit", refuse)
    await ask(scene)

    await scene.comes_to(FAILED)
    assert questions.pending == 0


@asking
async def test_queue_is_full(scene: Scene, ask: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = scene.bot.services.questions
    monkeypatch.setattr(questions, "_limit", 0)
    await ask(scene)
    await scene.town.server.until(lambda: bool(scene.told()), "to be told to wait")
    monkeypatch.undo()

    busy = GERMAN.say(text("limits-busy", waiting=0, wait="…")).partition("0")[0]
    await scene.comes_to(Outcome(told=1, entries=0, words=busy))
    exposed = scene.bot.services.health.metrics.exposed().decode()
    assert 'pilcrow_rate_limited_total{whose="queue"} 1.0' in exposed


@asking
async def test_database_is_locked_before_anything_was_read(scene: Scene, ask: Asking) -> None:
    """What may be read in the channel is not known: nothing of it is shown."""
    with locked(scene):
        await ask(scene)
        await scene.town.server.until(lambda: bool(scene.told()), "to be told")

    await scene.comes_to(FAILED)


@asking
async def test_database_is_locked(scene: Scene, ask: Asking) -> None:
    await scene.goes_on()
    with locked(scene):
        await ask(scene)
        await scene.town.server.until(lambda: bool(scene.told()), "the answer")

    await scene.comes_to(DEGRADED)
    assert scene.failures_counted() == 1


async def fill_up(database: Database) -> NoReturn:
    """Write until there is no room; raises `StateError`."""
    while True:
        await database.run("INSERT INTO filler VALUES (zeroblob(300))")


@asking
async def test_disk_is_full(scene: Scene, ask: Asking) -> None:
    await scene.goes_on()
    database = scene.bot.services.state._database
    await database.run("CREATE TABLE filler (bytes)")
    await database.run("PRAGMA max_page_count = 1")  # what it has, that is
    with pytest.raises(StateError, match="full"):
        await fill_up(database)
    await ask(scene)
    await scene.town.server.until(lambda: bool(scene.told()), "the answer")
    await database.run("PRAGMA max_page_count = 1000000")

    await scene.comes_to(DEGRADED)
    assert "database or disk is full" in scene.log.text


@asking
@pytest.mark.parametrize(
    "error", [StateError(Path("state.db"), "locked"), RuntimeError("anything")], ids=str
)
async def test_message_cannot_be_remembered(
    scene: Scene, ask: Asking, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        monkeypatch.undo()
        raise error

    monkeypatch.setattr(scene.bot.services.state.answers, "shown", fail)
    await ask(scene)

    await scene.comes_to(ANSWERED_AND_LOGGED)
    assert scene.failures_counted() == 1


async def test_waiting_for_a_turn_counts_as_waiting_for_a_lock(scene: Scene) -> None:
    """Or two that wait for a locked database would be late for Discord's three seconds."""
    database = scene.bot.services.state._database
    await database._turn.acquire()
    waiting = asyncio.create_task(database.run("PRAGMA busy_timeout"))
    await asyncio.sleep(0.03)
    database._turn.release()
    ((left,),) = await waiting
    ((alone,),) = await database.run("PRAGMA busy_timeout")

    assert left <= 75 < alone <= 100


async def test_follow_up_whose_conversation_is_lost_is_told_so(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> NoReturn:
        raise StateError(Path("state.db"), "locked")

    direct = scene.town.server.dm(scene.town.ann)
    monkeypatch.setattr(scene.bot.services.state.answers, "latest", fail)
    await scene.town.server.say(scene.town.ann, direct, "What else did she say?")
    told = await scene.town.server.next_message(direct)
    await scene.town.server.say(scene.town.ann, direct, QUESTION)
    answer = await scene.town.server.next_message(direct, after=told)

    assert "ref " in told.text
    assert ANSWER in answer.text
    assert len(scene.entries()) == 1


@asking
async def test_generation_is_gone(scene: Scene, ask: Asking) -> None:
    data = scene.town.folder / "data"
    (data / "CURRENT").unlink()
    await ask(scene)

    await scene.comes_to(ANSWERED_AND_LOGGED)  # from the one that is open


@asking
async def test_newer_generation_is_damaged(scene: Scene, ask: Asking) -> None:
    data = DataFolder(scene.town.folder / "data")
    scene.town.write("more.txt", "More\n\nThe council sings.")
    for file in (data.generations / read_pointer(data).generation).iterdir():
        file.write_bytes(b"damaged")
    await ask(scene)

    await scene.comes_to(ANSWERED_AND_LOGGED)  # from the one that is open


@asking
async def test_generations_are_swept_away(scene: Scene, ask: Asking) -> None:
    data = DataFolder(scene.town.folder / "data")
    shutil.rmtree(data.generations)
    await ask(scene)

    await scene.comes_to(MENDED)  # from the one that is open


@asking
async def test_generation_is_damaged_at_the_start(town: Town, ask: Asking, scene: Scene) -> None:
    data = DataFolder(town.folder / "data")
    scene.bot.stop.set()
    await scene.bot.task
    for file in (data.generations / read_pointer(data).generation).iterdir():
        file.write_bytes(b"damaged")
    # It mends that by itself, which takes a while.
    async with town.bot(reindex=stub(Pipe(town.folder).step)) as bot:
        scene.bot = bot
        scene.begin()
        await ask(scene)
        await town.server.until(lambda: bool(scene.told()), "to be told")
        town.write("more.txt", "More\n\nThe council sings.")

        await scene.comes_to(FAILED)


@asking
@pytest.mark.parametrize("resumable", [True, False], ids=["resumed", "begun anew"])
@pytest.mark.parametrize("code", [4000, 4009, None], ids=str)
async def test_gateway_is_lost_while_computing(
    scene: Scene,
    ask: Asking,
    resumable: bool,
    code: int | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate, server = hold(monkeypatch, scene.bot), scene.town.server
    before = server.resumes + server.sessions
    await ask(scene)
    await gate.reached()
    server.drop(code, resumable=resumable)
    await server.until(lambda: server.resumes + server.sessions > before, "the bot to be back")
    gate.open()

    await scene.comes_to(MENDED)


@asking
async def test_channel_is_deleted_while_computing(
    scene: Scene, ask: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold(monkeypatch, scene.bot)
    await ask(scene)
    await gate.reached()
    scene.town.server.delete_channel(scene.town.channel)
    gate.open()

    await scene.comes_to(UNTOLD)


async def test_question_is_deleted_while_computing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold(monkeypatch, scene.bot)
    asked = await scene.mention()
    await gate.reached()
    scene.town.server.delete_message(asked)
    gate.open()

    await scene.comes_to(MENDED)


async def test_question_is_deleted_where_it_gets_a_thread(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await in_threads(scene)
    gate = hold(monkeypatch, scene.bot)
    asked = await scene.mention()
    await gate.reached()
    scene.town.server.delete_message(asked)
    gate.open()

    await scene.comes_to(MENDED)


async def in_threads(scene: Scene) -> None:
    """Let each question get a thread."""
    settings = ChannelSettings(channel=scene.town.channel.id, mode=Mode.MENTIONS, thread=True)
    await scene.bot.services.state.places.set_channel(scene.town.guild.id, settings)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(FORBIDDEN_EVER, ANSWERED_AND_LOGGED, id="forbidden"),
        pytest.param(NO_MESSAGE, MENDED, id="question gone"),
        pytest.param(SLOW_DOWN, MENDED, id="slow down"),
        pytest.param(FAILING_ONCE, MENDED, id="500 once"),
        pytest.param(FAILING, ANSWERED_AND_LOGGED, id="500 for ever"),
        pytest.param(DROPPED_EVER, ANSWERED_AND_LOGGED, id="dropped for ever"),
        pytest.param(LOST, ANSWERED_AND_LOGGED, id="reply lost"),
        pytest.param(HANGING, ANSWERED_AND_LOGGED, id="hangs"),
    ],
)
async def test_opening_a_thread(scene: Scene, fault: Fault, outcome: Outcome) -> None:
    await in_threads(scene)
    fault.order(scene.town, "POST", "/channels/*/messages/*/threads")
    await scene.mention()

    await scene.comes_to(outcome)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(FORBIDDEN, ANSWERED_AND_LOGGED, id="forbidden, once"),
        pytest.param(FORBIDDEN_EVER, Outcome(told=0, entries=2), id="forbidden"),
        pytest.param(NO_CHANNEL, UNTOLD, id="thread and channel gone"),
        pytest.param(SLOW_DOWN, MENDED, id="slow down"),
        pytest.param(FAILING_ONCE, MENDED, id="500 once"),
        pytest.param(FAILING, UNTOLD, id="500 for ever"),
        pytest.param(DROPPED, MENDED, id="dropped"),
        pytest.param(LOST, MENDED, id="reply lost"),
        pytest.param(HANGING, FAILED, id="hangs"),
    ],
)
async def test_writing_into_a_thread(scene: Scene, fault: Fault, outcome: Outcome) -> None:
    await in_threads(scene)
    fault.order(scene.town, "POST", "/channels/*/messages")
    await scene.mention()

    await scene.comes_to(outcome)


async def test_thread_is_deleted_while_computing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await scene.town.server.say(scene.town.ben, scene.town.channel, "Hello, all!")
    thread = await scene.town.server.start_thread(scene.town.ann, asked, "About it")
    gate, bot = hold(monkeypatch, scene.bot), scene.town.server.bot
    await scene.town.server.say(scene.town.ann, thread, f"{bot.mention} {QUESTION}")
    await gate.reached()
    scene.town.server.delete_channel(thread)
    gate.open()

    await scene.comes_to(UNTOLD)


async def test_may_not_write_in_threads(scene: Scene) -> None:
    asked = await scene.town.server.say(scene.town.ben, scene.town.channel, "Hello, all!")
    thread = await scene.town.server.start_thread(scene.town.ann, asked, "About it")
    bot = scene.town.server.bot
    scene.town.channel.overwrite(bot, deny=Permission.SEND_MESSAGES_IN_THREADS)
    await scene.town.server.say(scene.town.ann, thread, f"{bot.mention} {QUESTION}")

    await scene.comes_to(UNTOLD)


@asking
async def test_server_is_left_while_computing(
    scene: Scene, ask: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold(monkeypatch, scene.bot)
    await ask(scene)
    await gate.reached()
    scene.town.server.remove_bot(scene.town.guild)
    gate.open()
    await scene.town.server.until(lambda: bool(scene.entries() or scene.told()), "the end of it")
    await scene.settled()

    assert len(scene.told()) + len(scene.entries()) == 1
    direct = scene.town.server.dm(scene.town.ben)
    await scene.town.server.say(scene.town.ben, direct, OTHER)
    assert "northern quay" in (await scene.town.server.next_message(direct)).text


async def test_token_is_revoked_while_computing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = hold(monkeypatch, scene.bot)
    await scene.slash()
    await gate.reached()
    scene.town.server.revoke_token()
    gate.open()

    with pytest.raises(DiscordRefusedError, match="Set DISCORD_TOKEN"):
        await scene.bot.task
    assert [ANSWER in message.text for message in scene.told()] == [True]
    assert scene.entries() == []


async def test_asker_is_told_where_a_revoked_token_ends_the_bot_before_the_answer(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.client._LAST_WORDS", 0.05)
    gate = hold(monkeypatch, scene.bot)
    await scene.slash()
    await gate.reached()
    scene.town.server.revoke_token()

    with pytest.raises(DiscordRefusedError):
        await scene.bot.task
    gate.open()
    (told,) = scene.told()
    assert told.text == GERMAN.say(text("errors-stopping"))


@pytest.mark.parametrize(
    ("denied", "outcome"),
    [
        pytest.param(
            Permission.EMBED_LINKS,
            Outcome(
                told=1, entries=1, words=GERMAN.say(text("notices-embeds-needed")), referred=True
            ),
            id="embeds",
        ),
        pytest.param(Permission.SEND_MESSAGES, UNTOLD, id="sending"),
        pytest.param(Permission.READ_MESSAGE_HISTORY, MENDED, id="history"),
    ],
)
@pytest.mark.parametrize("late", [False, True], ids=["before", "while computing"])
async def test_permission_is_missing(
    scene: Scene,
    denied: Permission,
    outcome: Outcome,
    late: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    channel, bot = scene.town.channel, scene.town.server.bot
    gate = hold(monkeypatch, scene.bot)
    if not late:
        gate.open()
        channel.overwrite(bot, deny=denied)
    await scene.mention()
    if late:
        await gate.reached()
        channel.overwrite(bot, deny=denied)
        gate.open()

    await scene.comes_to(outcome)


@pytest.mark.parametrize("fault", [FAILING, FORBIDDEN_EVER, NO_CHANNEL], ids=str)
async def test_answer_is_neither_computed_nor_is_it_told(
    scene: Scene,
    fault: Fault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two faults at once: the one has its entry, the other leaves nobody to tell."""
    break_answers(scene, monkeypatch, RuntimeError("cannot think"))
    fault.order(scene.town, "POST", "/channels/*/messages")
    await scene.mention()

    await scene.comes_to(UNTOLD)


async def test_answer_is_neither_kept_nor_does_it_arrive_at_once(scene: Scene) -> None:
    await scene.goes_on()
    LOST_TWICE.order(scene.town, "POST", "/channels/*/messages")
    with locked(scene):
        await scene.mention()
        await scene.town.server.until(lambda: bool(scene.told()), "the answer")
        await scene.settled()

    (told,) = scene.told()
    assert ANSWER in told.text
    assert len(scene.entries()) == 2
    assert sum("ref " in entry for entry in scene.entries()) == 2
