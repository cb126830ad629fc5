"""Pilcrow in Discord: the only package that knows Discord."""
