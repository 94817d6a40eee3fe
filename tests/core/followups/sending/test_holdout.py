"""Who is set aside for measuring: a draw by user and salt that never changes and only grows."""

from core.followups.sending.holdout import is_held_out

USERS = range(20_000)


def drawn(share: float, salt: str = "s") -> set[int]:
    return {user for user in USERS if is_held_out(user, salt=salt, share=share)}


def test_nobody_is_set_aside_while_the_share_is_nothing() -> None:
    assert drawn(0) == set()


def test_the_share_is_kept() -> None:
    assert abs(len(drawn(0.2)) / len(USERS) - 0.2) < 0.01


def test_whoever_is_aside_stays_so_when_the_share_grows() -> None:
    assert drawn(0.1) < drawn(0.3)


def test_another_salt_draws_others() -> None:
    both = drawn(0.5) & drawn(0.5, salt="other")
    assert 0.22 < len(both) / len(USERS) < 0.28
