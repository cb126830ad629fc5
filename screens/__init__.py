"""Pictures of what the bot sends, made from the payloads that Discord got: `python -m screens`."""
