"""The planner: who said what is asked for, and about what, when and where."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning import Ask, Plan, plan

# A Wednesday.
TODAY = date(2022, 10, 19)
OUTLETS = ("Quayside News", "The Ferryman")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _said(speaker: str, topic: str | None = None) -> Plan:
    return Plan(kind=Ask.SAID, speaker=speaker, topic=topic)


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("what did Orsel say?", "Orsel", None),
        ("What did Maude Orsel say about the bridge?", "Maude Orsel", "the bridge"),
        ("what has Dr. Ilse Marrant said on seagrass", "Dr. Ilse Marrant", "seagrass"),
        ("What does  the mayor think of ferries ?", "the mayor", "ferries"),
        ("what was said by Tresk about pay?", "Tresk", "pay"),
        ("What has been said by Tresk?", "Tresk", None),
        ("what was said about pay by Tresk?", "Tresk", "pay"),
        ("quotes from Ysée Brånholt", "Ysée Brånholt", None),
        ("what orsel said about tolls", "orsel", "tolls"),
        ("what did tsikhanouskaya say about the army", "tsikhanouskaya", "the army"),
        ("What did Ціханоўская say about the army?", "Ціханоўская", "the army"),
        ("WHAT DID ORSEL SAY ABOUT TOLLS", "ORSEL", "TOLLS"),
        ("what did orsel say?!?", "orsel", None),
        ("what’d Orsel say", "Orsel", None),
        ("wat did Orsel say", "Orsel", None),
        ("what exactly did Orsel say?", "Orsel", None),
        ("what else did Orsel say regarding tolls", "Orsel", "tolls"),
        ("what did Orsel say concerning tolls", "Orsel", "tolls"),
        ("what did Orsel actually say about tolls", "Orsel", "tolls"),
        ("what does Orsel have to say about tolls?", "Orsel", "tolls"),
        ("what is Orsel saying about tolls?", "Orsel", "tolls"),
        ("what has Orsel been saying about tolls?", "Orsel", "tolls"),
        ("what has Orsel said recently?", "Orsel", None),
        ("what did Orsel say about it?", "Orsel", None),
        ("what did Orsel say when asked about tolls", "Orsel", "tolls"),
        ("what did Orsel say in response to the strike?", "Orsel", "the strike"),
        ("what did Orsel say at the hearing?", "Orsel", "the hearing"),
        ("what did Orsel say the council should do?", "Orsel", "the council should do"),
        ("what did Orsel say to the council about tolls", "Orsel", "tolls"),
        ("what did Orsel tell reporters?", "Orsel", None),
        ("what did Orsel tell the council about tolls?", "Orsel", "tolls"),
        ("what did Orsel tell the ferry crews", "Orsel", "the ferry crews"),
        ("what did Orsel announce?", "Orsel", None),
        ("what did the company announce about pay?", "the company", "pay"),
        ("what did Orsel promise on pay", "Orsel", "pay"),
        ("what did Orsel warn about", "Orsel", None),
        ("what did Orsel argue for?", "Orsel", None),
        ("what did Orsel claim about the bridge", "Orsel", "the bridge"),
        ("what has Orsel denied?", "Orsel", None),
        ("what does Orsel predict about ferries", "Orsel", "ferries"),
        ("what did Orsel write about ferries", "Orsel", "ferries"),
        ("what has orsel tweeted about ferries", "orsel", "ferries"),
        ("what does Orsel believe about tolls", "Orsel", "tolls"),
        ("what did O'Neill say", "O'Neill", None),
        ("what did Edward Said say about the novel?", "Edward Said", "the novel"),
        ("what did Dale Harkin, Jr. say about tolls", "Dale Harkin, Jr.", "tolls"),
        ("what did Theresa May say about cuts?", "Theresa May", "cuts"),
        ("what did May say?", "May", None),
        ("what did Larry Page say", "Larry Page", None),
        ("what did the WHO say about masks", "the WHO", "masks"),
        ("what did President Lukashenko say?", "President Lukashenko", None),
        (
            "what did the President of Belarus say on NATO",
            "the President of Belarus",
            "NATO",
        ),
        ("what did Orsel's spokesman say", "Orsel's spokesman", None),
        ("what do the police say about the fire?", "the police", "the fire"),
        ("what's Orsel's view on tolls", "Orsel", "tolls"),
        ("whats orsels view on tolls", "orsels", "tolls"),
        ("What is the mayor’s position on ferries?", "the mayor", "ferries"),
        ("what is Orsel's stance on the bridge?", "Orsel", "the bridge"),
        ("what's Orsel's take on the bridge?", "Orsel", "the bridge"),
        ("what are Maude Orsel's thoughts on tolls?", "Maude Orsel", "tolls"),
        ("what is Orsel's opinion?", "Orsel", None),
        ("what is the opinion of Maude Orsel on tolls?", "Maude Orsel", "tolls"),
        ("what was Orsel's reaction to the vote", "Orsel", "the vote"),
        ("what was the response of Maude Orsel to the vote?", "Maude Orsel", "the vote"),
        ("where does Orsel stand on tolls", "Orsel", "tolls"),
        ("how did Orsel respond?", "Orsel", None),
        ("how did Orsel respond to the strike?", "Orsel", "the strike"),
        ("how has the mayor reacted to the vote?", "the mayor", "the vote"),
        ("how did Orsel reply to Tresk", "Orsel", "Tresk"),
        ("did Orsel respond to the strike?", "Orsel", "the strike"),
        ("how did Orsel describe the bridge", "Orsel", "the bridge"),
        ("what words did Orsel use to describe the bridge?", "Orsel", "the bridge"),
        ("What statements did Orsel make about tolls?", "Orsel", "tolls"),
        ("tell me what Orsel said", "Orsel", None),
        ("show me everything Orsel said about tolls", "Orsel", "tolls"),
        ("list everything that Orsel has said", "Orsel", None),
        ("give me quotes by Maude Orsel on tolls", "Maude Orsel", "tolls"),
        ("Find all the statements by Orsel about tolls", "Orsel", "tolls"),
        ("Orsel's statements on tolls", "Orsel", "tolls"),
        ("Orsel's latest remarks", "Orsel", None),
        ("statements of Maude Orsel", "Maude Orsel", None),
        ("the words of Maude Orsel on tolls", "Maude Orsel", "tolls"),
        ("any quotes from Orsel?", "Orsel", None),
        ("Orsel quotes", "Orsel", None),
        ("Maude Orsel quotes about tolls", "Maude Orsel", "tolls"),
        ("quote Orsel on tolls", "Orsel", "tolls"),
        ("Orsel said what about tolls?", "Orsel", "tolls"),
        ("Tsikhanouskaya on Belarus", "Tsikhanouskaya", "Belarus"),
        ("Maude Orsel on the bridge", "Maude Orsel", "the bridge"),
        ("Ms. Orsel on tolls?", "Ms. Orsel", "tolls"),
        ("did Orsel say anything about tolls?", "Orsel", "tolls"),
        ("has Orsel said anything?", "Orsel", None),
        ("has orsel talked about tolls", "orsel", "tolls"),
        ("Did Orsel comment on the strike?", "Orsel", "the strike"),
        ("when did Orsel say that tolls would rise?", "Orsel", "tolls would rise"),
        ("according to Orsel, why did the bridge close?", "Orsel", "why did the bridge close"),
        (
            "why did the bridge close according to Maude Orsel?",
            "Maude Orsel",
            "why did the bridge close",
        ),
        ("in Orsel's words, what went wrong?", "Orsel", "what went wrong"),
        ("hey pilcrow, what did Orsel say pls", "Orsel", None),
        (
            "Hi! Can you please tell me what Orsel said about the bridge? Thanks!",
            "Orsel",
            "the bridge",
        ),
        ("<@123456> what did Orsel say", "Orsel", None),
        ("I want to know what Orsel thinks about tolls.", "Orsel", "tolls"),
    ],
    ids=str,
)
def test_a_question_for_somebodys_words_is_recognised(
    question: str, speaker: str, topic: str | None
) -> None:
    assert plan(question, TODAY) == _said(speaker, topic)


@pytest.mark.parametrize(
    ("question", "topic", "since", "until", "outlet"),
    [
        ("what did Orsel say since Monday?", None, "2022-10-17", None, None),
        ("quotes from Orsel since 12 October", None, "2022-10-12", None, None),
        ("what has Orsel said about tolls since 2022-10-01", "tolls", "2022-10-01", None, None),
        ("what did Orsel say last week", None, "2022-10-10", "2022-10-16", None),
        ("what did Orsel say about tolls yesterday", "tolls", "2022-10-18", "2022-10-18", None),
        ("what did Orsel say yesterday about tolls", "tolls", "2022-10-18", "2022-10-18", None),
        ("what did Orsel say on Friday on tolls", "tolls", "2022-10-14", "2022-10-14", None),
        ("what did Orsel say about tolls on Friday", "tolls", "2022-10-14", "2022-10-14", None),
        ("what did Orsel say in October 2022?", None, "2022-10-01", "2022-10-31", None),
        ("In October 2022, what did Orsel say?", None, "2022-10-01", "2022-10-31", None),
        ("Orsel on tolls in 2021", "tolls", "2021-01-01", "2021-12-31", None),
        ("Orsel's remarks before Friday", None, None, "2022-10-13", None),
        (
            "what did Orsel say between 1 and 14 October 2022?",
            None,
            "2022-10-01",
            "2022-10-14",
            None,
        ),
        (
            "what did Orsel say since 2022-10-03 until 2022-10-07",
            None,
            "2022-10-03",
            "2022-10-07",
            None,
        ),
        (
            "what did Orsel say about tolls until 7 October 2022 since 3 October 2022",
            "tolls",
            "2022-10-03",
            "2022-10-07",
            None,
        ),
        ("what did Orsel say in May in 2021", "May", "2021-01-01", "2021-12-31", None),
        ("what did Orsel say about Black Friday", "Black Friday", None, None, None),
        ("what did Orsel say about the march", "the march", None, None, None),
        ("what did Orsel say about May", "May", None, None, None),
        ("what did Orsel say about tolls, according to Reuters?", "tolls", None, None, "Reuters"),
        ("According to Reuters, what did Orsel say about tolls?", "tolls", None, None, "Reuters"),
        ("what did Orsel say about tolls as reported by Tidewire", "tolls", None, None, "Tidewire"),
        ("what did Orsel say in an interview with Tidewire", None, None, None, "Tidewire"),
        (
            "what did Orsel say about tolls in The Harbour Courier?",
            "tolls",
            None,
            None,
            "The Harbour Courier",
        ),
        ("what did Orsel say about tolls in quayside news", "tolls", None, None, "quayside news"),
        ("what did Orsel say in the Ferryman about tolls", "tolls", None, None, "the Ferryman"),
        ("what did Orsel tell POLITICO about the army?", "the army", None, None, "POLITICO"),
        ("what did Orsel tell Quayside News?", None, None, None, "Quayside News"),
        ("what did Orsel say about tolls on NBC", "tolls", None, None, "NBC"),
        ("what did Orsel say about the army in NATO", "the army in NATO", None, None, None),
        ("what did Orsel say in the harbour", "the harbour", None, None, None),
        (
            "what did Orsel say about tolls in Quayside News last week",
            "tolls",
            "2022-10-10",
            "2022-10-16",
            "Quayside News",
        ),
        (
            "what did Orsel say about tolls last week in Quayside News?",
            "tolls",
            "2022-10-10",
            "2022-10-16",
            "Quayside News",
        ),
    ],
    ids=str,
)
def test_dates_and_outlet_are_taken_from_the_topic(
    question: str, topic: str | None, since: str | None, until: str | None, outlet: str | None
) -> None:
    asked = plan(question, TODAY, OUTLETS)

    assert (asked.kind, asked.speaker) == (Ask.SAID, "Orsel")
    assert (asked.topic, asked.outlet) == (topic, outlet)
    assert (asked.since, asked.until) == (_day(since), _day(until))


@pytest.mark.parametrize(
    ("question", "quote", "topic"),
    [
        ('who said "epic fail"?', "epic fail", "epic fail"),
        ("Who said 'epic fail'?", "epic fail", "epic fail"),
        ("who said “don’t panic”?", "don’t panic", "don’t panic"),
        ("who said ‘don’t panic’?", "don’t panic", "don’t panic"),
        ("who said «jamais»", "jamais", "jamais"),
        ("who said „nie wieder“?", "nie wieder", "nie wieder"),
        ("who said 「二度と」?", "二度と", "二度と"),
        ('who said "never again', "never again", "never again"),
        ("who said: never again?", "never again", "never again"),
        ('who said "what now?"', "what now?", "what now?"),
        ('who said "never again" about the bridge?', "never again", "the bridge"),
        ('who said the bridge was "shabby"?', "shabby", "the bridge"),
        ("who said it would be shabby?", "it would be shabby", "it would be shabby"),
        ("who said that the bridge was shabby", "the bridge was shabby", "the bridge was shabby"),
        ("who has ever said that tolls work?", "tolls work", "tolls work"),
        ("Who claimed that tolls would rise?", "tolls would rise", "tolls would rise"),
        ("who warned that it would flood", "it would flood", "it would flood"),
        ("who promised that pay would rise", "pay would rise", "pay would rise"),
        ("who told reporters that pay would rise", "pay would rise", "pay would rise"),
        ('who called it "shabby"?', "shabby", "shabby"),
        ("who called him 'a cockroach'", "a cockroach", "a cockroach"),
        ("who called it a disgrace", "a disgrace", "a disgrace"),
        ('who called the bridge "a folly"?', "a folly", "the bridge"),
        ("who called the bridge a folly?", "the bridge a folly", "the bridge a folly"),
        ('who described the bridge as "a folly"', "a folly", "the bridge"),
        ("who described the bridge as a folly", "the bridge as a folly", "the bridge as a folly"),
        ("who was it that said 'never again'?", "never again", "never again"),
        ('who is the man who called the bridge "a folly"?', "a folly", "the bridge"),
        ("who used the phrase 'a folly'?", "a folly", "a folly"),
        ('which politician said "never again"', "never again", "never again"),
        ('whose words are "never again"?', "never again", "never again"),
        ('"Epic fail": who said that?', "Epic fail", "Epic fail"),
        ("“Just imagine” – who said this", "Just imagine", "Just imagine"),
        ("did anyone say that tolls would rise?", "tolls would rise", "tolls would rise"),
        ('can you tell me who said "epic fail" please', "epic fail", "epic fail"),
    ],
    ids=str,
)
def test_a_question_for_the_speaker_is_recognised(question: str, quote: str, topic: str) -> None:
    assert plan(question, TODAY) == Plan(kind=Ask.WHO_SAID, topic=topic, quote=quote)


def test_who_spoke_about_a_topic_is_asked_when_no_words_are_given() -> None:
    assert plan("who said anything about tolls?") == Plan(kind=Ask.WHO_SAID, topic="tolls")


def test_dates_and_outlet_are_read_after_a_quotation() -> None:
    asked = plan('who said "epic fail" in Quayside News last week?', TODAY, OUTLETS)

    assert (asked.quote, asked.outlet) == ("epic fail", "Quayside News")
    assert (asked.since, asked.until) == (date(2022, 10, 10), date(2022, 10, 16))


@pytest.mark.parametrize(
    ("question", "speaker", "quote", "topic"),
    [
        ("did Orsel say that tolls would rise?", "Orsel", "tolls would rise", "tolls would rise"),
        ("did orsel say tolls will rise", "orsel", "tolls will rise", "tolls will rise"),
        ('did Orsel say "never again"?', "Orsel", "never again", "never again"),
        ('Did Orsel ever say "never again" about tolls?', "Orsel", "never again", "tolls"),
        ("has the mayor said that it is safe", "the mayor", "it is safe", "it is safe"),
        ("Did the mayor promise to cut tolls?", "the mayor", "to cut tolls", "to cut tolls"),
        ("did Orsel deny that pay fell?", "Orsel", "pay fell", "pay fell"),
        ("did Orsel tell Tresk to resign", "Orsel", "Tresk to resign", "Tresk to resign"),
        ("did Orsel announce a strike?", "Orsel", "a strike", "a strike"),
        ("Did Orsel really call the bridge 'a folly'?", "Orsel", "a folly", "the bridge"),
        ("is it true that Orsel said tolls work?", "Orsel", "tolls work", "tolls work"),
        ("did Orsel say tolls rose in 2021?", "Orsel", "tolls rose in 2021", "tolls rose in 2021"),
    ],
    ids=str,
)
def test_a_claim_to_check_is_recognised(
    question: str, speaker: str, quote: str, topic: str
) -> None:
    expected = Plan(kind=Ask.DID_SAY, speaker=speaker, quote=quote, topic=topic)

    assert plan(question, TODAY) == expected


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?",
        "what",
        "how much did the bridge cost?",
        "what did she say?",
        "what did they think of it?",
        "what do you think about Orsel?",
        "what did people say about tolls?",
        "what did the people say?",
        "what did someone say about tolls",
        "what did his brother say?",
        "what did everyone say",
        "what was said about tolls?",
        "what does this article say?",
        "what does the law say about tolls",
        "what did the study say about seagrass?",
        "what does the sign say",
        "what did the report on the blackout, published in August, find?",
        "what does the theory predict about tides?",
        "what did the bridge suggest",
        "what did Orsel say was the cause?",
        "what did Orsel do?",
        "what did Orsel call the bridge?",
        "what is Orsel's position at the university?",
        "what is the time?",
        "what is a quote?",
        "What is the seagrass's response to heat?",
        "what was Orsel paid?",
        "who said that?",
        "who said it?",
        "who said what?",
        "who called off the strike?",
        "who called for a strike?",
        "who called the first meeting?",
        "who claimed the throne?",
        "who promised a new ferry?",
        "who wrote the report?",
        "who is Orsel?",
        "which ferry was said to be late?",
        "how did oxygen react with iron?",
        "how did the bridge respond to the wind?",
        "how do the seals respond to heat?",
        "did the bridge close?",
        "did Orsel cross the bridge?",
        "did she say that tolls would rise?",
        "did the report claim that tolls would rise?",
        "does the Tidewire article suggest that tolls will rise?",
        "is it true that the bridge closed?",
        "according to the report, how many crossed?",
        "according to officials, how many crossed?",
        "Books on tape",
        "Man on the Moon",
        "Effects of light on plants",
        "Notes on a scandal",
        "The Cat on the Roof",
        "Climate Change on Mars",
        "News on the strike",
        "seagrass on rocks",
        "famous quotes",
        "quotes from last week",
        "tell me about Orsel",
        "quote of the day",
        "Between the report by Tidewire and the one in Quayside News, was there a change?",
        "Which ferry, according to Tidewire, was late and, as Quayside News reported, full?",
    ],
)
def test_other_questions_go_the_usual_way(question: str) -> None:
    assert plan(question, TODAY) == Plan()


def test_a_comparison_of_articles_goes_the_usual_way_when_it_is_long() -> None:
    question = (
        "Did Tidewire suggest that the bridge would close for the winter before Quayside News "
        "wrote that the ferries would run twice as often, or did both of them say that the "
        "council had yet to decide?"
    )

    assert plan(question) == Plan()


def test_a_long_quotation_is_still_looked_for() -> None:
    words = "the bridge will open " * 100

    assert plan(f'who said "{words}"?').quote == words.strip()


def test_a_pasted_text_goes_the_usual_way() -> None:
    assert plan("who said " + "the bridge will open " * 400) == Plan()


def test_an_outlet_of_the_corpus_is_no_speaker_after_according_to() -> None:
    question = "According to Tidewire, how long is the bridge?"

    assert plan(question).speaker == "Tidewire"
    assert plan(question, outlets=("Tidewire",)) == Plan()


_SPEAKERS = st.sampled_from(["Orsel", "Maude Orsel", "the mayor", "O'Neill", "Ilse Marrant"])
_TOPICS = st.sampled_from(["tolls", "the bridge", "ferries and pay", "the march", "may"])
_ASKED = st.sampled_from(
    [
        "what did {} say about {}",
        "what has {} said on {}",
        "what does {} think of {}",
        "what {} said about {}",
        "did {} say that {} work",
        "what is {}'s view on {}",
        "how did {} respond to {}",
        "quotes by {} about {} since Monday",
        "did {} say anything about {}",
    ]
)


@given(_ASKED, _SPEAKERS, _TOPICS, st.text(" ?!.…", max_size=5))
def test_case_and_final_marks_change_nothing(
    asked: str, speaker: str, topic: str, marks: str
) -> None:
    question = asked.format(speaker, topic)
    expected = plan(question, TODAY)
    lowered, raised = plan(question.lower(), TODAY), plan(question.upper() + marks, TODAY)

    assert expected.speaker == speaker
    assert plan(f" {question}{marks} ", TODAY) == expected
    for other in (lowered, raised):
        assert (other.kind, other.since) == (expected.kind, expected.since)
        assert (other.speaker or "").lower() == speaker.lower()
        assert (other.topic or "").lower() == (expected.topic or "").lower()


_PIECES = st.sampled_from(
    "what did who said says say Orsel Maude about on in of to the that since Monday 2022 by from "
    "quotes according Reuters, tell told called as \" ' “ ” « ‘ ’ 's ? , : how respond view is "
    "last week between and pls hey".split()
)


@given(st.text(max_size=300) | st.lists(_PIECES, max_size=14).map(" ".join))
def test_any_text_has_a_plan_in_its_own_words(text: str) -> None:
    asked = plan(text, TODAY, OUTLETS)
    whole = " ".join(text.split())

    for words in (asked.speaker, asked.topic, asked.quote, asked.outlet):
        assert words is None or (words and words in whole)
    if asked.kind is Ask.PASSAGES:
        assert asked == Plan()
    else:
        assert asked.speaker or asked.quote or asked.topic


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "piece", ["a ", ", ", "' ", '"', "“", "by ", "as ", "A on ", "since ", "-", "X"]
)
@pytest.mark.parametrize(
    "start", ["", "who said ", "who described ", "what did X say ", "what was said about ", '"x" ']
)
def test_a_long_question_is_planned_in_linear_time(start: str, piece: str) -> None:
    for _ in range(20):  # a quadratic pattern took two seconds for each
        plan((start + piece * 4000)[:4000], TODAY)
        plan((f'{start}"{piece * 4000}')[:4000], TODAY)


WORDS = "Tolls will rise"


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Where did Orsel say “Tolls will rise”?", "Orsel"),
        ("When did Maude Orsel actually say, “Tolls will rise”?", "Maude Orsel"),
        ("Why did Orsel claim that “Tolls will rise”?", "Orsel"),
        ("On what occasion did Orsel say, “Tolls will rise”?", "Orsel"),
        ("In which interview did Orsel predict “Tolls will rise”?", "Orsel"),
        ("To whom did Orsel say “Tolls will rise”?", "Orsel"),
        ("Where was Orsel speaking when she said “Tolls will rise”?", "Orsel"),
        ("Orsel said “Tolls will rise”, didn't she?", "Orsel"),
        ("“Tolls will rise”: was that Maude Orsel?", "Maude Orsel"),
        ("“Tolls will rise” - was it said by Orsel?", "Orsel"),
        ("“Tolls will rise”: did Orsel say that?", "Orsel"),
        ("“Tolls will rise”: when did Orsel say this?", "Orsel"),
        ("“Tolls will rise”, said Orsel", "Orsel"),
        ("“Tolls will rise”: Maude Orsel?", "Maude Orsel"),
        ("Is “Tolls will rise” a quote by Orsel?", "Orsel"),
        ("Was “Tolls will rise” Orsel's line?", "Orsel"),
    ],
)
def test_words_are_put_to_the_speaker_when_they_are_in_quotation_marks(
    question: str, speaker: str
) -> None:
    assert plan(question, TODAY) == Plan(
        kind=Ask.DID_SAY, speaker=speaker, topic=WORDS, quote=WORDS
    )


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("Why did Orsel promise 1,500 crowns?", "Orsel", "1,500 crowns"),
        ("In which interview did Orsel predict a rise?", "Orsel", "a rise"),
        ("When did Orsel accuse the council of theft?", "Orsel", "the council of theft"),
        ("Did Orsel call Tresk a liar?", "Orsel", "Tresk a liar"),
    ],
)
def test_speaker_is_taken_for_granted_when_what_is_asked_is_something_else(
    question: str, speaker: str, topic: str
) -> None:
    assert plan(question, TODAY) == Plan(speaker=speaker, topic=topic)


@pytest.mark.parametrize(
    "question",
    [
        "“Tolls will rise”: was that a joke?",
        "“Tolls will rise”: was that her?",
        "Where does “Tolls will rise” stand?",
        "Why did the bridge call for repairs?",
        "Why did she promise 1,500 crowns?",
        "When did the United States leave the union of ferries?",
    ],
)
def test_nobody_is_taken_for_a_speaker_when_none_is_named(question: str) -> None:
    assert plan(question, TODAY) == Plan()


def test_words_in_marks_stay_a_topic_when_they_are_spoken_about() -> None:
    assert plan("When did Orsel say anything about “tolls”?", TODAY).kind is not Ask.DID_SAY


def test_claim_is_put_to_the_speaker_when_a_yes_is_asked_for_behind_it() -> None:
    assert plan("Orsel said that tolls would rise, didn't she?", TODAY) == Plan(
        kind=Ask.DID_SAY, speaker="Orsel", topic="tolls would rise", quote="tolls would rise"
    )


def test_topic_is_read_when_it_stands_before_what_asks_for_words() -> None:
    asked = plan("maude orsel on the harbour tolls: what were her words", TODAY)

    assert asked == Plan(kind=Ask.SAID, speaker="maude orsel", topic="the harbour tolls")
