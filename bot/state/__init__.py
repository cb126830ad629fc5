"""What outlives a restart and every generation, in `state.db`: the only SQL of `bot`."""

from bot.state.audit import Audit, Entry
from bot.state.feeds import Feed, FeedExistsError
from bot.state.kept import KeptAnswer
from bot.state.opening import State
from bot.state.people import Forgotten
from bot.state.places import ChannelSettings, GuildSettings, Mode
from bot.state.votes import Reason, Vote

__all__ = [
    "Audit",
    "ChannelSettings",
    "Entry",
    "Feed",
    "FeedExistsError",
    "Forgotten",
    "GuildSettings",
    "KeptAnswer",
    "Mode",
    "Reason",
    "State",
    "Vote",
]
