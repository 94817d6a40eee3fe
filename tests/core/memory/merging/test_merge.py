"""Merging: sure of a double, it is counted; sure of a change, the old is past; anything else is added."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.merging import merge as reasons
from core.memory.merging.merge import Add, Known, Reinforce, Supersede, decide_merge, is_profile
from core.memory.merging.sameness import normalise
from core.memory.merging.slots import is_lasting
from core.memory.reading.extraction import Found

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def found(text, **fields):
    return Found(text, fields.pop("kind", "fact"), 3, 0, 1, **fields)


def known(text, memory_id=1, **fields):
    return Known(memory_id, text, "user", NOW, **fields)


def test_the_first_of_its_kind_is_added():
    assert decide_merge(found("Plays the cello"), []) == Add("Said for the first time.")


@pytest.mark.parametrize("old", ["Plays the cello", "plays the cello.", "  Plays   the Cello!", "User plays the cello"])
def test_the_same_words_count_as_seen_again(old):
    assert decide_merge(found("Plays the cello"), [known(old)]) == Reinforce(1, "Said again in the same words.")


@pytest.mark.parametrize(
    ("old", "new", "similarity"),
    [
        ("Is scared of flying", "Is afraid of flying", 0.96),
        ("Wants to learn Italian", "Would like to learn Italian", 0.93),
        ("Loves jazz", "Really loves jazz music", 0.92),
    ],
)
def test_the_same_in_other_words_counts_as_seen_again(old, new, similarity):
    assert isinstance(decide_merge(found(new), [known(old, similarity=similarity)]), Reinforce)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Has 2 sisters", "Has 3 sisters"),
        ("Has a cat", "Has cats"),
        ("Has an older sister", "Has a younger sister"),
        ("Moved to Leeds", "Moved from Leeds"),
        ("Is vegan", "Was vegan"),
        ("Works at night", "Worked at night"),
        ("Often eats fish", "Rarely eats fish"),
        ("Brother is a vet", "Sister is a vet"),
        ("Has two sisters", "Has three sisters"),
        ("Sister is called Anna", "Sister is called Hanna"),
        ("Has yoga on Monday", "Has yoga on Tuesday"),
        ("Prefers tea to coffee", "Prefers coffee to tea"),
        ("Born in May", "Born in June"),
    ],
)
def test_however_near_a_different_number_name_date_no_or_order_is_never_swallowed(old, new):
    assert isinstance(decide_merge(found(new), [known(old, similarity=0.999)]), Add)


def test_the_same_words_about_another_day_are_another_event():
    old = known("Has an exam", starts_at=NOW, similarity=0.99)
    new = found("Has got an exam", starts_at=NOW + timedelta(days=7))
    assert isinstance(decide_merge(new, [old]), Add)


CHANGED = [
    ("Lives in Leeds", "Lives in York"),
    ("Lives in Leeds with two cats", "Moved to York last week"),
    ("Lives in England", "Lives in France"),
    ("Works at the post office", "Works for Siemens now"),
    ("Works at Siemens", "Lost their job"),
    ("Is unemployed", "Works at Siemens"),
    ("Works as a nurse", "Works as a teacher now"),
    ("Studies maths at Leeds", "Studies maths at Durham"),
    ("Is called Robin", "Is called Robyn"),
    ("Is 34", "Turned 35"),
    ("Is a vegetarian", "Eats meat again"),
    ("Is vegan", "Eats meat"),
    ("Is single", "Got engaged"),
    ("Is married to Anna", "Is divorced"),
    ("Favourite colour is blue", "Favourite colour is green"),
    ("Habite à Lyon", "Vit à Paris"),
    ("Habite à Lyon", "A déménagé à Paris"),
    ("Travaille chez Airbus", "Est au chômage"),
    ("Est végétarienne", "Mange de nouveau de la viande"),
    ("Est célibataire", "Est en couple"),
    ("A 34 ans", "A 35 ans"),
    ("Couleur préférée est le bleu", "Couleur préférée est le vert"),
    ("Vive en Madrid", "Vive en Sevilla"),
    ("Es vegetariana", "Come carne"),
    ("Está soltera", "Está casada"),
    ("Color favorito es el azul", "Color favorito es el rojo"),
    ("Wohnt in Berlin", "Wohnt jetzt in Hamburg"),
    ("Wohnt in Berlin", "Ist nach Hamburg gezogen"),
    ("Ist Vegetarier", "Isst wieder Fleisch"),
    ("Ist Single", "Ist verheiratet"),
    ("Lieblingsfarbe ist blau", "Lieblingsfarbe ist grün"),
    ("Boyfriend is called Tom", "Boyfriend is called Max"),
]
CONTRADICTED = [
    ("Likes coffee", "Can't stand coffee any more"),
    ("Loves jazz", "Hates jazz"),
    ("Likes mushrooms", "Doesn't like mushrooms"),
    ("Is not a fan of jazz", "Loves jazz"),
    ("Never drinks coffee", "Drinks coffee"),
    ("Is allergic to peanuts", "Isn't allergic to peanuts"),
    ("Has a dog", "Doesn't have a dog any more"),
    ("Lives in Leeds", "Doesn't live in Leeds any more"),
    ("Used to smoke", "Smokes again"),
    ("Aime le café", "N'aime plus le café"),
    ("Fume", "Ne fume plus"),
    ("Le gusta el café", "Ya no le gusta el café"),
    ("Fuma", "Ya no fuma"),
    ("Mag Kaffee", "Mag keinen Kaffee mehr"),
    ("Raucht", "Raucht nicht mehr"),
    ("Hasst Jazz", "Liebt Jazz"),
]
ENDED = [
    ("Smokes", "Quit smoking"),
    ("Smokes", "Stopped smoking last month (April 2026)"),
    ("Plays the cello", "Used to play the cello"),
    ("Drinks coffee", "Gave up coffee"),
    ("Fume", "A arrêté de fumer"),
    ("Fuma", "Ha dejado de fumar"),
    ("Raucht", "Hat mit dem Rauchen aufgehört"),
    ("Has a dog called Rex", "Dog Rex died"),
    ("Dog is called Rex", "Dog died"),
    ("A un chien", "Chien est mort"),
]
SAYS_MORE = [("Has a dog", "Has a dog called Rex"), ("Plays the cello", "Plays the cello for ten years")]
CORRECTED = [
    ("Lives in York", "Lives in Leeds, not York"),
    ("Is called Robyn", "Is called Robin, not Robyn"),
    ("Sister is called Ana", "Sister is called Anna, not Ana"),
    ("Sister's name is Ana", "Sister is called Anna, not Ana"),
    ("Has a younger sister called Ana", "Sister's name is Anna, not Ana"),
    ("Sœur s'appelle Ana", "Sœur s'appelle Anna, pas Ana"),
    ("Hermana se llama Ana", "Hermana se llama Anna, no Ana"),
    ("Schwester heißt Ana", "Schwester heißt Anna, nicht Ana"),
]


@pytest.mark.parametrize(
    ("why", "old", "new"),
    [
        (why, old, new)
        for why, pairs in (
            (reasons.CHANGED, CHANGED),
            (reasons.CONTRADICTED, CONTRADICTED),
            (reasons.ENDED, ENDED),
            (reasons.SAYS_MORE, SAYS_MORE),
            (reasons.CORRECTED, CORRECTED),
        )
        for old, new in pairs
    ],
)
def test_what_leaves_no_room_for_the_old_takes_its_place_and_says_why(why, old, new):
    kind = "event" if why is reasons.ENDED else "fact"
    assert decide_merge(found(new, kind=kind), [known(old)]) == Supersede((1,), why.for_new, why.for_old)


@pytest.mark.parametrize(("old", "new"), CHANGED + CONTRADICTED + ENDED + SAYS_MORE + CORRECTED)
def test_no_reason_repeats_anybodys_words(old, new):
    merge = decide_merge(found(new), [known(old)])
    said = {word for word in f"{old} {new}".split() if word[0].isupper() and word not in ("Says", "It", "The", "Is")}
    assert not said & set(f"{merge.reason} {getattr(merge, 'reason_for_old', '')}".split())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Has a dog called Rex", "Has a dog"),
        ("Favourite food is pizza", "Favourite food is pizza now"),
        ("Lives in Leeds", "Currently lives in Leeds"),
        ("Hates olives", "Can't stand olives"),
        ("Hates olives", "Doesn't like olives"),
    ],
)
def test_without_any_vector_the_very_same_is_known_by_its_words(old, new):
    assert isinstance(decide_merge(found(new), [known(old)]), Reinforce)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Lives in Leeds", "Lives in Leeds with two cats"),
        ("Lives in Leeds", "Lives in England"),
        ("Lives in Leeds", "Lives in a small flat"),
        ("Works at Siemens", "Works at night"),
        ("Is vegan", "Doesn't eat meat"),
        ("Is 34", "Is 5 months pregnant"),
        ("Has a dog called Rex", "Dog Tim died"),
        ("Has two dogs", "Dog died"),
        ("Has two sisters", "Has no brothers"),
        ("Drinks", "Doesn't smoke"),
        ("Likes coffee", "Doesn't like coffee in the evening"),
        ("Can live with cats", "Can't live without cats"),
        ("Has a dog called Rex", "Has a dog called Tim"),
        ("Lives in Leeds", "Sister lives in York"),
        ("Lives in Leeds", "Used to live in York"),
        ("Lives in Leeds", "Wants to move to York"),
        ("Lives in Leeds", "Works at Leeds station"),
        ("Moved to Berlin in 2010", "Lives in Leeds"),
        ("Favourite colour is blue", "Favourite food is pizza"),
        ("Sister is called Ana", "Sister is called Beth"),
        ("Sister is called Beth", "Sister is called Anna, not Ana"),
        ("Has a sister called Ana who lives in Rome", "Sister is called Anna, not Ana"),
    ],
)
def test_what_does_not_contradict_stands_beside_it(old, new):
    assert isinstance(decide_merge(found(new), [known(old)]), Add)


def test_a_move_long_ago_does_not_replace_where_somebody_lives_now():
    move = found("Moved to Berlin in 2015", kind="event", starts_at=NOW - timedelta(days=4000))
    assert isinstance(decide_merge(move, [known("Lives in Leeds")]), Add)


def test_a_plan_replaces_nothing_yet():
    assert isinstance(decide_merge(found("Lives in York from June", kind="plan"), [known("Lives in Leeds")]), Add)


def test_what_is_said_of_another_is_another_matter():
    assert isinstance(decide_merge(found("Lives in York", subject="Anna"), [known("Lives in Leeds")]), Add)


def test_what_the_person_is_called_belongs_into_every_prompt():
    assert is_profile("Is called Robin")
    assert not is_profile("Sister is called Anna")


def test_what_somebody_is_or_has_at_a_time_does_not_fade_and_what_happened_does():
    assert all(is_lasting(text) for text in ("Lives in Leeds", "Is vegan", "Est célibataire", "Heißt Anna"))
    assert not any(is_lasting(text) for text in ("Moved to Leeds", "Plays the cello", "Lost their job"))


def test_what_the_person_wants_to_hold_beside_the_new_is_not_replaced_again():
    leeds = known("Lives in Leeds", 1, kept_beside=frozenset({2}))
    york = known("Lives in York", 2)
    assert decide_merge(found("Lives in York with a cat"), [leeds, york]) == Add(reasons.FIRST)
    assert decide_merge(found("Lives in Hull"), [leeds, york]).memory_ids == (1, 2)


STATEMENTS = [pair[side] for pairs in (CHANGED, CONTRADICTED, ENDED, SAYS_MORE) for pair in pairs for side in (0, 1)]
ANY = st.lists(st.sampled_from([*STATEMENTS, "Plays the cello", "Sings", "Has two cats"]), max_size=8)
TEXT = st.sampled_from(STATEMENTS)


@given(ANY, TEXT, st.randoms(use_true_random=False))
def test_the_same_gives_the_same_in_whatever_order_the_old_ones_come(texts, text, chance: random.Random):
    existing = [known(old, number, similarity=0.9) for number, old in enumerate(texts)]
    shuffled = existing.copy()
    chance.shuffle(shuffled)
    assert decide_merge(found(text), existing) == decide_merge(found(text), shuffled)


@given(ANY, TEXT)
def test_what_is_known_of_others_is_never_touched(texts, text):
    of_anna = [Known(number, old, "Anna", NOW, similarity=1.0) for number, old in enumerate(texts)]
    assert decide_merge(found(text), of_anna) == Add(reasons.FIRST)


@given(
    st.sampled_from(["Has {} cats", "Ran {} miles", "Bruder ist {}", "A {} cousins"]),
    st.integers(0, 120),
    st.integers(0, 120),
    st.floats(-1, 1),
)
def test_another_number_is_never_the_same(form, one, other, similarity):
    merge = decide_merge(found(form.format(one)), [known(form.format(other), similarity=similarity)])
    assert isinstance(merge, Reinforce) == (one == other)


NAMES = st.sampled_from(["Anna", "Hanna", "Tom", "Leeds", "York", "May", "June", "Monday", "Tuesday"])


@given(st.sampled_from(["Sister is {}", "Met {}", "Likes {}", "Has yoga with {}"]), NAMES, NAMES, st.floats(-1, 1))
def test_another_name_or_day_is_never_the_same(form, one, other, similarity):
    merge = decide_merge(found(form.format(one)), [known(form.format(other), similarity=similarity)])
    assert isinstance(merge, Reinforce) == (one == other)


@given(TEXT, st.sampled_from(["doesn't {}", "never {}", "{} no more", "not {}"]), st.floats(-1, 1))
def test_a_no_is_never_the_same_as_a_yes(text, form, similarity):
    assert not isinstance(decide_merge(found(form.format(text)), [known(text, similarity=similarity)]), Reinforce)


@given(st.text(max_size=60))
def test_whatever_is_said_twice_is_counted_once(text):
    if normalise(text):
        assert isinstance(decide_merge(found(text), [known(text)]), Reinforce)
