"""Turns a question into an answer with citations, in Discord or in a terminal."""
