"""What the gate and the composer talk about: a text that might be sent, what it may build on, and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any, Literal

from core.errors import InvalidInput
from core.personas.spec import PersonaSpec

WrittenBy = Literal["model", "template", "hand"]
TYPED_LENGTH = 1000
"""Characters that are weighed at all; the check of length, which lets fewer pass, says why."""


class Intent(StrEnum):
    """What a follow-up is for."""

    CHECK_IN = "check_in"
    """Ask how something that was planned went."""
    WISH_WELL = "wish_well"
    """Something planned is about to happen."""
    SHARE = "share"
    """An idea on something they like or did."""
    OFFER = "offer"
    """A hand with something they want to do."""
    CONTINUE = "continue"
    """Go on with the story or the talk."""


@dataclass(frozen=True)
class Citable:
    """A memory that may be cited: what it says, and the person's own words."""

    id: int
    text: str
    kind: str = "fact"
    quote: str = ""
    importance: int = 3
    is_sensitive: bool = False
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    date_precision: str = ""
    said_at: datetime | None = None


@dataclass(frozen=True)
class Said:
    """One utterance of the talk so far."""

    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True)
class Earlier:
    """A follow-up that this person was sent before, and what it cited."""

    text: str
    memory_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Situation:
    """What a follow-up may build on. `talk` is the last stretch, oldest first; `user_words` all that the user said.

    `sent`: the follow-ups before, the newest first.
    """

    spec: PersonaSpec
    memories: tuple[Citable, ...]
    now: datetime
    talk: tuple[Said, ...] = ()
    user_words: str = ""
    user_name: str = ""
    silence: timedelta = timedelta(0)
    zone: tzinfo = UTC
    sent: tuple[Earlier, ...] = ()

    def cited(self, memory_ids: tuple[int, ...]) -> tuple[Citable, ...]:
        """Return the memories of these ids that the follow-up was given."""
        return tuple(memory for memory in self.memories if memory.id in memory_ids)


@dataclass(frozen=True)
class Suspicion:
    """A sentence that a learned check is sure is wrong: heavy or pressing, of which sort, and how sure (0 to 1)."""

    check: Literal["heavy_topics", "manipulation"]
    label: str
    sentence: str
    score: float


@dataclass(frozen=True)
class GuardAnswer:
    """What a guard model said. `is_safe` is None when it gave no usable answer; `detail` says what or why."""

    model: str
    is_safe: bool | None
    detail: str = ""


@dataclass(frozen=True)
class Opinions:
    """What models make of a text, gathered before it is weighed: the checks themselves ask nobody.

    `unread` says why the learned checks did not look, empty when they did. `guard` is None when there is no guard.
    `nearness`: how near it is to the persona's own lines against others' (0 to 1), None where nobody compared.
    """

    suspicions: tuple[Suspicion, ...] = ()
    unread: str = "no learned check looked"
    guard: GuardAnswer | None = None
    nearness: float | None = None


NO_OPINIONS = Opinions()


@dataclass(frozen=True)
class Candidate:
    """A text that might be sent, and the memories it cites. `opening` is what a tiny model only continued."""

    text: str
    memory_ids: tuple[int, ...]
    intent: Intent = Intent.SHARE
    written_by: WrittenBy = "model"
    opening: str = ""
    opinions: Opinions = NO_OPINIONS


def write_by_hand(text: str, memory_ids: tuple[int, ...], intent: Intent) -> Candidate:
    """Return what a creator typed themself; raises InvalidInput when it is empty or far too long."""
    text = text.strip()
    if not text or len(text) > TYPED_LENGTH:
        raise InvalidInput("Write one to three short sentences.", field="text")
    return Candidate(text, memory_ids, intent, "hand")


class CheckId(StrEnum):
    """Every check of the quality gate."""

    GROUNDED = "grounded"
    NO_FALSE_CLAIM = "no_false_claim"
    NOT_SENSITIVE = "not_sensitive"
    NOT_MANIPULATIVE = "not_manipulative"
    NOT_HUMAN = "not_human"
    LENGTH = "length"
    GUARD = "guard"
    IN_PERSONA = "in_persona"
    IN_CONTEXT = "in_context"
    POSITIVE = "positive"


WEIGHTS = {CheckId.IN_PERSONA: 2, CheckId.IN_CONTEXT: 2, CheckId.POSITIVE: 1}
"""The right moment and the right voice are worth more than a question at the end."""


@dataclass(frozen=True)
class Verdict:
    """What a check found; `words` are those it is about. `score` is 0 to 1; a veto's is 0 or 1."""

    check: CheckId
    is_veto: bool
    score: float
    reason: str
    words: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether a veto lets it through (a score always does)."""
        return not self.is_veto or self.score > 0

    def as_row(self) -> dict[str, Any]:
        """Return it as plain JSON values, for keeping."""
        row = {"check": self.check.value, "is_veto": self.is_veto, "passed": self.passed}
        return row | {"score": round(self.score, 3), "reason": self.reason, "words": list(self.words)}


def lacks_guard(verdicts: Iterable[Verdict]) -> bool:
    """Whether there is a guard model and it gave no answer: a person may still send, the studio by itself may not."""
    return any(verdict.check is CheckId.GUARD and not verdict.is_veto for verdict in verdicts)


def lasting_vetoes(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return the vetoes that hold as long as the text does, whatever the time: no need to ask a model again."""
    return tuple(verdict for verdict in verdicts if not verdict.passed and verdict.check in _LASTING)


_LASTING = (CheckId.NOT_SENSITIVE, CheckId.NOT_MANIPULATIVE, CheckId.NOT_HUMAN, CheckId.LENGTH, CheckId.GUARD)


@dataclass(frozen=True)
class Weighed:
    """A candidate with every check's verdict."""

    candidate: Candidate
    verdicts: tuple[Verdict, ...] = field(default=())

    @property
    def vetoes(self) -> tuple[Verdict, ...]:
        """The verdicts that end it."""
        return tuple(verdict for verdict in self.verdicts if not verdict.passed)

    @property
    def is_sendable(self) -> bool:
        """Whether no check vetoes it."""
        return bool(self.verdicts) and not self.vetoes

    @property
    def may_go_unseen(self) -> bool:
        """Whether it may be sent without a person looking at it: no veto, and no guard that owes its answer."""
        return self.is_sendable and not lacks_guard(self.verdicts)

    @property
    def score(self) -> float:
        """The weighted mean of the scores, 0 when vetoed."""
        if not self.is_sendable:
            return 0.0
        parts = [(WEIGHTS[one.check], one.score) for one in self.verdicts if one.check in WEIGHTS]
        return sum(weight * score for weight, score in parts) / sum(weight for weight, _ in parts)
