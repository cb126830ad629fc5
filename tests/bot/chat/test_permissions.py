"""Who may change the corpus."""

from __future__ import annotations

import pytest

from bot.chat.permissions import Admins
from bot.errors import NotAllowedError

ADMINS = Admins(guilds=frozenset({1, 2}), roles=frozenset({10}))


@pytest.mark.parametrize(
    ("guild", "roles", "manages"),
    [
        pytest.param(1, [], True, id="manager"),
        pytest.param(2, [10, 11], False, id="role"),
    ],
)
def test_admin_may(guild: int, roles: list[int], manages: bool) -> None:
    ADMINS.check(guild, roles, manages_guild=manages)


@pytest.mark.parametrize(
    ("guild", "roles", "manages", "setting"),
    [
        pytest.param(1, [11], False, "PILCROW_ADMIN_ROLES", id="member"),
        pytest.param(3, [10], True, "PILCROW_ADMIN_GUILDS", id="manager of another server"),
        pytest.param(None, [], True, "PILCROW_ADMIN_GUILDS", id="direct message"),
    ],
)
def test_nobody_else_may(guild: int | None, roles: list[int], manages: bool, setting: str) -> None:
    with pytest.raises(NotAllowedError, match=setting):
        ADMINS.check(guild, roles, manages_guild=manages)
