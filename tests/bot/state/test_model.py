"""Whatever people do, in whatever order, what is read is what a few dictionaries would say."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.origin import Origin
from bot.requested import Question
from bot.state import State, Vote
from tests.bot.state.given import ANSWER, NOW, keep

PEOPLE, CHANNELS = (1, 2), (11, 12)
WORDS = ("Who won?", "who  WON", "Who lost?")


@dataclass(kw_only=True)
class Given:
    """What is known of an answer; `at` is when it was given, in seconds."""

    id: str
    origin: Origin
    words: str
    private: bool
    at: int
    message: int | None = None
    votes: dict[int, Vote] = field(default_factory=dict)


@dataclass(kw_only=True)
class Model:
    """The answers in order, and the state that is to agree."""

    state: State
    answers: list[Given] = field(default_factory=list)
    clock: int = 0

    async def ask(self, person: int, channel: int, word: int, *, private: bool) -> None:
        origin = Origin(user=person, channel=channel, guild=None)
        self.clock += 1
        at = NOW + timedelta(seconds=self.clock)
        request = Question(text=WORDS[word])
        given_id = await keep(
            self.state, ANSWER, origin, request=request, private=private, asked_at=at, seconds=0.0
        )
        self.answers.append(
            Given(id=given_id, origin=origin, words=WORDS[word], private=private, at=self.clock)
        )

    async def show(self, chosen: int) -> None:
        if not self.answers:
            return
        shown = self.answers[chosen % len(self.answers)]
        self.clock += 1
        shown.message = self.clock
        await self.state.answers.shown(shown.id, self.clock)

    async def publish(self, chosen: int) -> None:
        if not self.answers:
            return
        public = self.answers[chosen % len(self.answers)]
        public.private = False
        await self.state.answers.publish(public.id)

    async def remove(self, chosen: int) -> None:
        shown = [each for each in self.answers if each.message is not None]
        if not shown:
            return
        gone = shown[chosen % len(shown)]
        await self.state.answers.removed([gone.message or 0])
        gone.message = None

    async def vote(self, person: int, chosen: int, *, up: bool) -> None:
        if not self.answers:
            return
        answer, vote = self.answers[chosen % len(self.answers)], Vote(up=up)
        changed = await self.state.votes.cast(answer.id, person, vote)
        assert changed is (person in answer.votes)
        answer.votes[person] = vote

    async def forget(self, person: int) -> None:
        own = [each for each in self.answers if each.origin.user == person]
        voted = [each for each in self.answers if person in each.votes]
        forgotten = await self.state.people.forget(person)
        assert (forgotten.answers, forgotten.votes) == (len(own), len(voted))
        self.answers = [each for each in self.answers if each not in own]
        for each in voted:
            each.votes.pop(person)

    async def check(self) -> None:
        """Check that everything that can be read is what it should be."""
        for each in self.answers:
            kept = await self.state.answers.get(each.id)
            assert kept is not None
            assert (kept.private, kept.message) == (each.private, each.message)
            for person in PEOPLE:
                assert await self.state.answers.is_by(each.id, person) is (
                    each.origin.user == person
                )
                assert await self.state.votes.of(each.id, person) == each.votes.get(person)
        for person in PEOPLE:
            mine = [each for each in self.answers if each.origin.user == person]
            votes = [each for each in self.answers if person in each.votes]
            assert len(await self.state.people.data_of(person)) == len(mine) + len(votes)
            for channel in CHANNELS:
                await self._check_in(Origin(user=person, channel=channel, guild=None))

    async def _check_in(self, origin: Origin) -> None:
        here = [each for each in self.answers if each.origin.channel == origin.channel]
        public = [each for each in here if not each.private]
        own = [each for each in public if each.origin.user == origin.user]
        latest = await self.state.answers.latest(origin, NOW)
        assert (latest and latest.id) == (own[-1].id if own else None)
        linked = [each for each in public if each.message and each.words in WORDS[:2]]
        same = await self.state.answers.same(
            origin, Question(text=WORDS[0]), ANSWER.generation, NOW
        )
        assert (same and same.id) == (linked[-1].id if linked else None)
        for each in self.answers:
            if each.message is not None:
                seen = each in public or (each in here and each.origin.user == origin.user)
                found = await self.state.answers.shown_in(each.message, origin)
                assert (found and found.id) == (each.id if seen else None)


NUMBERS = st.integers(0, 9)
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("ask"), st.sampled_from(PEOPLE), st.sampled_from(CHANNELS),
            st.sampled_from([0, 0, 1, 2]),
            st.booleans(),
        ),
        st.tuples(st.sampled_from(["show", "show", "publish", "remove"]), NUMBERS),
        st.tuples(st.just("vote"), st.sampled_from(PEOPLE), NUMBERS, st.booleans()),
        st.tuples(st.just("forget"), st.sampled_from(PEOPLE)),
        st.tuples(st.just("restart")),
    ),
    max_size=20,
)  # fmt: skip


async def act(model: Model, step: tuple[object, ...]) -> None:
    match step:
        case ("ask", int(person), int(channel), int(word), bool(private)):
            await model.ask(person, channel, word, private=private)
        case ("show", int(chosen)):
            await model.show(chosen)
        case ("publish", int(chosen)):
            await model.publish(chosen)
        case ("remove", int(chosen)):
            await model.remove(chosen)
        case ("vote", int(person), int(chosen), bool(up)):
            await model.vote(person, chosen, up=up)
        case ("forget", int(person)):
            await model.forget(person)


async def live(path: Path, steps: list[tuple[object, ...]]) -> None:
    answers, clock = list[Given](), 0
    while True:
        async with State.open(path, NOW) as state:
            model = Model(state=state, answers=answers, clock=clock)
            await model.check()
            while steps and steps[0] != ("restart",):
                await act(model, steps.pop(0))
            await model.check()
        if not steps:
            return
        steps.pop(0)
        answers, clock = [replace(each) for each in model.answers], model.clock


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_what_is_read_is_what_was_done(steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(live(Path(folder) / "state.db", list(steps)))
