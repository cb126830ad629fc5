"""Tests of bot.feeding."""
