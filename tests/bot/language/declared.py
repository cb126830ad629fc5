"""What is declared of messages: keys that are computed, how long each may be, what stays alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Modules that compute keys, each with patterns of all that it may make of them. Where the keys
# stand in the module as they are, or come from its callers, there are none.
COMPUTED: Final[Mapping[str, tuple[str, ...]]] = {
    "bot/chat/cards/answers.py": (),
    "bot/chat/cards/flags.py": ("flags-removed", "flags-changed"),
    "bot/chat/cards/notices.py": (),
    "bot/fetching/errors.py": (),
    "bot/chat/translating.py": ("commands-*",),
}

# Text in the code that looks like a key, and is none.
NO_KEYS: Final[frozenset[str]] = frozenset()

# Discord's limits, by a pattern of keys; the first that fits counts. Other messages are part of
# what is longer, and cut where they are shown.
LIMITS: Final[tuple[tuple[str, int], ...]] = (
    ("commands-*", 100),
    # The titles and labels of forms.
    ("handling-title", 45),
    ("handling-question", 45),
    ("votes-title", 45),
    ("votes-reason", 45),
    ("votes-comment", 45),
    # The options of menus, and what stands in a menu or a field before anything is chosen.
    ("votes-wrong-*", 100),
    ("votes-should-*", 100),
    ("votes-outdated", 100),
    ("handling-example", 100),
    ("answers-which*", 150),
    ("setup-menu-*", 150),
    # Buttons.
    ("answers-*", 80),
    ("setup-thread-*", 80),
    ("curating-cancel", 80),
    ("curating-back-yes", 80),
    ("curating-back-no", 80),
    ("flags-on", 80),
    ("flags-off", 80),
    ("removing-yes", 80),
    ("removing-no", 80),
    ("feeds-add-yes", 80),
    ("feeds-add-no", 80),
    ("feeds-remove-yes", 80),
    ("feeds-remove-no", 80),
    ("setup-back", 80),
    ("setup-done", 80),
    ("privacy-delete", 80),
    # The titles of embeds.
    ("*-title", 256),
    ("*", 400),
)

# Messages that are the same as in English: names, and what is typed as it is.
_ANYWHERE: Final = frozenset({"browsing-title", "handling-example"})
SAME: Final[Mapping[str, frozenset[str]]] = {
    "de": _ANYWHERE,
    "fr": _ANYWHERE | {"sources-article", "stats-questions"},
    "es": _ANYWHERE,
}
