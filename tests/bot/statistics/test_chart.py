from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from bot.statistics import Labels, Summary, draw_chart, summarize
from bot.statistics.fonts import shown
from tests.bot.statistics.asked import NOON, asked

LABELS = Labels(
    title="Last 30 days",
    questions="questions",
    answered="answered",
    refused="not answered",
    liked="votes 👍",
    response="response time",
    most_seconds="95 of 100:",
    daily="Questions a day",
    cited="Most cited",
    nothing="Nothing yet.",
    number=str,
    share=lambda share: f"{share:.0%}",
    seconds=lambda seconds: f"{seconds:.1f} s",
    day=lambda day: f"{day.day}.{day.month}.",
)


def summary_of(*titles: str, days: int = 30) -> Summary:
    questions = [
        asked(
            answered=bool(number % 3),
            ago=number,
            cited=(f"a{number % len(titles)}#1",),
            titles=(titles[number % len(titles)],),
            ups=number % 2,
        )
        for number in range(days)
    ]
    return summarize(questions, NOON.date(), days)


def picture_of(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as image:
        image.load()
        return image


@pytest.mark.parametrize(
    "summary",
    [
        pytest.param(summarize([], NOON.date(), 7), id="empty"),
        pytest.param(summary_of("Bridge opens", days=1), id="one day"),
        pytest.param(
            summary_of("W" * 500, "$x_$ and \\frac{", "سفينة", "\n\x00", days=90), id="odd"
        ),
    ],
)
def test_a_chart_is_an_opaque_small_picture(summary: Summary) -> None:
    png = draw_chart(summary, LABELS)
    picture = picture_of(png)

    assert picture.format == "PNG"
    assert picture.width == 1000
    assert len(png) < 200_000
    assert picture.convert("RGBA").getchannel("A").getextrema() == (255, 255)


def test_a_chart_is_the_same_when_several_are_drawn_at_once() -> None:
    summaries = [summary_of("Bridge opens", days=days) for days in (7, 30, 90)]
    expected = [draw_chart(summary, LABELS) for summary in summaries]

    with ThreadPoolExecutor(3) as pool:
        drawn = list(pool.map(lambda summary: draw_chart(summary, LABELS), summaries * 2))

    assert drawn == expected * 2


def test_nothing_is_written_over_the_edge_when_labels_and_titles_are_long() -> None:
    long = "W" * 80
    labels = Labels(
        title=long,
        questions=long,
        answered=long,
        refused=long,
        liked=long,
        response=long,
        most_seconds=long,
        daily=long,
        cited=long,
        nothing=long,
        number=str,
        share=lambda _: long,
        seconds=lambda _: long,
        day=lambda _: long,
    )
    picture = picture_of(draw_chart(summary_of("W" * 500), labels)).convert("RGB")
    edges = [picture.crop((left, 0, left + 40, picture.height)) for left in (0, 960)]

    assert [len(edge.getcolors() or []) for edge in edges] == [1, 1]


def test_a_text_is_drawn_without_the_signs_that_no_font_has() -> None:
    assert shown("Bridge\u202e 🛥 \n opens") == ("Bridge opens", ["DejaVu Sans"])


def test_a_text_is_drawn_with_accents_and_other_scripts() -> None:
    assert shown("Вокзал, Ysée, سفينة") == ("Вокзал, Ysée, سفينة", ["DejaVu Sans"])


@pytest.mark.parametrize("text", ["", " \n", "🛥", "\ufffe", "Bridge \U0001fbca\U0003134a"])
def test_a_text_is_not_drawn_when_it_would_be_boxes_or_nothing(text: str) -> None:
    assert shown(text) is None


def test_a_title_that_cannot_be_drawn_leaves_its_place() -> None:
    drawn = draw_chart(summary_of("\U0003134a"), LABELS)

    assert drawn == draw_chart(summary_of("…"), LABELS)


def test_matplotlib_is_imported_only_when_a_chart_is_drawn() -> None:
    code = "import sys, bot.statistics; print('matplotlib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "False\n"
