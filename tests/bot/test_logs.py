"""No secret gets into the log."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import inf
from typing import Any

import pytest

from bot.logs import LogFormat, log_to_stderr

# Invented, in the form of a Discord token.
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".GabcdE." + "x" * 38
QUIET = ["discord", "faiss", "httpx", "huggingface_hub", "sentence_transformers", "urllib3"]

log = logging.getLogger("bot.test")


@pytest.fixture(name="_restored", autouse=True)
def _restored() -> Iterator[None]:
    """Logging is the same for the whole process: put it back."""
    root, quiet = logging.getLogger(), [logging.getLogger(name) for name in QUIET]
    handlers, level, levels = root.handlers, root.level, [each.level for each in quiet]
    yield
    root.handlers = handlers
    root.setLevel(level)
    for each, before in zip(quiet, levels, strict=True):
        each.setLevel(before)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("the word is hush-hush", "bot.test: the word is [secret]", id="secret"),
        pytest.param(f"Bot {TOKEN}!", "bot.test: Bot [token]!", id="token"),
    ],
)
def test_secret_is_struck_out_of_a_line(
    written: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr("INFO", ("hush-hush", ""))

    log.info("%s", written)

    assert capsys.readouterr().err.endswith(f"INFO {shown}\n")


@pytest.mark.parametrize("secret", ["hush-hush", TOKEN], ids=["secret", "token"])
def test_secret_is_struck_out_of_a_traceback(
    secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr("INFO", ("hush-hush",))
    try:
        int(secret)
    except ValueError:
        log.exception("it broke")

    written = capsys.readouterr().err
    assert "Traceback" in written
    assert "ValueError: invalid literal for int() with base 10: '[" in written
    assert secret not in written


@pytest.mark.parametrize("secret", ["hush-hush", TOKEN, 'a "quoted" \\ wörd'])
@pytest.mark.parametrize("where", ["message", "exception", "extra", "inside", "object", "key"])
def test_secret_is_struck_out_of_every_field_of_json(
    secret: str, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr("INFO", ("hush-hush", 'a "quoted" \\ wörd'), "json")

    match where:
        case "message":
            log.info("it is %s", secret)
        case "exception":
            _fail_with(secret)
        case "extra":
            log.info("it", extra={"of": secret})
        case "inside":
            log.info("it", extra={"of": [{"a": (secret,)}]})
        case "object":
            log.info("it", extra={"of": ValueError(secret)})
        case "key":
            log.info("it", extra={"of": {secret: 1}})

    written = capsys.readouterr().err
    assert "[secret]" in written or "[token]" in written
    assert secret not in written
    assert secret not in json.dumps(json.loads(written), ensure_ascii=False).replace("\\", "")
    assert json.dumps(secret, ensure_ascii=False)[1:-1] not in written


def test_a_secret_inside_another_leaves_nothing_of_that(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log_to_stderr("INFO", ("hush", "hush-longer"))

    log.info("it is hush-longer")

    assert capsys.readouterr().err.endswith("it is [secret]\n")


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_an_event_cannot_look_like_two(
    log_format: LogFormat, capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr("INFO", log_format=log_format)

    log.info("first\n2026-01-01 00:00:00,000 ERROR bot: forged\r\u2028more\n")
    _fail_with("x")

    lines = capsys.readouterr().err.splitlines()
    assert len([line for line in lines if not line.startswith("    ")]) == 2


def test_a_line_of_json_has_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("INFO", log_format="json")

    log.warning(
        "it %s – näher", "broke", extra={"reference": "ref a1b2c3", "tries": 2, "took": inf}
    )

    found: dict[str, Any] = json.loads(capsys.readouterr().err)
    at = datetime.fromisoformat(found.pop("time"))
    assert timedelta(0) <= datetime.now(UTC) - at < timedelta(minutes=1)
    assert found == {
        "level": "WARNING",
        "logger": "bot.test",
        "message": "it broke – näher",
        "reference": "ref a1b2c3",
        "tries": 2,
        "took": "inf",
    }


def test_a_traceback_is_a_field_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("INFO", log_format="json")

    _fail_with("x")

    found = json.loads(capsys.readouterr().err)
    assert found["message"] == "it broke"
    assert found["exception"].startswith("Traceback")
    assert found["exception"].endswith("invalid literal for int() with base 10: 'x'")


def _fail_with(text: str) -> None:
    try:
        int(text)
    except ValueError as error:
        # The system's own words for a number put the text into a form of their own.
        error.args = (f"invalid literal for int() with base 10: '{text}'",)
        log.exception("it broke")


@pytest.mark.parametrize(
    ("level", "shown"), [("INFO", ["info"]), ("DEBUG", ["debug", "info"]), ("ERROR", [])]
)
def test_level_is_kept_and_the_chatter_of_others_left_out(
    level: str, shown: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr(level)

    log.debug("debug")
    log.info("info")
    for name in QUIET:
        logging.getLogger(name).info("chatter")

    written = capsys.readouterr().err.splitlines()
    assert [line.rpartition(" ")[2] for line in written] == shown
