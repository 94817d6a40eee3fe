"""Merging: sure of a double, it is counted; sure of a change, the old is past; anything else is added."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.extraction import Found
from core.memory.merge import Add, Known, Reinforce, Supersede, decide_merge, is_profile, normalise

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
        ("Has two sisters", "Has three sisters"),
        ("Sister is called Anna", "Sister is called Hanna"),
        ("Likes mushrooms", "Doesn't like mushrooms"),
        ("Loves jazz", "Hates jazz"),
        ("Has yoga on Monday", "Has yoga on Tuesday"),
        ("Smokes", "Used to smoke"),
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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Lives in Leeds", "Lives in York"),
        ("Lives in Leeds with two cats", "Moved to York last week"),
        ("Works at the post office", "Works for Siemens now"),
        ("Is called Robin", "Is called Robyn"),
        ("Favourite colour is blue", "Favourite colour is green"),
        ("Habite à Lyon", "Vit à Paris"),
        ("Vive en Madrid", "Vive en Sevilla"),
        ("Wohnt in Berlin", "Wohnt jetzt in Hamburg"),
    ],
)
def test_a_fact_of_which_there_is_one_is_replaced_and_says_by_what(old, new):
    merge = decide_merge(found(new), [known(old)])
    assert isinstance(merge, Supersede)
    assert merge.memory_ids == (1,)
    assert old in merge.reason
    assert new in merge.reason_for_old


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Lives in Leeds", "Lives in Leeds with two cats"),
        ("Lives in Leeds", "Sister lives in York"),
        ("Lives in Leeds", "Used to live in York"),
        ("Lives in Leeds", "Wants to move to York"),
        ("Lives in Leeds", "Works at Leeds station"),
        ("Moved to Berlin in 2010", "Lives in Leeds"),
        ("Favourite colour is blue", "Favourite food is pizza"),
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


@given(st.lists(st.sampled_from(["Lives in Leeds", "Lives in York", "Plays the cello", "Sings"]), max_size=6))
def test_the_same_in_the_same_order_gives_the_same(texts):
    existing = [known(text, number, similarity=0.5) for number, text in enumerate(texts)]
    assert decide_merge(found("Lives in York"), existing) == decide_merge(found("Lives in York"), existing)


@given(st.text(max_size=60))
def test_whatever_is_said_twice_is_counted_once(text):
    if normalise(text):
        assert isinstance(decide_merge(found(text), [known(text)]), Reinforce)
