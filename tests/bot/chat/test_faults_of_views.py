"""Faults where something is pressed, chosen, filled in, suggested, set up or run."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NoReturn

import pytest
from _pytest.mark.structures import ParameterSet

from bot.errors import StateError
from bot.language import text
from bot.state import ChannelSettings, Mode
from index.errors import SearchIndexError
from index.store import ArticleRecord
from tests.bot.chat.faults import (
    ANSWER,
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
    NO_ACCESS,
    NO_INTERACTION,
    NO_MESSAGE,
    NO_TOKEN,
    QUESTION,
    SLOW_DOWN,
    SLOW_DOWN_LONG,
    UNTOLD,
    Fault,
    Outcome,
    Scene,
    hurry,
)
from tests.bot.chat.test_administration import REAL
from tests.bot.chat.test_faults_within import locked
from tests.bot.chat.test_voting import DOWN
from tests.bot.chat.town import Gate, Town
from tests.discord_server.exchange import Exchange
from tests.discord_server.messages import Message

CALLBACK = ("POST", "/interactions/*/callback")
EDIT = ("PATCH", "/webhooks/*")
MANY = "What did Maude Orsel say?"
STALE = Outcome(told=1, entries=0, words=GERMAN.say(text("failures-stale-button")))
# What is pressed is in the message that is there already, or opens a form.
NOTHING_NEW = Outcome(told=0, entries=0)
ONE_MORE = Outcome(told=1, entries=0)

Act = Callable[[Scene, Message, Callable[[], None]], Awaitable[object]]


async def _source(scene: Scene, answer: Message, go_wrong: Callable[[], None]) -> None:
    go_wrong()
    await scene.town.server.click(scene.town.ann, answer, label="[1]")


async def _page(scene: Scene, answer: Message, go_wrong: Callable[[], None]) -> None:
    go_wrong()
    await scene.town.server.click(scene.town.ann, answer, label="▶")


async def _vote(scene: Scene, answer: Message, go_wrong: Callable[[], None]) -> None:
    go_wrong()
    await scene.town.server.click(scene.town.ann, answer, label="👍")


async def _open_form(scene: Scene, answer: Message, go_wrong: Callable[[], None]) -> None:
    go_wrong()
    await scene.town.server.click(scene.town.ann, answer, label="👎")


async def _fill_in(scene: Scene, answer: Message, go_wrong: Callable[[], None]) -> None:
    form = await scene.town.server.click(scene.town.ann, answer, label="👎")
    await form.modal()
    go_wrong()
    await scene.town.server.submit(scene.town.ann, form, DOWN)


async def _choose(scene: Scene, _: Message, go_wrong: Callable[[], None]) -> None:
    town = scene.town
    listed = await (await town.server.slash(town.ann, town.channel, "latest")).message()
    scene.begin()
    (menu,) = listed.selects
    go_wrong()
    await town.server.choose(town.ann, listed, menu["custom_id"], [menu["options"][0]["value"]])


ACTS: dict[str, tuple[Act, Outcome]] = {
    "source": (_source, ONE_MORE),
    "page": (_page, NOTHING_NEW),
    "vote": (_vote, ONE_MORE),
    "form": (_open_form, NOTHING_NEW),
    "form filled in": (_fill_in, ONE_MORE),
    "menu": (_choose, ONE_MORE),
}
# Those that differ most: one answers with a message of its own, one edits what all see.
MOST = ("source", "page")
Row = tuple[Fault, Outcome | None]


def across(every: dict[str, Row], most: dict[str, Row]) -> list[ParameterSet]:
    """Return each fault of `every` with each act, and each of `most` with those that differ."""
    return [
        pytest.param(act, *row, id=f"{act}: {name}")
        for rows, names in ((every, ACTS), (most, MOST))
        for name, row in rows.items()
        for act in names
    ]


async def act_amiss(scene: Scene, act: str, fault: Fault, method: str, path: str) -> Message:
    """Let ann do `act` while `fault`; return the answer that she does it below."""
    answer = await scene.town.ask(MANY, locale="de")
    await scene.settled()
    scene.begin()
    await ACTS[act][0](scene, answer, lambda: fault.order(scene.town, method, path))
    return answer


@pytest.mark.parametrize(
    ("act", "fault", "outcome"),
    across(
        {
            "dead token": (NO_INTERACTION, UNTOLD),
            "reply lost": (LOST, None),
            "hangs": (HANGING, FAILED),
        },
        {
            "no access, once": (NO_ACCESS, FAILED),
            "slow down": (SLOW_DOWN, None),
            "500 once": (FAILING_ONCE, None),
            "500 for ever": (FAILING, UNTOLD),
            "dropped": (DROPPED, None),
            "dropped for ever": (DROPPED_EVER, UNTOLD),
        },
    ),
)
async def test_acknowledging(scene: Scene, act: str, fault: Fault, outcome: Outcome | None) -> None:
    answer = await act_amiss(scene, act, fault, *CALLBACK)
    before = answer.text
    await scene.comes_to(outcome or ACTS[act][1])

    assert outcome is None or answer.text == before


@pytest.mark.parametrize(
    ("act", "fault", "outcome"),
    across(
        {"forbidden, once": (FORBIDDEN, FAILED), "500 for ever": (FAILING, UNTOLD)},
        {
            "forbidden": (FORBIDDEN_EVER, UNTOLD),
            "message gone": (NO_MESSAGE, FAILED),
            "expired token, once": (NO_TOKEN, FAILED),
            "500 once": (FAILING_ONCE, None),
            "dropped": (DROPPED, None),
            "hangs": (HANGING, FAILED),
        },
    ),
)
async def test_showing(scene: Scene, act: str, fault: Fault, outcome: Outcome | None) -> None:
    answer = await act_amiss(scene, act, fault, *EDIT)
    before = answer.text
    if act == "form":
        outcome = None  # nothing is edited
    elif act == "page" and outcome is UNTOLD:
        outcome = FAILED  # whoever pressed is told beside the answer
    await scene.comes_to(outcome or ACTS[act][1])

    # What hung is carried out in the end, when nobody waits for it any more.
    assert outcome is None or fault is HANGING or answer.text == before


@pytest.mark.parametrize(
    ("custom_id", "outcome"),
    [
        pytest.param("page:gone:1", ONE_MORE, id="page of 0.1.0"),
        pytest.param("src:gone:1", ONE_MORE, id="source of 0.1.0"),
        pytest.param("read:harbour-vote:3:0", NOTHING_NEW, id="paragraph of 0.1.0"),
        pytest.param("read:harbour-vote:2", NOTHING_NEW, id="paragraph without a part"),
        pytest.param("kept:gone:1:0", NOTHING_NEW, id="kept of 0.1.0"),
        pytest.param("why:gone", ONE_MORE, id="why of 0.1.0"),
        pytest.param("who:gone", STALE, id="menu of 0.1.0 that chose nothing"),
        pytest.param("dance:1:2", STALE, id="unknown verb"),
        pytest.param("dance", STALE, id="unknown verb alone"),
        pytest.param("src", STALE, id="no parts"),
        pytest.param("src:gone", STALE, id="a part too few"),
        pytest.param("src:gone:one", STALE, id="no number"),
        pytest.param("page:gone", ONE_MORE, id="page without a number"),
        pytest.param("vote:gone", STALE, id="vote without a direction"),
        pytest.param("bin", STALE, id="bin of nothing"),
        pytest.param("latest:a", STALE, id="latest without a page"),
        pytest.param("setup", ONE_MORE, id="setup by somebody else"),
        pytest.param("x" * 100, STALE, id="longest"),
        pytest.param(":::", STALE, id="colons"),
    ],
)
async def test_old_and_malformed_ids(scene: Scene, custom_id: str, outcome: Outcome) -> None:
    shown = await scene.town.server.slash(
        scene.town.ann, scene.town.channel, "source", locator="harbour-vote#1"
    )
    message = await shown.message()
    scene.begin()
    scene.town.server._use(
        scene.town.ann, message, {"component_type": 2, "custom_id": custom_id, "id": 1}
    )

    await scene.comes_to(outcome)


@pytest.mark.parametrize(
    ("error", "entries"),
    [
        pytest.param(SearchIndexError("damaged"), 1, id="index"),
        pytest.param(RuntimeError("anything"), 1, id="unforeseen"),
        pytest.param(StopIteration(), 1, id="end of an iteration"),
    ],
)
async def test_suggesting_fails(
    scene: Scene, error: Exception, entries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(scene.bot.services.sources, "suggest", fail)
    assert await suggestions(scene) == 0

    await scene.comes_to(Outcome(told=0, entries=entries))


async def test_suggesting_while_the_database_is_locked(scene: Scene) -> None:
    with locked(scene):
        assert await suggestions(scene) == 0

    await scene.comes_to(UNTOLD)


async def test_suggesting_takes_too_long(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.completing._WITHIN", 0.05)
    gate = Gate()

    def slow(*_: object) -> list[ArticleRecord]:
        gate.hold()
        return []

    monkeypatch.setattr(scene.bot.services.sources, "suggest", slow)
    assert await suggestions(scene) == 0
    gate.open()

    await scene.comes_to(NOTHING_NEW)


async def test_answer_is_shared_though_that_cannot_be_remembered(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> NoReturn:
        raise StateError(Path("state.db"), "locked")

    answer = await scene.town.ask(QUESTION, private=True, locale="de")
    await scene.settled()
    monkeypatch.setattr(scene.bot.services.state.answers, "publish", fail)
    scene.begin()
    await scene.town.server.click(scene.town.ann, answer, label=GERMAN.say(text("answers-share")))

    await scene.comes_to(Outcome(told=1, entries=1, words=ANSWER))


async def test_quotation_is_checked_while_the_database_is_locked(scene: Scene) -> None:
    await scene.goes_on()
    with locked(scene):
        await scene.town.server.slash(
            scene.town.ann, scene.town.channel, "verify", text="Boats will moor"
        )
        await scene.town.server.until(lambda: bool(scene.told()), "the verdict")

    await scene.comes_to(Outcome(told=1, entries=1, referred=True))


async def suggestions(scene: Scene) -> int:
    """Return how many are suggested to ann."""
    found = await scene.town.server.autocomplete(
        scene.town.ann, scene.town.channel, "source", "locator", "Harb"
    )
    return len(found)


async def command(scene: Scene, name: str) -> Exchange:
    """Let the owner use a command."""
    town, scene.asker = scene.town, scene.town.owner
    scene.begin()
    return await town.server.slash(town.owner, town.channel, name, force=True)


@pytest.mark.parametrize("name", ["setup", "corpus reindex"])
@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(NO_ACCESS, FAILED, id="no access, once"),
        pytest.param(NO_INTERACTION, UNTOLD, id="dead token"),
        pytest.param(FAILING, UNTOLD, id="500 for ever"),
        pytest.param(HANGING, FAILED, id="hangs"),
    ],
)
async def test_commands_of_managers(
    scene: Scene, name: str, fault: Fault, outcome: Outcome
) -> None:
    fault.order(scene.town, *CALLBACK)
    await command(scene, name)

    await scene.comes_to(outcome)


@pytest.mark.parametrize("name", ["setup", "settings", "stats", "gaps", "corpus reindex"])
async def test_commands_of_managers_while_the_database_is_locked(scene: Scene, name: str) -> None:
    with locked(scene):
        await command(scene, name)
        await scene.town.server.until(lambda: bool(scene.told()), "to be told")

    await scene.comes_to(FAILED)


async def test_settings_are_shown_where_a_channel_cannot_be_looked_for(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.setting_up._SEEN_WITHIN", 0.05)
    gone = ChannelSettings(channel=1, mode=Mode.MENTIONS)
    await scene.bot.services.state.places.set_channel(scene.town.guild.id, gone)
    HANGING.order(scene.town, "GET", "/channels/1")
    await command(scene, "settings")

    await scene.comes_to(ONE_MORE)


async def test_reindex_fails(scene: Scene) -> None:
    await command(scene, "corpus reindex")
    await scene.town.server.until(lambda: bool(scene.entries()), "the end of it")

    await scene.comes_to(Outcome(told=1, entries=1, referred=True))


@pytest.mark.parametrize("fault", [FAILING, FORBIDDEN_EVER, HANGING], ids=str)
async def test_reindex_goes_on_where_its_progress_cannot_be_shown(
    town: Town, scene: Scene, fault: Fault
) -> None:
    scene.bot.stop.set()
    await scene.bot.task
    async with town.bot(reindex=REAL) as bot:
        scene.bot = bot
        town.write("new.txt", "New\n\nThe council hums.")
        fault.order(town, *EDIT)
        await command(scene, "corpus reindex")
        await town.server.until(lambda: not bot.services.reindexer.since, "the re-index to end")

        await scene.comes_to(Outcome(told=1, entries=1))


@pytest.mark.parametrize(
    "fault", [FORBIDDEN, FAILING, DROPPED_EVER, HANGING, SLOW_DOWN_LONG], ids=str
)
async def test_syncing_at_the_start(
    town: Town, fault: Fault, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hurry(monkeypatch)
    fault.order(town, "PUT", "/applications/*/commands")
    async with town.bot() as bot:
        direct = town.server.dm(town.ann)
        scene = Scene(town=town, bot=bot, log=caplog, elsewhere=direct, asker=town.ann)
        await town.server.say(town.ann, direct, QUESTION)
        answer = await town.server.next_message(direct)

        assert ANSWER in answer.text
        assert ["synced" in entry for entry in scene.entries()] == [True]


async def test_listeners_that_fail_leave_one_entry_each(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> NoReturn:
        raise StateError(Path("state.db"), "locked")

    state, server, guild = scene.bot.services.state, scene.town.server, scene.town.guild
    doomed, role = guild.add_channel("doomed"), guild.add_role("doomed")
    answer = await scene.town.ask(MANY)
    await scene.settled()
    for part, name in [
        (state.answers, "removed"),
        (state.places, "clear_channel"),
        (state.places, "guild"),
        (state.places, "forget_guild"),
    ]:
        monkeypatch.setattr(part, name, fail)
    scene.begin()
    happenings: list[Callable[[], object]] = [
        lambda: server.delete_message(answer),
        lambda: server.delete_channel(doomed),
        lambda: server.delete_role(guild, role),
        lambda: server.remove_bot(guild),
    ]
    for count, happen in enumerate(happenings, start=1):
        happen()
        await server.until(lambda: len(scene.entries()) == count, f"entry {count}")  # noqa: B023
    direct = server.dm(scene.town.ben)
    monkeypatch.undo()
    await server.say(scene.town.ben, direct, QUESTION)

    assert ANSWER in (await server.next_message(direct)).text
    assert len(scene.entries()) == len(happenings)
