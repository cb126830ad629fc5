"""What people asked, in figures: gaps, a summary with its chart, and a table to take away."""

from __future__ import annotations

from bot.statistics.chart import Labels, draw_chart
from bot.statistics.gaps import Gap, GapKind, find_gaps
from bot.statistics.summary import PERIODS, Cited, Day, Summary, summarize
from bot.statistics.table import to_csv

__all__ = [
    "PERIODS",
    "Cited",
    "Day",
    "Gap",
    "GapKind",
    "Labels",
    "Summary",
    "draw_chart",
    "find_gaps",
    "summarize",
    "to_csv",
]
