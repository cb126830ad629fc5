"""Admins add articles from Discord."""

from __future__ import annotations

import json

import pytest

from bot.acts import Action, Ending
from bot.language import text
from tests.bot.chat.cards.discord_markdown import actives_of
from tests.bot.chat.curating.admins import (
    DONE,
    REAL,
    add,
    added,
    assign,
    ends,
    heron,
    last_entry,
    line,
    lines,
    opened,
    packed,
)
from tests.bot.chat.town import Town
from tests.bot.reindexes import OUTCOME, Pipe, stub, told
from tests.discord_server.messages import Upload

QUESTION = "Where has a grey heron nested?"


async def test_admin_adds_an_article_and_the_next_question_finds_it(town: Town) -> None:
    async with town.bot(reindex=REAL) as bot:
        exchange = await add(town, heron())
        summary = await ends(exchange, "**Added**")

        assert summary == (
            "**Added**: 1 article\n- \u2068The heron\u2069 · 2 paragraphs\n"
            "-# Open an article with `/article`, or ask about it with `/ask`."
        )
        assert not (await exchange.message()).ephemeral
        assert "on the old crane" in (await town.ask(QUESTION)).text
        assert "Marsh Courier" in await opened(town, "heron")
        assert await last_entry(bot, town.guild) == (Action.ADD, "heron", Ending.DONE)

    (kept,) = (town.folder / "data" / "articles").rglob("*.jsonl")
    assert json.loads(kept.read_text(encoding="utf-8"))["id"] == "heron"
    assert list((town.folder / "data" / "incoming").iterdir()) == []


async def test_several_files_and_a_zip_are_added_at_once_and_the_rest_is_told(town: Town) -> None:
    files = [
        heron(),
        Upload("gulls.txt", b"Gulls\n\nGulls steal chips on the pier.\n\nSo do magpies."),
        lines("two.jsonl", line("eels", "Eels", "Eels swim upriver."), "{no json"),
        packed({"more/otters.txt": b"Otters\n\nOtters have come back to the mill pond."}),
        Upload("photo.png", b"\x89PNG\r\n"),
    ]
    async with town.bot(reindex=DONE):
        summary = await added(town, *files)

    for title in ("The heron", "Gulls", "Eels", "Otters"):
        assert f"- \u2068{title}\u2069 · " in summary
    assert summary.startswith("**Added**: 4 articles\n")
    assert "**Left out**: 2\n" in summary
    assert "photo.png" in summary
    assert "two.jsonl" in summary


async def test_long_summary_comes_with_a_file(town: Town) -> None:
    many = [line(f"note-{n}", f"Note {n}", f"Note {n} is short.") for n in range(30)]
    async with town.bot(reindex=DONE):
        exchange = await add(town, lines("notes.jsonl", *many))
        summary = await ends(exchange, "**Added**")
        whole = (await exchange.message()).file("added.txt").data.decode()

    assert summary.startswith("**Added**: 30 articles\n")
    assert "and 22 more, in the file" in summary
    assert all(f"Note {n} (1 paragraph, note-{n})" in whole for n in range(30))


async def test_article_is_replaced_when_its_id_is_there_already(town: Town) -> None:
    async with town.bot(reindex=REAL):
        await added(town, heron())
        again = await ends(await add(town, heron(eels="frogs")), "**Replaced**")
        same = await ends(await add(town, heron(eels="frogs")), "nothing has changed")

        assert again.startswith("**Replaced**: 1 article\n- \u2068The heron\u2069 · 2 paragraphs")
        assert same.startswith("**Replaced**: 1 article\n")
        assert "nothing but frogs" in (await town.ask("What does Ottilie Brandt say?")).text


async def test_operators_article_is_replaced_and_its_file_is_not_touched(town: Town) -> None:
    own = town.articles / "harbour-vote.md"
    before = own.read_bytes()
    vote = line("harbour-vote", "Harbour vote", "The council took the vote back on Friday.")
    async with town.bot(reindex=REAL):
        summary = await ends(await add(town, lines("vote.jsonl", vote)), "**Replaced**")
        answer = await town.ask("What did the council take back on Friday?")

    assert summary.startswith("**Replaced**: 1 article\n")
    assert "took the vote back" in answer.text
    assert own.read_bytes() == before
    removed = (town.folder / "data" / "removed.txt").read_text(encoding="utf-8")
    assert removed.split() == ["harbour-vote"]


async def test_second_of_two_files_with_one_id_is_left_out(town: Town) -> None:
    async with town.bot(reindex=REAL):
        summary = await added(town, heron(), heron(eels="frogs"))

        assert "\u2068heron.md\u2069 – has the id “heron”, which heron.md has already" in summary
        assert "nothing but eels" in (await town.ask("What does Ottilie Brandt say?")).text


async def test_progress_is_shown_and_cannot_be_cancelled(town: Town) -> None:
    pipe = Pipe(town.folder)
    steps = (told("embedding", 1280, 2560), pipe.step, {"out": OUTCOME})
    async with town.bot(reindex=stub(*steps)):
        exchange = await add(town, heron())
        progress = await ends(exchange, "embedding passages")
        buttons = (await exchange.message()).buttons
        await pipe.release()
        await ends(exchange, "**Added**: 1 article")

    assert progress.startswith("**Adding** 1 article\n")
    assert "50 %\n1,280 of 2,560" in progress
    assert buttons == []


async def test_second_addition_waits_for_its_turn(town: Town) -> None:
    pipe = Pipe(town.folder)
    async with town.bot(reindex=stub(pipe.step, {"out": OUTCOME})):
        first = await add(town, heron())
        await ends(first, "waiting for its turn")
        second = await add(town, Upload("gulls.txt", b"Gulls\n\nGulls steal chips."))
        await ends(second, "waiting for its turn")
        await pipe.release()
        await ends(first, "**Added**: 1 article")
        await pipe.release()
        await ends(second, "**Added**: 1 article")


async def test_nothing_is_lost_when_the_index_run_fails(town: Town) -> None:
    async with town.bot(reindex=stub("Error: The disk is full in *here*.", {"status": 1})) as bot:
        told_ = await ends(await add(town, heron()), "**Kept, but not indexed yet**")

        assert r"The disk is full in \*here\*. (`ref " in told_
        assert str(text("adding-kept")) in told_
        assert "- \u2068The heron\u2069" in told_
        assert await last_entry(bot, town.guild) == (Action.ADD, "heron", Ending.FAILED)
    async with town.bot(reindex=REAL):
        exchange = await town.server.slash(town.owner, town.channel, "corpus reindex")
        await ends(exchange, "**Re-indexed** in")
        assert "on the old crane" in (await town.ask(QUESTION)).text


async def test_nothing_is_kept_when_the_disk_takes_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with town.bot(reindex=REAL) as bot:
        monkeypatch.setattr(bot.services.curator._added, "put", full)
        told_ = await ends(await add(town, heron()), "No space left on device")

    assert "Kept" not in told_
    assert list((town.folder / "data").glob("articles/**/*.jsonl")) == []


async def test_what_is_said_is_in_the_language_of_whoever_adds(town: Town) -> None:
    town.owner.locale = "de"
    async with town.bot(reindex=DONE):
        summary = await ends(await add(town, heron()), "**Hinzugefügt**: 1 Artikel")

    assert "2 Absätze" in summary


async def test_nothing_of_hostile_names_and_titles_is_active(town: Town) -> None:
    title = "[Free](https://evil.example) @everyone <@&1> https://discord.gg/abc **x** \u202egpj"
    files = [
        lines("a.jsonl", line("x", title, "Text.")),
        packed({"../../@everyone [x](https://evil.example).exe": b"MZ", "/etc/passwd": b"root"}),
    ]
    async with town.bot(reindex=DONE):
        exchange = await add(town, *files)
        await ends(exchange, "**Added**")
        message = await exchange.message()

    assert message.content == ""
    assert message.pings == frozenset()
    kinds = {active.kind for active in actives_of(message.description)}
    assert kinds <= {"bold", "list", "small", "code"}
    assert "\u202e" not in message.text
    inside = [path.relative_to(town.folder) for path in town.folder.rglob("*passwd*")]
    assert inside == []


@pytest.mark.parametrize("collection", ["../up", "/etc", "a//b", ".hidden", "a\\b", "x" * 100])
@pytest.mark.usefixtures("bot")
async def test_what_can_be_no_collection_is_told_to_the_asker_alone(
    town: Town, collection: str
) -> None:
    refused = await (await add(town, heron(), collection=collection)).message()

    assert "cannot be a collection" in refused.text
    assert refused.visible_to is town.owner
    assert town.server.downloads == []


@pytest.mark.usefixtures("bot")
async def test_nothing_is_added_when_nothing_is_given(town: Town) -> None:
    refused = await (await add(town)).message()

    assert (refused.text, refused.visible_to) == (str(text("adding-nothing-given")), town.owner)


async def test_articles_go_to_the_collection_that_is_named(town: Town) -> None:
    async with town.bot(reindex=DONE):
        summary = await added(town, heron(), collection="marsh/2023")
        await added(town, Upload("gulls.txt", b"Gulls\n\nGulls steal chips."), collection="/")

    assert summary.startswith("**Added** to \u2068marsh/2023\u2069: 1 article\n")
    folder = town.folder / "data" / "articles"
    places = {path.parent.relative_to(folder).as_posix() for path in folder.rglob("*.jsonl")}
    assert places == {"marsh/2023", "."}


async def test_server_adds_to_its_only_collection(town: Town) -> None:
    assign(town, {town.guild.id: ["news"]})
    async with town.bot(reindex=REAL):
        summary = await added(town, heron())

        assert summary.startswith("**Added** to \u2068news\u2069: 1 article\n")
        assert "on the old crane" in (await town.ask(QUESTION)).text


@pytest.mark.parametrize(
    ("collections", "typed", "said"),
    [
        pytest.param(["news", "minutes"], None, "option collection, minutes or news", id="several"),
        pytest.param(["news"], "vault", "cannot add to “vault”: choose news", id="another's"),
        pytest.param(["news"], "/", "cannot add to “(not in a collection)”: choose news", id="top"),
        pytest.param([], None, "has no collection to add to", id="none"),
        pytest.param([], "news", "has no collection to add to", id="none-of-a-name"),
    ],
)
async def test_collection_that_the_server_may_not_read_is_refused(
    town: Town, collections: list[str], typed: str | None, said: str
) -> None:
    assign(town, {town.guild.id: collections}, ["secrets"])
    async with town.bot():
        refused = await (await add(town, heron(), collection=typed)).message()

    assert said in refused.text
    assert "secrets" not in refused.text
    assert refused.ephemeral


@pytest.mark.parametrize("indexed", [True, False], ids=["indexed", "not-indexed-yet"])
async def test_what_another_server_has_under_an_id_is_neither_replaced_nor_told(
    town: Town, indexed: bool
) -> None:
    other = town.server.add_guild("Elsewhere")
    channel = other.add_channel("general")
    assign(town, {town.guild.id: ["news"], other.id: ["vault"]})
    both = (town.guild.id, other.id)
    secret = lines("s.jsonl", line("heron", "Zirconium", "The zirconium ledger was burned."))
    async with town.bot(reindex=REAL if indexed else stub({"status": 1}), admin_guilds=both):
        first = await add(town, secret, user=other.owner, channel=channel)
        await ends(first, "**Added**" if indexed else "**Kept")
    folder = town.folder / "data" / "articles" / "vault"
    (kept,) = folder.iterdir()
    before = kept.read_bytes()
    async with town.bot(reindex=DONE, admin_guilds=both):
        exchange = await add(town, heron(), Upload("gulls.txt", b"Gulls\n\nGulls steal."))
        summary = await ends(exchange, "**Added**")

    assert "- \u2068The heron\u2069 – another article has its id already" in summary
    assert "- \u2068Gulls\u2069" in summary
    assert not any(word in summary.lower() for word in ("zirconium", "vault", "elsewhere"))
    assert kept.read_bytes() == before
    assert not (town.folder / "data" / "removed.txt").exists()


async def test_whoever_may_not_is_refused_and_that_is_kept(town: Town) -> None:
    async with town.bot() as bot:
        refused = await (await add(town, heron(), user=town.ann)).message()

        assert refused.text == str(text("permissions-no-admin"))
        assert refused.visible_to is town.ann
        assert await last_entry(bot, town.guild) == (Action.ADD, "heron.md", Ending.REFUSED)
    assert town.server.downloads == []


async def test_owner_of_a_server_that_is_not_named_may_not(town: Town) -> None:
    elsewhere = town.server.add_guild("Elsewhere")
    channel = elsewhere.add_channel("general")
    async with town.bot():
        exchange = await add(town, heron(), user=elsewhere.owner, channel=channel)

        assert (await exchange.message()).text == str(text("permissions-not-here"))


async def test_member_with_a_named_role_may(town: Town) -> None:
    role = town.guild.add_role("librarians")
    town.guild.members[town.ben.id].roles.append(role)
    async with town.bot(reindex=DONE, admin_roles=(role.id,)):
        await ends(await add(town, heron(), user=town.ben), "**Added**: 1 article")
