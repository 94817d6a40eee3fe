"""What people may say about a follow-up they did not like: one word of a few, never their own, which might quote."""

from enum import StrEnum


class Dislike(StrEnum):
    """Why somebody did not like it; `UNSAID`: they only said that they did not."""

    UNSAID = "unsaid"
    WRONG = "wrong"
    PERSONAL = "personal"
    MOMENT = "moment"
    DULL = "dull"
    PUSHY = "pushy"


DISLIKE_TITLES: dict[Dislike, str] = {
    Dislike.WRONG: "Not true",
    Dislike.PERSONAL: "Too personal",
    Dislike.MOMENT: "Bad moment",
    Dislike.DULL: "Not interesting",
    Dislike.PUSHY: "Too pushy",
}
"""What can be chosen, in words."""
ENOUGH_OF_IT = (Dislike.PERSONAL, Dislike.WRONG)
"""After these, what was spoken of is not brought up again; the others are about the hour or the tone."""
