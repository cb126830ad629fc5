"""Campaigns that try to break the data folder, and count what survives: `python -m campaigns.X`."""
