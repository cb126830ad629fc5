"""Where the data folder is, for a command that must answer at once.

Loading pydantic takes longer than all else that `pilcrow status` does. This reads the one setting
that it needs as `Settings` would; a test holds the two together.
"""

from __future__ import annotations

import os
from pathlib import Path

from bot.errors import SettingsError

ENV_FILE = ".env"
DATA_SETTING = "PILCROW_DATA"
DEFAULT_DATA = Path("data")
# In the data folder: what people did, and what their ids are hashed with.
STATE_FILE = "state.db"
SECRET_FILE = "secret"  # noqa: S105 - its name


def data_folder() -> Path:
    """Return the data folder that the environment, or else `.env`, names.

    Raises `SettingsError` when `.env` is no text.
    """
    named = os.environ.get(DATA_SETTING) or settings_in_file().get(DATA_SETTING)
    return Path(named).expanduser() if named else DEFAULT_DATA


def settings_in_file() -> dict[str, str | None]:
    """Return what `.env` sets, by name. Raises `SettingsError` when it is no text."""
    if not Path(ENV_FILE).is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415 - only where there is a file to read

    try:
        return dotenv_values(ENV_FILE)
    except UnicodeDecodeError:
        raise SettingsError([f"{ENV_FILE}: is not UTF-8 text; save it as UTF-8"]) from None
