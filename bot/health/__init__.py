"""How the bot is: figures for people and programs, metrics, and an endpoint on loopback."""

from bot.health.endpoint import health_endpoint
from bot.health.figures import Figures, MessageContent, Queue, Serving, serving_of, version
from bot.health.gathering import Connection, Health
from bot.health.metrics import Limited, Metrics, Reindexed

__all__ = [
    "Connection",
    "Figures",
    "Health",
    "Limited",
    "MessageContent",
    "Metrics",
    "Queue",
    "Reindexed",
    "Serving",
    "health_endpoint",
    "serving_of",
    "version",
]
