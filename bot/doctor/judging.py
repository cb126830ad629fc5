"""What is wrong with what Discord shows, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.chat.seen import ChannelSeen, Seen, ServerSeen, Sight
from bot.doctor.findings import Finding

PORTAL: Final = "https://discord.com/developers/applications"

# As people see them in Discord's settings.
_NAMES: Final = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_public_threads": "Create Public Threads",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
_WHERE: Final = "in the channel's settings, under Permissions, for the bot's role"
_DEAF: Final = (
    "it is to answer every question, but sees only those that mention it: mend message content."
)
_IN_CHANNEL: Final = {
    Sight.HIDDEN: f"the bot does not see it: allow View Channel {_WHERE}.",
    Sight.GONE: "it is gone: run /setup in that server, and choose another.",
    Sight.FAILED: "Discord did not show it: run pilcrow doctor again.",
}


def findings_of(seen: Seen, *, wants_content: bool) -> Iterator[Finding]:
    """Yield what is well and what is not; `wants_content` is PILCROW_MESSAGE_CONTENT."""
    yield Finding(subject="discord", well=True, text=_accepted(seen))
    yield _content(granted=seen.message_content, wanted=wants_content)
    for server in seen.servers:
        for channel in server.channels:
            yield _channel(server, channel, reads_all=seen.message_content and wants_content)
    if not seen.finished:
        text = (
            f"only {len(seen.servers)} of {seen.count} servers could be looked at in time: "
            "run pilcrow doctor again."
        )
        yield Finding(subject="servers of the bot", well=False, text=text)


def _accepted(seen: Seen) -> str:
    accepted = f"the token is accepted, for the application {seen.application}"
    if not seen.count:
        return f"{accepted}, which is in no server yet: invite it with the link above."
    return f"{accepted}, which is in {seen.count} server{'s' if seen.count > 1 else ''}"


def _content(*, granted: bool, wanted: bool) -> Finding:
    text = {
        (True, True): "messages without a mention are read.",
        (True, False): (
            "Discord allows it, but PILCROW_MESSAGE_CONTENT is not set: set it to true to answer "
            "without a mention in threads and ask-channels."
        ),
        (False, True): (
            "PILCROW_MESSAGE_CONTENT is true, but Discord does not allow it: switch on Message "
            f"Content Intent at {PORTAL}, under Bot, or set PILCROW_MESSAGE_CONTENT to false."
        ),
        (False, False): "not asked for, so the bot answers commands, mentions and replies.",
    }[granted, wanted]
    return Finding(subject="message content", well=granted or not wanted, text=text)


def _channel(server: ServerSeen, channel: ChannelSeen, *, reads_all: bool) -> Finding:
    name = f"#{channel.name}" if channel.name else str(channel.set_up.channel)
    deaf = channel.set_up.every and not reads_all
    problems = [_IN_CHANNEL.get(channel.sight), _lacking(channel.lacks), _DEAF if deaf else None]
    text = " ".join(filter(None, problems))
    return Finding(
        subject=f"channel {name} in {server.name}",
        well=not text,
        text=text or "the bot has every permission that it needs.",
    )


def _lacking(lacks: tuple[str, ...]) -> str | None:
    if not lacks:
        return None
    names = [_NAMES[held_as] for held_as in lacks]
    named = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"the bot lacks {named}: allow {'them' if len(names) > 1 else 'it'} {_WHERE}."
