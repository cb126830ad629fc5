"""Sources: `/source`, `/article`, and what is pressed below answers and paragraphs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import Access
from bot.answer import Citation
from bot.asked import Place
from bot.chat.cards.answers import Shown, answer_card
from bot.chat.cards.escaping import visible
from bot.chat.cards.layout import Card
from bot.chat.cards.notices import notice
from bot.chat.cards.sources import (
    FIRST_SHOWN,
    article_card,
    kept_citation,
    more_card,
    opened_paragraph,
)
from bot.chat.cards.verdicts import another_check_page, is_check
from bot.chat.completing import Completing
from bot.chat.components import Click, Handler
from bot.chat.sending import show
from bot.chat.suggesting import suggest_articles, suggest_locators
from bot.chat.visitors import Visitor, Visitors
from bot.errors import NoSuchParagraphError
from bot.language import language_of, text
from bot.offload import Offload
from bot.sources import Opened, Sources
from bot.state import KeptAnswer, State
from index.passages import Span


class Reading(commands.Cog):
    """Opens sources to whoever asks, for their eyes only."""

    def __init__(
        self,
        sources: Sources,
        offload: Offload,
        state: State,
        visitors: Visitors,
        completing: Completing,
    ) -> None:
        self._sources = sources
        self._offload = offload
        self._state = state
        self._visitors = visitors
        self._completing = completing

    @property
    def clicks(self) -> dict[str, Handler]:
        """What answers the buttons below answers and paragraphs."""
        return {
            "src": self._open_cited,
            "page": self._turn_page,
            "more": self._show_more,
            "kept": self._turn_kept,
            "read": self._read_on,
            "go": self._go,
            "art": self._open_its_article,
        }

    @app_commands.command()
    @app_commands.describe(locator="A title, or an article and a paragraph, like harbour-vote#8.")
    async def source(self, interaction: discord.Interaction[Any], locator: str) -> None:
        """Open a paragraph of an article, and read on from there."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        typed = visible(locator)
        await show(interaction, await self._offload.run(self._open_locator, typed, visitor))

    @app_commands.command()
    @app_commands.describe(article="The article's title.")
    async def article(self, interaction: discord.Interaction[Any], article: str) -> None:
        """Show an article: title, outlet, date, length, and how it begins."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        typed = visible(article)
        await show(interaction, await self._offload.run(_named_card, self._sources, typed, visitor))

    @source.autocomplete("locator")
    async def _suggest_locators(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._completing.choices(interaction, suggest_locators, self._sources, typed)

    @article.autocomplete("article")
    async def _suggest_articles(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return await self._completing.choices(interaction, suggest_articles, self._sources, typed)

    async def _open_cited(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Open a source of an answer, beside it."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        await show(interaction, await self._cited(click.parts[0], click.number(1), visitor))

    async def _turn_kept(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Turn to another part of what was cited then."""
        await interaction.response.defer()
        visitor = await self._visitors.of(interaction)
        card = await self._cited(click.parts[0], click.number(1), visitor, click.number(2))
        await show(interaction, card)

    async def _turn_page(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Turn to another page of an answer, for all who see it and in its own language."""
        await interaction.response.defer()
        kept = await self._state.answers.get(click.parts[0])
        if kept is None:  # everybody reads that answer: it stays, and who pressed is told
            raise NoSuchParagraphError(text("notices-pages-too-old"))
        question = "" if kept.place is Place.MESSAGE else kept.answer.question
        shown = Shown(private=kept.private, explained=kept.why is not None, question=question)
        language = language_of(click.parts[2] if len(click.parts) > 2 else None)
        embeds = interaction.message.embeds if interaction.message else []
        now = embeds[0] if embeds else discord.Embed()
        if is_check(kept):  # what was found of the quotation stands above
            above = now.description or ""
            await show(interaction, another_check_page(kept, click.number(1), above, language))
            return
        card = answer_card(kept.answer, kept.id, language, shown, click.number(1))
        # Of what somebody else asked, only the answer is kept.
        await show(interaction, replace(card, title=card.title or now.title or ""))

    async def _show_more(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Show what was found behind what an answer cites, for the eyes of whoever presses."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        visitor = await self._visitors.of(interaction)
        kept = await self._state.answers.get(click.parts[0])
        if kept is None:
            await show(interaction, notice("notices-too-old", visitor.language))
            return
        await show(interaction, await self._offload.run(self._more, kept, visitor))

    def _more(self, kept: KeptAnswer, visitor: Visitor) -> Card:
        answer = kept.answer
        cited = {(c.article, c.paragraph) for c in answer.citations or answer.nearest}
        places = [place for place in answer.ranking if place not in cited]
        found = [self._find(article, number, visitor.access) for article, number in places]
        return more_card([opened for opened in found if opened], visitor.language)

    async def _read_on(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Turn to another paragraph, or part of one, of the article that is being read."""
        await interaction.response.defer()
        await self._read(interaction, click)

    async def _go(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Open a paragraph beside what it is pressed below."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        await self._read(interaction, click)

    async def _read(self, interaction: discord.Interaction[Any], click: Click) -> None:
        visitor = await self._visitors.of(interaction)
        handle, number = click.parts[0], click.number(1)
        part = click.number(2) if len(click.parts) > 2 else 0
        card = await self._offload.run(self._open_handle, handle, number, part, visitor)
        await show(interaction, card)

    async def _open_its_article(self, interaction: discord.Interaction[Any], click: Click) -> None:
        """Show the article of the paragraph that is being read."""
        await interaction.response.defer()
        visitor = await self._visitors.of(interaction)
        handle = click.parts[0]
        await show(
            interaction, await self._offload.run(listed_card, self._sources, handle, visitor)
        )

    async def _cited(
        self, answer_id: str, number: int, visitor: Visitor, part: int | None = None
    ) -> Card:
        kept = await self._state.answers.get(answer_id)
        cited = (kept.answer.citations or kept.answer.nearest) if kept else ()
        if kept is None or not 1 <= number <= len(cited):
            return notice("notices-too-old", visitor.language)
        return await self._offload.run(self._open_citation, kept, number, part, visitor)

    def _open_citation(
        self, kept: KeptAnswer, number: int, part: int | None, visitor: Visitor
    ) -> Card:
        """Open what was cited as it is now; where that is not what was cited, show that."""
        cited: tuple[Citation, ...] = kept.answer.citations or kept.answer.nearest
        citation = cited[number - 1]
        now = self._find(citation.article, citation.paragraph, visitor.access)
        if now is None or now.paragraph.text != citation.text:
            gone = now is None
            return kept_citation(cited, kept.id, number, part, visitor.language, gone=gone)
        quoted = Span(citation.start, citation.end)
        return opened_paragraph(now, part, visitor.language, quoted)

    def _find(self, article: str, number: int, access: Access) -> Opened | None:
        try:
            return self._sources.open(article, number, access=access)
        except NoSuchParagraphError:
            return None

    def _open_locator(self, locator: str, visitor: Visitor) -> Card:
        opened = self._sources.open_locator(locator, access=visitor.access)
        return opened_paragraph(opened, 0, visitor.language)

    def _open_handle(self, handle: str, number: int, part: int, visitor: Visitor) -> Card:
        opened = self._find(handle, number, visitor.access)
        if opened is None:
            raise NoSuchParagraphError(text("notices-paragraph-gone"))
        return opened_paragraph(opened, part, visitor.language)


def listed_card(sources: Sources, handle: str, visitor: Visitor) -> Card:
    """Show an article that was shown before. Raises `NoSuchParagraphError` where it has gone."""
    try:
        return _named_card(sources, handle, visitor)
    except NoSuchParagraphError:
        raise NoSuchParagraphError(text("notices-article-gone")) from None


def _named_card(sources: Sources, named: str, visitor: Visitor) -> Card:
    article = sources.article(named, visitor.access)
    first = sources.first_paragraphs(article.id, FIRST_SHOWN, visitor.access)
    return article_card(article, first, visitor.language)
