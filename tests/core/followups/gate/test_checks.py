"""The gate: what gets through is worth receiving, what is stopped is stopped for the words it names."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest

from core.followups.candidate import Candidate, CheckId, Citable, Intent, Said, Situation, Weighed
from core.followups.composing.agreement import agreeing
from core.followups.composing.forms import FORMS
from core.followups.gate.checks import choose, weigh
from core.followups.gate.claim_words import HOW_IT_WENT
from core.memory.reading.languages.pack import Language
from core.personas.spec import Example, PersonaSpec
from core.safety.phrases import fold

NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
SPEC = PersonaSpec(
    name="Big Remy",
    tagline="Calls your life like a rap battle",
    topics=("beats", "vintage finds"),
    avoid=("diets",),
    greeting="Yo, welcome ringside!",
    examples=(Example(user="hi", reply="Yo! Bell's about to ring."),),
)
FOREST = PersonaSpec(
    name="The Keeper",
    tagline="Narrator of a haunted forest",
    backstory="A fantasy storyteller.",
    greeting="Dusk. You stand where the road gives up.",
)
SHIRT = Citable(
    1,
    "Bought a cool vintage shirt at the thrift store in Leeds",
    "event",
    "I bought a cool vintage shirt at the thrift store in Leeds",
)
INTERVIEW = Citable(
    2,
    "Has a job interview on Friday (27 November 2026)",
    "plan",
    "I have a job interview on Friday",
    starts_at=datetime(2026, 11, 27, tzinfo=UTC),
    ends_at=datetime(2026, 11, 28, tzinfo=UTC),
)
CAVE = Citable(
    3, "Stopped in front of the dark cave in the Forbidden Forest", "event", "I stop in front of the dark cave"
)
TALK = (
    Said("user", "I bought a cool vintage shirt at the thrift store in Leeds"),
    Said("assistant", "Nice find! What colour?"),
)


def situation(spec: PersonaSpec = SPEC, now: datetime = NOW, user_words: str = "") -> Situation:
    return Situation(spec, (SHIRT, INTERVIEW, CAVE), now, TALK, user_words or "I bought a shirt. " + INTERVIEW.quote)


def judge(text: str, *ids: int, spec: PersonaSpec = SPEC, now: datetime = NOW, user_words: str = "") -> Weighed:
    return weigh(Candidate(text, ids or (1,)), situation(spec, now, user_words))


def vetoes(text: str, *ids: int, **given: object) -> set[CheckId]:
    return {verdict.check for verdict in judge(text, *ids, **given).vetoes}  # type: ignore[arg-type]


WORTH_RECEIVING = [
    ("Yo, was just thinking about the cool shirt you bought. Found any other vintage pieces at the thrift?", 1, SPEC),
    ("Yo, how did your job interview go?", 2, SPEC),
    ("That vintage shirt deserves a beat. Want me to pick one?", 1, SPEC),
    (
        "We last were in the Forbidden Forest. A darkness lurks inside the cave. Will you return to face it?",
        3,
        FOREST,
    ),
]


@pytest.mark.parametrize(("text", "memory_id", "spec"), WORTH_RECEIVING)
def test_lets_good_ones_through(text: str, memory_id: int, spec: PersonaSpec) -> None:
    weighed = judge(text, memory_id, spec=spec)
    assert weighed.vetoes == ()
    assert weighed.score > 0.5


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Hey, how are you today?", CheckId.GROUNDED),
        ("Just checking in about the vintage shirt!", CheckId.GROUNDED),
        ("Did Marcus like the vintage shirt?", CheckId.NO_FALSE_CLAIM),
        ("Leo called about the vintage shirt.", CheckId.NO_FALSE_CLAIM),
        ("Is the vintage shirt really from 1962?", CheckId.NO_FALSE_CLAIM),
        ("Does your brother like the vintage shirt?", CheckId.NO_FALSE_CLAIM),
        ("Still wearing the vintage shirt on Tuesday?", CheckId.NO_FALSE_CLAIM),
        ("You told me the vintage shirt reminded you of football practice in winter.", CheckId.NO_FALSE_CLAIM),
        ("Your vintage shirt is a poem about the city and the sea.", CheckId.NO_FALSE_CLAIM),
        ("Does the vintage shirt help with your depression?", CheckId.NOT_SENSITIVE),
        ("Nice vintage shirt. Who do you vote for in the election?", CheckId.NOT_SENSITIVE),
        ("I was so lonely without you and your vintage shirt.", CheckId.NOT_MANIPULATIVE),
        ("I miss you. How is the vintage shirt?", CheckId.NOT_MANIPULATIVE),
        ("Why haven't you answered me about the vintage shirt?", CheckId.NOT_MANIPULATIVE),
        ("You forgot about me and the vintage shirt.", CheckId.NOT_MANIPULATIVE),
        ("Find the next vintage shirt before it's too late!", CheckId.NOT_MANIPULATIVE),
        ("I won't let you leave without the vintage shirt.", CheckId.NOT_MANIPULATIVE),
        ("Tu me manques, et la chemise vintage shirt ?", CheckId.NOT_MANIPULATIVE),
        ("Ich vermisse dich und das vintage shirt.", CheckId.NOT_MANIPULATIVE),
        ("Te extraño, how is the vintage shirt?", CheckId.NOT_MANIPULATIVE),
        ("I'm a real person and I like the vintage shirt.", CheckId.NOT_HUMAN),
        ("I went to the thrift store and found a vintage shirt.", CheckId.NOT_HUMAN),
        ("My wife loves the vintage shirt.", CheckId.NOT_HUMAN),
        ("The vintage shirt? What colour? Was it warm?", CheckId.LENGTH),
        ("The vintage shirt was a great find and", CheckId.LENGTH),
        ("Shirt one. Shirt two. Shirt three. Shirt four.", CheckId.LENGTH),
        ("The vintage shirt " + "is lovely and " * 30 + "blue.", CheckId.LENGTH),
    ],
)
def test_stops_what_is_not(text: str, check: CheckId) -> None:
    assert check in vetoes(text)


def test_a_memory_that_was_not_given_grounds_nothing() -> None:
    assert CheckId.GROUNDED in vetoes("How is the vintage shirt?", 99)


def test_asking_how_it_went_before_it_happened_is_false() -> None:
    before = NOW - timedelta(days=3)
    assert CheckId.NO_FALSE_CLAIM in vetoes("How did your job interview go?", 2, now=before)
    assert vetoes("Good luck with your job interview!", 2, now=before) == set()


def test_wishing_luck_when_it_is_over_is_false() -> None:
    assert CheckId.NO_FALSE_CLAIM in vetoes("Good luck with your job interview!", 2)


def test_a_heavy_topic_is_allowed_once_the_user_raised_it() -> None:
    text = "How is the vintage shirt, and how is the therapy?"
    assert CheckId.NOT_SENSITIVE in vetoes(text)
    assert CheckId.NOT_SENSITIVE not in vetoes(text, user_words="My therapist says hello")


def test_a_crisis_is_never_brought_up() -> None:
    words = "I think about suicide"
    assert CheckId.NOT_SENSITIVE in vetoes("Still thinking about suicide in the vintage shirt?", user_words=words)


def test_fiction_may_walk_through_its_own_forest() -> None:
    text = "I walked past the cave last night, and it was humming. Will you look?"
    assert CheckId.NOT_HUMAN not in vetoes(text, 3, spec=FOREST)
    assert CheckId.NOT_HUMAN in vetoes(text, 3)


def test_fiction_may_not_claim_to_be_human_either() -> None:
    assert CheckId.NOT_HUMAN in vetoes("I'm a real person in front of the dark cave.", 3, spec=FOREST)


def test_a_verdict_names_the_words_it_is_about() -> None:
    [verdict] = judge("Did Marcus like the vintage shirt?").vetoes
    assert verdict.words == ("Marcus",)


def test_what_the_persona_avoids_and_other_languages_rank_last() -> None:
    good = judge("Yo, that vintage shirt deserves a beat. Want one?")
    diet = judge("That vintage shirt goes with diets. Want one?")
    french = judge("Comment est la chemise que tu as achetée avec le vintage shirt ?")
    assert good.score > diet.score
    assert good.score > french.score


def test_chooses_the_best_and_rather_nothing_than_a_vetoed_one() -> None:
    good, bad = judge("That vintage shirt deserves a beat. Want one?"), judge("How are you?")
    assert choose([bad, good]) is good
    assert choose([bad]) is None


# --- claims, one by one ----------------------------------------------------------

BIKE = Citable(4, "Hat ein rotes Rennrad gekauft", "event", "Ich hab ein rotes Rennrad gekauft")
BRUNO = PersonaSpec(name="Bruno", tagline="Fahrräder und Touren", language="German")


def german(text: str) -> set[str]:
    """Return the words that the check of claims names."""
    at = Situation(BRUNO, (BIKE,), NOW, (), BIKE.quote)
    return {word for verdict in weigh(Candidate(text, (4,)), at).vetoes for word in verdict.words}


def test_knows_a_german_name_among_german_nouns() -> None:
    assert german("Hat Matthias dein rotes Rennrad schon gesehen?") == {"Matthias"}
    assert german("Lukas bewundert dein Rennrad. Magst du eine Tour?") == {"Lukas"}
    assert german("Läuft die Kette an deinem Rennrad, oder springt der Riemen im Regen?") == set()


def test_knows_a_german_relative_and_a_place_that_nobody_named() -> None:
    assert "deine Schwester" in german("Fährt deine Schwester mit dem Rennrad?")
    assert "Zürich" in german("Hast du das Rennrad in Zürich gekauft?")
    assert german("Bist du mit dem Rennrad schon nach Hause gefahren?") == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sarah and you could share the vintage shirt.", ("Sarah",)),
        ("You have worn the vintage shirt for six weeks now.", ("six",)),
        ("Was that your husband in the vintage shirt?", ("your husband",)),
        ("Did her cousin ask about the vintage shirt?", ("her cousin",)),
        ("How do the boots you bought go with the vintage shirt?", ("boots",)),
        ("How is the vintage shirt from the museum?", ("museum",)),
    ],
)
def test_names_what_nobody_said(text: str, words: tuple[str, ...]) -> None:
    [claim] = [verdict for verdict in judge(text).vetoes if verdict.check is CheckId.NO_FALSE_CLAIM]
    assert claim.words == words


def test_a_thing_keeps_its_colour() -> None:
    hallway = Citable(5, "Painted the hallway yellow", "event", "I painted the hallway yellow")
    at = Situation(SPEC, (hallway,), NOW, (), hallway.quote)

    def found(text: str) -> set[CheckId]:
        return {verdict.check for verdict in weigh(Candidate(text, (5,)), at).vetoes}

    assert CheckId.NO_FALSE_CLAIM in found("What hangs in the blue hallway?")
    assert found("What hangs in the yellow hallway?") == set()
    assert found("Would a green fern like the yellow hallway?") == set()


def test_numbers_that_are_offered_claim_nothing() -> None:
    assert vetoes("I have three ideas for the vintage shirt. Want one?") == set()


def test_what_others_raise_does_not_count_as_raised_by_the_user() -> None:
    therapist = SPEC.model_copy(update={"backstory": "Speaks of therapy, depression and funerals all day."})
    text = "How is the vintage shirt, and how is the therapy?"
    assert CheckId.NOT_SENSITIVE in vetoes(text, spec=therapist)
    talk = (Said("assistant", "Therapy helped me."),)
    at = Situation(SPEC, (SHIRT,), NOW, talk, SHIRT.quote)
    assert CheckId.NOT_SENSITIVE in {one.check for one in weigh(Candidate(text, (1,)), at).vetoes}


def test_what_people_say_of_themselves_is_heavy_when_it_is_said_to_them() -> None:
    assert CheckId.NOT_SENSITIVE in vetoes("Nice vintage shirt. Did you buy it after you lost your job?")


def test_words_of_a_long_topic_to_avoid_do_not_count_one_by_one() -> None:
    spec = SPEC.model_copy(update={"avoid": ("eating wild plants by description", "gossip")})
    fine = judge("Would wild flowers suit the vintage shirt?", spec=spec)
    avoided = judge("Eating wild plants in a vintage shirt, ready?", spec=spec)
    assert fine.score > avoided.score


# --- what a good message may say without a source ----------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Two days until your job interview. Which question scares you?",
        "2 days until your job interview. Which question scares you?",
        "Wash the vintage shirt at 30 degrees. Want the trick?",
        "Want a 5-minute plan for the vintage shirt?",
        "Mr Vintage Shirt, FIVE stars: shall we pick a beat?",
        "The vintage shirt looks like a Saturday in the rain. Want a beat?",
        "Size M or size L, is the vintage shirt warm enough?",
        "One word for your vintage shirt: “Grosses” (big). Want more?",
    ],
)
def test_what_is_reckoned_offered_or_known_to_all_claims_nothing(text: str) -> None:
    assert vetoes(text, 1, 2, now=NOW - timedelta(days=3)) == set()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("9 days until your job interview. Ready for your outfit?", "9"),
        ("You washed the vintage shirt at 30 degrees. Did it shrink?", "30"),
        ("The vintage shirt cost 30 pounds. A fair price?", "30"),
        ("Since 3 minutes ago the vintage shirt is famous.", "3"),
        ("One name for the vintage shirt: Marcus.", "Marcus"),
        ("MARCUS wants the vintage shirt.", "MARCUS"),
    ],
)
def test_a_number_or_name_of_theirs_still_needs_a_source(text: str, word: str) -> None:
    found = {word for verdict in judge(text, 1, 2, now=NOW - timedelta(days=3)).vetoes for word in verdict.words}
    assert word in found


def test_a_story_counts_as_it_likes() -> None:
    text = "412 lanterns burn inside the dark cave. Will you go in?"
    assert vetoes(text, 3, spec=FOREST) == set()
    assert vetoes(text, 3) == {CheckId.NO_FALSE_CLAIM}


def test_a_number_in_words_is_the_same_in_digits() -> None:
    eli = Citable(6, "Watches stars with Eli, 7", "relationship", "my grandson Eli is 7")
    at = Situation(SPEC, (eli,), NOW, (), eli.quote)

    def found(text: str) -> set[CheckId]:
        return {verdict.check for verdict in weigh(Candidate(text, (6,)), at).vetoes}

    assert found("You showed Eli seven stars. Which one was his?") == set()
    assert found("You showed Eli eight stars. Which one was his?") == {CheckId.NO_FALSE_CLAIM}


def test_a_question_in_brackets_is_the_translation_of_one() -> None:
    assert vetoes("On y va? (Shall we go?) The vintage shirt is ready.") == set()
    assert vetoes("Is the vintage shirt warm? Is it blue?") == {CheckId.LENGTH}


def test_a_persona_that_sets_no_full_stop_does_not_break_off() -> None:
    casual = SPEC.model_copy(update={"greeting": "yo", "examples": (Example(user="hi", reply="yo what it do"),)})
    text = "yo the vintage shirt deserves a beat"
    assert CheckId.LENGTH not in vetoes(text, spec=casual)
    assert CheckId.LENGTH in vetoes(text)
    assert CheckId.LENGTH in vetoes(f"{text} and", spec=casual)


def test_french_elision_and_german_compounds_hide_no_word() -> None:
    film = Citable(7, "A vu Amélie", "event", "j'ai vu Amélie")
    milk = Citable(8, "Trinkt nur Hafermilch", "fact", "nur Hafermilch")
    french = PersonaSpec(name="Noémie", language="French", topics=("cinéma",))
    at = Situation(french, (film, milk), NOW, (), film.quote)
    assert weigh(Candidate("Une autre scène d'Amélie pour toi ?", (7,)), at).vetoes == ()
    assert weigh(Candidate("Hafermilch-Frage: schäumst du sie selbst?", (8,)), at).vetoes == ()


@pytest.mark.parametrize(
    "text",
    [
        "You're making a cake in the vintage shirt, and you're going to serve it on a plate.",
        "Your vintage shirt turned out surprisingly good! Want a beat for it?",
    ],
)
def test_what_they_are_doing_and_how_it_went_is_for_them_to_tell(text: str) -> None:
    assert CheckId.NO_FALSE_CLAIM in vetoes(text)


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("I hope your vintage shirt turned out great. Want a beat for it?", SPEC),
        ("You're wearing the vintage shirt, champ. Want a beat for it?", SPEC),
        ("You're standing before the dark cave, lantern raised. Will you go in?", FOREST),
    ],
)
def test_one_may_hope_say_what_was_said_and_tell_a_story(text: str, spec: PersonaSpec) -> None:
    assert CheckId.NO_FALSE_CLAIM not in vetoes(text, 1, 3, spec=spec)


@pytest.mark.parametrize(
    ("text", "is_stopped"),
    [
        ("Your vintage shirt is tomorrow. Want a beat for it?", True),
        ("Your vintage shirt party starts in four days. Want a beat for it?", True),
        ("Want a beat for your vintage shirt today?", False),
    ],
)
def test_no_day_is_named_for_something_of_theirs_that_has_none(text: str, is_stopped: bool) -> None:
    assert (CheckId.NO_FALSE_CLAIM in vetoes(text)) is is_stopped


def test_how_it_went_is_not_borne_out_by_a_word_of_the_personas_own() -> None:
    spec = SPEC.model_copy(update={"greeting": "Good beats only."})
    assert CheckId.NO_FALSE_CLAIM in vetoes("Your vintage shirt turned out good! Want a beat for it?", spec=spec)


def test_the_persona_does_not_take_their_liking_for_its_own() -> None:
    liking = Citable(9, "Is into old maps", "preference", "I'm into old maps")
    at = Situation(SPEC, (liking,), NOW, (), liking.quote)
    for text, is_false in (("Yo, I'm into old maps.", True), ("So you're into old maps. Which one first?", False)):
        found = {verdict.check for verdict in weigh(Candidate(text, (9,)), at).vetoes}
        assert (CheckId.NO_FALSE_CLAIM in found) is is_false


def test_a_text_on_what_is_over_ranks_lower_when_it_does_not_ask_how_it_went() -> None:
    now = INTERVIEW.ends_at + timedelta(hours=12) if INTERVIEW.ends_at else NOW
    at = Situation(SPEC, (INTERVIEW,), now, (), INTERVIEW.quote)
    texts = ("Your job interview was yesterday. How did it go?", "Your job interview was yesterday. Did you study?")
    asks, chats = (weigh(Candidate(text, (INTERVIEW.id,), Intent.CHECK_IN), at) for text in texts)
    assert asks.score > chats.score


@pytest.mark.parametrize("language", FORMS)
def test_every_plain_line_on_what_is_over_is_known_to_ask_how_it_went(language: Language) -> None:
    agreed = agreeing("the exam", language)
    lines = [line for (intent, _), row in FORMS[language].items() if intent is Intent.CHECK_IN for line in row]
    said = [line.format_map(defaultdict(lambda: "the exam", agreed)) for line in lines]
    assert [line for line in said if not HOW_IT_WENT.search(fold(line))] == []
