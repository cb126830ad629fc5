"""What can go wrong while a picture is made."""

from __future__ import annotations


class RenderError(Exception):
    """A payload holds what cannot be drawn: a picture without it would be untrue."""
