"""Every failure is one message to the asker, with a reference that is in the log."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.chat.failures import Blame, record
from bot.errors import NewerStateError, ReindexFailedError, StateError, StoppingError
from bot.health import Health, Queue, Serving
from bot.language import ENGLISH, text
from index.errors import ModelError, NoGenerationError
from tests.bot.chat.town import Bot, Gate, Town, losing_edits
from tests.discord_server.messages import Message

QUESTION = "How did the council vote on the harbour entrance?"
SECRET = Path("/srv/operator/data")


@pytest.fixture(name="broken")
def _broken(bot: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Answering fails, and the error holds what was asked, as errors do."""
    caplog.set_level(logging.INFO)

    def fail(question: str, *_others: object) -> Answer:
        raise RuntimeError(f"cannot think about {question!r}")

    monkeypatch.setattr(bot.services.answerer, "answer", fail)


def healthy() -> Health:
    """Return what counts failures of a bot that serves nothing."""

    def nothing() -> Serving:
        raise NoGenerationError(SECRET)

    return Health(
        serving=nothing,
        queue=lambda: Queue(pending=0, expected_wait=0.0),
        model_loaded=lambda: False,
    )


def reference_in(message: Message) -> str:
    found = re.search(r"ref [0-9a-f]{6}", message.text)
    assert found is not None
    return found[0]


@pytest.mark.usefixtures("broken")
async def test_slash_question_fails_with_a_reference(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    told = await town.ask(QUESTION)

    assert reference_in(told) in caplog.text
    assert "RuntimeError: cannot think about" in caplog.text
    assert QUESTION not in caplog.text
    assert town.server.visible(town.ann, town.channel) == [told]


@pytest.mark.usefixtures("broken")
async def test_mention_fails_with_a_reference(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    asked = await town.server.say(town.ann, town.channel, f"{town.server.bot.mention}  {QUESTION}")

    told = await town.server.next_message(town.channel)

    assert told.reference is asked
    assert reference_in(told) in caplog.text
    assert QUESTION not in caplog.text
    assert town.server.visible(town.ann, town.channel) == [asked, told]


async def test_button_fails_with_a_reference_to_whoever_pressed_it(
    town: Town, bot: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await town.ask("What did Maude Orsel say?")

    async def fail(answer_id: str) -> None:
        raise RuntimeError(f"lost {answer_id}")

    monkeypatch.setattr(bot.services.state.answers, "get", fail)
    before = answer.text
    source = await town.press(answer, "[1]", town.ben)
    page = await town.server.click(town.ben, answer, label="▶")
    await town.server.until(lambda: bool(page.followups), "the failure to be told")

    for told in (source, page.followups[0]):
        assert told.visible_to is town.ben
        assert reference_in(told) in caplog.text
    assert answer.text == before


async def test_question_says_what_to_do_when_nothing_is_indexed(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.unindex()
    async with town.bot():
        told = await town.ask(QUESTION)

    assert told.text.startswith(str(text("failures-nothing-indexed")))
    assert "/corpus reindex" in told.text
    assert str(town.folder) not in told.text
    assert reference_in(told) in caplog.text
    assert f"Nothing is indexed yet in {town.folder / 'data'}" in caplog.text


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(StateError(SECRET, "locked"), "Something went wrong", id="state"),
        pytest.param(NewerStateError(SECRET, 9, 1), "Something went wrong", id="newer state"),
        pytest.param(ModelError(f"No {SECRET} is there."), "Something went wrong", id="model"),
        pytest.param(NoGenerationError(SECRET), "Nothing is indexed yet", id="nothing"),
        pytest.param(ReindexFailedError(f"{SECRET} is not there."), "data is not", id="re-index"),
    ],
)
def test_where_things_lie_is_told_to_the_operator_alone(
    error: Exception, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    health = healthy()
    said = record(error, Blame(what="a test"), ENGLISH, health)

    assert said.startswith(told)
    assert "/srv" not in said
    assert str(SECRET) in caplog.text
    reference = re.search(r"ref [0-9a-f]{6}", said)
    assert reference is not None
    assert reference[0] in caplog.text


async def test_slash_question_is_told_when_the_bot_stops_before_its_answer(
    town: Town, bot: Bot, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.running._PATIENCE", 0.02)
    exchange = await town.server.slash(town.ann, town.channel, "ask", question=QUESTION)
    await gate.reached()
    bot.stop.set()
    await bot.task
    gate.open()

    assert (await exchange.message()).text == str(StoppingError())


async def test_mention_is_told_when_the_bot_stops_before_its_answer(
    town: Town, bot: Bot, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.running._PATIENCE", 0.02)
    asked = await town.server.say(town.ann, town.channel, f"{town.server.bot.mention} {QUESTION}")
    await gate.reached()
    bot.stop.set()
    await bot.task
    gate.open()

    told = await town.server.next_message(town.channel)
    assert told.text == str(StoppingError())
    assert told.reference is asked


@pytest.mark.usefixtures("bot")
async def test_answer_is_shown_when_an_idle_connection_was_closed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = losing_edits(monkeypatch, times=1)

    answer = await town.ask(QUESTION)

    assert "nine to two" in answer.text
    assert lost.is_set()


@pytest.mark.usefixtures("bot")
async def test_answer_is_tried_only_once_more_when_the_connection_is_lost(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    # The third is the one that tells of the failure.
    losing_edits(monkeypatch, times=3)
    told = "could not be told: ServerDisconnectedError"
    await town.server.slash(town.ann, town.channel, "ask", question=QUESTION)
    await town.server.until(lambda: told in caplog.text, "the loss in the log")

    assert "nine to two" in (await town.ask(QUESTION, town.ben)).text


async def test_answer_has_no_buttons_when_it_cannot_be_kept(
    town: Town, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: Answer, **_request: object) -> str:
        raise StateError(town.folder / "state.db", "disk full")

    monkeypatch.setattr(bot.services.state.answers, "keep", fail)

    answer = await town.ask(QUESTION)

    assert "nine to two" in answer.text
    assert answer.buttons == []


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(("status", "code"), [(404, 10015), (401, 50027)])
async def test_answer_goes_to_the_channel_when_its_interaction_is_lost(
    town: Town, status: int, code: int
) -> None:
    town.server.fail("PATCH", "*/webhooks/*", status=status, code=code)

    await town.server.slash(town.ann, town.channel, "ask", question=QUESTION)

    assert "nine to two" in (await town.server.next_message(town.channel)).text


@pytest.mark.usefixtures("bot")
async def test_failure_that_cannot_be_told_is_logged(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    town.server.fail("PATCH", "*/webhooks/*", status=403, times=2)
    exchange = await town.server.slash(town.ann, town.channel, "ask", question=QUESTION)
    await exchange.acknowledged()
    await town.server.until(
        lambda: sum(request.status == 403 for request in town.server.requests) == 2, "both tries"
    )
    # The next question is answered: the failure has been dealt with by then.
    await town.ask(QUESTION)

    assert "could not be told: Forbidden" in caplog.text


@pytest.mark.usefixtures("bot")
async def test_command_that_has_changed_says_so(town: Town) -> None:
    exchange = await town.server.slash(town.ann, town.channel, "source", locator="harbour-vote#1")
    await exchange.message()
    stale = town.server._state.commands.find("status", town.guild)
    stale["name"] = "gone"

    told = await (await town.server.slash(town.ann, town.channel, "gone")).message()

    assert "This command has changed" in told.text


@pytest.mark.parametrize(
    "private",
    ["“Who's *there*?”", "line one\nline two  and more", "x" * 3000, "<@123> who is it"],
)
def test_what_was_asked_is_struck_out_of_the_log(
    private: str, caplog: pytest.LogCaptureFixture
) -> None:
    asked = " ".join(private.replace("<@123>", "").split())
    for form in (private, asked, repr(private), asked[:1000]):
        blame = Blame(what="a test", private=(private,))
        record(ValueError(f"broken: {form}"), blame, ENGLISH, healthy())

    for secret in (private, asked, repr(private)[1:-1], asked[:1000]):
        assert secret not in caplog.text
    assert caplog.text.count("ValueError: broken: ") == 4
