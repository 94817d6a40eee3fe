"""Every benchmark still runs: tiny sizes, no model, and nothing is said about how long anything takes."""

import json
import re
from pathlib import Path

import pytest

from benchmarks import first_token, page
from benchmarks.__main__ import BENCHMARKS
from benchmarks.followups import gate, sweep, voices
from benchmarks.followups.gate_set import load_labelled
from benchmarks.followups.train_classifiers import digest, find_differences, read_own
from benchmarks.memory import extraction, growth, reading, retrieval, speed
from benchmarks.memory.installation import Crowd
from benchmarks.memory.retrieval_notes import load_chats
from benchmarks.memory.retrieval_ours import Laid
from benchmarks.memory.retrieval_vectors import Embedding
from core.followups.gate.gate import Gate
from core.memory.reading.extractive import ExtractiveReader
from core.safety.classifiers import FOLDER
from tests.fakes import HashEmbedder

ALONE, TALKED = Crowd(60, 0, 20), Crowd(60, 40, 40)
STARTS_A_SERVER = {"start_up"}
"""Covered by the browser tests, which start the server in the same way."""


@pytest.fixture(scope="module")
def embedder() -> HashEmbedder:
    return HashEmbedder(64)


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("prepared")


def test_recall_finds_something_for_every_question(cache, capsys, embedder):
    plan = speed.Plan((ALONE,), (ALONE, TALKED), bare_up_to=20, runs=12, first_runs=1, settle_seconds=0)
    speed.run(plan, cache=cache, embedder=speed.TimedEmbedder(embedder))
    among_others, own = _rows(capsys)
    assert [row[0] for row in among_others] == ["20"]
    assert [row[0] for row in own] == ["60 and 0", "60 and 40"]
    assert "–" not in among_others[0]


def test_reading_beside_replies(cache, capsys, embedder):
    plan = reading.Plan((TALKED,), messages=2, sends=1, warm_up=0, backlog=8)
    reading.run(plan, cache=cache, embedder=embedder)
    read, sent = _rows(capsys)
    assert [row[0] for row in read] == ["60 and 40"]
    assert len(sent) == 2


def test_growth_counts_what_is_on_disk(cache, capsys, embedder):
    def measure(folder: Path) -> list[float]:
        return growth.open_and_ask(folder, embedder, settle_seconds=0)

    growth.run((ALONE, TALKED), TALKED, cache=cache, embedder=embedder, measure=measure)
    grown, own = _rows(capsys)
    assert [row[0] for row in grown] == ["80", "100", "each 10,000 more"]
    assert float(grown[0][1]) > 0
    assert len(own) == 1


def test_the_first_word_beside_the_engine_alone(capsys, embedder):
    first_token.run("scripted", runs=1, embedder=embedder)
    assert [row[0] for row in _rows(capsys)[0]] == ["first turn", "later turns"]


def test_the_pages(capsys):
    page.run((2,), (Crowd(20, 40, 0),), (100,), runs=1)
    chat, memories, followups, crowded = _rows(capsys)
    assert [row[0] for row in chat] == ["2"]
    assert [row[0] for row in crowded] == ["gallery, 100 personas", "inbox, 200 messages", "a visitor's page"]
    assert [row[1] for row in memories] == ["list", "timeline", "map"]
    assert [row[1] for row in followups] == ["people", "machine", "personas"]


def test_who_may_be_written_to_is_found_in_a_small_crowd(capsys):
    sweep.run((200,))
    assert _rows(capsys)[0][0][:2] == ["200", "200"]


def test_reading_for_memories(capsys):
    extraction.report(ExtractiveReader(), "held-out", every=40)
    assert capsys.readouterr().out.strip().splitlines()[-1].startswith("all ")


def test_the_gate_of_follow_ups():
    assert "whole gate" in gate.report(load_labelled("held-out")[:3], Gate(), misses=True)


def test_the_voices_of_follow_ups():
    pairs = voices.load_pairs("develop")[:3]
    assert voices.report("the check", pairs, voices.in_persona(Gate())).split()[:4] == ["the", "check", "3", "100.0"]
    assert voices.held_back(pairs, Gate()).startswith("texts in voice vetoed: 0 of 3")


def test_what_is_trained_is_compared_with_what_ships():
    shipped = json.loads((FOLDER / "manipulation.json").read_text(encoding="utf-8"))
    assert find_differences(shipped, shipped) == []
    nearly = shipped | {"biases": [bias + 0.001 for bias in shipped["biases"]]}
    assert find_differences(nearly, shipped) == []
    others = {"biases": [bias + 1 for bias in shipped["biases"]]}, {"threshold": 0.1}, {"learned_from": "elsewhere"}
    assert all(len(find_differences(shipped | other, shipped)) == 1 for other in others)


def test_what_ships_was_learned_from_the_examples_that_ship():
    """Only a training run can tell whether the weights fit; that a file of examples was changed since, anyone can."""
    noted = json.loads((FOLDER / "manipulation.json").read_text(encoding="utf-8"))["examples_were"]
    assert noted == {name: digest(read_own(name)) for name in noted}


def test_retrieval_on_made_up_talks(tmp_path, capsys, embedder):
    file = tmp_path / "talks.json"
    file.write_text(json.dumps([_talk(number) for number in range(4)]))
    retrieval.report([Laid(chat, Embedding(embedder)) for chat in load_chats(file)])
    held_out, tuned_on, both, *_ = _rows(capsys)
    assert held_out[-1][0] == tuned_on[-1][0] == both[-1][0] == "ours: turns + observed memories"
    assert held_out[-1][1] == "100.0"


def test_none_is_left_out_here():
    tested = {"recall", "reading", "growth", "first_token", "page", "sweep", "extraction"}
    assert set(BENCHMARKS) == tested | STARTS_A_SERVER


def _rows(capsys) -> list[list[list[str]]]:
    """Return the cells of every table that was printed, without its head."""
    bodies = re.findall(r"^\|---.*\n((?:\|.*\n)*)", capsys.readouterr().out, re.MULTILINE)
    return [[[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines()] for body in bodies]


def _talk(number: int) -> dict[str, object]:
    lines = ("I bought a red kite.", "Lovely! Where do you fly it?", "On the dunes near Texel.", "Take me along!")
    said = [
        {"dia_id": f"D1:{place}", "speaker": ("Ann", "Bo")[place % 2], "text": text}
        for place, text in enumerate(lines, start=1)
    ]
    return {
        "sample_id": f"talk-{number}",
        "conversation": {
            "speaker_a": "Ann",
            "speaker_b": "Bo",
            "session_1_date_time": "1:56 pm on 8 May, 2026",
            "session_1": said,
        },
        "qa": [
            {"question": "What did Ann buy?", "category": category, "evidence": ["D1:1"]} for category in (1, 2, 3, 4)
        ],
        "observation": {"session_1_observation": {"Ann": [["Ann bought a red kite.", "D1:1"]]}},
    }
