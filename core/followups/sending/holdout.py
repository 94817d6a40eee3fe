"""Sets a share of people aside, so that the effect of follow-ups can be measured: a draw that never changes. Pure."""

import hashlib

BUCKETS = 10_000


def is_held_out(user_id: int, *, salt: str, share: float) -> bool:
    """Tell whether a user is set aside: the same answer for one salt, and who is aside stays so as the share grows."""
    digest = hashlib.sha256(f"{salt}:{user_id}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % BUCKETS < round(share * BUCKETS)
