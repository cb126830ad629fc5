"""The commands: options in, exit status out; what each does is elsewhere.

Everything heavy is imported inside the command that needs it, so that `--help` and `status` start
fast.
"""
