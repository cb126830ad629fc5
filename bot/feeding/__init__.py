"""Feeds: what is new in them becomes articles.

Nothing is imported here: the process that reads a feed loads `parsing` alone.
"""
