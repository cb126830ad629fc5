"""Answers who said what: somebody's statements, whether somebody said something, or who did."""

from __future__ import annotations

from bot.saying.answering import find, find_said
from bot.saying.found import Found, Served, passages
from bot.saying.requesting import read_period, request_of, sentence_of

__all__ = [
    "Found",
    "Served",
    "find",
    "find_said",
    "passages",
    "read_period",
    "request_of",
    "sentence_of",
]
