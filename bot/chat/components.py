"""Cards as Discord's views, and clicks, choices and forms on their way back.

All that an answer to a click needs is in its custom id, so that it works after a restart:
discord.py is not asked to remember any view.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol, SupportsIndex, overload

import discord

from bot.chat.cards.layout import Button, Card, Choosing, Menu, Style
from bot.errors import PilcrowError
from bot.language import text

_STYLES: Final = {
    Style.PLAIN: discord.ButtonStyle.secondary,
    Style.MAIN: discord.ButtonStyle.primary,
    Style.DANGER: discord.ButtonStyle.danger,
}
_CHANNELS: Final = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
]


class StaleClickError(PilcrowError):
    """A click on what an earlier version made, and this one no longer knows."""

    def __init__(self) -> None:
        super().__init__(text("failures-stale-button"))


class Parts(tuple[str, ...]):
    """What stands behind a verb, or was chosen; a part that is not there raises an error."""

    __slots__ = ()

    @overload
    def __getitem__(self, place: SupportsIndex, /) -> str: ...
    @overload
    def __getitem__(self, place: slice, /) -> tuple[str, ...]: ...
    def __getitem__(self, place: SupportsIndex | slice, /) -> str | tuple[str, ...]:
        try:
            return super().__getitem__(place)
        except IndexError:
            raise StaleClickError from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """What somebody pressed, chose or filled in: what stands behind the verb in its custom id.

    `values` are what was chosen in a menu, and `fields` what a form holds, by custom id.
    """

    parts: Parts
    values: tuple[str, ...] = ()
    fields: Mapping[str, str]

    def number(self, place: int) -> int:
        """Return the part at `place` as a number. Raises `StaleClickError`."""
        try:
            return int(self.parts[place])
        except ValueError:
            raise StaleClickError from None


Handler = Callable[[discord.Interaction[Any], Click], Awaitable[None]]


class Clickable(Protocol):
    """A feature that answers clicks, by the verbs of their custom ids."""

    @property
    def clicks(self) -> Mapping[str, Handler]:
        """What answers each verb; no two features have one in common."""


def click_of(interaction: discord.Interaction[Any]) -> tuple[str, Click] | None:
    """Return the verb and the rest of a click, None where `interaction` is none."""
    kinds = {discord.InteractionType.component, discord.InteractionType.modal_submit}
    if interaction.type not in kinds or not interaction.data:
        return None
    data: Mapping[str, Any] = interaction.data
    verb, *parts = str(data.get("custom_id", "")).split(":")
    click = Click(
        parts=Parts(parts),
        values=Parts(map(str, data.get("values", ()))),
        fields=dict(_fields(data.get("components", ()))),
    )
    return verb, click


def _fields(components: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - Discord's payload
    """Yield what a form was filled in with; of a menu, what was chosen first."""
    for component in components:
        inner = component.get("components") or filter(None, [component.get("component")])
        yield from _fields(inner)
        if "value" in component or component.get("values"):
            value = component.get("value") or next(iter(component.get("values", ())), "")
            yield str(component["custom_id"]), str(value)


def view_of(card: Card) -> discord.ui.View | None:
    """Return what can be pressed below `card`, None for nothing."""
    if not card.buttons and not card.menus:
        return None
    view = discord.ui.View(timeout=None)
    for button in card.buttons:
        view.add_item(_button(button))
    for menu in card.menus:
        select = _select(menu)
        select.row = menu.row
        view.add_item(select)
    view.stop()  # or discord.py would keep it in memory for ever
    return view


def _button(button: Button) -> discord.ui.Button[discord.ui.View]:
    if button.url:
        return discord.ui.Button(label=button.label, url=button.url, row=button.row)
    return discord.ui.Button(
        label=button.label or None,
        emoji=button.emoji or None,
        custom_id=button.custom_id,
        style=_STYLES[button.style],
        disabled=button.disabled,
        row=button.row,
    )


def _select(menu: Menu) -> discord.ui.Item[discord.ui.View]:
    limits: dict[str, Any] = {
        "custom_id": menu.custom_id,
        "placeholder": menu.placeholder,
        "min_values": menu.fewest,
        "max_values": menu.most,
    }
    if menu.of is Choosing.OPTIONS:
        options = [
            discord.SelectOption(
                label=option.label,
                value=option.value,
                description=option.description or None,
                default=option.chosen,
            )
            for option in menu.options
        ]
        return discord.ui.Select(options=options, **limits)
    if menu.of is Choosing.ROLES:
        roles = [discord.SelectDefaultValue(id=i, type=_ROLE) for i in menu.chosen]
        return discord.ui.RoleSelect(default_values=roles, **limits)
    channels = [discord.SelectDefaultValue(id=i, type=_CHANNEL) for i in menu.chosen]
    return discord.ui.ChannelSelect(default_values=channels, channel_types=_CHANNELS, **limits)


_ROLE: Final = discord.SelectDefaultValueType.role
_CHANNEL: Final = discord.SelectDefaultValueType.channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A line of a form to write in, or, with `options` (value and label), to choose from."""

    custom_id: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    placeholder: str = ""
    required: bool = True
    longest: int = 300
    paragraph: bool = False


async def ask_in_form(
    interaction: discord.Interaction[Any], custom_id: str, title: str, fields: tuple[Field, ...]
) -> None:
    """Answer `interaction` with a form; what is filled in comes as a click with `custom_id`."""
    modal = discord.ui.Modal(title=title, custom_id=custom_id)
    for field in fields:
        modal.add_item(discord.ui.Label(text=field.label, component=_field(field)))
    modal.stop()  # as for a view
    await interaction.response.send_modal(modal)


def _field(field: Field) -> discord.ui.Item[Any]:
    if field.options:
        options = [discord.SelectOption(label=label, value=value) for value, label in field.options]
        return discord.ui.Select(
            custom_id=field.custom_id, options=options, required=field.required
        )
    style = discord.TextStyle.paragraph if field.paragraph else discord.TextStyle.short
    return discord.ui.TextInput(
        custom_id=field.custom_id,
        style=style,
        placeholder=field.placeholder or None,
        required=field.required,
        max_length=field.longest,
    )
