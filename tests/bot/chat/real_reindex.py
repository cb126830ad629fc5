"""A real index run as a program, with an embedder that needs no model."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from bot.export import report_to_json
from bot.settings import Settings
from index.building import Plan, build
from index.generations import DataFolder
from index.progress import Phase
from tests.fakes import BagOfWordsEmbedder


def tell(phase: Phase, done: int, total: int) -> None:
    sys.stderr.write(json.dumps({"phase": phase, "done": done, "total": total}) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    settings = Settings(_env_file=None)
    plan = Plan(default=settings.corpus)
    report = build(DataFolder(settings.data), plan, BagOfWordsEmbedder(settings.model), tell)
    sys.stdout.write(json.dumps(report_to_json(report, 0.5)))
