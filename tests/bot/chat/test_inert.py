"""The corpus's text can never ping, format or link on its own."""

from __future__ import annotations

import pytest

from tests.bot.chat.town import Town
from tests.discord_server.messages import Message


def described(message: Message) -> str:
    """Return what was sent, and check that all of it is an embed, which cannot ping."""
    assert message.content == ""
    assert message.pings == frozenset()
    return str(message.embeds[0]["description"])


@pytest.mark.usefixtures("bot")
async def test_article_text_is_shown_and_does_nothing(town: Town) -> None:
    text = described(await town.ask("Do zebras gather loudly at noon, aloud?"))

    assert text.startswith(
        r"> **Zebras gather \*\*loudly\*\* at \`noon\`, says \@everyone, \<\@&1\> and "
        r"\[x\](http\://evil.example) \|\|aloud\|\|.**"
    )


@pytest.mark.usefixtures("bot")
async def test_title_is_shown_and_does_nothing(town: Town) -> None:
    text = described(await town.ask("Do zebras gather loudly at noon, aloud?"))

    assert (
        "**1** · \u2068Wicked \\[notice\\](http\\://evil.example) \\@everyone\u2069 · ¶1 · undated"
        in text.splitlines()
    )


@pytest.mark.usefixtures("bot")
async def test_lines_of_an_article_stay_inside_the_quote(town: Town) -> None:
    """Else an article could write a source line of its own below its words."""
    text = described(await town.ask("Do quagmires spread over today? Quagmires lead and quote"))

    assert r"https\://discord\.gg/abc today." in text
    assert "\n> \\# Quagmires lead" in text.replace("**", "")
    assert "\n> \\> Quagmires quote \\<\\@1\\> \\_leaning\\_ \\:smile:" in text.replace("**", "")


@pytest.mark.usefixtures("bot")
async def test_what_a_person_typed_comes_back_inert(town: Town) -> None:
    wicked = "@everyone <@&1> **x** https://discord.gg/abc"
    exchange = await town.server.slash(town.ann, town.channel, "article", article=wicked)
    told = await exchange.message()

    assert told.pings == frozenset()
    assert r"\@everyone \<\@&1\> \*\*x\*\* https\://discord\.gg/abc" in told.content
