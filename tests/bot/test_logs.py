"""No secret gets into the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot.logs import log_to_stderr

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
