"""How often people may ask, and what they read when they must wait."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import LANGUAGES
from bot.limits import Rate, RateLimits, TooFastError, in_words
from bot.origin import Origin

ANN, BEN = 1, 2
HERE, THERE = 7, 8
MINUTE = 60.0


@dataclass
class Clock:
    """Tells the time that it is set to."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(name="clock")
def _clock() -> Clock:
    return Clock()


def ask(limits: RateLimits, user: int = ANN, guild: int | None = HERE, times: int = 1) -> None:
    for _ in range(times):
        limits.check(Origin(user=user, channel=5, guild=guild))


def test_person_who_asks_too_fast_reads_why_and_how_long(clock: Clock) -> None:
    limits = RateLimits(Rate(10, MINUTE), Rate(100, MINUTE), clock)
    ask(limits, times=10)
    clock.now += 48.5

    with pytest.raises(TooFastError) as refused:
        ask(limits, guild=None)  # it is the same person wherever they ask

    error = refused.value
    assert str(error) == "You have asked 10 questions in a minute. Ask again in 12 seconds."
    assert (error.seconds, error.whose) == (11.5, "person")
    ask(limits, user=BEN)
    clock.now += error.seconds
    ask(limits)


def test_server_that_asks_too_fast_holds_up_all_in_it_and_nobody_else(clock: Clock) -> None:
    limits = RateLimits(Rate(10, MINUTE), Rate(1, 90), clock)
    ask(limits)

    with pytest.raises(TooFastError) as refused:
        ask(limits, user=BEN)

    assert str(refused.value) == (
        "1 question was asked in this server in 90 seconds. Ask again in 90 seconds."
    )
    assert refused.value.whose == "server"
    ask(limits, user=BEN, guild=THERE)
    ask(limits, user=BEN, guild=None)


def test_direct_message_counts_for_no_server(clock: Clock) -> None:
    limits = RateLimits(Rate(10, MINUTE), Rate(1, MINUTE), clock)
    ask(limits, guild=None, times=3)
    ask(limits, guild=HERE)


def test_refused_question_counts_for_nobody(clock: Clock) -> None:
    limits = RateLimits(Rate(1, MINUTE), Rate(2, MINUTE), clock)
    ask(limits)
    for _ in range(5):
        with pytest.raises(TooFastError):
            ask(limits)
    ask(limits, user=BEN)  # the server's second

    with pytest.raises(TooFastError):
        ask(limits, user=3)  # the server's third, which is not the person's first
    ask(limits, user=3, guild=None)


@pytest.mark.parametrize(
    ("server", "whose", "seconds"),
    [
        pytest.param(Rate(1, 20), "person", 60.0, id="person-waits-longer"),
        pytest.param(Rate(1, 90), "server", 90.0, id="server-waits-longer"),
        pytest.param(Rate(1, 60), "person", 60.0, id="both-the-same"),
    ],
)
def test_longer_wait_is_told_when_both_are_too_fast(
    clock: Clock, server: Rate, whose: str, seconds: float
) -> None:
    limits = RateLimits(Rate(1, MINUTE), server, clock)
    ask(limits)

    with pytest.raises(TooFastError) as refused:
        ask(limits)

    assert (refused.value.whose, refused.value.seconds) == (whose, seconds)


def test_who_has_not_asked_for_long_is_forgotten_and_who_has_is_not(clock: Clock) -> None:
    limits = RateLimits(Rate(2, MINUTE), Rate(1000, MINUTE), clock)
    for visitor in range(10, 510):
        ask(limits, user=visitor, guild=None)
        if visitor % 30 == 10:
            ask(limits)  # somebody who has been there from the beginning
        clock.now += 1
        assert limits.remembered <= 60 + 2

    clock.now += MINUTE
    ask(limits, user=BEN, guild=None)
    ask(limits, guild=HERE)
    assert limits.remembered == 3


QUESTIONS = st.lists(
    st.tuples(
        st.integers(0, 24).map(lambda eighths: eighths / 8),
        st.sampled_from([ANN, BEN, 3]),
        st.sampled_from([HERE, THERE, None]),
    ),
    max_size=40,
)
RATES = st.builds(Rate, st.integers(1, 4), st.sampled_from([0.5, 1.0, 4.0, 10.0]))


@given(questions=QUESTIONS, person=RATES, server=RATES)
def test_admitted_are_exactly_those_that_a_look_at_the_whole_past_admits(
    questions: list[tuple[float, int, int | None]], person: Rate, server: Rate
) -> None:
    clock = Clock(0.0)
    limits = RateLimits(person, server, clock)
    past: list[tuple[float, int, int | None]] = []
    for pause, user, guild in questions:
        clock.now += pause
        theirs = [at for at, who, _ in past if who == user]
        here = [at for at, _, where in past if where == guild and guild is not None]
        expected = max(_wait(theirs, person, clock.now), _wait(here, server, clock.now))
        if expected:
            with pytest.raises(TooFastError) as refused:
                ask(limits, user, guild)
            assert refused.value.seconds == expected
        else:
            ask(limits, user, guild)
            past.append((clock.now, user, guild))


def _wait(times: list[float], rate: Rate, now: float) -> float:
    """Return the first pause, in eighths of a second, after which `rate` has room."""
    eighths = 0
    while sum(at > now + eighths / 8 - rate.seconds for at in times) >= rate.count:
        eighths += 1
    return eighths / 8


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        pytest.param(0, "1 second", id="never-nothing"),
        pytest.param(0.01, "1 second", id="rounded-up"),
        pytest.param(1, "1 second", id="one"),
        pytest.param(11.2, "12 seconds", id="seconds"),
        pytest.param(60, "a minute", id="minute"),
        pytest.param(61, "61 seconds", id="little-more"),
        pytest.param(120, "2 minutes", id="two-minutes"),
        pytest.param(121, "3 minutes", id="more-than-two"),
        pytest.param(3600, "60 minutes", id="hour"),
    ],
)
def test_time_is_told_in_words(seconds: float, words: str) -> None:
    assert str(in_words(seconds)) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("de", "Du hast in einer Minute 10 Fragen gestellt. Frag in 12 Sekunden noch einmal."),
        ("fr", "Tu as posé 10 questions en une minute. Repose la tienne dans 12 secondes."),
        ("es", "Has hecho 10 preguntas en un minuto. Pregunta de nuevo dentro de 12 segundos."),
    ],
    ids=["de", "fr", "es"],
)
def test_person_who_asks_too_fast_is_told_in_their_language(code: str, words: str) -> None:
    error = TooFastError(12, "person", Rate(10, MINUTE))
    assert error.text is not None
    assert LANGUAGES[code].say(error.text) == words
