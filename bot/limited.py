"""A script that takes limits upon itself and then becomes the command that it was given.

Its arguments: bytes of memory, seconds of processor time, bytes of a file, and the command. It
loads nothing but the standard library, and runs before anything of what it limits.
"""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress
from typing import Final

_OPEN_FILES: Final = 64
_LOW_PRIORITY: Final = 10  # of 19, the most


def main() -> None:
    """Take the limits of the command line, and run the rest of it."""
    memory, seconds, room = map(int, sys.argv[1:4])
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CPU, seconds, spare=1)  # without, it is killed with no word why
    _limit(resource.RLIMIT_FSIZE, room)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _limit(resource.RLIMIT_CORE, 0)
    os.nice(_LOW_PRIORITY)
    os.execvp(sys.argv[4], sys.argv[4:])  # noqa: S606 - becoming the command is its purpose


def _limit(kind: int, most: int, spare: int = 0) -> None:
    """Set one limit, and `spare` above it the last one, no higher than what was inherited."""
    _, inherited = resource.getrlimit(kind)
    ceiling = sys.maxsize if inherited == resource.RLIM_INFINITY else inherited
    with suppress(ValueError, OSError):  # macOS knows no limit of address space
        resource.setrlimit(kind, (min(most, ceiling), min(most + spare, ceiling)))


if __name__ == "__main__":
    main()
