"""A summary as a picture for Discord: dark and opaque, so that it is read on any background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from bot.statistics.fonts import shown
from bot.statistics.summary import Cited, Summary

if TYPE_CHECKING:  # slow to import, and only for a chart
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DPI: Final = 100
# Pixels. A phone shows a picture at about a third of this, so no letter is smaller than 22 of them.
_WIDTH: Final = 1000
_MARGIN: Final = 48
_BARS_TOP: Final = 300
_BARS_HEIGHT: Final = 330
_CITED_TOP: Final = 812
_CITED_HEIGHT: Final = 84
_SMALL: Final = 23
_NORMAL: Final = 27
_LARGE: Final = 52

_CARD: Final = "#22252b"
_INK: Final = "#eef0f3"
_MUTED: Final = "#a9b0bb"
_LINE: Final = "#3a3f48"
# They differ in lightness too, for those who see colours otherwise.
_ANSWERED: Final = "#5aa9e6"
_REFUSED: Final = "#f0c27b"
_UNKNOWN: Final = "–"
_UNDRAWN: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the chart says, in the reader's language; the last four say a value in it.

    `share` is given a part from 0 to 1, and `seconds` a time. Signs that no font of the machine
    has, as emoji, are left out. `most_seconds` stands before the time of the slowest answers,
    and `nothing` where there is nothing to draw.
    """

    title: str
    questions: str
    answered: str
    refused: str
    liked: str
    response: str
    most_seconds: str
    daily: str
    cited: str
    nothing: str
    number: Callable[[int], str]
    share: Callable[[float], str]
    seconds: Callable[[float], str]
    day: Callable[[date], str]


def draw_chart(summary: Summary, labels: Labels) -> bytes:
    """Return a PNG of `summary`, 1,000 pixels wide; several threads may draw at once.

    A title that no font of this machine can draw is "…" behind its number. The first call
    takes a second or more.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - slow
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow

    height = _CITED_TOP + _MARGIN + _CITED_HEIGHT * max(1, len(summary.cited))
    figure = Figure(figsize=(_WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=_CARD)
    FigureCanvasAgg(figure)
    page = _axes(figure, (0, 0, _WIDTH, height))
    page.set(xlim=(0, _WIDTH), ylim=(height, 0))
    page.set_axis_off()
    _write(page, (_MARGIN, 62), labels.title, 34, weight="bold")
    _draw_figures(page, summary, labels)
    _draw_days(figure, page, summary, labels)
    _draw_cited(page, summary, labels)
    file = BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def _draw_figures(page: Axes, summary: Summary, labels: Labels) -> None:
    """Draw four figures side by side, large, each with its name below."""
    slow = "" if summary.p95 is None else f"{labels.most_seconds} {labels.seconds(summary.p95)}"
    figures = (
        (labels.number(summary.questions), labels.questions, ""),
        (_said(labels.share, summary.answered_share), labels.answered, ""),
        (_said(labels.share, summary.liked_share), labels.liked, ""),
        (_said(labels.seconds, summary.p50), labels.response, slow),
    )
    width = (_WIDTH - 2 * _MARGIN) / len(figures)
    for number, (value, name, more) in enumerate(figures):
        left = _MARGIN + number * width
        _write(page, (left, 152), value, _LARGE, weight="bold", most=width - 20)
        _write(page, (left, 194), name, _SMALL, color=_MUTED, most=width - 14)
        _write(page, (left, 226), more, _SMALL, color=_MUTED, most=width - 14)


def _draw_days(figure: Figure, page: Axes, summary: Summary, labels: Labels) -> None:
    """Draw the questions of each day as a bar, the unanswered ones on top."""
    _write(page, (_MARGIN, _BARS_TOP), labels.daily, _NORMAL, weight="bold")
    _draw_legend(page, labels)
    if not summary.questions:
        _write(page, (_MARGIN, _BARS_TOP + 180), labels.nothing, _NORMAL, color=_MUTED)
        return
    most = max(day.questions for day in summary.days)
    top = _BARS_TOP + 62
    axes = _axes(figure, (_MARGIN, top, _WIDTH - 2 * _MARGIN, _BARS_HEIGHT))
    axes.set_axis_off()
    count = len(summary.days)
    axes.set(xlim=(-0.5, count - 0.5), ylim=(0, most * 1.02))
    places = range(count)
    answered = [day.answered for day in summary.days]
    refused = [day.questions - day.answered for day in summary.days]
    axes.bar(places, answered, width=0.76, color=_ANSWERED, linewidth=0)
    axes.bar(places, refused, bottom=answered, width=0.76, color=_REFUSED, linewidth=0)
    axes.axhline(most, color=_LINE, linewidth=1.5, zorder=0)
    axes.axhline(0, color=_LINE, linewidth=3, zorder=3)
    _write(page, (_WIDTH - _MARGIN, top - 8), labels.number(most), _SMALL, color=_MUTED, ha="right")
    _write_days(page, summary, labels, top + _BARS_HEIGHT + 34)


def _draw_legend(page: Axes, labels: Labels) -> None:
    right = float(_WIDTH - _MARGIN)
    for name, colour in ((labels.refused, _REFUSED), (labels.answered, _ANSWERED)):
        text = _write(page, (right, _BARS_TOP), name, _SMALL, color=_MUTED, ha="right", most=290)
        right -= text + 30
        _box(page, (right, _BARS_TOP - 17), (20, 20), colour)
        right -= 34


def _write_days(page: Axes, summary: Summary, labels: Labels, down: float) -> None:
    """Write the first, the middle and the last day below the bars."""
    last = len(summary.days) - 1
    inside = _WIDTH - 2 * _MARGIN
    for place, align in ((0, "left"), (last // 2, "center"), (last, "right")):
        middle = _MARGIN + inside * (place + 0.5) / (last + 1)
        across = {"left": _MARGIN, "center": middle, "right": _WIDTH - _MARGIN}[align]
        said = labels.day(summary.days[place].day)
        _write(page, (across, down), said, _SMALL, color=_MUTED, ha=align, most=inside / 3.2)


def _draw_cited(page: Axes, summary: Summary, labels: Labels) -> None:
    _write(page, (_MARGIN, _CITED_TOP - 14), labels.cited, _NORMAL, weight="bold")
    if not summary.cited:
        _write(page, (_MARGIN, _CITED_TOP + 40), labels.nothing, _NORMAL, color=_MUTED)
    for number, cited in enumerate(summary.cited, 1):
        down = _CITED_TOP + _CITED_HEIGHT * (number - 1) + 38
        _draw_article(page, number, cited, (down, summary.cited[0].answers), labels)


def _draw_article(
    page: Axes, number: int, cited: Cited, place: tuple[float, int], labels: Labels
) -> None:
    """Draw an article's title over a bar of how often it was cited; `place`: down, and the most."""
    down, most = place
    inside = _WIDTH - 2 * _MARGIN - 90
    _write(page, (_MARGIN, down), f"{labels.number(number)}.", _SMALL, color=_MUTED)
    title = cited.title if shown(cited.title) else _UNDRAWN
    _write(page, (_MARGIN + 40, down), title, _SMALL, most=inside - 40)
    count = labels.number(cited.answers)
    _write(page, (_WIDTH - _MARGIN, down + 26), count, _SMALL, weight="bold", ha="right")
    _box(page, (_MARGIN, down + 14), (inside, 12), _LINE)
    _box(page, (_MARGIN, down + 14), (inside * cited.answers / most, 12), _ANSWERED)


def _said(say: Callable[[float], str], value: float | None) -> str:
    return _UNKNOWN if value is None else say(value)


def _axes(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Return axes that fill `box`: left, top, width and height in pixels."""
    left, top, width, height = box
    whole = figure.get_figheight() * _DPI
    return figure.add_axes(
        (left / _WIDTH, 1 - (top + height) / whole, width / _WIDTH, height / whole)
    )


def _box(page: Axes, corner: tuple[float, float], size: tuple[float, float], colour: str) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - slow

    page.add_patch(Rectangle(corner, *size, facecolor=colour, linewidth=0))


def _write(  # noqa: PLR0913 - how a text looks, by name
    page: Axes,
    place: tuple[float, float],
    text: str,
    pixels: int,
    *,
    color: str = _INK,
    ha: str = "left",
    weight: str = "normal",
    most: float = _WIDTH - 2 * _MARGIN,
) -> float:
    """Write `text` with its base line at `place`, cut to `most` pixels; return how wide it is."""
    drawn = shown(text)
    if drawn is None:
        return 0.0
    line, families = drawn
    look: dict[str, Any] = {"color": color, "ha": ha, "weight": weight, "va": "baseline"}
    # A title may hold dollar signs, which are no formula, whatever the machine's settings are.
    look |= {"family": families, "parse_math": False, "usetex": False}
    artist = page.text(*place, line, fontsize=pixels * 72 / _DPI, **look)
    width = float(artist.get_window_extent().width)
    while width > most and len(line) > 1:
        line = line[: max(1, min(len(line) - 1, int(len(line) * most / width)))].rstrip()
        artist.set_text(f"{line}…")
        width = float(artist.get_window_extent().width)
    return width
