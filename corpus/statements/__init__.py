"""Who said what: statements found by the words that attribute them."""

from __future__ import annotations

from corpus.statements.attribution import find_statements

__all__ = ["find_statements"]
