"""What people may read when something is wrong."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.language import Text, text


class PilcrowError(Exception):
    """A problem whose text is for the person who asked: one sentence that says what to do.

    What people are told is a `Text`, and `str` of the error is its English. What only the operator
    reads on a terminal is a `str`, and `text` is None.
    """

    def __init__(self, said: Text | str = "") -> None:
        super().__init__(said)
        self.text = said if isinstance(said, Text) else None

    def __str__(self) -> str:
        return "".join(map(str, self.args))


class SettingsError(PilcrowError):
    """Settings that are wrong or missing, all of them at once."""

    def __init__(self, problems: list[str]) -> None:
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            "These settings need mending, in the environment or in .env (see .env.example):\n"
            f"{lines}"
        )
        self.problems = problems


class BusyError(PilcrowError):
    """Too many questions are waiting; `wait` says how long it takes until they are answered."""

    def __init__(self, waiting: int, wait: Text) -> None:
        super().__init__(text("limits-busy", waiting=waiting, wait=wait))


class UnusableInputError(PilcrowError):
    """Something that was typed and is not what is asked for, such as no date."""


class NoSuchParagraphError(PilcrowError):
    """A locator or title that opens nothing."""


class StateError(PilcrowError):
    """A state.db that cannot be used."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path} cannot be used ({why}). Check its permissions and the disk, "
            "or move it away: the next start makes a new one."
        )


class NewerStateError(PilcrowError):
    """A state.db that a later Pilcrow wrote."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path} has version {found}, this Pilcrow knows up to {known}. Update Pilcrow."
        )


class StoppingError(PilcrowError):
    """The bot ends before it has answered."""

    def __init__(self) -> None:
        super().__init__(text("errors-stopping"))


class DiscordRefusedError(PilcrowError):
    """Discord will not have the bot, however often it tries."""


class NotAllowedError(PilcrowError):
    """A command that this person may not run here."""


class ReindexBusyError(PilcrowError):
    """A re-index while another one runs; `since` is a UTC time, None where it is not known."""

    def __init__(self, since: datetime | None = None) -> None:
        if since:
            super().__init__(text("errors-reindexing-since", time=f"{since:%H:%M}"))
        else:
            super().__init__(text("errors-reindexing"))
        self.since = since


class ReindexFailedError(PilcrowError):
    """A re-index that published nothing; what was indexed before still answers."""


class ReindexCancelledError(ReindexFailedError):
    """A re-index that somebody cancelled."""

    def __init__(self) -> None:
        super().__init__(text("errors-reindex-cancelled"))


class ReindexStoppedError(ReindexFailedError):
    """A re-index that ended because the bot does; the next start goes on with it."""

    def __init__(self) -> None:
        super().__init__(text("errors-reindex-stopped"))


class ArticlesNotWrittenError(PilcrowError):
    """A change of the articles that the disk did not take; they are as they were."""

    def __init__(self, error: OSError) -> None:
        why = error.strerror or type(error).__name__
        super().__init__(text("errors-articles-not-written", why=why))
