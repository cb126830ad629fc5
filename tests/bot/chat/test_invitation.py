"""The link that invites the bot."""

from __future__ import annotations

import base64
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.chat.invitation import application_id_of, invite_link


def test_link_asks_for_what_is_needed_and_no_more() -> None:
    query = parse_qs(urlsplit(invite_link(123456789012345678)).query)

    view, send, embed, attach, history = 1 << 10, 1 << 11, 1 << 14, 1 << 15, 1 << 16
    open_threads, in_threads = 1 << 35, 1 << 38
    assert query == {
        "client_id": ["123456789012345678"],
        "scope": ["bot applications.commands"],
        "permissions": [str(view | send | embed | attach | history | open_threads | in_threads)],
    }


@pytest.mark.parametrize("padding", ["", "=", "=="])
def test_application_is_read_from_the_beginning_of_a_token(padding: str) -> None:
    head = base64.urlsafe_b64encode(b"123456789012345678").decode().rstrip("=")

    assert application_id_of(f" {head}.abc.def{padding}\n") == 123456789012345678


@pytest.mark.parametrize("token", ["", "abc", "¶.x.y", "bm90IGEgbnVtYmVy.x.y", "//.x", "wqI.x.y"])
def test_no_application_is_read_when_a_token_is_none(token: str) -> None:
    assert application_id_of(token) is None
