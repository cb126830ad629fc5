"""`pilcrow run`: everything is opened, connected, and closed again in good order."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

import discord

from bot.access import FULL
from bot.added import Added
from bot.answerer import Answerer
from bot.assignment import Assignment
from bot.backup.swapping import drop_waiting
from bot.chat.chores import doing_chores
from bot.chat.client import PilcrowClient, Services, point_at
from bot.chat.connectivity import Connectivity
from bot.chat.curating.progress import DEFAULT_TIMING, Timing
from bot.chat.patience import answer_patiently
from bot.chat.permissions import Admins
from bot.chat.stopping import stopped_by_signals
from bot.chat.supervision import Backoff, supervise
from bot.checking import Verifier
from bot.curation import Curator
from bot.curation.holdings import Holdings
from bot.errors import PilcrowError
from bot.explained import Explained
from bot.fetching import Fetcher
from bot.health import Health, MessageContent, Queue, Serving, health_endpoint, serving_of
from bot.indexing import limits_of
from bot.limits import Rate, RateLimits
from bot.offload import Offload
from bot.places import STATE_FILE
from bot.reindexing import COMMAND, Reindexer, environment_of
from bot.reranking import reranker_of
from bot.settings import Settings
from bot.sources import Sources
from bot.speakers import Speakers
from bot.state import State
from index.embedder import Embedder, SentenceTransformerEmbedder
from index.errors import SearchIndexError
from index.folder import DataFolder
from index.serving import LiveIndex
from index.sweeping import tidy

if TYPE_CHECKING:
    from index.reranker import Reranker

_log = logging.getLogger(__name__)

_QUESTION_THREADS: Final = 2
_LOOKUP_THREADS: Final = 1
_BACKGROUND_THREADS: Final = 1
_MINUTE: Final = 60.0
_NO_CONTENT: Final = (
    "Discord does not give the bot the message-content intent, which PILCROW_MESSAGE_CONTENT asks "
    "for. It answers without: mentions, replies, commands and direct messages. To change that, "
    "switch on Message Content Intent at https://discord.com/developers/applications, under Bot."
)
# How long answers that are under way may take once the bot is told to stop, in seconds.
_PATIENCE: Final = 5.0


def print_invitation(link: str) -> None:
    """Print the invite link."""
    sys.stdout.write(f"Invite Pilcrow to a server: {link}\n")
    sys.stdout.flush()


async def run_bot(
    settings: Settings, token: str, announce: Callable[[str], None] = print_invitation
) -> None:
    """Run the bot until SIGTERM or SIGINT; `announce` is told its invite link once.

    Raises `DiscordRefusedError` when Discord will not have it, `StateError`, or `ModelError` for a
    reranker that cannot be used.
    """
    stop = asyncio.Event()
    embedder = SentenceTransformerEmbedder(settings.model, threads=1)
    reranker = reranker_of(settings)
    with stopped_by_signals(stop):
        if reranker is not None:
            await asyncio.to_thread(reranker.load)
        async with open_services(settings, embedder, reranker) as services:
            await serve(settings, token, services, stop, announce)


async def serve(
    settings: Settings,
    token: str,
    services: Services,
    stop: asyncio.Event,
    announce: Callable[[str], None],
    backoff: Backoff | None = None,
) -> None:
    """Answer with `services` until `stop` is set, however often the connection ends before."""
    point_at(settings.api_base, settings.gateway_url)
    answer_patiently()
    warming: list[asyncio.Task[None]] = []

    def logged_in(link: str) -> None:
        if not warming:
            announce(link)
            warming.append(asyncio.create_task(_warm_up(services), name="warm-up"))

    reads_all = settings.message_content

    async def connect() -> None:
        nonlocal reads_all
        try:
            await _connect(services, logged_in, token, message_content=reads_all)
        except discord.PrivilegedIntentsRequired:
            if not reads_all:
                raise
            _log.warning(_NO_CONTENT)
            services.health.message_content = MessageContent.REFUSED
            reads_all = False
            await _connect(services, logged_in, token, message_content=False)

    async def wind_down() -> None:
        await asyncio.gather(services.reindexer.close(), services.in_flight.settle(_PATIENCE))

    try:
        await supervise(connect, stop, wind_down, backoff or Backoff())
    finally:
        for task in warming:
            task.cancel()
        await asyncio.gather(*warming, return_exceptions=True)


async def _connect(
    services: Services, logged_in: Callable[[str], None], token: str, *, message_content: bool
) -> None:
    asked_for = MessageContent.ON if message_content else services.health.message_content
    services.health.message_content = asked_for
    async with PilcrowClient(services, logged_in, message_content=message_content) as client:
        with services.health.connection(Connectivity(client)):
            await client.start(token)


@asynccontextmanager
async def open_services(
    settings: Settings,
    embedder: Embedder,
    reranker: Reranker | None = None,
    *,
    reindex_command: Sequence[str] = COMMAND,
    timing: Timing = DEFAULT_TIMING,
) -> AsyncIterator[Services]:
    """Open all that the bot works with, and close it all in the end."""
    data = DataFolder(settings.data)
    index = LiveIndex(data, settings.model, _QUESTION_THREADS + _LOOKUP_THREADS + 1)
    answerer = Answerer(index, embedder, settings.min_confidence, reranker)
    questions = Offload(_QUESTION_THREADS, settings.queue_limit, settings.person_queue)
    lookups = Offload(_LOOKUP_THREADS, settings.queue_limit)
    background = Offload(_BACKGROUND_THREADS, settings.queue_limit)
    assignment = Assignment.load(settings.servers)
    state_file = settings.data / STATE_FILE
    fetcher = Fetcher(
        allow_loopback=settings.fetch_loopback,
        most_bytes=int(settings.fetch_mb * 2**20),
        seconds=settings.fetch_seconds,
    )
    added = Added(data)
    async with State.open(state_file, keep_days=settings.keep_days) as state, fetcher:
        await asyncio.to_thread(added.tidy)
        await asyncio.to_thread(tidy, data)
        await asyncio.to_thread(drop_waiting, data.path)
        reindexer = Reindexer(environment_of(settings), reindex_command)
        curator = Curator(data, settings.model, reindexer, added, state.audit)
        health = _health_of(index, questions, answerer)
        services = Services(
            answerer=answerer,
            embedder=embedder,
            verifier=Verifier(index),
            sources=Sources(index),
            speakers=Speakers(index),
            explained=Explained(index),
            assignment=assignment,
            state=state,
            questions=questions,
            lookups=lookups,
            background=background,
            limits=RateLimits(
                person=Rate(settings.person_limit, _MINUTE),
                server=Rate(settings.server_limit, _MINUTE),
            ),
            data=data,
            article_limits=limits_of(settings),
            added=added,
            holdings=Holdings(index),
            curator=curator,
            reindexer=reindexer,
            fetcher=fetcher,
            feed_minutes=settings.feed_minutes if settings.feeds else None,
            admins=Admins(
                guilds=frozenset(settings.admin_guilds),
                roles=frozenset(settings.admin_roles),
                state=state,
            ),
            keep_days=settings.keep_days,
            health=health,
            timing=timing,
        )
        try:
            async with (
                health_endpoint(settings.health_port, health),
                doing_chores(settings, state, curator, reindexer),
            ):
                yield services
        finally:
            await services.in_flight.settle(0)
            for offload in (questions, lookups, background):
                await asyncio.to_thread(offload.close)
            index.close()


def _health_of(index: LiveIndex, questions: Offload, answerer: Answerer) -> Health:
    def serving() -> Serving:
        with index.lease(FULL.covers) as generation:
            return serving_of(generation.manifest)

    def queue() -> Queue:
        return Queue(pending=questions.pending, expected_wait=questions.expected_wait())

    return Health(serving=serving, queue=queue, model_loaded=lambda: answerer.is_warm)


async def _warm_up(services: Services) -> None:
    """Load the model in the background, so that the first question does not wait for it."""
    try:
        await services.questions.run(services.answerer.warm_up)
    except (SearchIndexError, PilcrowError) as error:
        _log.warning("not ready to answer: %s", error)
    except Exception:
        _log.exception("not ready to answer")
