"""The report's charts, as SVG to be put into HTML.

Colours are CSS variables of the page, so that a chart follows its light and its dark look. No text
of an article or a question is ever drawn: names of kinds stand in a legend of HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]  # has no stubs of its own
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.evaluation.curves import BINS, Bin


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a curve looks: its colour, a variable of the page, and its marker, to both who draw."""

    colour: str
    marker: str
    shape: str


# Of curves in one chart, the first stands for all; shapes tell them apart without colours.
LOOKS: Final = tuple(
    Look(colour=colour, marker=marker, shape=shape)
    for colour, marker, shape in (
        ("--ink", "o", "●"),
        ("--blue", "s", "■"),
        ("--orange", "D", "◆"),
        ("--green", "v", "▼"),
        ("--purple", "^", "▲"),
        ("--ochre", "P", "✚"),
        ("--pink", "X", "✖"),
    )
)
# The page's variables, by the colours that stand for them while a chart is drawn. None is black,
# which would be left out of the SVG.
_VARIABLES: Final = {
    f"#0000{number}": variable
    for number, variable in enumerate(
        ("--muted", "--grid", "--card", *(look.colour for look in LOOKS)), 10
    )
}
_COLOURS: Final = {variable: colour for colour, variable in _VARIABLES.items()}
_STYLE: Final[dict[str, Any]] = {
    "axes.edgecolor": _COLOURS["--grid"],
    "axes.grid": True,
    "axes.labelcolor": _COLOURS["--muted"],
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.figsize": (4.4, 3.9),
    "font.size": 10.5,
    "grid.color": _COLOURS["--grid"],
    "grid.linewidth": 0.6,
    "lines.linewidth": 1.8,
    "lines.solid_capstyle": "round",
    "svg.fonttype": "none",
    "text.color": _COLOURS["--ink"],
    "xtick.color": _COLOURS["--grid"],
    "xtick.labelcolor": _COLOURS["--muted"],
    "ytick.color": _COLOURS["--grid"],
    "ytick.labelcolor": _COLOURS["--muted"],
    "ytick.left": False,
}
_SVG: Final = "{http://www.w3.org/2000/svg}"
# Fractions that end a scale which begins at 0.
_WHOLE: Final = (0, 0.2, 0.4, 0.6, 0.8, 1)


def draw_reliability(bins: Sequence[Bin], title: str, description: str) -> str:
    """Return a chart of what share is answerable at which confidence, with counts below."""
    with _styled("reliability"):
        figure = Figure(layout="constrained")
        above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        above.plot((0, 1), (0, 1), color=_COLOURS["--muted"], lw=1, ls=(0, (4, 3)))
        above.plot(
            [each.confidence for each in bins],
            [each.share for each in bins],
            color=_COLOURS["--blue"],
            marker="o",
            ms=5,
        )
        _whole(above, "x", "y")
        above.set_ylabel("answerable")
        _draw_counts(below, bins)
        return _svg(figure, "reliability", title, description)


def draw_recall(curves: Sequence[Sequence[float]], title: str, description: str) -> str:
    """Return a chart of recall by place; `curves` look as `LOOKS` say, the first on top."""
    with _styled("recall"):
        figure = Figure(layout="constrained")
        axes = figure.subplots()
        for number, (curve, look) in enumerate(zip(curves, LOOKS, strict=False)):
            axes.plot(
                range(1, len(curve) + 1),
                curve,
                color=_COLOURS[look.colour],
                marker=look.marker,
                ms=4,
                zorder=10 - number,
            )
        _whole(axes, "y")
        axes.set_xticks(range(1, 11))
        axes.set_xlabel("by place")
        axes.set_ylabel("recall")
        return _svg(figure, "recall", title, description)


def draw_refusals(
    points: Sequence[tuple[float, float]],
    shipped: tuple[float, float],
    title: str,
    description: str,
) -> str:
    """Return a chart of the unanswerable questions refused against the answerable ones.

    `points` are of all thresholds, `shipped` is what was refused in this run.
    """
    with _styled("refusals"):
        figure = Figure(layout="constrained")
        axes = figure.subplots()
        axes.plot((0, 1), (0, 1), color=_COLOURS["--muted"], lw=1, ls=(0, (4, 3)))
        axes.plot(*zip(*points, strict=True), color=_COLOURS["--blue"])
        axes.plot(
            *shipped,
            marker="o",
            ms=8,
            color=_COLOURS["--orange"],
            mec=_COLOURS["--card"],
            mew=1.5,
            clip_on=False,
            zorder=5,
        )
        _whole(axes, "x", "y")
        axes.set_xlabel("answerable questions refused")
        axes.set_ylabel("unanswerable questions refused")
        return _svg(figure, "refusals", title, description)


def _draw_counts(axes: Axes, bins: Sequence[Bin]) -> None:
    """Draw how many questions there are in each of `bins`, the unanswerable ones on top."""
    middles = [each.low + 0.5 / BINS for each in bins]
    answerable = [each.answerable for each in bins]
    others = [each.questions - each.answerable for each in bins]
    axes.bar(middles, answerable, width=0.8 / BINS, color=_COLOURS["--blue"])
    bars = axes.bar(middles, others, 0.8 / BINS, answerable, color=_COLOURS["--orange"])
    axes.bar_label(
        bars,
        labels=[str(each.questions) for each in bins],
        padding=2,
        fontsize=9,
        color=_COLOURS["--muted"],
    )
    axes.grid(visible=False)
    axes.set_yticks([])
    axes.margins(y=0.3)
    axes.set_xlabel("confidence")
    axes.set_ylabel("questions")


def _whole(axes: Axes, *sides: str) -> None:
    """Scale `sides` of `axes` from 0 to 1."""
    for side in sides:
        axes.set(**{f"{side}lim": (-0.02, 1.02), f"{side}ticks": _WHOLE})


@contextmanager
def _styled(name: str) -> Iterator[None]:
    """Draw as this module says, whatever the reader's own settings of matplotlib are."""
    with style.context(["default", {**_STYLE, "svg.hashsalt": name}]):
        yield


def _svg(figure: Figure, name: str, title: str, description: str) -> str:
    """Return `figure` as an element of a page, `name` being its own there."""
    file = BytesIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    figure.savefig(file, format="svg", transparent=True, metadata=nothing)
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    root = etree.fromstring(file.getvalue(), parser)
    _strip(root)
    _describe(root, name, title, description)
    text: str = etree.tostring(root, encoding="unicode", with_tail=False)
    for colour, variable in _VARIABLES.items():
        text = text.replace(colour, f"var({variable})")
    return text


def _strip(root: Any) -> None:  # noqa: ANN401 - lxml has no types
    """Take from `root` what would reach beyond it in a page: global styles, sizes, groups' ids."""
    for unwanted in [
        *root.iter(f"{_SVG}metadata"),
        *root.iter(f"{_SVG}style"),
        *root.iter(etree.Comment),
    ]:
        unwanted.getparent().remove(unwanted)
    for group in root.iter(f"{_SVG}g"):
        group.attrib.pop("id", None)
    for size in ("width", "height", "version"):
        root.attrib.pop(size, None)


def _describe(root: Any, name: str, title: str, description: str) -> None:  # noqa: ANN401 - the same
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-description")
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = etree.Element(
            f"{_SVG}{tag}", id=f"{name}-{'title' if tag == 'title' else 'description'}"
        )
        element.text = text
        root.insert(place, element)
