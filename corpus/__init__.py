"""The corpus: article files as numbered paragraphs."""

from __future__ import annotations

from corpus.errors import CorpusError, LocatorError, ReadError
from corpus.loading import Limits, read_corpus
from corpus.model import (
    Article,
    Corpus,
    Draft,
    Mark,
    Paragraph,
    Skipped,
    Statement,
    StatementKind,
    handle_of,
    locator_of,
    parse_locator,
)
from corpus.names import fold, last_name, may_be_same
from corpus.scanning import Found, FoundFile, find_files, fingerprint_files
from corpus.sentences import split_sentences
from corpus.statements import find_statements

__all__ = [
    "Article",
    "Corpus",
    "CorpusError",
    "Draft",
    "Found",
    "FoundFile",
    "Limits",
    "LocatorError",
    "Mark",
    "Paragraph",
    "ReadError",
    "Skipped",
    "Statement",
    "StatementKind",
    "find_files",
    "find_statements",
    "fingerprint_files",
    "fold",
    "handle_of",
    "last_name",
    "locator_of",
    "may_be_same",
    "parse_locator",
    "read_corpus",
    "split_sentences",
]
