"""The catalogues of all languages agree with each other, with the code, and with Discord."""

from __future__ import annotations

from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from bot.language import LANGUAGES, Text, Value
from bot.language.catalogues import FOLDER, catalogue_of
from tests.bot.language.declared import COMPUTED, LIMITS, NO_KEYS, SAME
from tests.bot.language.messages import Message, messages_of
from tests.bot.language.scanning import Scanned, scan

CODE = Path(__file__).resolve().parents[3] / "bot"
ENGLISH = messages_of("en").messages
OTHERS = [code for code in LANGUAGES if code != "en"]
TOPICS = frozenset(message.topic for message in ENGLISH.values())
# As names, numbers and dates may be.
NUMBERS = (0, 1, 2, 5, 21, 1_000_000)
WORDS: tuple[Value, ...] = ("Ann Quist", "", "reported", "yes", date(2022, 10, 1))


@pytest.fixture(name="scanned", scope="module")
def _scanned() -> Scanned:
    return scan(CODE, TOPICS)


def test_every_language_has_a_folder_and_every_folder_a_language() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_files_are_valid_fluent(code: str) -> None:
    found = messages_of(code)

    assert (found.junk, found.doubled) == ((), ())


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_messages_of_a_topic_are_in_one_file(code: str) -> None:
    files: dict[str, set[str]] = {}
    for message in messages_of(code).messages.values():
        files.setdefault(message.topic, set()).add(message.file)

    assert {topic: held for topic, held in files.items() if len(held) > 1} == {}
    assert {m.topic: m.file for m in messages_of(code).messages.values()} == {
        m.topic: m.file for m in ENGLISH.values()
    }


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_has_the_same_messages(code: str) -> None:
    keys = set(messages_of(code).messages)

    lacking, left_over = sorted(set(ENGLISH) - keys), sorted(keys - set(ENGLISH))
    assert {"lacking": lacking, "left over": left_over} == {"lacking": [], "left over": []}


@pytest.mark.parametrize("code", OTHERS)
def test_a_message_has_the_same_variables_in_every_language(code: str) -> None:
    messages = messages_of(code).messages

    assert {
        key: (sorted(messages[key].variables), sorted(message.variables))
        for key, message in ENGLISH.items()
        if key in messages and messages[key].variables != message.variables
    } == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_message_can_be_said_with_any_values(code: str) -> None:
    for message in messages_of(code).messages.values():
        for values in samples(message):
            said = LANGUAGES[code].say(Text(message.key, values))
            assert said.strip(), (message.key, values)
            assert "{" not in said, said


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_message_is_longer_than_discord_has_room(code: str) -> None:
    too_long = {}
    for message in messages_of(code).messages.values():
        limit = next(most for pattern, most in LIMITS if fnmatchcase(message.key, pattern))
        longest = max(len(LANGUAGES[code].say(Text(message.key, v))) for v in samples(message))
        if longest > limit:
            too_long[message.key] = (longest, limit)
    assert too_long == {}


@pytest.mark.parametrize("code", OTHERS)
def test_every_message_is_translated(code: str) -> None:
    messages = messages_of(code).messages
    same = {key for key, message in ENGLISH.items() if key in messages and _same(code, message)}

    assert same == SAME[code]


def test_every_key_in_the_code_is_a_message(scanned: Scanned) -> None:
    missing = {use.key: use.place for use in scanned.uses if use.key not in ENGLISH}

    assert {key: place for key, place in missing.items() if key not in NO_KEYS} == {}


def test_every_limit_is_of_some_message() -> None:
    idle = {pattern for pattern, _ in LIMITS if not any(fnmatchcase(k, pattern) for k in ENGLISH)}

    assert idle == set()


def test_every_message_is_told_somewhere(scanned: Scanned) -> None:
    used = {use.key for use in scanned.uses}
    held = {key for message in ENGLISH.values() for key in message.messages}
    patterns = [pattern for found in COMPUTED.values() for pattern in found]

    unused = set(ENGLISH) - used - held
    assert sorted(k for k in unused if not any(fnmatchcase(k, p) for p in patterns)) == []


def test_every_text_is_told_with_just_what_its_message_has(scanned: Scanned) -> None:
    wrong = {
        (use.place, use.key): (sorted(use.values), sorted(ENGLISH[use.key].variables))
        for use in scanned.uses
        if use.values is not None
        and use.key in ENGLISH
        and use.values != ENGLISH[use.key].variables
    }

    assert wrong == {}


def test_every_module_that_computes_keys_is_declared(scanned: Scanned) -> None:
    assert set(scanned.computed) == set(COMPUTED)


PLANTED = """
from bot.language import text
from bot.language import text as told

GONE = text("notes-no-such-note")
TYPED = told("nots-abstained")
HANDED_ON = notice("notes-handed-on", language)
RIGHT = text("notes-read-as", name="Ann")
WRONG = text("notes-read-as", typed="Ann")
COMPUTED = text(f"notes-{GONE}")
"""


def test_the_scan_finds_what_is_planted(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(PLANTED, encoding="utf-8")

    found = scan(tmp_path, TOPICS)

    missing = {use.key for use in found.uses} - set(ENGLISH)
    assert missing == {"notes-no-such-note", "nots-abstained", "notes-handed-on"}
    values = {use.values for use in found.uses if use.key == "notes-read-as"}
    assert values == {None, frozenset({"name"}), frozenset({"typed"})}
    assert found.computed == (f"{tmp_path.name}/planted.py",)


def test_reading_finds_what_is_planted_in_a_catalogue(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "notes.ftl").write_text(
        "notes-a = A { $name } { notes-b }\n"
        "notes-b = { $count ->\n    [one] one\n   *[other] { $count }\n}\n"
        "notes-a = twice\n"
        "notes-c = { $open\n",
        encoding="utf-8",
    )

    found = messages_of("en", tmp_path)

    assert found.doubled == ("notes-a",)
    assert len(found.junk) == 1
    assert found.messages["notes-b"].numbers == {"count"}


def samples(message: Message) -> list[dict[str, Value]]:
    """Return values to say `message` with: numbers where they choose a plural, else any."""
    told = [(2, word) for word in WORDS]
    if message.numbers:
        told += [(number, "Ann Quist") for number in NUMBERS]
    return [
        {name: number if name in message.numbers else word for name in message.variables}
        for number, word in told
    ]


def _same(code: str, message: Message) -> bool:
    """Tell whether `message` has words, and they are those of English, dates apart."""
    told = [
        {name: number if name in message.numbers else "" for name in message.variables}
        for number in (1, 2)
    ]
    here, english = (
        [catalogue_of(each).format(message.key, values) for values in told] for each in (code, "en")
    )
    return here == english and any(map(str.isalpha, str(english)))
