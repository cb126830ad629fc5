"""Wild articles and wild questions, each way of asking: nothing is broken, pinged or formatted."""

from __future__ import annotations

import json
from random import Random

import pytest

from tests.bot.chat.cards.made import BREAKS, HOST, LIVE, PILES, SCRIPTS, STARTS
from tests.bot.chat.cards.sent import MOST_BYTES, check_embed
from tests.bot.chat.town import Town
from tests.discord_server.components import embed_text
from tests.discord_server.messages import Message

# What questions and articles have in common, so that there is an answer.
RARE = ("quagga", "zeppelin", "xylophone", "marimba")
_PIECES = (*LIVE, *STARTS, *SCRIPTS, *PILES, "The harbour stayed open.", "Nobody was late.")


def wild(random: Random, count: int, *between: str) -> str:
    """Return so many pieces."""
    joined = "".join(random.choice(_PIECES) + random.choice(between) for _ in range(count))
    return joined.replace("\x00", "").strip()


def write_wild(town: Town, random: Random) -> None:
    for rare in RARE:
        head = {
            "title": wild(random, 3, " ") or rare,
            "source": wild(random, 2, " "),
            "url": f"https://{HOST}/{rare}_(*a*)",
            "date": "2024-05-06",
        }
        front = "\n".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()
        )
        ends = [each for each in BREAKS if each != "\n\n"]
        blocks = [
            f"The {rare} was {wild(random, 3, ' ')} seen near the old mill. "
            + wild(random, random.choice([4, 90]), " ", *ends),
            f"“{wild(random, 2, ' ')} the {rare} must be kept,” said Maude Orsel.",
        ]
        text = f"---\n{front}\n---\n\n" + "\n\n".join(blocks)
        path = town.articles / f"{rare}.md"
        path.write_text(text, encoding="utf-8", newline="")
    town.index()


async def ask_in_every_way(town: Town, random: Random) -> list[Message]:
    """Return what the bot showed: answers, their sources, and what leads on from them."""
    server, questions = (
        town.server,
        [
            f"Where was the {rare} seen near the old mill? {wild(random, 3, ' ')}"[:900]
            for rare in RARE
        ],
    )
    by_command = await town.ask(questions[0])
    asked = await server.say(town.ann, town.channel, f"{server.bot.mention} {questions[1]}")
    by_mention = await server.next_message(town.channel, after=asked)
    form = await server.click(town.ann, by_mention, label="Ask follow-up")
    by_form = await (await server.submit(town.ann, form, {"question": questions[2]})).message()
    direct = server.dm(town.ben)
    written = await server.say(town.ben, direct, questions[3])
    in_private = await server.next_message(direct, after=written)
    said = await town.said("Maude Orsel")
    unknown = await town.said(wild(random, 4, " ")[:90] or "x")
    listed = await (await server.slash(town.ann, town.channel, "latest")).message()
    shown = [by_command, by_mention, by_form, in_private, said, unknown, listed]
    for answer in (by_command, by_form):
        shown += [
            await town.press(answer, label) for label in ("[1]", "More") if label in answer.labels
        ]
    return shown


def check(message: Message) -> None:
    """Check what Discord would have made of what was said."""
    assert message.pings == frozenset()
    assert not message.mentions
    check_embed("", message.content)
    for embed in message.embeds:
        title, description = embed.get("title", ""), embed["description"]
        check_embed(title, description, "bold", "small")
        assert sum(len(part.encode()) for part in embed_text(embed)) <= MOST_BYTES


@pytest.mark.parametrize("seed", range(3))
async def test_nothing_wild_does_anything(town: Town, seed: int) -> None:
    random = Random(seed)
    write_wild(town, random)
    async with town.bot():
        shown = await ask_in_every_way(town, random)

    assert sum(message.content == "" for message in shown) >= len(shown) - 1
    for message in shown:
        check(message)
