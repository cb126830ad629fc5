"""What can go wrong: the bot's mistakes, the server's answers to them, and a test's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Payload = dict[str, Any]


class DriverError(Exception):
    """A test asks for something that a person could not do in Discord."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault in a request: where it is (keys and indexes), Discord's code, and a sentence."""

    where: tuple[str | int, ...]
    code: str
    sentence: str

    def __str__(self) -> str:
        place = ".".join(map(str, self.where)) or "body"
        return f"{place}: {self.sentence} ({self.code})"


class ApiError(Exception):
    """An error reply; each of its `violations` is the bot's fault and is recorded."""

    def __init__(
        self, status: int, code: int, message: str, violations: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.status = status
        self.body: Payload = {"message": message, "code": code}
        self.violations = violations


class InvalidFormError(ApiError):
    """The body breaks the document or a documented rule."""

    def __init__(self, problems: list[Problem], *, status: int = 400) -> None:
        super().__init__(status, 50035, "Invalid Form Body", tuple(map(str, problems)))
        self.body["errors"] = _nested(problems)


class EmptyMessageError(ApiError):
    """A message with nothing in it."""

    def __init__(self) -> None:
        super().__init__(400, 50006, "Cannot send an empty message", ("the message is empty",))


def unknown(what: str, code: int) -> ApiError:
    """Return the 404 that says that there is no such thing as `what`."""
    return ApiError(404, code, f"Unknown {what}")


def unknown_channel() -> ApiError:
    """Return 10003."""
    return unknown("Channel", 10003)


def unknown_message() -> ApiError:
    """Return 10008."""
    return unknown("Message", 10008)


def missing_access() -> ApiError:
    """Return 50001: the bot cannot see it."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """Return 50013: the bot can see it but may not do that."""
    return ApiError(403, 50013, "Missing Permissions")


def thread_archived() -> ApiError:
    """Return 50083: nothing can be done in a thread that is archived."""
    return ApiError(400, 50083, "Thread is archived")


def wrong_channel_type() -> ApiError:
    """Return 50024, which a bot can foresee."""
    sentence = "this cannot be done in a channel of that type"
    return ApiError(400, 50024, "Cannot execute action on this channel type", (sentence,))


def _nested(problems: list[Problem]) -> Payload:
    root: Payload = {}
    for problem in problems:
        node = root
        for key in problem.where:
            node = node.setdefault(str(key), {})
        error = {"code": problem.code, "message": problem.sentence}
        node.setdefault("_errors", []).append(error)
    return root


@dataclass(slots=True)
class Violations:
    """Every mistake seen so far, and those that the test expects."""

    seen: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def add(self, sentence: str) -> None:
        """Record a mistake."""
        self.seen.append(sentence)

    def verdict(self, seen: list[str]) -> list[str]:
        """Return what is wrong with `seen`: unexpected mistakes, and expected ones not made."""
        unexpected = [s for s in seen if not any(part in s for part in self.expected)]
        missed = [part for part in self.expected if not any(part in s for s in seen)]
        return unexpected + [f"expected a violation with {part!r}; none came" for part in missed]
