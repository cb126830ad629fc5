"""Walk and read message components, legacy and V2, as bots send them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.discord_server.errors import Payload

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = {3, 5, 6, 7, 8}
SECTION, TEXT_DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = (
    9, 10, 11, 12, 13, 14, 17, 18,
)  # fmt: skip
V2_ONLY = {SECTION, TEXT_DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER}
LINK_STYLE, PREMIUM_STYLE = 5, 6

Where = tuple[str | int, ...]


def walk(
    components: Iterable[Payload], where: Where = ("components",)
) -> Iterator[tuple[Where, Payload]]:
    """Yield each component with where it is, parents before children."""
    for index, component in enumerate(components):
        yield from _walk_one(component, (*where, index))


def _walk_one(component: Payload, where: Where) -> Iterator[tuple[Where, Payload]]:
    yield where, component
    yield from walk(component.get("components") or [], (*where, "components"))
    for key in ("accessory", "component"):
        if isinstance(component.get(key), dict):
            yield from _walk_one(component[key], (*where, key))


def component_text(components: Iterable[Payload]) -> Iterator[str]:
    """Yield what a person reads on the components: texts, labels, placeholders."""
    for _, component in walk(components):
        for key in ("content", "label", "placeholder"):
            if component.get(key):
                yield str(component[key])


def preselected(select: Payload) -> list[str]:
    """Return what is chosen in `select` before anybody touches it."""
    if select["type"] == STRING_SELECT:
        return [o["value"] for o in select.get("options") or [] if o.get("default")]
    return [str(entry["id"]) for entry in select.get("default_values") or []]


def name_of(component: Payload) -> str | None:
    """Return what `component` is called by: its label, or else its emoji."""
    return component.get("label") or (component.get("emoji") or {}).get("name")


def embed_text(embed: Payload) -> Iterator[str]:
    """Yield every text of `embed` that counts towards Discord's limit."""
    yield from (embed[key] for key in ("title", "description") if embed.get(key))
    for entry in embed.get("fields") or []:
        yield str(entry.get("name") or "")
        yield str(entry.get("value") or "")
    for key, inner in (("footer", "text"), ("author", "name")):
        if (embed.get(key) or {}).get(inner):
            yield embed[key][inner]


def normalised_embed(embed: Payload) -> Payload:
    """Return `embed` as Discord gives it back: no nulls, of type rich, fields complete."""
    kept = {key: value for key, value in embed.items() if value is not None}
    if "fields" in kept:
        kept["fields"] = [
            {**entry, "inline": bool(entry.get("inline"))} for entry in kept["fields"]
        ]
    return {**kept, "type": "rich"}


def normalised(components: Iterable[Payload]) -> list[Payload]:
    """Return `components` as Discord gives them back: with ids and defaults, without nulls."""
    ids = iter(range(1, 1000))
    return [_normalise(component, ids) for component in components]


_DEFAULTS: dict[int, Payload] = {
    SEPARATOR: {"spacing": 1, "divider": True},
    CONTAINER: {"accent_color": None, "spoiler": False},
    THUMBNAIL: {"spoiler": False},
    FILE: {"spoiler": False, "name": None, "size": None},
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
}


def _normalise(component: Payload, ids: Iterator[int]) -> Payload:
    given = {key: value for key, value in component.items() if value is not None}
    result = {"id": next(ids), **_DEFAULTS.get(component.get("type", 0), {}), **given}
    if "components" in result:
        result["components"] = [_normalise(child, ids) for child in result["components"]]
    if "accessory" in result:
        result["accessory"] = _normalise(result["accessory"], ids)
    if "emoji" in result:
        emoji = result["emoji"]
        result["emoji"] = {key: value for key, value in emoji.items() if value is not None}
    if "default_values" in result:
        given_ids = [{**entry, "id": str(entry["id"])} for entry in result["default_values"]]
        result["default_values"] = given_ids
    for key in ("media", "file"):
        if key in result:
            result[key] = _unfurled(result[key])
    if component.get("type") == GALLERY:
        result["items"] = [{"spoiler": False, **_gallery_item(i)} for i in result["items"]]
    return result


def _gallery_item(item: Payload) -> Payload:
    kept = {key: value for key, value in item.items() if value is not None}
    return {"description": None, **kept, "media": _unfurled(item["media"])}


def _unfurled(media: Payload) -> Payload:
    return {"id": "1", "url": media["url"], "proxy_url": media["url"]}
