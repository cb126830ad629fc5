"""Checks a quotation: whether the articles have it, with which changes, and whose words it is."""

from __future__ import annotations

from bot.checking.attributing import Asked
from bot.checking.verifying import (
    FEWEST_WORDS,
    Check,
    NothingToCheckError,
    Verdict,
    Verifier,
    check_quotation,
)

__all__ = [
    "FEWEST_WORDS",
    "Asked",
    "Check",
    "NothingToCheckError",
    "Verdict",
    "Verifier",
    "check_quotation",
]
