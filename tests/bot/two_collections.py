"""Two collections, "news" and "vault", and all the ways to ask for what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from bot.access import FULL, Access
from bot.answerer import Answerer
from bot.checking import Verifier
from bot.errors import PilcrowError
from bot.requested import Filters
from bot.sources import Sources
from bot.speakers import Speakers
from corpus import handle_of
from index.building import Plan, build
from index.generations import DataFolder
from index.serving import LiveIndex
from tests.fakes import BagOfWordsEmbedder
from tests.index.corpora import line, write_lines

COPIED: Final = (
    "The lighthouse keeper of Tarn counted nine hundred seals on the northern sandbank on Sunday, "
    "more than in any winter since the records of the station began."
)
NEWS: Final = (
    line(
        "bridge",
        "“The bridge must be painted before spring,” said Maude Orsel.",
        "The council of Tarn voted on Monday to dredge the harbour before the tides.",
        title="Bridge and harbour",
        source="Quay Post",
        published_at="2022-10-14",
    ),
    line("seals", COPIED, title="Seals", source="Quay Post", published_at="2022-11-02"),
    line(
        "ferry",
        "“Our ferry sails at noon on every weekday,” Kestrel said.",
        "Tickets for the ferry cost four crowns.",
        title="Ferry",
        source="The Lantern",
        published_at="2022-12-01",
    ),
)
VAULT: Final = (
    line(
        "ledger",
        "“The zirconium ledger was burned in the orangery,” said Zorblax Quillfeather.",
        "Nobody but Quillfeather had a key of the orangery, which smelt of marzipan.",
        title="Zirconium in the orangery",
        source="Obsidian Courier",
        published_at="1987-03-04",
    ),
    line(
        "bridge-again",
        "“The bridge must never be painted in vermilion,” said Tiberius Orsel.",
        "“Our ferry never sails in a hurricane,” said Ondine Kestrel.",
        "Tickets for the ferry cost seven crowns in the vermilion season.",
        title="Vermilion bridge",
        source="Obsidian Courier",
        published_at="2031-05-06",
    ),
    line("seals-again", COPIED, title="Marzipan seals", source="Obsidian Courier"),
    line(
        "orsel",
        "“The bridge is a hundred years old and vermilion,” said Maude Orsel.",
        "“Zirconium is cheap,” said Maude Orsel.",
        title="Obsidian interview",
        source="Obsidian Courier",
        published_at="2030-05-06",
    ),
)
# Words, of names, titles, texts, outlets, folders and dates, that only the vault has.
PLANTED: Final = (
    "zirconium", "quillfeather", "zorblax", "orangery", "marzipan", "obsidian", "courier",
    "tiberius", "ondine", "vermilion", "hurricane", "vault", "ledger", "1987", "2030", "2031",
    "seven crowns", "hundred years", "-again",
)  # fmt: skip

TYPED: Final = (
    # Questions of every kind, about the vault, both, and the news.
    "What was burned in the orangery?",
    "How much do tickets for the ferry cost?",
    "How many seals did the lighthouse keeper count on the northern sandbank?",
    "When did the council vote to dredge the harbour, according to the Obsidian Courier?",
    "What happened in March 1987?",
    "who said anything about zirconium?",
    "who said “The zirconium ledger was burned in the orangery”?",
    "who said the bridge must be painted in vermilion?",
    "what did Quillfeather say?",
    "what did Quilfeather say about the ledger?",
    "what did Zorblax Quillfeather say about the bridge?",
    "what did Orsel say?",
    "what did Tiberius Orsel say?",
    "what did Maude Orsel say?",
    "what did Maude Orsel say in 2030?",
    "what did Maude Orsel say about the bridge?",
    "what did Maude Orsel say about zirconium?",
    "did Maude Orsel say “The bridge must never be painted in vermilion”?",
    "did Maude Orsel say that zirconium is cheap?",
    "what did Kestrel say?",
    "what did Kestral say?",
    "what did Ondine Kestrel say?",
    "why did Zorblax Quillfeather say that the bridge must be painted?",
    "hello!",
)
NAMES: Final = (
    "Orsel", "Orsell", "Tiberius Orsel", "Quillfeather", "Quilfeather", "Zorblax", "Kestrel",
    "Kestral", "Ondine Kestrel", "Ondin Kestrel", "Tiberius Quillfeather", "Maude Orsel",
)  # fmt: skip
QUOTES: Final = (
    "The zirconium ledger was burned in the orangery",
    "The zirconium ledger was hidden in the orangery",
    "The bridge must never be painted in vermilion",
    "The bridge must be painted before spring",
    "Our ferry sails at noon on every weekday",
    "Our ferry never sails in a hurricane",
    "more than in any winter since the records of the station began",
    "zirconium is cheap",
)
LOCATORS: Final = (
    "vault/articles/ledger", "ledger", "ledger#1", "ledger#99", "bridge-again#2", "seals#1",
    "bridge#1", "bridge#9", "Vermilion bridge", "vermilion", "Obsidian interview", "Seals",
    handle_of("ledger"), handle_of("bridge"), f"{handle_of('ledger')}#1",
)  # fmt: skip
OUTLETS: Final = ("", "Obsidian Courier", "Obsidian Curier", "obsid", "The Lantern", "Quay Pots")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that can be asked of an index."""

    answerer: Answerer
    verifier: Verifier
    sources: Sources
    speakers: Speakers

    def everything(self, access: Access = FULL) -> Iterator[tuple[str, str]]:
        """Yield what each way to ask gives with `access`: what was called, and all of its reply."""
        for name, typed, ask in self._ways(access):
            yield f"{name}({typed!r})", _reply(ask, typed)

    def _ways(self, access: Access) -> Iterator[tuple[str, str, Callable[[str], object]]]:
        ways: Sequence[tuple[str, Sequence[str], Callable[[str], object]]] = (
            ("answer", TYPED, self._answer(access)),
            ("answer since 1980", TYPED, self._answer(access, until=date(2029, 1, 1))),
            ("answer from", OUTLETS[1:], self._from(access)),
            ("said", NAMES, lambda typed: self.answerer.said(typed, access=access)),
            (
                "said of zirconium",
                NAMES,
                lambda t: self.answerer.said(t, "zirconium", access=access),
            ),
            ("said in", NAMES, self._said_in(access)),
            ("chosen", NAMES, lambda t: self.answerer.said("Orsel", speaker=t, access=access)),
            ("check", QUOTES, lambda typed: self.verifier.check(typed, access=access)),
            ("check Orsel", QUOTES, lambda t: self.verifier.check(t, "Orsel", access)),
            (
                "check Tiberius Orsell",
                QUOTES,
                lambda t: self.verifier.check(t, "Tiberius Orsell", access),
            ),
            ("open", LOCATORS, lambda typed: self.sources.open_locator(typed, access=access)),
            ("open 1", LOCATORS, lambda typed: self.sources.open(typed, 1, access=access)),
            ("article", LOCATORS, lambda typed: self.sources.article(typed, access)),
            ("first", LOCATORS, lambda t: self.sources.first_paragraphs(t, 3, access)),
            ("suggest", ("", *LOCATORS), lambda t: self.sources.suggest(t, 25, access)),
            ("outlets", OUTLETS, lambda typed: self.sources.outlets(typed, 25, access)),
            ("people", ("", *NAMES), lambda typed: self.speakers.suggest(typed, 25, access)),
            ("knows", NAMES, lambda typed: self.speakers.knows(typed, access)),
            ("named", _HANDLES, lambda typed: self.speakers.named(typed, access)),
            ("listed", ("",), lambda _: self.speakers.listed(access)),
            ("latest", ("",), lambda _: self.sources.latest(access)),
            ("summary", ("",), lambda _: self.sources.summary(access)),
            ("status", ("",), lambda _: self.sources.status(access)),
        )
        for name, texts, ask in ways:
            for typed in texts:
                yield name, typed, ask

    def _answer(self, access: Access, until: date | None = None) -> Callable[[str], object]:
        filters = Filters(until=until, access=access)
        return lambda typed: self.answerer.answer(typed, filters=filters)

    def _from(self, access: Access) -> Callable[[str], object]:
        return lambda typed: self.answerer.answer(
            "How much do tickets cost?", filters=Filters(sources=(typed,), access=access)
        )

    def _said_in(self, access: Access) -> Callable[[str], object]:
        day = date(2025, 1, 1)
        return lambda typed: self.answerer.said(typed, None, day, day, access=access)


_HANDLES: Final = tuple(handle_of(name) for name in ("Tiberius Orsel", "Ondine Kestrel", "Kestrel"))


def _reply(ask: Callable[[str], object], typed: str) -> str:
    try:
        return repr(ask(typed))
    except PilcrowError as error:
        return f"{type(error).__name__}: {error}"


@contextmanager
def desk_of(folder: Path, **collections: Sequence[str]) -> Iterator[Desk]:
    """Index `collections`, each the lines of its articles by its name, below `folder`."""
    corpus, data = folder / "corpus", DataFolder(folder / "data")
    for name, lines in collections.items():
        write_lines(corpus / name, lines)
    embedder = BagOfWordsEmbedder()
    build(data, Plan(default=corpus), embedder)
    index = LiveIndex(data, embedder.name)
    try:
        yield Desk(
            # A bag of words is less sure than a model.
            answerer=Answerer(index, embedder, min_confidence=0.2),
            verifier=Verifier(index),
            sources=Sources(index),
            speakers=Speakers(index),
        )
    finally:
        index.close()
