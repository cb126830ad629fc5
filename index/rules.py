"""The rules by which articles become a generation, as one hash."""

from __future__ import annotations

import sys
import unicodedata
from hashlib import sha256
from importlib import resources

import regex


def digest_of_rules() -> str:
    """Return a hash of the code that reads and cuts articles: a better rule is seen at once.

    Python's version and Unicode's are in it: what a letter is may change with them.
    """
    digest = sha256(f"{sys.version} {unicodedata.unidata_version} {regex.__version__}".encode())
    for package in ("corpus", "corpus.readers", "corpus.statements", "index"):
        for file in sorted(resources.files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".sql", ".txt")):
                digest.update(file.read_bytes())
    return digest.hexdigest()
