"""Reads a question: who is asked for, about what, when, and in which words."""

from __future__ import annotations

from bot.planning.periods import Period, parse_period
from bot.planning.plan import Ask, Plan, plan
from bot.planning.querying import read_query

__all__ = ["Ask", "Period", "Plan", "parse_period", "plan", "read_query"]
