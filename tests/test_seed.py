"""The whole way on a real article with the real model, as a user types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.shared, pytest.mark.model, pytest.mark.timeout(300)]


@pytest.fixture(name="environment", scope="module")
def _environment(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("seed")
    environment = {**os.environ, "PILCROW_DATA": str(folder / "data")}
    pilcrow(environment, "index", str(shared / "seeds"))
    return environment


def pilcrow(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "bot", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def cited(environment: dict[str, str], question: str) -> list[dict[str, Any]]:
    citations: list[dict[str, Any]] = json.loads(pilcrow(environment, "ask", "--json", question))[
        "citations"
    ]
    return citations


def test_her_three_paragraphs_are_cited_first(environment: dict[str, str]) -> None:
    citations = cited(environment, "what did Tsikhanouskaya say?")

    assert [citation["paragraph"] for citation in citations] == [7, 8, 9]
    assert {citation["speaker"] for citation in citations} == {"Sviatlana Tsikhanouskaya"}


def test_the_poll_is_first(environment: dict[str, str]) -> None:
    citations = cited(environment, "what did the Chatham House poll find?")

    assert citations[0]["text"].startswith("According to an opinion poll by Chatham House")


def test_no_boilerplate_is_cited_even_when_it_is_asked_for(environment: dict[str, str]) -> None:
    asked = "can I unsubscribe from adverts at any time? Farage Truss Brexit pensioner cycling fine"
    answer = json.loads(
        subprocess.run(
            [sys.executable, "-m", "bot", "ask", "--json", asked],
            env={**environment, "PILCROW_MIN_CONFIDENCE": "0"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )

    assert {2, 15, 20}.isdisjoint(citation["paragraph"] for citation in answer["citations"])
