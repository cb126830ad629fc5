"""An index run in the background may be ended until it publishes, and not any more then."""

from __future__ import annotations

import signal

from bot.indexing import _finishing_what_it_publishes
from index.progress import Phase


def test_sigterm_is_ignored_from_publishing_on_and_handled_again_afterwards() -> None:
    before = signal.getsignal(signal.SIGTERM)

    with _finishing_what_it_publishes() as tell:
        tell(Phase.EMBEDDING, 9, 9)
        assert signal.getsignal(signal.SIGTERM) == before
        tell(Phase.PUBLISHING, 0, 1)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN

    assert signal.getsignal(signal.SIGTERM) == before
