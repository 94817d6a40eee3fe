"""The pure parts of recall: what is weighed and why, and the choice of what a prompt gets."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.decay import Held
from core.memory.recall.asking import ask
from core.memory.recall.choosing import SAME, choose
from core.memory.recall.shelf import Kept, Remembered, Talk, Turn
from core.memory.recall.weighing import MOST_WEIGHED, Weighed, weigh
from core.memory.recall.words import is_small_talk
from core.memory.showing.placing import project

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
NOBODY = Kept()
HELD = Held("fact", 3, 1, last_seen_at=NOW)


def memory(number=1, text="", **fields):
    return Remembered(number, text or f"Memory {number}", **({"held": HELD} | fields))


def talk(*lines, minutes=1, start=1, conversation=1):
    """Robin and Maestro in turns, so many minutes apart."""
    told = Talk()
    told.add(
        [
            Turn(start + place, conversation, f"{name}: {line}", name, NOW + timedelta(minutes=place * minutes))
            for place, (name, line) in enumerate(zip(("Robin", "Maestro") * len(lines), lines, strict=False))
        ]
    )
    return told


def vector(*numbers):
    row = np.array(numbers, dtype=np.float32)
    return row / np.linalg.norm(row)


def find(question, kept=NOBODY, told=None, **fields):
    return weigh(ask(question, now=NOW, **fields), kept, told or Talk(), now=NOW)


def ids(found):
    return [each.id for each in found]


def part(found, number, name):
    return next(each for each in found if each.id == number).parts[name]


def weighed(number, relevance=0.5, source="memory", **fields):
    parts = {"meaning": relevance, "total": relevance}
    values = {"vector": np.zeros(0, dtype=np.float32)} | fields
    return Weighed(source, number, parts, **values)


# --- words -------------------------------------------------------------------


def test_a_word_is_found_in_its_other_forms():
    found = find("Do you remember my running?", Kept([memory(1, "Runs every morning"), memory(2, "Plays the cello")]))
    assert part(found, 1, "words") > 0
    assert part(found, 2, "words") == 0


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Where did we go?", "We went to the lake"),
        ("What does my mum like?", "Mother adores tulips"),
        ("Do I have 3 cats?", "Three of them, all grey"),
        ("Ai-je deux frères ?", "2, both older"),
    ],
)
def test_a_word_is_found_in_forms_that_no_stem_knows(question, told):
    assert part(find(question, Kept([memory(1, told)])), 1, "words") > 0


def test_a_rare_word_weighs_more_than_one_that_is_everywhere():
    kept = Kept([memory(1, "Loves jazz"), memory(2, "Loves tea"), memory(3, "Loves bread")])
    assert part(find("tea", kept), 2, "words") > part(find("loves", kept), 2, "words") > 0


@pytest.mark.parametrize("question", ["", "?!", "the of and"])
def test_a_question_without_weighty_words_finds_no_words(question):
    assert part(find(question, Kept([memory(1, "Plays the cello")])), 1, "words") == 0


@pytest.mark.parametrize("text", ["Hi!", "good morning", "Merci", "ok, thanks", "¿Hola?", "Danke!", "…", ""])
def test_small_talk_is_known(text):
    assert is_small_talk(text)


@pytest.mark.parametrize(
    "text", ["Morning run was great", "Hello, do you remember Anna?", "My sister", "no good music"]
)
def test_what_may_matter_is_not_small_talk(text):
    assert not is_small_talk(text)


# --- talk --------------------------------------------------------------------


def test_neighbours_of_what_was_asked_for_count_too_but_only_in_the_same_stretch_of_talk():
    told = talk("I adopted a greyhound", "Lovely!", "He sleeps all day", "Ha", "So does mine", "The rent went up")
    found = find("greyhound", told=told)
    assert part(found, 3, "nearby") > 0
    assert part(found, 6, "nearby") == 0
    apart = find("greyhound", told=talk("I adopted a greyhound", "Lovely!", minutes=600))
    assert part(apart, 2, "nearby") == 0


def test_conversations_that_go_on_side_by_side_are_not_each_others_neighbours():
    told = talk("My greyhound is ill")
    told.add([Turn(2, 7, "Robin: Bought a lamp", "Robin", NOW + timedelta(minutes=1))])
    told.add([Turn(3, 1, "Maestro: Poor thing", "Maestro", NOW + timedelta(minutes=2))])
    found = find("greyhound", told=told)
    assert part(found, 3, "nearby") > 0
    assert part(found, 2, "nearby") == 0


def test_an_answer_is_found_by_the_words_of_its_question():
    told = talk("Hi", "What is your favourite colour?", "Indigo, ever since school")
    found = find("my favourite colour", told=told)
    assert part(found, 3, "answer") > 0
    assert part(found, 1, "answer") == part(found, 2, "answer") == 0


@pytest.mark.parametrize("question", ["What did Robin say of the sea?", "What did I say of the sea?"])
def test_whose_words_are_asked_for_counts_by_name_and_by_pronoun(question):
    found = find(question, told=talk("I love the sea", "I fear the sea"), asker="Robin")
    assert ids(found)[0] == 1
    assert part(found, 1, "speaker") > 0
    assert part(found, 2, "speaker") == 0


def test_a_memory_counts_as_said_by_whoever_asks():
    kept = Kept([memory(1, "Loves the sea"), memory(2, "Fears the sea", speaker="Maestro")])
    mine, yours = (find(f"What did {who} say of the sea?", kept, asker="Robin") for who in ("I", "Maestro"))
    assert part(mine, 1, "speaker") > part(mine, 2, "speaker") == 0
    assert part(yours, 2, "speaker") > part(yours, 1, "speaker") == 0


def test_a_question_about_both_favours_neither():
    found = find("Do you remember my words?", told=talk("I love the sea", "I fear the sea"), asker="Robin")
    assert {part(found, number, "speaker") for number in (1, 2)} == {0}


def test_a_memory_lifts_the_turn_that_it_is_from():
    told = talk("We finally got the keys", "Well done", "Also bought a lamp")
    kept = Kept([memory(9, "Moved into a new flat", sources=(1,))])
    found = find("When did I move into the flat?", kept, told)
    assert part(found, 1, "support") > 0
    assert part(found, 3, "support") == 0


def test_a_forgotten_turn_is_not_handed_out():
    told = talk("I adopted a greyhound", "Lovely!")
    told.forget([1, 404])
    assert ids(find("greyhound", told=told)) == [2]


def test_a_turn_can_get_its_vector_later():
    told = talk("I adopted a greyhound", "Lovely!")
    question = ask("dog", vector(1, 0), now=NOW)
    before = weigh(question, NOBODY, told, now=NOW)
    told.put_vector(1, vector(1, 0))
    assert part(before, 1, "meaning") == 0
    assert part(weigh(question, NOBODY, told, now=NOW), 1, "meaning") > 0


# --- time --------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "What did I do last week?",
        "Qu'est-ce que j'ai fait la semaine dernière ?",
        "¿Qué hice la semana pasada?",
        "Was habe ich letzte Woche gemacht?",
    ],
)
def test_a_question_about_a_time_finds_what_was_then_even_when_no_word_matches(question):
    then = memory(1, "Ran a marathon", starts_at=NOW - timedelta(days=5), ends_at=NOW - timedelta(days=4))
    kept = Kept([memory(2, "Plays the cello"), then, memory(3, "Sold a boat", starts_at=NOW - timedelta(days=400))])
    found = find(question, kept)
    assert ids(found)[0] == 1
    assert part(found, 2, "time") == 0
    assert ids(choose(found, memories=5)) == [1]


def test_what_was_said_in_the_time_asked_for_is_found_too():
    told = Talk()
    told.add(
        [
            Turn(number, number, "Robin: Guess what", "Robin", NOW - timedelta(days=days))
            for number, days in enumerate((100, 4, 45), start=1)
        ]
    )
    assert ids(find("What did I tell you last week?", told=told))[0] == 2


@pytest.mark.parametrize(("question", "expected"), [("What did I do on Friday?", 1), ("What will I do on Friday?", 2)])
def test_on_friday_is_the_last_one_or_the_next_as_the_question_looks_back_or_ahead(question, expected):
    days = {1: NOW - timedelta(days=3), 2: NOW + timedelta(days=4)}
    kept = Kept([memory(number, "Concert", starts_at=day, ends_at=day) for number, day in days.items()])
    assert ids(find(question, kept))[0] == expected


def test_a_whole_year_says_less_than_a_week():
    kept = Kept([memory(1, "Concert", starts_at=NOW - timedelta(days=5))])
    year, week = (part(find(f"What was there {when}?", kept), 1, "time") for when in ("this year", "last week"))
    assert 0 < year < week


def test_no_time_asked_for_no_part_of_time():
    found = find("cello", Kept([memory(1, "Plays the cello", starts_at=NOW)]))
    assert part(found, 1, "time") == 0


@pytest.mark.parametrize("question", ["When was the race?", "Which month was the race?", "Wann war das Rennen?"])
def test_who_asks_when_gets_turns_that_name_a_time(question):
    found = find(question, told=talk("I ran the race yesterday", "ok", "The race was hard", "ok"))
    assert part(found, 1, "dated") > part(found, 3, "dated") == 0


@pytest.mark.parametrize("question", ["How many marathons did I run?", "Combien de marathons ?", "Wie oft lief ich?"])
def test_who_asks_how_many_gets_turns_with_a_number(question):
    found = find(question, told=talk("I ran three marathons", "ok", "I run marathons", "ok"))
    assert part(found, 1, "counted") > part(found, 3, "counted") == 0


@pytest.mark.parametrize("question", ["Who came along?", "¿Quién vino?", "Wohin ging die Reise?"])
def test_who_asks_for_a_name_gets_turns_with_one(question):
    found = find(question, told=talk("I went with Ana to Porto", "ok", "I went with a friend", "ok"))
    assert part(found, 1, "named") > part(found, 3, "named") == 0


def test_no_sort_of_answer_asked_for_no_part_of_it():
    found = find("Tell me about the marathon", told=talk("I ran three with Ana", "ok"))
    assert part(found, 1, "counted") == part(found, 1, "named") == 0


# --- the sum -----------------------------------------------------------------


def test_meaning_finds_what_shares_no_word():
    kept = Kept([memory(1, "Plays the cello", vector=vector(1, 0)), memory(2, "Bakes bread", vector=vector(0, 1))])
    found = weigh(ask("my instrument", vector(1, 0.1), now=NOW), kept, Talk(), now=NOW)
    assert ids(found) == [1, 2]


def test_equals_keep_the_order_of_their_ids():
    assert ids(find("cello", Kept([memory(2, "Plays the cello"), memory(1, "Plays the cello")]))) == [1, 2]


def test_a_pinned_memory_is_handed_on_however_many_answer_better():
    better = [memory(number, "Plays the cello", vector=vector(1, number)) for number in range(2, 200)]
    kept = Kept([*better, memory(1, "Quiet", is_close=True, vector=vector(1, 0))])
    found = weigh(ask("instrument", vector(0, 1), now=NOW), kept, Talk(), now=NOW)
    assert 1 in ids(found)
    assert len(found) == MOST_WEIGHED + 1


LINES = st.sampled_from(["I run", "My cello is old", "Do you like tea?", "Yes", "", "Anna called yesterday", "…"])


@given(
    st.lists(st.tuples(LINES, st.integers(1, 5), st.booleans(), st.integers(-5, 4000), st.floats(-1, 1)), max_size=12),
    st.lists(st.tuples(LINES, st.integers(1, 3), st.integers(0, 500), st.booleans()), max_size=12),
    st.sampled_from(["my cello", "When did Anna call?", "what did I do last month?", "", "tea or running"]),
    st.integers(0, 6),
    st.integers(0, 6),
    st.integers(0, 40),
)
def test_whatever_there_is_the_parts_add_up_and_the_choice_keeps_its_limits(
    memories, turns, question, most, more, tokens
):
    kept = Kept(
        [
            memory(
                number, text, held=Held("plan", importance, 1, NOW - timedelta(days=days), ends_at=NOW), is_close=close
            )
            for number, (text, importance, close, days, _) in enumerate(memories)
        ]
    )
    told = Talk()
    told.add(
        [
            Turn(
                number,
                place,
                f"Robin: {text}",
                "Robin",
                NOW + timedelta(minutes=minutes),
                vector(1, 2) if placed else None,
            )
            for number, (text, place, minutes, placed) in enumerate(turns)
        ]
    )
    found = weigh(ask(question, vector(2, 1), now=NOW, asker="Robin"), kept, told, now=NOW)
    assert len(found) == len(kept) + len(told)
    for each in found:
        assert each.total == pytest.approx(sum(each.parts.values()) - each.total, abs=1e-3)
        assert 0 <= each.relevance <= 1
    chosen = choose(found, memories=most, turns=more, tokens=tokens, cost=lambda each: 7)
    assert [each.total for each in chosen] == sorted((each.total for each in chosen), reverse=True)
    assert len({(each.source, each.id) for each in chosen}) == len(chosen)
    assert sum(each.source == "memory" for each in chosen) <= most
    assert sum(each.source == "turn" for each in chosen) <= more
    assert 7 * len(chosen) <= tokens


# --- the choice --------------------------------------------------------------


def test_the_unrelated_is_left_out_however_important_and_new():
    kept = Kept([memory(1, "Bakes bread", held=replace(HELD, importance=5)), memory(2, "Plays the cello")])
    assert ids(choose(find("cello", kept), memories=5)) == [2]


def test_what_is_only_a_little_like_the_message_is_left_out_but_words_suffice_where_meaning_is_not_known():
    kept = Kept([memory(1, "Plays the cello"), memory(2, "Bakes bread")])
    assert ids(choose(find("my cello", kept), memories=5)) == [1]
    placed = Kept([memory(3, "Bakes bread", vector=vector(1, 3)), memory(4, "Grows roses", vector=vector(3, 1))])
    found = weigh(ask("zither", vector(1, 0), now=NOW), placed, Talk(), now=NOW)
    assert ids(choose(found, memories=5)) == [4]


def test_two_that_say_the_same_take_one_place():
    found = [weighed(1, vector=vector(1, 0)), weighed(2, vector=vector(1, 0.01)), weighed(3, vector=vector(0, 1))]
    assert float(found[0].vector @ found[1].vector) >= SAME
    assert ids(choose(found, memories=5)) == [1, 3]


def test_a_turn_is_not_quoted_beside_the_memory_that_was_made_of_it():
    found = [weighed(9, sources=(4,)), weighed(4, 0.4, "turn", sources=(4,)), weighed(5, 0.4, "turn", sources=(5,))]
    assert ids(choose(found, memories=5, turns=5)) == [9, 5]


def test_what_the_prompt_has_anyway_is_not_quoted_again():
    found = [weighed(4, 0.5, "turn", sources=(4,)), weighed(5, 0.5, "turn", sources=(5,))]
    assert ids(choose(found, memories=5, turns=5, skip={4})) == [5]


def test_what_costs_too_much_is_passed_over_for_the_next():
    found = [weighed(1, 0.6), weighed(2, 0.5), weighed(3, 0.4)]
    costs = {1: 5, 2: 20, 3: 5}
    assert ids(choose(found, memories=5, tokens=12, cost=lambda each: costs[each.id])) == [1, 3]


# --- the map -----------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_a_map_fits_its_square_whatever_there_is_to_place(count):
    plane = project(np.random.default_rng(7).normal(size=(count, 16)))
    assert plane.shape == (count, 2)
    assert np.abs(plane).max() <= 1


def test_equal_vectors_lie_on_one_spot():
    assert np.allclose(project(np.ones((4, 8))), 0, atol=1e-6)
