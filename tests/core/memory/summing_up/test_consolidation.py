"""Many small memories on one matter become one, in their own words, and it goes as soon as one of them changes."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import EngineUnavailable
from core.memory.reading.extraction import MEMORY_LENGTH, Found
from core.memory.summing_up import consolidating
from core.memory.summing_up.consolidation import find_groups, prefer_summaries
from core.memory.summing_up.matter import Part, find_topic
from core.memory.summing_up.summarising import is_borne_out, summarise
from core.ports import ChatRequest, Chunk, Engine, ModelInfo, Voice
from tests.core.memory.conftest import CHEF, MAESTRO, OWNER, VISITOR, World

RUNNING = [
    "Runs on Sundays",
    "Joined the running club in May",
    "Is training to run the Leeds half marathon",
    "Bought new running shoes",
    "Doesn't run in the rain",
]
THINGS = [
    "cello", "bread", "garden", "harbour", "chess", "poetry", "sailing", "pottery", "maths", "opera", "bees", "knots",
    "maps", "tea", "clocks", "rivers", "castles", "trains", "ferns", "moths", "kites", "drums", "ink", "lace", "salt",
    "stars", "wool", "glass", "boats", "coins", "stamps", "bells", "masks", "dolls", "cards", "shells", "ropes",
    "tiles", "lamps", "gloves",
]  # fmt: skip


# --- the rule ------------------------------------------------------------------


def parts(*texts: str) -> list[Part]:
    return [Part(number, text) for number, text in enumerate(texts, start=1)]


def test_what_shares_a_matter_is_grouped_and_what_does_not_is_left():
    mixed = [text for pair in zip(RUNNING, THINGS, strict=False) for text in (pair[0], f"Likes {pair[1]}")]
    (group,) = find_groups(parts(*mixed, *[f"Likes {thing}" for thing in THINGS[5:]]))
    assert [part.text for part in group] == RUNNING


@given(st.lists(st.sampled_from([*RUNNING, *THINGS[:6]]), max_size=40), st.randoms(use_true_random=False))
def test_no_memory_is_in_two_groups_and_their_order_does_not_matter(texts, chance):
    given_parts = parts(*texts)
    groups = find_groups(given_parts)
    ids = [part.memory_id for group in groups for part in group]
    assert len(ids) == len(set(ids))
    chance.shuffle(given_parts)
    assert find_groups(given_parts) == groups


def test_nothing_gives_no_groups():
    assert find_groups([]) == []


def test_a_summary_is_made_of_the_memories_own_words():
    assert summarise(RUNNING[:4]) == (
        "About running: runs on Sundays; joined the running club in May; is training to run the Leeds half marathon; "
        "bought new running shoes",
        4,
    )


def test_a_summary_is_never_longer_than_a_memory_and_says_how_much_it_holds():
    texts = [f"Runs with number {number} of the {'very ' * 5}long list of friends" for number in range(20)]
    line, held = summarise(texts)
    assert len(line) <= MEMORY_LENGTH
    assert 1 <= held < 20
    assert all(f"number {number} " in line for number in range(held))


@pytest.mark.parametrize(
    ("texts", "topic"),
    [
        (RUNNING, "running"),
        (["Sister Anna is a vet", "Visits Anna on Sundays", "Gave Anna a book"], "Anna"),
        (["Sings", "Plays chess", "Bakes bread"], None),
        ([], None),
    ],
)
def test_the_topic_is_a_word_that_most_of_them_share(texts, topic):
    assert find_topic(texts) == topic


@pytest.mark.parametrize(
    "worded",
    [
        "Runs on Sundays; joined the running club in May; doesn't run in the rain",
        "Joined the running club in May, runs on Sundays and doesn't run in the rain",
    ],
)
def test_what_says_no_more_and_no_less_is_borne_out(worded):
    assert is_borne_out(worded, [RUNNING[0], RUNNING[1], RUNNING[4]])


@pytest.mark.parametrize(
    "worded",
    [
        "",
        "Runs on Sundays; joined the running club in June; doesn't run in the rain",
        "Runs on Mondays; joined the running club in May; doesn't run in the rain",
        "Runs on Sundays; joined the running club in May; runs in the rain",
        "Runs on Sundays; joined the running club in May; doesn't run in the rain; loves it",
        "Runs on Sundays; joined the running club in May",
        "Runs on Sundays in May; joined the running club; doesn't run in the rain",
        "Runs on Sundays with Tom; joined the running club in May; doesn't run in the rain",
        "Runs on Sundays; " * 20,
    ],
)
def test_whatever_no_memory_says_is_not_believed(worded):
    assert not is_borne_out(worded, [RUNNING[0], RUNNING[1], RUNNING[4]])


@pytest.mark.parametrize(
    ("chosen", "preferred"),
    [
        ([1, 2, 3, 8], [9, 8]),
        ([8, 1, 2, 7, 3], [8, 9, 7]),
        ([1, 2, 8], [1, 2, 8]),
        ([9, 1, 2, 3], [9]),
        ([8, 1, 2, 3, 9], [8, 9]),
        ([9, 1], [9, 1]),
        ([], []),
    ],
)
def test_three_parts_of_a_summary_give_way_to_it(chosen, preferred):
    assert prefer_summaries(chosen, {9: (1, 2, 3, 4)}) == preferred


# --- the job -------------------------------------------------------------------


@pytest.fixture
def runner(world: World) -> World:
    """Somebody who has told a lot, and five things about running."""
    tell(world)
    return world


def tell(world: World) -> None:
    for text in [*(f"Likes {thing}" for thing in THINGS), *RUNNING]:
        world.memories.add(OWNER, MAESTRO, text)
    hear(world, "I sing in a choir", "Sings in a choir")


def hear(world: World, said: str, memory: str, **fields) -> None:
    """Hear something, and let the work that it asks for be due."""
    world.reader.statements[said] = lambda _, start, end: Found(memory, "fact", 3, start, end, **fields)
    world.hear(world.talk(), said)
    settle(world)


def settle(world: World) -> None:
    world.work()
    world.clock.move(consolidating.QUIET_FOR + timedelta(seconds=1))
    world.work()


def summaries(world: World) -> list:
    return [view for view in world.memories.list(OWNER) if view.kind == "summary"]


def test_a_grown_scope_gets_a_summary_that_keeps_its_parts_and_is_found(runner):
    (summary,) = summaries(runner)
    assert summary.text.startswith("About running: ")
    texts = {view.id: view.text for view in runner.memories.list(OWNER)}
    assert {texts[part] for part in summary.parts} <= set(RUNNING)
    assert len(summary.parts) >= 4
    assert summary.is_indexed
    assert summary.extractor == "extractive"
    assert (
        runner.memories.changes(OWNER, summary.id)[0].reason == f"Made of {len(summary.parts)} memories on one matter."
    )
    assert set(RUNNING) <= set(runner.texts())


def test_a_reply_gets_the_summary_instead_of_three_of_its_parts_and_few_parts_beside_it(runner):
    (summary,) = summaries(runner)
    many = runner.memories.recall(runner.scope(), "running", limit=8)
    ids = [item.memory_id for item in many.items]
    assert summary.id in ids
    assert len(set(ids) & set(summary.parts)) < 3
    few = runner.memories.recall(runner.scope(), "running", limit=1)
    assert len(few.items) == 1


def test_a_small_scope_gets_none(world):
    for text in RUNNING:
        world.memories.add(OWNER, MAESTRO, text)
    hear(world, "I sing", "Sings")
    assert summaries(world) == []


def test_done_again_it_finds_nothing_more_to_do(runner):
    before = summaries(runner)
    hear(runner, "I collect spoons", "Collects spoons")
    assert summaries(runner) == before


def test_it_shows_where_its_parts_are_from(world):
    tell(world)
    for number, text in enumerate(["Runs after work", "Runs with Tom", "Runs before breakfast", "Runs to the sea"]):
        hear(world, f"I say {number}", text)
    world.memories.edit(OWNER, summaries(world)[0].parts[0], "Loves pies")
    settle(world)
    told = [view for view in summaries(world) if view.sources]
    assert {source.quote for view in told for source in view.sources} <= {f"I say {number}" for number in range(4)}


def test_a_summary_goes_at_once_when_a_part_is_deleted_and_is_made_anew(runner):
    (summary,) = summaries(runner)
    gone = runner.memories.get(OWNER, summary.parts[0]).text
    runner.memories.delete(OWNER, [summary.parts[0]])
    assert summaries(runner) == []
    hear(runner, "I run at night", "Runs at night")
    (anew,) = summaries(runner)
    assert gone not in anew.text
    assert summary.parts[0] not in anew.parts


def test_an_undone_deletion_of_a_part_brings_the_summary_back_whole(runner):
    (summary,) = summaries(runner)
    way_back = runner.memories.delete(OWNER, [summary.parts[0]])
    runner.memories.undo(OWNER, way_back.id)
    (back,) = summaries(runner)
    assert (back.text, back.parts) == (summary.text, summary.parts)


def test_a_summary_goes_at_once_when_a_part_is_edited_and_is_made_anew_by_itself(runner):
    (summary,) = summaries(runner)
    runner.memories.edit(OWNER, summary.parts[0], "Runs on Mondays")
    assert summaries(runner) == []
    settle(runner)
    (anew,) = summaries(runner)
    assert "runs on Mondays" in anew.text
    assert set(runner.index.hashes()) == {view.id for view in runner.memories.list(OWNER)}


def test_a_summary_goes_at_once_when_a_part_is_past(runner):
    (summary,) = summaries(runner)
    runner.reader.statements["I run in the rain now"] = "Runs in the rain"
    runner.hear(runner.talk(), "I run in the rain now")
    runner.memories.read_conversation(runner.talk())
    runner.work()
    assert "Doesn't run in the rain" not in runner.texts()
    assert summary.id not in [view.id for view in runner.memories.list(OWNER)]


def test_an_edited_summary_is_its_persons_own(runner):
    (summary,) = summaries(runner)
    edited = runner.memories.edit(OWNER, summary.id, "Runs a lot")
    assert (edited.kind, edited.parts) == ("fact", ())
    runner.memories.edit(OWNER, summary.parts[0], "Loves pies")
    assert "Runs a lot" in runner.texts()


def test_a_summary_that_its_person_deletes_is_not_made_again(runner):
    (summary,) = summaries(runner)
    way_back = runner.memories.delete(OWNER, [summary.id])
    hear(runner, "I collect spoons", "Collects spoons")
    assert summaries(runner) == []
    assert set(RUNNING) <= set(runner.texts())
    runner.memories.undo(OWNER, way_back.id)
    (back,) = summaries(runner)
    assert back.parts == summary.parts


def test_a_follow_up_cites_the_memories_themselves(runner):
    cited = runner.memories.citable(runner.scope(), runner.clock.now())
    assert set(RUNNING) <= {view.text for view in cited}
    assert not [view for view in cited if view.kind == "summary"]


def test_what_is_heavy_or_pinned_is_in_no_summary(world):
    tell(world)
    (before,) = summaries(world)
    pinned = before.parts[0]
    world.memories.pin(OWNER, pinned, True)
    world.memories.edit(OWNER, before.parts[1], "Runs on Mondays")
    hear(world, "I run from grief", "Runs from grief", sensitive=True)
    (anew,) = summaries(world)
    assert pinned not in anew.parts
    assert "grief" not in anew.text


def test_each_scope_has_its_own(runner):
    assert runner.memories.list(VISITOR, include_past=True) == []
    assert runner.memories.list(OWNER, CHEF) == []


# --- with a model --------------------------------------------------------------


@dataclass
class Writer(Engine):
    """Answers every request with what it was given, or raises it."""

    answer: dict[str, Any] | Exception
    asked: list[ChatRequest] = field(default_factory=list)
    kind = "scripted"

    def models(self) -> list[ModelInfo]:
        return []

    def stream(self, request: ChatRequest, stop: threading.Event) -> Iterator[Chunk]:
        raise AssertionError("summaries are asked for as JSON")

    def answer_json(self, request: ChatRequest, schema: dict[str, Any], stop: threading.Event) -> dict[str, Any]:
        self.asked.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def count_tokens(self, text: str, model: str = "") -> int:
        return len(text)

    def close(self) -> None:
        return None


@dataclass(frozen=True)
class Spoken:
    """One voice for everybody."""

    engine: Engine
    model: ModelInfo

    def speaker(self, model: str = "") -> Voice:
        return self


def tell_to(world: World, answer: dict[str, Any] | Exception, *, is_tiny: bool = False) -> Writer:
    writer = Writer(answer)
    world.restart(voices=Spoken(writer, ModelInfo("m", is_tiny=is_tiny)))
    tell(world)
    return writer


def joined(texts: Sequence[str]) -> str:
    return "; ".join(text if place == 0 else text[0].lower() + text[1:] for place, text in enumerate(texts))


def test_a_model_may_word_it_where_the_memories_bear_it_out(world):
    writer = tell_to(world, {"summary": joined(RUNNING)})
    (summary,) = summaries(world)
    assert (summary.text, summary.extractor) == (joined(RUNNING), "model")
    assert len(summary.parts) == len(RUNNING)
    assert writer.asked[0].priority == "background"


@pytest.mark.parametrize(
    "answer", [{"summary": joined(RUNNING) + " with Tom"}, {"summary": ""}, {}, EngineUnavailable("gone")]
)
def test_what_a_model_makes_up_or_does_not_say_is_replaced_by_their_own_words(world, answer):
    tell_to(world, answer)
    (summary,) = summaries(world)
    assert summary.extractor == "extractive"
    assert "Tom" not in summary.text


def test_a_tiny_model_is_not_asked(world):
    writer = tell_to(world, {"summary": joined(RUNNING)}, is_tiny=True)
    assert writer.asked == []
    assert summaries(world)[0].extractor == "extractive"
