"""The corpus: article files as numbered paragraphs."""

from __future__ import annotations

from corpus.aliases import Aliases, read_aliases
from corpus.errors import AliasError, CorpusError, LocatorError, ReadError
from corpus.loading import Limits, read_corpus, read_removed
from corpus.matching import NameIndex, NameMatch, match_people
from corpus.model import (
    Article,
    Corpus,
    Draft,
    Evidence,
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
from corpus.people import People, Person, group_people, shown_name
from corpus.scanning import Found, FoundFile, find_files, fingerprint_files
from corpus.sentences import split_sentences
from corpus.statements import find_statements

__all__ = [
    "AliasError",
    "Aliases",
    "Article",
    "Corpus",
    "CorpusError",
    "Draft",
    "Evidence",
    "Found",
    "FoundFile",
    "Limits",
    "LocatorError",
    "Mark",
    "NameIndex",
    "NameMatch",
    "Paragraph",
    "People",
    "Person",
    "ReadError",
    "Skipped",
    "Statement",
    "StatementKind",
    "find_files",
    "find_statements",
    "fingerprint_files",
    "fold",
    "group_people",
    "handle_of",
    "last_name",
    "locator_of",
    "match_people",
    "may_be_same",
    "parse_locator",
    "read_aliases",
    "read_corpus",
    "read_removed",
    "shown_name",
    "split_sentences",
]
