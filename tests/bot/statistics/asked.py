"""Questions for the tests of statistics."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.asked import Asked

NOON = datetime(2024, 5, 31, 12, tzinfo=UTC)


def asked(
    text: str = "Who built the bridge?",
    *,
    ago: int = 0,
    answered: bool = False,
    seconds: float = 1.0,
    cited: tuple[str, ...] = (),
    titles: tuple[str, ...] = (),
    ups: int = 0,
    downs: int = 0,
    reasons: tuple[str, ...] = (),
) -> Asked:
    """Return a question of `ago` days before noon of 31 May 2024."""
    return Asked(
        text=text,
        asked_at=NOON - timedelta(days=ago),
        answered=answered,
        confidence=0.5,
        seconds=seconds,
        cited=cited,
        titles=titles,
        ups=ups,
        downs=downs,
        reasons=reasons,
    )
