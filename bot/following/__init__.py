"""Follow-up questions: what they carry over of the conversation they are asked in."""

from bot.following.conversation import Conversation
from bot.following.followed import Followed, Unclear
from bot.following.following import follow
from bot.following.remembering import conversation_of

__all__ = ["Conversation", "Followed", "Unclear", "conversation_of", "follow"]
