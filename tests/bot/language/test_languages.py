"""People are spoken to in their language, and in English where it lacks something."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from bot.language import ENGLISH, LANGUAGES, Language, Listed, Month, language_of, text
from bot.language.catalogues import FOLDER, Catalogue


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("en-US", "en"),
        ("en-GB", "en"),
        ("de", "de"),
        ("fr", "fr"),
        ("es-ES", "es"),
        ("es-419", "es"),
        ("pt-BR", "en"),
        ("zh-CN", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_language_is_that_of_the_locale_or_english(locale: str | None, code: str) -> None:
    assert language_of(locale) == LANGUAGES[code]


def test_words_stay_as_they_are_when_they_are_no_text() -> None:
    assert LANGUAGES["de"].say("as { $it } is") == "as { $it } is"


@pytest.mark.parametrize(
    ("code", "day", "undated", "number"),
    [
        ("en", "1 October 2022", "undated", "12,345"),
        ("de", "1. Oktober 2022", "ohne Datum", "12.345"),
        ("fr", "1 octobre 2022", "sans date", "12\u202f345"),
        ("es", "1 de octubre de 2022", "sin fecha", "12.345"),
    ],
)
def test_days_and_numbers_are_written_as_the_language_does(
    code: str, day: str, undated: str, number: str
) -> None:
    language = LANGUAGES[code]

    assert language.day("2022-10-01T12:00:00Z") == day
    assert (language.day(None), language.day("")) == (undated, undated)
    assert language.number(12_345) == number


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Not mentioned there: “a”, “b” or “c”."),
        ("de", "Dort nicht erwähnt: „a“, „b“ oder „c“."),
        ("fr", "Non mentionné ici\xa0: «\xa0a\xa0», «\xa0b\xa0» ou «\xa0c\xa0»."),
        ("es", "Allí no se menciona «a», «b» o «c»."),
    ],
)
def test_a_list_is_written_as_the_language_does(code: str, said: str) -> None:
    words = Listed(("a", "b", "c"), "or", quoted=True)

    assert LANGUAGES[code].say(text("notes-unmentioned", words=words)) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "The articles have no statement by Ann since 1 May 2023. The last before that:"),
        ("de", "Die Artikel haben keine Aussage von Ann seit dem 1. Mai 2023. Das Letzte davor:"),
        ("fr", "aucune déclaration par Ann depuis le 1 mai 2023. La dernière avant cela\xa0:"),
        ("es", "declaración de Ann desde el 1 de mayo de 2023. La última antes de eso:"),
    ],
)
def test_a_text_within_a_text_is_in_the_same_language(code: str, said: str) -> None:
    when = text("notes-since", day=date(2023, 5, 1))
    silent = text("notes-silent", name="Ann", when=when, nearest=text("notes-last-before"))

    assert LANGUAGES[code].say(silent).endswith(said)


@pytest.mark.parametrize(
    ("code", "since", "month"),
    [
        ("en", "from A or B published since 1 May 2023 answers", "from A or B of May 2023 answers"),
        (
            "de",
            "von A oder B, der seit dem 1. Mai 2023 erschienen ist, beantwortet",
            "von A oder B aus dem Mai 2023 beantwortet",
        ),
        (
            "fr",
            "de la source A ou B paru depuis le 1 mai 2023 ne répond",
            "de la source A ou B paru en mai 2023 ne répond",
        ),
        (
            "es",
            "de A o B publicado desde el 1 de mayo de 2023 responde",
            "de A o B de mayo de 2023 responde",
        ),
    ],
)
def test_outlet_and_time_are_told_in_one_sentence(code: str, since: str, month: str) -> None:
    first = date(2023, 5, 1)
    outlet = text("notes-from-outlet", outlet=Listed(("A", "B"), "or"))
    published = text("notes-published", when=text("notes-since", day=first))
    of_month = text("notes-of-month", month=Month(first))

    said = [
        LANGUAGES[code].say(text("notes-none-others-have", outlet=outlet, published=when))
        for when in (published, of_month)
    ]

    assert since in said[0]
    assert month in said[1]


def test_english_is_said_and_it_is_logged_once_when_a_language_lacks_a_message(
    broken_messages: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "gaps.ftl").write_text("notes-read-as = { $nom }", encoding="utf-8")
    catalogues = {"de": Catalogue("de", tmp_path), "en": Catalogue("en", FOLDER / "en")}
    monkeypatch.setattr("bot.language.telling.catalogue_of", catalogues.__getitem__)
    german = Language("de")

    lacking = [german.say(text("notes-differ-undated")) for _ in range(3)]
    broken = [german.say(text("notes-read-as", name="Ann")) for _ in range(3)]

    assert lacking == ["The articles do not agree on this."] * 3
    assert broken == ["Read as: Ann."] * 3
    assert [line.partition(":")[0] for line in broken_messages] == [
        "the message notes-differ-undated cannot be said in de",
        "the message notes-read-as cannot be said in de",
    ]
    broken_messages.clear()


def test_the_key_is_said_when_no_language_has_it(broken_messages: list[str]) -> None:
    assert LANGUAGES["fr"].say(text("notes-from-a-later-version")) == "notes-from-a-later-version"

    assert len(broken_messages) == 2
    broken_messages.clear()


@pytest.mark.parametrize(
    "broken",
    ["x-a = { x-a }", "x-a = { $none }", "x-a = { NUMBER($typed, style: 1) }", "x-a =\n    .b = c"],
    ids=["cyclic", "no variable", "no number", "no words"],
)
def test_nothing_is_raised_when_a_message_is_broken(
    broken: str, broken_messages: list[str], tmp_path: Path
) -> None:
    (tmp_path / "x.ftl").write_text(broken, encoding="utf-8")
    catalogue = Catalogue("en", tmp_path)

    assert [catalogue.format("x-a", {"typed": "x"}) for _ in range(3)] == [None] * 3
    assert len(broken_messages) == 1
    broken_messages.clear()


def test_the_rest_of_a_file_is_said_when_some_of_it_is_no_fluent(
    broken_messages: list[str], tmp_path: Path
) -> None:
    (tmp_path / "x.ftl").write_text("x-a = { $open\nx-b = fine\n", encoding="utf-8")

    assert Catalogue("en", tmp_path).format("x-b", {}) == "fine"
    assert broken_messages == ["x.ftl is not valid Fluent: x-a = { $open\n"]
    broken_messages.clear()


def test_threads_may_speak_all_languages_at_once() -> None:
    def say(place: int) -> tuple[str, str]:
        code = list(LANGUAGES)[place % len(LANGUAGES)]
        told = text("checks-too-short", fewest=place)
        return Language(code).say(told), LANGUAGES[code].say(told)

    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(say, range(200)))

    assert all(one == other for one, other in said)
    assert len({one for one, _ in said}) == 200


def test_importing_errors_and_making_texts_loads_neither_fluent_nor_babel() -> None:
    code = (
        "import sys, bot.errors, bot.saying.notes\n"
        "from bot.language import language_of, text\n"
        "raised = bot.errors.StoppingError(); language_of('de').say('words'); hash(raised.text)\n"
        "print({'babel', 'fluent'} & {name.partition('.')[0] for name in sys.modules})\n"
        "print(raised)"
    )

    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert run.stdout == "set()\nI am being restarted. Ask again in a minute.\n"


def test_english_is_said_when_nothing_else_is_asked_for() -> None:
    assert ENGLISH.code == "en"
    assert str(text("errors-stopping")) == ENGLISH.say(text("errors-stopping"))
