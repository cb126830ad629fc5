"""Articles that differ on what is asked are told from those that tell of something else."""

from __future__ import annotations

import pytest

from bot.citing.asking import read_asking
from bot.citing.disagreeing import Telling
from index.passages import Span

COST = "How much did the Tessary bridge cost?"
DEAD = "How many people died in the fire in Orme?"
OPENED = "When did the Tessary bridge open?"
TOLL = "Did the council of Sandmouth approve the toll?"


def telling(text: str, article: str = "a", title: str = "The Tessary bridge") -> Telling:
    return Telling(article, title, text, Span(0, len(text)))


def differ(question: str, one: str, other: str) -> bool:
    asking = read_asking(question)
    left, right = telling(one), telling(other, "b")
    found = left.is_about(asking) and right.is_about(asking) and left.disagrees(right, asking)
    back = left.is_about(asking) and right.is_about(asking) and right.disagrees(left, asking)
    assert found == back
    return found


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            COST,
            "The Tessary bridge cost 12 million crowns.",
            "The bridge over the Tessary cost 14 million crowns, the mayor said.",
        ),
        (
            COST,
            "The bridge cost 12.4 million crowns, Mayor Maude Orsel said on Monday.",
            "Ben Quist said on Tuesday that the bridge cost fourteen million crowns.",
        ),
        (COST, "The Tessary bridge cost $12m.", "The Tessary bridge cost $14 million to build."),
        (
            DEAD,
            "A fire in Orme killed 12 people on Monday.",
            "Police said a fire in Orme had killed fourteen people and hurt 30.",
        ),
        (
            DEAD,
            "Twelve people died in the fire in Orme, according to the police of Lund.",
            "In the fire in Orme, nine people died, the hospital said.",
        ),
        (
            OPENED,
            "The Tessary bridge opened on 12 May 2023.",
            "The Tessary bridge opened on 13 May 2023, after six years.",
        ),
        (OPENED, "The Tessary bridge opened in 2022.", "The bridge opened in 2023."),
        (
            TOLL,
            "The council of Sandmouth approved the toll for the bridge.",
            "The council of Sandmouth did not approve the toll for the bridge.",
        ),
        (
            TOLL,
            "The council of Sandmouth approved the bridge toll.",
            "The council of Sandmouth has rejected the bridge toll.",
        ),
        (
            "What happened to bread prices in Sandmouth?",
            "Bread prices in Sandmouth rose in spring.",
            "Bread prices in Sandmouth fell in spring.",
        ),
    ],
    ids=[
        "figure", "who tells it", "currency", "toll of dead", "according to", "day", "year",
        "denied", "opposite", "rose and fell",
    ],
)  # fmt: skip
def test_articles_differ_when_they_tell_another(question: str, one: str, other: str) -> None:
    assert differ(question, one, other)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            COST,
            "The Tessary bridge cost 1.2 million crowns.",
            "The Tessary bridge cost 1,200,000 crowns.",
        ),
        (COST, "The bridge cost twelve crowns.", "The bridge cost 12 crowns."),
        (
            COST,
            "The Tessary bridge cost about 1.2 million crowns.",
            "The Tessary bridge cost 1,190,000 crowns.",
        ),
        (
            COST,
            "The Tessary bridge cost 12 million crowns.",
            "The Tessary bridge is 800 metres long and cost 12 million crowns.",
        ),
        (COST, "The Tessary bridge cost 12 crowns.", "The Tessary bridge has 4 piers."),
        (
            DEAD,
            "The fire in Orme in 2021 killed 12 people.",
            "The fire in Orme in 2023 killed 30 people.",
        ),
        (
            "How many people died in the fire?",
            "A fire in Orme killed 12 people.",
            "A fire in Lund killed 30 people.",
        ),
        (DEAD, "A fire in Orme killed 12 people.", "A fire in Lund killed 30 people."),
        (
            "How many people died in the fire?",
            "A fire in Orme killed 12 people.",
            "A fire killed 30 people.",
        ),
        (
            DEAD,
            "In the fire in Orme 12 people died.",
            "In the fire in Orme 12 people died and 30 were hurt.",
        ),
        (
            DEAD,
            "In the fire in Orme 12 people died.",
            "In the fire in Orme 200 firefighters came.",
        ),
        (
            "Who opened the Tessary bridge?",
            "Maude Orsel opened the Tessary bridge before 300 guests.",
            "Maude Orsel opened the Tessary bridge before 400 guests.",
        ),
        (
            COST,
            "The Tessary bridge opened on 12 May and cost 9 crowns.",
            "The Tessary bridge opened on 13 May and cost 9 crowns.",
        ),
        (
            TOLL,
            "The council of Sandmouth did not approve the toll for the bridge.",
            "The council of Sandmouth rejected the toll for the bridge.",
        ),
        (
            TOLL,
            "The council of Sandmouth approved the toll for the bridge.",
            "The council of Sandmouth had not met since the toll for trucks rose.",
        ),
        (OPENED, "The Tessary bridge opened on 12 May.", "The Tessary bridge opened in May."),
        ("", "", ""),
    ],
    ids=[
        "digits", "words", "rounded", "another unit", "no such figure", "another year",
        "another place", "not what is asked", "perhaps elsewhere", "one tells more",
        "other people", "asks for a name",
        "asks for no date", "denied opposite", "another matter", "one is exact", "nothing",
    ],
)  # fmt: skip
def test_articles_do_not_differ_when_they_tell_the_same_or_of_something_else(
    question: str, one: str, other: str
) -> None:
    assert not differ(question, one, other)


def test_an_article_does_not_differ_from_itself() -> None:
    asking = read_asking(COST)
    one, other = (telling(f"The bridge cost {n} crowns.") for n in (12, 14))

    assert not one.disagrees(other, asking)


def test_articles_differ_without_a_question_only_in_figures_and_claims() -> None:
    assert differ("", "The Tessary bridge cost 12 crowns.", "The Tessary bridge cost 14 crowns.")
    assert not differ("", "The Tessary bridge opened in May.", "The Tessary bridge opened in June.")
