"""How people speak to the bot in channels, and set it up there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.origin import Origin
from bot.state import ChannelSettings, KeptAnswer, Mode
from tests.bot.chat.town import Bot, Town
from tests.discord_server.choosing import Chosen
from tests.discord_server.errors import Payload
from tests.discord_server.messages import THREAD_STARTER, Message
from tests.discord_server.world import Channel, User

QUESTION = "How did the council vote on the harbour entrance?"
QUAY = "Where will boats moor while dredging?"


async def set_up(
    bot: Bot,
    channel: Channel,
    mode: Mode = Mode.MENTIONS,
    *,
    thread: bool = False,
    collections: frozenset[str] | None = None,
) -> None:
    """Set a channel up before the bot has heard of anything in its server."""
    assert channel.guild is not None
    settings = ChannelSettings(
        channel=channel.id, mode=mode, thread=thread, collections=collections
    )
    await bot.services.state.places.set_channel(channel.guild.id, settings)


async def mention(
    town: Town, channel: Channel, question: str = QUESTION, user: User | None = None
) -> Message:
    """Let `user`, ann where nobody is named, ask by a mention."""
    return await town.server.say(user or town.ann, channel, f"{town.server.bot.mention} {question}")


async def answer_to_mention(town: Town, channel: Channel, question: str = QUESTION) -> Message:
    asked = await mention(town, channel, question)
    return await town.server.next_message(channel, after=asked)


async def dealt_with(town: Town) -> None:
    """Ask something elsewhere, so that what was said before has been dealt with."""
    dm = town.server.dm(town.ben)
    asked = await town.server.say(town.ben, dm, QUAY)
    await town.server.next_message(dm, after=asked)


def written_in(town: Town, channel: Channel) -> list[Message]:
    """Return what the bot wrote in a channel."""
    own = [m for m in channel.messages.values() if m.author is town.server.bot]
    return [message for message in own if message.kind != THREAD_STARTER]


def origin_of(user: User, channel: Channel) -> Origin:
    guild = channel.guild.id if channel.guild else None
    return Origin(user=user.id, channel=channel.id, guild=guild)


async def latest_of(bot: Bot, user: User, channel: Channel) -> KeptAnswer | None:
    """Return the last answer that `user` got in a channel."""
    since = datetime.now(UTC) - timedelta(hours=1)
    return await bot.services.state.answers.latest(origin_of(user, channel), since)


async def setup(town: Town, user: User | None = None) -> Message:
    """Let `user`, the owner where nobody is named, open the view that sets the bot up."""
    exchange = await town.server.slash(user or town.owner, town.channel, "setup")
    return await exchange.message()


async def settings(town: Town) -> str:
    exchange = await town.server.slash(town.owner, town.channel, "settings")
    return (await exchange.message()).text


async def choose(town: Town, view: Message, what: str, *chosen: Chosen) -> Message:
    """Let the owner choose in a menu of `view`; return what it shows then."""
    exchange = await town.server.choose(town.owner, view, f"setup:{what}", chosen)
    return await exchange.message()


async def choose_collections(town: Town, place: Message, menu: int, *chosen: str) -> Message:
    """Let the owner choose collections by their values in a menu, from 0, of one channel."""
    _, what = place.selects[menu]["custom_id"].split(":", maxsplit=1)
    return await choose(town, place, what, *chosen)


def chosen_in(view: Message, what: str) -> set[int]:
    """Return the ids that a menu of `view` has as chosen."""
    menu = view.component(custom_id=f"setup:{what}")
    return {int(default["id"]) for default in menu.get("default_values", [])}


def ticked(menu: Payload) -> list[str]:
    """Return what is chosen in a menu of collections."""
    return [option["label"] for option in menu["options"] if option.get("default")]


def plant(town: Town, **words: str) -> None:
    """Put an article with a planted word into each collection, and index all."""
    for name, word in words.items():
        folder = town.articles / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.md").write_text(
            f"---\ntitle: {word} chronicle\nsource: {word} Gazette\n---\n\n"
            f"The {word} was painted by hand in the spring of that year.\n\n"
            f"“The {word} must be kept,” said Odo {word}.\n",
            encoding="utf-8",
        )
    town.index()


def shelve(town: Town, *collections: str) -> None:
    """Put an article into each of `collections`, with a word of its own, and index all."""
    for name in collections:
        folder = town.articles / name
        folder.mkdir(parents=True, exist_ok=True)
        words = f"The {name.split('/')[-1]}word stood in the chronicle of {name} for years."
        (folder / "planted.txt").write_text(f"About {name}\n\n{words}\n", encoding="utf-8")
    town.index()


def assign(town: Town, own: list[str], *, public: list[str]) -> None:
    """Assign the town's server its `own` collections; `public` are those of all others."""
    (town.folder / "data" / "servers.toml").write_text(
        f"public = {public}\n[servers.{town.guild.id}]\ncollections = {own}\n", encoding="utf-8"
    )
