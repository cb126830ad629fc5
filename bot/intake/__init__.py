"""Reading the files that people add: once, in a process with limits, into one form."""

from bot.intake.reading import read_files
from bot.intake.values import Intake, NewArticle, NewFile

__all__ = ["Intake", "NewArticle", "NewFile", "read_files"]
