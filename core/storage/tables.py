"""Every table, one page to read: what the studio knows, and for how long.

Instants are aware UTC. Ids are never used twice (an index entry of a deleted row must not find a new one).
Foreign keys say what is erased with what: a memory's text lives only in rows that its deletion takes along.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class UtcDateTime(sa.TypeDecorator[datetime]):
    """An aware UTC instant on every database; refuses naive ones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant without a time zone cannot be stored.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


NEVER_REUSE_IDS = {"sqlite_autoincrement": True}


def server_default(value: str) -> dict[str, Any]:
    """Arguments for a column that came after its table: what it holds (as SQL) in the rows before it."""
    return {"server_default": sa.text(value)}


def owned_by(target: str, *, index: bool = True) -> Any:
    """A foreign key whose row goes when the target goes."""
    return Field(foreign_key=target, ondelete="CASCADE", index=index)


def optional_link(target: str, *, index: bool = True) -> Any:
    """A foreign key that is emptied when the target goes."""
    return Field(default=None, foreign_key=target, ondelete="SET NULL", index=index)


# --- who ---------------------------------------------------------------------


class User(SQLModel, table=True):
    """Whoever talks. `role`: owner, creator or visitor."""

    __tablename__ = "users"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    role: str = Field(index=True)
    name: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    adult_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    time_zone: str = ""
    quiet_start: int | None = None
    quiet_end: int | None = None
    follow_ups_stopped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class BrowserSession(SQLModel, table=True):
    """A browser that carries a cookie; only the token's hash is kept."""

    __tablename__ = "browser_sessions"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    user_id: int = owned_by("users.id")
    token_hash: str = Field(unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)


class OwnerTicket(SQLModel, table=True):
    """A one-time link that signs the owner in; only its hash is kept."""

    __tablename__ = "owner_tickets"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    ticket_hash: str = Field(unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


# --- personas ----------------------------------------------------------------


class Persona(SQLModel, table=True):
    """A character. `visibility`: private or link. `draft`: edits not yet saved as a version.

    `follow_up_mode`: off, ask (its creator reads each follow-up first) or auto; holds at once, for every version.
    """

    __tablename__ = "personas"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    creator_id: int = owned_by("users.id")
    slug: str = Field(unique=True)
    visibility: str = "private"
    template: str = ""
    follow_up_mode: str = Field(default="ask", sa_column_kwargs=server_default("'ask'"))
    draft: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON)
    draft_saved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PersonaVersion(SQLModel, table=True):
    """One published save of a persona; never changed. `spec` is a PersonaSpec as JSON."""

    __tablename__ = "persona_versions"
    __table_args__ = (sa.UniqueConstraint("persona_id", "number"), NEVER_REUSE_IDS)
    id: int | None = Field(default=None, primary_key=True)
    persona_id: int = owned_by("personas.id", index=False)
    number: int
    spec: dict[str, Any] = Field(sa_type=sa.JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Picture(SQLModel, table=True):
    """An uploaded avatar, by the SHA-256 of its bytes."""

    __tablename__ = "pictures"
    sha256: str = Field(primary_key=True)
    mime: str
    content: bytes
    created_at: datetime = Field(sa_type=UtcDateTime)


# --- talk --------------------------------------------------------------------


class Conversation(SQLModel, table=True):
    """One run of talk between one user and one persona; `leaf_id` is the end of the branch that is shown."""

    __tablename__ = "conversations"
    __table_args__ = (sa.Index("ix_conversations_scope", "persona_id", "user_id"), NEVER_REUSE_IDS)
    id: int | None = Field(default=None, primary_key=True)
    persona_id: int = owned_by("personas.id", index=False)
    user_id: int = owned_by("users.id")
    version_id: int = Field(foreign_key="persona_versions.id", ondelete="CASCADE")
    title: str = ""
    leaf_id: int | None = None
    memory_paused: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_message_at: datetime = Field(sa_type=UtcDateTime, index=True)


class Message(SQLModel, table=True):
    """One utterance, a node in its conversation's tree.

    `role`: user or assistant. `kind`: talk, greeting or followup. `status`: streaming, complete, stopped or failed.
    `read_at`: when it was read for memories (null: still to be read, for user messages).
    `prompt`: what the engine was sent, memories by id only.
    `forgotten_at`: since when nothing may be recalled from it, although the conversation still shows it.
    """

    __tablename__ = "messages"
    __table_args__ = (
        sa.Index("ix_messages_conversation", "conversation_id", "created_at"),
        sa.Index("ix_messages_parent", "parent_id"),
        NEVER_REUSE_IDS,
    )
    id: int | None = Field(default=None, primary_key=True)
    conversation_id: int = owned_by("conversations.id", index=False)
    # No cascade from parent to child: messages go with their conversation, and SQLite ends cascades 1,000 levels deep.
    parent_id: int | None = Field(default=None, foreign_key="messages.id")
    role: str
    kind: str = "talk"
    status: str = "complete"
    text: str = ""
    thinking: str = ""
    error: str = ""
    engine: str = ""
    model: str = ""
    rating: int = 0
    prompt: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    forgotten_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CrisisSignal(SQLModel, table=True):
    """A message in which somebody may be in danger; follow-ups are silent after it."""

    __tablename__ = "crisis_signals"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    conversation_id: int = owned_by("conversations.id")
    message_id: int = owned_by("messages.id")
    category: str
    created_at: datetime = Field(sa_type=UtcDateTime)


# --- memory ------------------------------------------------------------------


class Memory(SQLModel, table=True):
    """One short statement about the user.

    `kind`: fact, preference, event, plan, relationship, or summary (of the memories in `memory_parts`).
    `extractor`: model, extractive or hand; `model`: which one. `sensitive_topic`: the heavy matter it touches.
    `invalid_at`: since when it is past; `superseded_by`: what took its place. `revision` counts its changes.
    """

    __tablename__ = "memories"
    __table_args__ = (sa.Index("ix_memories_scope", "persona_id", "user_id", "invalid_at", "revision"), NEVER_REUSE_IDS)
    id: int | None = Field(default=None, primary_key=True)
    persona_id: int = owned_by("personas.id", index=False)
    user_id: int = owned_by("users.id")
    kind: str
    subject: str = "user"
    text: str
    importance: int = 3
    sensitive: bool = False
    sensitive_topic: str = Field(default="", sa_column_kwargs=server_default("''"))
    pinned: bool = False
    extractor: str
    model: str = Field(default="", sa_column_kwargs=server_default("''"))
    content_hash: str = Field(index=True)
    starts_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    ends_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    date_precision: str = ""
    seen_count: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    invalid_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    superseded_by: int | None = optional_link("memories.id")
    # By the database itself, however a row is changed: what is kept in RAM of a scope is as good as this number.
    revision: int = Field(default=0, sa_column_kwargs=server_default("0") | {"onupdate": sa.text("revision + 1")})


class MemoryPart(SQLModel, table=True):
    """A memory that a summary was made of."""

    __tablename__ = "memory_parts"
    summary_id: int = Field(foreign_key="memories.id", ondelete="CASCADE", primary_key=True)
    memory_id: int = Field(foreign_key="memories.id", ondelete="CASCADE", primary_key=True, index=True)


class MemorySource(SQLModel, table=True):
    """Where a memory is from: the message, and the span of it (character offsets) that supports it."""

    __tablename__ = "memory_sources"
    memory_id: int = Field(foreign_key="memories.id", ondelete="CASCADE", primary_key=True)
    message_id: int = Field(foreign_key="messages.id", ondelete="CASCADE", primary_key=True, index=True)
    quote_start: int
    quote_end: int


class MemoryChange(SQLModel, table=True):
    """What happened to a memory and why: added, superseded, reinforced, edited, pinned, restored, kept apart.

    `other_memory_id`: the other memory it is about; its words are never written here. `before`: the columns as they
    were (and, if seen again, in which message), by which the change can be undone; `undone_at`: when that was done.
    """

    __tablename__ = "memory_changes"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    memory_id: int = owned_by("memories.id")
    action: str
    reason: str = ""
    text_before: str = ""
    other_memory_id: int | None = optional_link("memories.id")
    before: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON)
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)


class MemoryVector(SQLModel, table=True):
    """A memory's embedding, from which the index is rebuilt; `indexed_at` is null while the index lacks it.

    While another embedder takes over there is one of each model.
    """

    __tablename__ = "memory_vectors"
    memory_id: int = Field(foreign_key="memories.id", ondelete="CASCADE", primary_key=True)
    model_id: str = Field(primary_key=True)
    content_hash: str
    vector: bytes
    indexed_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)


class TurnVector(SQLModel, table=True):
    """The embedding of a message, by which earlier talk is found; none of what was forgotten or said while paused."""

    __tablename__ = "turn_vectors"
    __table_args__ = (sa.Index("ix_turn_vectors_scope", "persona_id", "user_id", "model_id", "message_id"),)
    message_id: int = Field(foreign_key="messages.id", ondelete="CASCADE", primary_key=True)
    model_id: str = Field(primary_key=True)
    persona_id: int = owned_by("personas.id", index=False)
    user_id: int = owned_by("users.id")
    content_hash: str
    vector: bytes


class Recall(SQLModel, table=True):
    """A memory that a reply's prompt contained, as it read then, with the parts of its score."""

    __tablename__ = "recalls"
    message_id: int = Field(foreign_key="messages.id", ondelete="CASCADE", primary_key=True)
    memory_id: int = Field(foreign_key="memories.id", ondelete="CASCADE", primary_key=True, index=True)
    position: int
    text: str
    score: dict[str, Any] = Field(sa_type=sa.JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)


class TurnRecall(SQLModel, table=True):
    """An earlier message that a reply's prompt contained, with the parts of its score."""

    __tablename__ = "turn_recalls"
    message_id: int = Field(foreign_key="messages.id", ondelete="CASCADE", primary_key=True)
    turn_id: int = Field(foreign_key="messages.id", ondelete="CASCADE", primary_key=True, index=True)
    position: int
    score: dict[str, Any] = Field(sa_type=sa.JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)


# --- follow-ups --------------------------------------------------------------


class FollowUp(SQLModel, table=True):
    """A message the persona sends, or would send, unprompted.

    `status`: preview, held, reserved, sent, answered, rejected, expired, failed or set_aside. `origin`: hand or auto.
    `decision`: every rule with what was required and found. `arm`: treatment, or holdout (set aside, never sent).
    `approved_at`: since when a held one may go out. `failed`: its outside channel did not take it; the inbox has it.
    `feedback`: what its user did not like about it, in one word; empty where they only said that they did not.
    """

    __tablename__ = "followups"
    __table_args__ = (sa.Index("ix_followups_scope", "persona_id", "user_id", "status"), NEVER_REUSE_IDS)
    id: int | None = Field(default=None, primary_key=True)
    persona_id: int = owned_by("personas.id", index=False)
    user_id: int = owned_by("users.id")
    conversation_id: int = owned_by("conversations.id")
    version_id: int = Field(foreign_key="persona_versions.id", ondelete="CASCADE")
    message_id: int | None = optional_link("messages.id")
    status: str = Field(index=True)
    origin: str = "hand"
    arm: str = "treatment"
    channel: str = "inbox"
    text: str = ""
    is_edited: bool = False
    decision: list[dict[str, Any]] = Field(default_factory=list, sa_type=sa.JSON)
    engine: str = ""
    model: str = ""
    reason: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    approved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reserved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    feedback: str = Field(default="", sa_column_kwargs=server_default("''"))
    feedback_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class FollowUpCandidate(SQLModel, table=True):
    """One text that was weighed for a follow-up, with the memories it cites and every check's verdict."""

    __tablename__ = "followup_candidates"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    followup_id: int = owned_by("followups.id")
    text: str
    intent: str = ""
    written_by: str = "model"
    memory_ids: list[int] = Field(default_factory=list, sa_type=sa.JSON)
    checks: list[dict[str, Any]] = Field(default_factory=list, sa_type=sa.JSON)
    score: float = 0.0
    is_chosen: bool = False


class FollowUpMemory(SQLModel, table=True):
    """The evidence: which memories a follow-up cites."""

    __tablename__ = "followup_memories"
    followup_id: int = Field(foreign_key="followups.id", ondelete="CASCADE", primary_key=True)
    memory_id: int = Field(foreign_key="memories.id", ondelete="CASCADE", primary_key=True, index=True)


class FollowUpSend(SQLModel, table=True):
    """That a follow-up went out, or may have: what the rules count, without a word of it.

    It outlives the follow-up and its conversation. The database itself refuses a second one without an answer.
    """

    __tablename__ = "followup_sends"
    __table_args__ = (
        sa.Index(
            "ux_followup_sends_unanswered",
            "persona_id",
            "user_id",
            unique=True,
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        ),
        NEVER_REUSE_IDS,
    )
    id: int | None = Field(default=None, primary_key=True)
    persona_id: int = owned_by("personas.id")
    user_id: int = owned_by("users.id")
    followup_id: int | None = optional_link("followups.id")
    sent_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class FollowUpDue(SQLModel, table=True):
    """When it is worth looking whether a persona may write to a user; no row: nothing that time alone would change.

    Taking one up moves `look_at` to the end of a lease, so a crash makes it due again. `tries` without an end are
    counted; `error` says why the last one failed.
    """

    __tablename__ = "followup_due"
    persona_id: int = Field(foreign_key="personas.id", ondelete="CASCADE", primary_key=True)
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", primary_key=True, index=True)
    conversation_id: int = owned_by("conversations.id")
    look_at: datetime = Field(sa_type=UtcDateTime, index=True)
    tries: int = 0
    error: str = ""


class FollowUpConsent(SQLModel, table=True):
    """A user's word on being written to by a persona; no row: not asked yet.

    `may_review`: whether the persona's creator may read what it would write to them, before it is sent.
    `stopped_in`: the message in which they said "stop"; `word_before`: their word until then, null if there was none.
    """

    __tablename__ = "followup_consents"
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", primary_key=True)
    persona_id: int = Field(foreign_key="personas.id", ondelete="CASCADE", primary_key=True, index=True)
    may_write: bool
    may_review: bool = Field(default=False, sa_column_kwargs=server_default("false"))
    answered_at: datetime = Field(sa_type=UtcDateTime)
    # Without a constraint, which SQLite cannot add to a table: a message that is gone shows no notice either.
    stopped_in: int | None = None
    word_before: bool | None = None


class InboxItem(SQLModel, table=True):
    """A delivered follow-up as its user sees it in the inbox."""

    __tablename__ = "inbox_items"
    __table_args__ = (sa.Index("ix_inbox_unread", "user_id", "read_at"), NEVER_REUSE_IDS)
    id: int | None = Field(default=None, primary_key=True)
    user_id: int = owned_by("users.id", index=False)
    followup_id: int = Field(foreign_key="followups.id", ondelete="CASCADE", unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


# --- outside -----------------------------------------------------------------


class EmailAddress(SQLModel, table=True):
    """Where a user wants follow-ups by e-mail; no row: nowhere. Nothing is sent there until `confirmed_at`.

    `asked_at`: when the newest confirmation mail went out. `refused_at`: since when the mailbox is known to take none.
    """

    __tablename__ = "email_addresses"
    user_id: int = Field(foreign_key="users.id", ondelete="CASCADE", primary_key=True)
    address: str
    asked_at: datetime = Field(sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    refused_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class EmailAsk(SQLModel, table=True):
    """That a confirmation mail was asked for: counted for a day, so that nobody floods a mailbox through us.

    `address_key`, `network_key`: keyed hashes, by which an address and where it was asked from are counted and not
    kept; the latter is empty where it is not known. `persona_id`: to whom a visitor talked.
    """

    __tablename__ = "email_asks"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    user_id: int | None = optional_link("users.id")
    address_key: str = Field(index=True)
    network_key: str = Field(default="", sa_column_kwargs=server_default("''"))
    # Without a constraint, which SQLite cannot add to a table: it is counted for a day and gone.
    persona_id: int | None = None
    asked_at: datetime = Field(sa_type=UtcDateTime, index=True)


# --- the server's own --------------------------------------------------------


class Job(SQLModel, table=True):
    """Work still to be done, one row a `kind` and `key`; a lease that ran out may be taken over."""

    __tablename__ = "jobs"
    __table_args__ = (
        sa.UniqueConstraint("kind", "key"),
        sa.Index("ix_jobs_due", "run_at", "lease_until"),
        NEVER_REUSE_IDS,
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    key: str
    run_at: datetime = Field(sa_type=UtcDateTime)
    attempts: int = 0
    lease_by: str = ""
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    is_again: bool = False
    error: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class Fact(SQLModel, table=True):
    """A small thing the server remembers about itself, such as the embedder its vectors are from."""

    __tablename__ = "facts"
    name: str = Field(primary_key=True)
    value: str
