"""/health and /metrics over HTTP."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator

import aiohttp
import psutil
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.answer import AnswerKind
from bot.health import health_endpoint
from bot.health.endpoint import application_of
from tests.bot.health.gauges import Line, Patient

Client = TestClient[web.Request, web.Application]


@pytest.fixture(name="patient")
def _patient() -> Patient:
    return Patient()


@pytest.fixture(name="client")
async def _client(patient: Patient) -> AsyncIterator[Client]:
    health = patient.health()
    health.metrics.answered(AnswerKind.SAID, 0.2)
    with health.connection(Line()):
        async with TestClient(TestServer(application_of(health))) as client:
            yield client


async def test_a_bot_that_is_well_is_200(client: Client) -> None:
    response = await client.get("/health")

    assert (response.status, response.content_type) == (200, "application/json")
    assert (await response.json())["well"] is True


async def test_a_bot_that_cannot_answer_is_503_and_says_why(
    client: Client,
    patient: Patient,
) -> None:
    patient.model_loaded = False

    response = await client.get("/health")

    assert response.status == 503
    assert (await response.json())["problems"] == [
        "The model is not loaded: wait, or read the log."
    ]


async def test_metrics_are_read_by_prometheus(client: Client) -> None:
    response = await client.get("/metrics")

    assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    text = await response.text()
    assert 'pilcrow_questions_total{kind="said"} 1.0' in text
    assert "pilcrow_generation_articles 51.0" in text


@pytest.mark.parametrize("path", ["/health", "/metrics"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
async def test_nothing_can_be_done_there(
    client: Client,
    path: str,
    method: str,
) -> None:
    assert (await client.request(method, path)).status == 405


@pytest.mark.parametrize("path", ["/health", "/metrics"])
async def test_head_has_no_body(client: Client, path: str) -> None:
    response = await client.head(path)

    assert (response.status, await response.read()) == (200, b"")


@pytest.mark.parametrize("path", ["/", "/health/", "/metrics/x", "/../etc/passwd"])
async def test_there_is_nothing_else(client: Client, path: str) -> None:
    assert (await client.get(path)).status == 404


async def test_it_listens_on_loopback_alone_and_ends_with_the_block() -> None:
    port = _free_port()
    address = f"http://127.0.0.1:{port}/metrics"

    async with health_endpoint(port, Patient().health()), aiohttp.ClientSession() as session:
        listening = _listening_at(port)
        async with session.get(address) as response:
            status = response.status
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(address)

    assert (listening, status) == ([("127.0.0.1", port)], 200)


async def test_a_port_that_is_taken_is_told_once_and_the_bot_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with health_endpoint(port, Patient().health()):
            went_on = True

    assert went_on
    (record,) = (record for record in caplog.records if record.name == "bot.health.endpoint")
    assert record.levelno == logging.WARNING
    assert f"port {port} cannot be had" in record.getMessage()
    assert "set PILCROW_HEALTH_PORT to a free port, or to 0." in record.getMessage()


async def test_port_0_opens_nothing() -> None:
    before = len(asyncio.all_tasks())

    async with health_endpoint(0, Patient().health()):
        assert len(asyncio.all_tasks()) == before


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _listening_at(port: int) -> list[tuple[str, int]]:
    """Return the addresses of this process that are listened on at `port`."""
    found = psutil.Process().net_connections("inet")
    listening = [c.laddr for c in found if c.status == psutil.CONN_LISTEN]
    return [(str(host), int(number)) for host, number in listening if number == port]
