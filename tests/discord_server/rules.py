"""Documented rules for messages that Discord's OpenAPI document lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tests.discord_server import components as c
from tests.discord_server.errors import Payload, Problem
from tests.discord_server.messages import Draft, Upload

MAX_CONTENT = 2000
MAX_EMBEDS_TOTAL = 6000
MAX_ROWS = 5
MAX_V2_COMPONENTS = 40
MAX_V2_TEXT = 4000
MAX_V2_BYTES = 10170

_WEB_ADDRESS = re.compile(r"https?://[^\s/]+\S*")

Rule = Callable[[Draft], Iterable[Problem]]


def problem(*where: str | int, code: str, sentence: str) -> Problem:
    """Return a problem at `where`."""
    return Problem(where=where, code=code, sentence=sentence)


def message_problems(draft: Draft) -> list[Problem]:
    """Return every rule that the message `draft` breaks."""
    rules: tuple[Rule, ...] = (
        _content,
        _embeds_total,
        _embed_parts,
        _embed_addresses,
        _custom_ids,
        _rows,
        _buttons,
        _selects,
        _v2_alone,
        _v2_size,
    )
    return [found for rule in rules for found in rule(draft)]


def is_empty(draft: Draft, uploads: list[Upload]) -> bool:
    """Whether nothing would be shown."""
    shown = draft.content.strip() or draft.embeds or draft.components
    return not (shown or draft.kept or uploads or draft.other)


def too_heavy(draft: Draft) -> bool:
    """Whether Discord fails with 500 on the texts of a V2 message."""
    texts = [str(x["content"]).encode() for _, x in _of_kind(draft, c.TEXT_DISPLAY)]
    return draft.v2 and sum(map(len, texts)) + 12 * len(texts) > MAX_V2_BYTES


def mention_problems(body: Payload) -> Iterator[Problem]:
    """Yield what is contradictory in `allowed_mentions`."""
    allowed = body.get("allowed_mentions") or {}
    for kind in ("users", "roles"):
        if kind in (allowed.get("parse") or []) and allowed.get(kind):
            sentence = f"parse: {kind} and a list of {kind} are mutually exclusive"
            yield problem("allowed_mentions", code="MESSAGE_ALLOWED_MENTIONS", sentence=sentence)


def _content(draft: Draft) -> Iterator[Problem]:
    if len(draft.content) > MAX_CONTENT:
        sentence = f"must be {MAX_CONTENT} or fewer in length, is {len(draft.content)}"
        yield problem("content", code="BASE_TYPE_BAD_LENGTH", sentence=sentence)


def _embeds_total(draft: Draft) -> Iterator[Problem]:
    total = sum(len(text) for embed in draft.embeds for text in c.embed_text(embed))
    if total > MAX_EMBEDS_TOTAL:
        sentence = f"embed size exceeds {MAX_EMBEDS_TOTAL}: {total}"
        yield problem("embeds", code="MAX_EMBED_SIZE_EXCEEDED", sentence=sentence)


def _embed_parts(draft: Draft) -> Iterator[Problem]:
    for index, embed in enumerate(draft.embeds):
        if not any(embed.get(key) for key in _EMBED_SHOWS):
            sentence = "an embed needs a description or another part"
            yield _required("embeds", index, "description", sentence=sentence)
        for at, entry in enumerate(embed.get("fields") or []):
            for key in ("name", "value"):
                if not str(entry.get(key) or "").strip():
                    where = ("embeds", index, "fields", at, key)
                    yield _required(*where, sentence="this field is required")


_EMBED_SHOWS = ("title", "description", "fields", "footer", "author", "image", "thumbnail")


def _embed_addresses(draft: Draft) -> Iterator[Problem]:
    for index, embed in enumerate(draft.embeds):
        places = {
            "url": embed.get("url"),
            "author": (embed.get("author") or {}).get("url"),
            "image": (embed.get("image") or {}).get("url"),
            "thumbnail": (embed.get("thumbnail") or {}).get("url"),
        }
        for key, address in places.items():
            attached = key in {"image", "thumbnail"} and str(address).startswith("attachment://")
            if address and not attached and not _WEB_ADDRESS.fullmatch(str(address)):
                yield _bad_address("embeds", index, key, address=str(address))


def _bad_address(*where: str | int, address: str) -> Problem:
    sentence = f"{address!r:.80} is not a well-formed http or https address"
    return problem(*where, code="URL_TYPE_INVALID_URL", sentence=sentence)


def _required(*where: str | int, sentence: str) -> Problem:
    return problem(*where, code="BASE_TYPE_REQUIRED", sentence=sentence)


def _custom_ids(draft: Draft) -> Iterator[Problem]:
    return custom_id_problems(draft.components)


def custom_id_problems(components: list[Payload]) -> Iterator[Problem]:
    """Yield each custom id that an earlier component already has."""
    seen: set[str] = set()
    for where, component in c.walk(components):
        custom_id = component.get("custom_id")
        if custom_id is not None and custom_id in seen:
            sentence = f"component custom id {custom_id!r} is used twice"
            code = "COMPONENT_CUSTOM_ID_DUPLICATED"
            yield problem(*where, "custom_id", code=code, sentence=sentence)
        seen.add(str(custom_id))


def _rows(draft: Draft) -> Iterator[Problem]:
    if not draft.v2 and len(draft.components) > MAX_ROWS:
        sentence = f"{len(draft.components)} rows; {MAX_ROWS} at most without components V2"
        yield problem("components", code="BASE_TYPE_BAD_LENGTH", sentence=sentence)
    for where, row in _of_kind(draft, c.ROW):
        children = row.get("components") or []
        if len(children) > 1 and any(child.get("type") in c.SELECTS for child in children):
            sentence = "a select fills its row"
            yield problem(*where, code="COMPONENT_LAYOUT_WIDTH_EXCEEDED", sentence=sentence)


def _buttons(draft: Draft) -> Iterator[Problem]:
    for where, button in _of_kind(draft, c.BUTTON):
        if button.get("style") == c.PREMIUM_STYLE:
            continue
        if not (button.get("label") or button.get("emoji")):
            yield _required(*where, "label", sentence="a button needs a label or an emoji")
        yield from _button_target(where, button)


def _button_target(where: c.Where, button: Payload) -> Iterator[Problem]:
    custom_id, url = button.get("custom_id"), button.get("url")
    if custom_id and url:
        sentence = "a button cannot have both a custom id and a url"
        yield problem(*where, code="COMPONENT_BUTTON_URL_AND_CUSTOM_ID", sentence=sentence)
    elif button.get("style") == c.LINK_STYLE and not url:
        yield _required(*where, "url", sentence="a link button needs a url")
    elif button.get("style") != c.LINK_STYLE and not custom_id:
        yield _required(*where, "custom_id", sentence="a button needs a custom id")
    if url and not _WEB_ADDRESS.fullmatch(str(url)):
        yield _bad_address(*where, "url", address=str(url))


def _selects(draft: Draft) -> Iterator[Problem]:
    return select_problems(draft.components)


def select_problems(
    components: list[Payload], where: c.Where = ("components",)
) -> Iterator[Problem]:
    """Yield what is contradictory in the menus among `components`, which are at `where`."""
    for place, select in c.walk(components, where):
        if select.get("type") not in c.SELECTS:
            continue
        values = [option.get("value") for option in select.get("options") or []]
        if len(set(values)) < len(values):
            code = "COMPONENT_SELECT_OPTION_VALUE_DUPLICATED"
            yield problem(*place, code=code, sentence="an option value is used twice")
        least, most = select.get("min_values"), select.get("max_values") or 1
        if (1 if least is None else least) > most:
            code = "SELECT_COMPONENT_INVALID_RANGE"
            yield problem(*place, code=code, sentence="min_values is more than max_values")
        if len(c.preselected(select)) > most:
            code = "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"
            yield problem(*place, code=code, sentence="more default values than max_values")


def _v2_alone(draft: Draft) -> Iterator[Problem]:
    if draft.v2 and (draft.content or draft.embeds or draft.other):
        code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
        sentence = "content, embeds, stickers and polls cannot go with components V2"
        yield problem("content", code=code, sentence=sentence)
    for where, component in () if draft.v2 else c.walk(draft.components):
        if component.get("type") in c.V2_ONLY:
            sentence = f"component type {component['type']} needs the components V2 flag"
            yield problem(*where, "type", code="UNION_TYPE_CHOICES", sentence=sentence)


def _v2_size(draft: Draft) -> Iterator[Problem]:
    if not draft.v2:
        return
    count = sum(1 for _ in c.walk(draft.components))
    if count > MAX_V2_COMPONENTS:
        sentence = f"{count} components in all; {MAX_V2_COMPONENTS} at most"
        yield problem("components", code="COMPONENT_MAX_TOTAL_COMPONENTS", sentence=sentence)
    text = sum(len(str(x["content"])) for _, x in _of_kind(draft, c.TEXT_DISPLAY))
    if text > MAX_V2_TEXT:
        sentence = f"{text} characters of text in all; {MAX_V2_TEXT} at most"
        yield problem("components", code="COMPONENT_DISPLAYABLE_TEXT_SIZE", sentence=sentence)


def _of_kind(draft: Draft, kind: int) -> Iterator[tuple[c.Where, Payload]]:
    return ((where, x) for where, x in c.walk(draft.components) if x.get("type") == kind)
