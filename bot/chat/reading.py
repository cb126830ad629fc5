"""Sources: `/source`, `/article`, and the buttons below answers and paragraphs."""

from __future__ import annotations

import re
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.answer import Citation
from bot.chat import notices
from bot.chat.answer_cards import another_page
from bot.chat.completing import choices_of
from bot.chat.layout import Card, Colour
from bot.chat.messages import article_card, kept_citation, opened_paragraph
from bot.chat.sending import show
from bot.chat.suggesting import suggest_articles, suggest_locators
from bot.errors import NoSuchParagraphError
from bot.offload import Offload
from bot.sources import Opened, Sources
from bot.state import KeptAnswer, State
from index.passages import Span

_FIRST_SHOWN: Final = 3
_TOO_OLD: Final = (
    "The other pages of this answer are no longer kept: it is too old. Ask again for them."
)
_GONE: Final = (
    "This paragraph is no longer among the articles: they have changed since. "
    "Look for it with /source."
)


class Reading(commands.Cog):
    """Opens sources to whoever asks, for their eyes only."""

    def __init__(self, sources: Sources, offload: Offload, state: State) -> None:
        self._sources = sources
        self._offload = offload
        self._state = state

    @app_commands.command()
    @app_commands.describe(locator="A title, or an article and a paragraph, like harbour-vote#8.")
    async def source(self, interaction: discord.Interaction[Any], locator: str) -> None:
        """Open a paragraph of an article, and read on from there."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        await show(interaction, await self._offload.run(self._open_locator, locator))

    @app_commands.command()
    @app_commands.describe(article="The article's title.")
    async def article(self, interaction: discord.Interaction[Any], article: str) -> None:
        """Show an article: title, outlet, date, length, and how it begins."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        await show(interaction, await self._offload.run(self._open_article, article))

    @source.autocomplete("locator")
    async def _suggest_locators(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await choices_of(self._offload, suggest_locators, self._sources, typed)

    @article.autocomplete("article")
    async def _suggest_articles(
        self, _interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await choices_of(self._offload, suggest_articles, self._sources, typed)

    async def pressed(self, interaction: discord.Interaction[Any], match: re.Match[str]) -> None:
        """Answer a click on the button whose custom id is `match`."""
        key, number, part = match["key"], int(match["number"]), int(match["part"] or 0)
        if match["verb"] == "src":
            await interaction.response.defer(thinking=True, ephemeral=True)
            await show(interaction, await self._cited(key, number))
            return
        await interaction.response.defer()
        match match["verb"]:
            case "page":
                card = await self._page(key, number, interaction.message)
            case "kept":
                card = await self._cited(key, number, part)
            case _:
                card = await self._offload.run(self._read_on, key, number, part)
        await show(interaction, card)

    async def _page(self, answer_id: str, page: int, message: discord.Message | None) -> Card:
        kept = await self._state.answer(answer_id)
        if kept is None:  # everybody reads that answer: it stays, and who pressed is told
            raise NoSuchParagraphError(_TOO_OLD)
        embed = message.embeds[0] if message and message.embeds else discord.Embed()
        colour = embed.colour.value if embed.colour else 0
        return another_page(kept, page, embed.description or "", colour)

    async def _cited(self, answer_id: str, number: int, part: int | None = None) -> Card:
        kept = await self._state.answer(answer_id)
        if kept is None or not 1 <= number <= len(kept.citations):
            return Card(text=notices.TOO_OLD, colour=Colour.NOTICE)
        return await self._offload.run(self._open_citation, kept, number, part)

    def _open_citation(self, kept: KeptAnswer, number: int, part: int | None) -> Card:
        """Open what was cited as it is now; where that is not what was cited, show that."""
        citation = kept.citations[number - 1]
        now = self._find(citation)
        if now is None or now.paragraph.text != citation.text:
            return kept_citation(kept.citations, kept.id, number, part, gone=now is None)
        return opened_paragraph(now, part, Span(citation.start, citation.end))

    def _find(self, citation: Citation) -> Opened | None:
        try:
            return self._sources.open(citation.article, citation.paragraph)
        except NoSuchParagraphError:
            return None

    def _open_locator(self, locator: str) -> Card:
        return opened_paragraph(self._sources.open_locator(locator), 0)

    def _read_on(self, handle: str, number: int, part: int) -> Card:
        try:
            return opened_paragraph(self._sources.open(handle, number), part)
        except NoSuchParagraphError as error:
            raise NoSuchParagraphError(_GONE) from error

    def _open_article(self, text: str) -> Card:
        article = self._sources.article(text)
        return article_card(article, self._sources.first_paragraphs(article.id, _FIRST_SHOWN))
