"""A server killed with -9 at every step of sending: the person never gets two, and is not forgotten either."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.config import Settings
from core.followups.deciding.facts import Mode
from tests.core.followups.conftest import Room

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.slow
def test_whatever_the_step_it_is_killed_at_one_goes_out_and_never_two(room: Room, settings: Settings) -> None:
    room.set_mode(Mode.AUTO)
    room.guest()
    room.pass_time()
    room.database.close()
    command = [sys.executable, "-m", "tests.core.followups.killed_server", str(settings.data_dir)]
    done = subprocess.run(
        [*command, room.clock.now().isoformat()], cwd=ROOT, check=True, capture_output=True, text=True
    )
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(steps) > 15, "a tick has that many steps at least"
    assert [step["was_killed"] for step in steps] == [True] * (len(steps) - 1) + [False]
    for step in steps:
        after = step["after"]
        assert (after["messages"], after["entered"], after["inbox"]) == (1, 1, 1), step
        assert after["statuses"] in ("sent", "failed"), step
        assert after["posted"] <= 1, step
        if step["at_death"]["entered"] == 0:
            assert after["posted"] == 1, step  # nothing was reserved yet: the next start does it all
    lost = [step for step in steps if step["after"]["statuses"] == "failed"]
    assert {step["at_death"]["statuses"] for step in lost} == {"reserved"}
    assert {step["after"]["posted"] for step in lost} == {0, 1}, "it may have arrived, or not: either way not again"
