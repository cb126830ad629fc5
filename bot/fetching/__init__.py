"""The web, as far as it is safe: public addresses only, within limits of size and time."""

from bot.fetching.articles import fetch_article
from bot.fetching.errors import FetchError
from bot.fetching.fetcher import Fetched, Fetcher
from bot.fetching.robots import Robots

__all__ = ["FetchError", "Fetched", "Fetcher", "Robots", "fetch_article"]
