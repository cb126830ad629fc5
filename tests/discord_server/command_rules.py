"""Documented rules for application commands that Discord's OpenAPI document lacks."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from tests.discord_server.components import Where
from tests.discord_server.errors import Payload, Problem
from tests.discord_server.rules import problem

CHAT_INPUT, MESSAGE = 1, 3
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
MAX_OF_KIND = {CHAT_INPUT: 100, 2: 15, 3: 15}
MAX_OPTIONS = 25
MAX_CHOICE_VALUE = 100
MAX_CHARACTERS = 8000


def command_problems(commands: list[Payload]) -> list[Problem]:
    """Return every rule that the `commands` of an application break."""
    found = list(_counts(commands))
    for index, command in enumerate(commands):
        where: Where = (index,)
        if _kind(command) == CHAT_INPUT:
            found += _described(command, where)
            found += _options(command.get("options") or [], (*where, "options"), depth=0)
            found += _length(command, where)
        else:
            found += _menu(command, where)
    return found


def _kind(command: Payload) -> int:
    return int(command.get("type") or CHAT_INPUT)


def _counts(commands: list[Payload]) -> Iterator[Problem]:
    per_kind = Counter(_kind(command) for command in commands)
    for kind, most in MAX_OF_KIND.items():
        if per_kind[kind] > most:
            sentence = f"{per_kind[kind]} commands of type {kind}; {most} at most"
            yield problem(code="APPLICATION_COMMAND_TOO_MANY", sentence=sentence)
    names = Counter((_kind(command), command.get("name")) for command in commands)
    for (_, name), count in names.items():
        if count > 1:
            sentence = f"{count} commands are named {name!r}"
            yield problem(code="APPLICATION_COMMANDS_DUPLICATE_NAME", sentence=sentence)


def valid_name(name: str) -> bool:
    """Whether `name` may name a slash command or an option."""
    return bool(name) and name == name.lower() and len(name) <= 32 and all(map(_allowed, name))


def _allowed(char: str) -> bool:
    script = unicodedata.name(char, "").split(" ")[0]
    return char in "-_'" or unicodedata.category(char)[0] in "LN" or script in _MARKED_SCRIPTS


_MARKED_SCRIPTS = {"DEVANAGARI", "THAI"}


def _described(thing: Payload, where: Where) -> Iterator[Problem]:
    names = [thing.get("name"), *(thing.get("name_localizations") or {}).values()]
    for name in names:
        if not valid_name(str(name or "")):
            code = "APPLICATION_COMMAND_INVALID_NAME"
            yield problem(*where, "name", code=code, sentence=f"{name!r} is not a command name")
    if not 1 <= len(str(thing.get("description") or "")) <= 100:
        sentence = "a description of 1 to 100 characters is required"
        yield problem(*where, "description", code="BASE_TYPE_BAD_LENGTH", sentence=sentence)


def _menu(command: Payload, where: Where) -> Iterator[Problem]:
    if command.get("description") or command.get("options"):
        code = "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_EMPTY"
        sentence = "a context menu command has no description and no options"
        yield problem(*where, "description", code=code, sentence=sentence)


def _options(options: list[Payload], where: Where, depth: int) -> Iterator[Problem]:
    if len(options) > MAX_OPTIONS:
        sentence = f"{len(options)} options; {MAX_OPTIONS} at most"
        yield problem(*where, code="BASE_TYPE_MAX_LENGTH", sentence=sentence)
    yield from _order(options, where)
    yield from _unique(options, where)
    yield from _nesting(options, where, depth)
    for index, option in enumerate(options):
        at = (*where, index)
        yield from _described(option, at)
        yield from _choices(option, at)
        yield from _ranges(option, at)
        yield from _options(option.get("options") or [], (*at, "options"), depth + 1)


def _order(options: list[Payload], where: Where) -> Iterator[Problem]:
    plain = [bool(o.get("required")) for o in options if o.get("type") not in (SUBCOMMAND, GROUP)]
    if plain != sorted(plain, reverse=True):
        code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
        sentence = "required options must be placed before the others"
        yield problem(*where, code=code, sentence=sentence)


def _unique(options: list[Payload], where: Where) -> Iterator[Problem]:
    locales = {loc for o in options for loc in o.get("name_localizations") or {}} | {None}
    for locale in locales:
        names = [(o.get("name_localizations") or {}).get(locale, o.get("name")) for o in options]
        if len(set(names)) < len(names):
            code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"
            sentence = f"two options have one name in {locale or 'the default language'}"
            yield problem(*where, code=code, sentence=sentence)


def _nesting(options: list[Payload], where: Where, depth: int) -> Iterator[Problem]:
    nested = [o.get("type") in (SUBCOMMAND, GROUP) for o in options]
    groups_too_deep = depth > 0 and any(o.get("type") == GROUP for o in options)
    if (any(nested) and not all(nested)) or groups_too_deep or (depth > 1 and any(nested)):
        code = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"
        sentence = "subcommands cannot be mixed with options or nested further"
        yield problem(*where, code=code, sentence=sentence)


def _choices(option: Payload, where: Where) -> Iterator[Problem]:
    choices = option.get("choices") or []
    if option.get("autocomplete") and choices:
        code = "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES"
        yield problem(*where, code=code, sentence="choices cannot go with autocomplete")
    if option.get("autocomplete") and option.get("type") not in (STRING, INTEGER, NUMBER):
        code = "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE"
        yield problem(*where, code=code, sentence="only strings and numbers autocomplete")
    yield from choice_problems(choices, (*where, "choices"))
    names = [choice.get("name") for choice in choices]
    if len(set(names)) < len(names):
        code = "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS"
        yield problem(*where, "choices", code=code, sentence="two choices have one name")


def choice_problems(choices: list[Payload], where: Where) -> Iterator[Problem]:
    """Yield each of `choices` whose value is too long; the document allows 6000 characters."""
    for index, choice in enumerate(choices):
        value = choice.get("value")
        if isinstance(value, str) and len(value) > MAX_CHOICE_VALUE:
            sentence = f"must be {MAX_CHOICE_VALUE} or fewer in length, is {len(value)}"
            yield problem(*where, index, "value", code="BASE_TYPE_BAD_LENGTH", sentence=sentence)


def _ranges(option: Payload, where: Where) -> Iterator[Problem]:
    for low, high in (("min_length", "max_length"), ("min_value", "max_value")):
        least, most = option.get(low), option.get(high)
        if least is not None and most is not None and least > most:
            code = "APPLICATION_COMMAND_OPTIONS_RANGE_INVALID"
            yield problem(*where, code=code, sentence=f"{low} is more than {high}")


def _length(command: Payload, where: Where) -> Iterator[Problem]:
    total = _characters(command)
    if total > MAX_CHARACTERS:
        sentence = f"{total} characters in names, descriptions and values; {MAX_CHARACTERS} at most"
        yield problem(*where, code="APPLICATION_COMMAND_TOO_LARGE", sentence=sentence)


def _characters(thing: Payload) -> int:
    own = sum(_longest(thing, key) for key in ("name", "description"))
    value = thing.get("value")
    inner = [*(thing.get("options") or []), *(thing.get("choices") or [])]
    return own + (len(value) if isinstance(value, str) else 0) + sum(map(_characters, inner))


def _longest(thing: Payload, key: str) -> int:
    texts = [thing.get(key), *(thing.get(f"{key}_localizations") or {}).values()]
    return max(len(str(text or "")) for text in texts)
