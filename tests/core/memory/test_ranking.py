"""The pure parts of recall: words, weights, the choice; and the map."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.placing import project
from core.memory.ranking import Candidate, pick, rank
from core.memory.words import is_small_talk, score_words

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def candidate(memory_id=1, **fields):
    values = {"importance": 3, "is_close": False, "created_at": NOW, "updated_at": NOW, "words": 0.0} | fields
    return Candidate(memory_id, f"Memory {memory_id}", "fact", **values)


def ids(ranked):
    return [each.candidate.memory_id for each in ranked]


def test_a_word_is_found_in_its_other_forms():
    first, second = score_words("Do you remember my running?", ["Runs every morning", "Plays the cello"])
    assert first > 0
    assert second == 0


def test_a_rare_word_weighs_more_than_one_that_is_everywhere():
    texts = ["Loves jazz", "Loves tea", "Loves bread"]
    loves, tea = score_words("loves", texts)[1], score_words("tea", texts)[1]
    assert tea > loves > 0


@pytest.mark.parametrize("query", ["", "?!", "the of and"])
def test_a_question_without_weighty_words_finds_nothing(query):
    assert score_words(query, ["Plays the cello"]) == [0.0]


def test_no_memories_no_scores():
    assert score_words("cello", []) == []


@pytest.mark.parametrize("text", ["Hi!", "good morning", "Merci", "ok, thanks", "¿Hola?", "Danke!", "…", ""])
def test_small_talk_is_known(text):
    assert is_small_talk(text)


@pytest.mark.parametrize(
    "text", ["Morning run was great", "Hello, do you remember Anna?", "My sister", "no good music"]
)
def test_what_may_matter_is_not_small_talk(text):
    assert not is_small_talk(text)


def test_meaning_and_words_count_alike():
    by_meaning, by_words, by_both = rank(
        [candidate(1, similarity=0.8), candidate(2, words=32.0), candidate(3, similarity=0.8, words=32.0)], now=NOW
    )[::-1]
    assert ids([by_both]) == [3]
    assert by_words.relevance == pytest.approx(by_meaning.relevance, abs=0.01)


def test_equals_keep_the_order_of_their_ids():
    assert ids(rank([candidate(2), candidate(1)], now=NOW)) == [1, 2]


@given(
    st.lists(
        st.tuples(st.floats(-1, 1), st.floats(0, 50), st.integers(1, 5), st.booleans(), st.integers(-5, 4000)),
        max_size=12,
    ),
    st.integers(0, 8),
)
def test_whatever_the_candidates_the_choice_is_short_sorted_and_without_doubles(rows, limit):
    candidates = [
        candidate(
            number,
            similarity=cosine,
            words=words,
            importance=importance,
            is_close=is_close,
            updated_at=NOW - timedelta(days=days),
        )
        for number, (cosine, words, importance, is_close, days) in enumerate(rows)
    ]
    ranked = rank(candidates, now=NOW)
    chosen = pick(ranked, limit=limit)
    assert len(chosen) <= limit
    assert len(set(ids(chosen))) == len(chosen)
    assert [each.total for each in chosen] == sorted((each.total for each in chosen), reverse=True)
    assert all(0 <= each.relevance <= 1 for each in ranked)


def test_the_unrelated_is_left_out_however_important_and_new():
    ranked = rank([candidate(1, similarity=0.05, importance=5), candidate(2, similarity=0.6)], now=NOW)
    assert ids(pick(ranked, limit=5)) == [2]


def test_two_that_say_the_same_take_one_place():
    vector = np.array([1, 0], dtype=np.float32)
    ranked = rank([candidate(number, similarity=0.6, vector=vector) for number in (1, 2)], now=NOW)
    assert ids(pick(ranked, limit=5)) == [1]


@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_a_map_fits_its_square_whatever_there_is_to_place(count):
    plane = project(np.random.default_rng(7).normal(size=(count, 16)))
    assert plane.shape == (count, 2)
    assert np.abs(plane).max() <= 1


def test_equal_vectors_lie_on_one_spot():
    assert np.allclose(project(np.ones((4, 8))), 0, atol=1e-6)
