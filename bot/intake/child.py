"""The process that reads what people add: a request comes in, articles and reasons go out."""

from __future__ import annotations

import signal
import sys

from bot.intake.extracting import messages
from bot.intake.messages import Request, Started, to_line


def main() -> None:
    """Read the request on the standard input, and tell on the standard output."""
    request = Request.from_bytes(sys.stdin.buffer.read())
    out = sys.stdout.buffer
    for message in messages(request):
        out.write(to_line(message))
        if isinstance(message, Started):
            out.flush()  # whoever is killed has told at what
            _set_timer(request.seconds)
    out.flush()


def _set_timer(seconds: float) -> None:
    """Let this process be killed when one file has had its `seconds` of the processor."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    main()
