"""Each fault at each stage: one clear message, one entry in the log, and on it goes."""

from __future__ import annotations

import pytest

from tests.bot.chat.faults import (
    ANSWERED_AND_LOGGED,
    BANNED,
    DROPPED,
    DROPPED_EVER,
    FAILED,
    FAILING,
    FAILING_ONCE,
    FORBIDDEN,
    FORBIDDEN_EVER,
    HANGING,
    HANGING_EVER,
    LOST,
    LOST_TWICE,
    MENDED,
    NO_ACCESS,
    NO_CHANNEL,
    NO_INTERACTION,
    NO_MESSAGE,
    NO_TOKEN,
    NO_WEBHOOK,
    SLOW_DOWN,
    SLOW_DOWN_LONG,
    UNTOLD,
    Fault,
    Outcome,
    Scene,
)

CALLBACK = ("POST", "/interactions/*/callback")
EDIT = ("PATCH", "/webhooks/*")
POST = ("POST", "/channels/*/messages")
TYPING = ("POST", "/channels/*/typing")


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(NO_ACCESS, FAILED, id="no access, once"),
        pytest.param(NO_INTERACTION, UNTOLD, id="dead token"),
        pytest.param(SLOW_DOWN, MENDED, id="slow down"),
        pytest.param(FAILING_ONCE, MENDED, id="500 once"),
        pytest.param(FAILING, UNTOLD, id="500 for ever"),
        pytest.param(DROPPED, MENDED, id="dropped"),
        pytest.param(LOST, MENDED, id="reply lost"),
        pytest.param(DROPPED_EVER, UNTOLD, id="dropped for ever"),
        pytest.param(HANGING, FAILED, id="hangs"),
        pytest.param(HANGING_EVER, UNTOLD, id="hangs for ever"),
    ],
)
async def test_acknowledging(scene: Scene, fault: Fault, outcome: Outcome) -> None:
    fault.order(scene.town, *CALLBACK)
    await scene.slash()

    await scene.comes_to(outcome)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(FORBIDDEN, id="forbidden"),
        pytest.param(NO_CHANNEL, id="no channel"),
        pytest.param(SLOW_DOWN_LONG, id="slow down for long"),
        pytest.param(FAILING, id="500 for ever"),
        pytest.param(DROPPED_EVER, id="dropped for ever"),
        pytest.param(HANGING, id="hangs"),
    ],
)
async def test_typing(scene: Scene, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.sending._TYPING_WITHIN", 0.1)
    fault.order(scene.town, *TYPING)
    await scene.mention()

    await scene.comes_to(MENDED)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(FORBIDDEN, FAILED, id="forbidden, once"),
        pytest.param(FORBIDDEN_EVER, UNTOLD, id="forbidden"),
        pytest.param(NO_WEBHOOK, MENDED, id="dead token"),
        pytest.param(NO_TOKEN, MENDED, id="expired token"),
        pytest.param(NO_MESSAGE, MENDED, id="message gone"),
        pytest.param(SLOW_DOWN, MENDED, id="slow down"),
        pytest.param(SLOW_DOWN_LONG, FAILED, id="slow down for long"),
        pytest.param(BANNED, FAILED, id="429 of a proxy"),
        pytest.param(FAILING_ONCE, MENDED, id="500 once"),
        pytest.param(FAILING, UNTOLD, id="500 for ever"),
        pytest.param(DROPPED, MENDED, id="dropped"),
        pytest.param(LOST, MENDED, id="reply lost"),
        pytest.param(DROPPED_EVER, UNTOLD, id="dropped for ever"),
        pytest.param(HANGING, FAILED, id="hangs"),
        pytest.param(HANGING_EVER, UNTOLD, id="hangs for ever"),
    ],
)
async def test_editing_the_answer_in(scene: Scene, fault: Fault, outcome: Outcome) -> None:
    fault.order(scene.town, *EDIT)
    await scene.slash()

    await scene.comes_to(outcome)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(FORBIDDEN, FAILED, id="forbidden, once"),
        pytest.param(FORBIDDEN_EVER, UNTOLD, id="forbidden"),
        pytest.param(NO_CHANNEL, UNTOLD, id="no channel"),
        pytest.param(SLOW_DOWN, MENDED, id="slow down"),
        pytest.param(SLOW_DOWN_LONG, FAILED, id="slow down for long"),
        pytest.param(BANNED, FAILED, id="429 of a proxy"),
        pytest.param(FAILING_ONCE, MENDED, id="500 once"),
        pytest.param(FAILING, UNTOLD, id="500 for ever"),
        pytest.param(DROPPED, MENDED, id="dropped"),
        pytest.param(LOST, MENDED, id="reply lost"),
        pytest.param(LOST_TWICE, ANSWERED_AND_LOGGED, id="reply lost twice"),
        pytest.param(DROPPED_EVER, UNTOLD, id="dropped for ever"),
        pytest.param(HANGING, FAILED, id="hangs"),
        pytest.param(HANGING_EVER, UNTOLD, id="hangs for ever"),
    ],
)
async def test_writing_the_answer(scene: Scene, fault: Fault, outcome: Outcome) -> None:
    fault.order(scene.town, *POST)
    await scene.mention()

    await scene.comes_to(outcome)
