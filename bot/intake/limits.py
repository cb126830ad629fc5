"""What is too much in the files that people add, and why."""

from __future__ import annotations

from typing import Final

# The process that reads takes 140 MB for itself; the worst page of 3 million characters takes 420
# on top of that. Short of memory, the extractor would drop text and not say so.
MEMORY: Final = 640 * 2**20  # bytes of address space
SECONDS_EACH: Final = 20.0  # of the processor, a file; pages of 10,000 short lines take 10
SECONDS: Final = 240.0  # on the clock for all; an interaction of Discord lasts 15 minutes
MOST_OUTPUT: Final = 64 * 2**20  # bytes; twice the most that is unpacked, for JSON's escapes
MOST_LOST: Final = 5  # processes that may die before the rest is not tried; each costs seconds

# Of a zip archive. Its directory is never believed: what comes out of it is counted.
MOST_ENTRIES: Final = 5_000  # with its folders; each costs time even where it is passed over
MOST_UNPACKED: Final = 32 * 2**20  # bytes of all entries that are read
MOST_RATIO: Final = 100  # text is packed to a tenth or so; bombs to a thousandth
RATIO_FROM: Final = 2**20  # bytes unpacked below which no ratio harms

MOST_ARTICLES: Final = 5_000  # of all files together; each becomes a file that is flushed to disk
MOST_PARAGRAPHS: Final = 5_000  # of an article; 500,000 characters of prose are a thousand
LONGEST_FIELD: Final = 500  # characters of title, outlet, author and date, each
LONGEST_URL: Final = 2_000  # characters; browsers and servers take no more
LONGEST_ID: Final = 500  # characters, as in a file that gives its own
LONGEST_NAME: Final = 200  # characters of a file's name as it is told; its end is what differs
MOST_REASONS: Final = 20  # of one file; more drown the report
