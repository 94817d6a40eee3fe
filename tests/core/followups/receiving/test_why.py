"""Why somebody got a follow-up, in words to themselves."""

from datetime import UTC, datetime, timedelta

import pytest

from core.followups.candidate import Citable
from core.followups.deciding.facts import Facts, Limits
from core.followups.deciding.policy import CHECKS, decide
from core.followups.receiving.why import list_your_rules, tell_why

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SHIRT = Citable(1, "Bought a cool vintage shirt in Leeds", "event", quote="I bought a cool vintage shirt in Leeds")
SAID = tuple(NOW - timedelta(hours=26 + hour) for hour in range(5))


def rows(**changes: object) -> list[dict[str, object]]:
    """Return the rules as a sent follow-up keeps them."""
    facts: dict[str, object] = {
        "is_persona_enabled": True, "first_role": "user", "window_opened_at": SAID[-1], "last_message_at": SAID[0],
        "user_messages_at": SAID, "consent": True, "is_adult": True, "citable_memories": 1,
    }  # fmt: skip
    decision = decide(Facts(**(facts | changes)), now=NOW, limits=Limits())  # type: ignore[arg-type]
    return [result.as_row() for result in decision.rules]


def test_says_what_was_told_and_why_then() -> None:
    assert tell_why("Nina", [SHIRT], rows()) == (
        "You told Nina you bought a cool vintage shirt in Leeds. You had agreed to be written to, "
        "it had been quiet for 1 day 2 hours, and nothing else was waiting for your answer."
    )


def test_quotes_what_was_told_in_another_language() -> None:
    cello = Citable(1, "Joue du violoncelle depuis deux ans", quote="Je joue du violoncelle depuis deux ans")
    assert tell_why("Nina", [cello], rows()).startswith("You told Nina “Je joue du violoncelle depuis deux ans”.")


def test_says_that_a_forgotten_memory_is_gone() -> None:
    assert tell_why("Nina", [], rows()).startswith("What it spoke of has been forgotten since.")


def test_says_what_a_test_of_ones_own_did_not_wait_for() -> None:
    told = tell_why("Nina", [SHIRT], rows(last_message_at=NOW, is_own_test=True, consent=None))
    assert told.endswith("You sent it to yourself as a test, and did not wait for some time of silence.")


def test_a_persona_of_ones_own_need_not_have_asked() -> None:
    told = tell_why("Nina", [SHIRT], rows(is_own_test=True, consent=None))
    assert "As a persona of yours it may write to you, it had been quiet" in told


@pytest.mark.parametrize("changes", [{}, {"consent": None, "is_own_test": True}, {"time_zone": "Europe/Paris"}])
def test_no_rule_speaks_of_the_user(changes: dict[str, object]) -> None:
    lines = list_your_rules(rows(**changes))
    assert len(lines) == len(CHECKS)
    assert not [line for line in lines if "user" in f"{line.title} {line.found}"]
