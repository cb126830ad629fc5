"""A program in the place of `pilcrow index`, which does as it is told.

Its first argument is a JSON list of steps: a text to write to stderr; a path (as `{"wait": path}`)
of a named pipe to wait for; `{"out": …}` to write to stdout; `{"status": number}` to end with;
`{"long": number}` to write so long a line to stderr;
`{"stubborn": true}` to take no notice of SIGTERM.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import Any


def take(step: str | dict[str, Any]) -> None:
    if isinstance(step, str):
        sys.stderr.write(step + "\n")
        sys.stderr.flush()
    elif "wait" in step:
        Path(step["wait"]).read_text(encoding="utf-8")
    elif "out" in step:
        sys.stdout.write(json.dumps(step["out"]))
    elif "long" in step:
        sys.stderr.write("x" * step["long"] + "\n")
    elif "stubborn" in step:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    else:
        raise SystemExit(step["status"])


if __name__ == "__main__":
    for each in json.loads(sys.argv[1]):
        take(each)
