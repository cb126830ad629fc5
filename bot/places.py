"""Where the data folder is, for a command that must answer at once.

Loading pydantic takes longer than all else that `pilcrow status` does. This reads the one setting
that it needs as `Settings` would; a test holds the two together.
"""

from __future__ import annotations

import os
from pathlib import Path

ENV_FILE = ".env"
DATA_SETTING = "PILCROW_DATA"
DEFAULT_DATA = Path("data")


def data_folder() -> Path:
    """Return the data folder that the environment, or else `.env`, names."""
    named = os.environ.get(DATA_SETTING) or _from_file()
    return Path(named).expanduser() if named else DEFAULT_DATA


def _from_file() -> str | None:
    if not Path(ENV_FILE).is_file():
        return None
    from dotenv import dotenv_values  # noqa: PLC0415 - only where there is a file to read

    return dotenv_values(ENV_FILE).get(DATA_SETTING)
