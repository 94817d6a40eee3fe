"""Follow-ups as whoever received them sees them, and that person's word on getting any."""

from sqlmodel import Session, select

from core.accounts.rules import Act, Actor, Thing, require
from core.errors import NotFound
from core.followups.cases import load_cases
from core.followups.composing import evidence
from core.followups.consent import opting_out, switches
from core.followups.consent.feedback import Dislike
from core.followups.deciding.facts import Mode
from core.followups.receiving import inbox_rows
from core.followups.sending import held_rows
from core.followups.sending.due import Watch
from core.followups.sending.locking import lock_user
from core.followups.views import InboxView, Offer
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import Conversation, Persona, User

SHOWN = 100


class Receiving:
    """The receiver's side: everybody sees and changes their own alone."""

    def __init__(self, database: Database, clock: Clock, watch: Watch) -> None:
        self._database = database
        self._clock = clock
        self._watch = watch

    # --- receiving ---------------------------------------------------------------

    def inbox(self, actor: Actor, *, limit: int = SHOWN) -> list[InboxView]:
        """List what the actor received, newest first."""
        with self._database.read() as session:
            return self._received(session, actor, limit=limit)

    def unread(self, actor: Actor) -> int:
        """Count what the actor has not read yet."""
        with self._database.read() as session:
            return inbox_rows.count_unread(session, actor.user_id)

    def newest_unread(self, actor: Actor) -> InboxView | None:
        """Return the latest follow-up that the actor has not read yet."""
        with self._database.read() as session:
            return next(iter(self._received(session, actor, limit=1, unread_only=True)), None)

    def mark_read(self, actor: Actor, item_id: int | None = None) -> None:
        """Mark one item of the actor's inbox as read, or all of them."""
        with self._database.write() as session:
            inbox_rows.mark_read(session, actor.user_id, item_id, self._clock.now())

    def has_unread(self, actor: Actor, conversation_id: int) -> bool:
        """Return whether something arrived in a conversation that the actor has not read yet."""
        with self._database.read() as session:
            return bool(inbox_rows.find_unread(session, actor.user_id, conversation_id))

    def mark_seen(self, actor: Actor, conversation_id: int) -> None:
        """Mark what arrived in a conversation as read: whoever opens it has it before their eyes."""
        with self._database.read() as session:
            unread = inbox_rows.find_unread(session, actor.user_id, conversation_id)
        for item_id in unread:
            self.mark_read(actor, item_id)

    def received_in(self, actor: Actor, message_id: int) -> InboxView | None:
        """Return what the actor received as this message of their chat."""
        with self._database.read() as session:
            return next(iter(self._received(session, actor, limit=1, message_id=message_id)), None)

    def set_dislike(self, actor: Actor, item_id: int, dislike: Dislike | None) -> None:
        """Keep that the actor did not like what they received, or take it back; raises NotFound.

        What they called too personal or not true is not brought up again.
        """
        now = self._clock.now()
        with self._database.write() as session:
            row = inbox_rows.find_received(session, actor.user_id, item_id)
            if row is None:
                raise NotFound("This message is not here.", hint="It may have been deleted with its conversation.")
            row.feedback, row.feedback_at = dislike or "", now if dislike else None
            self._watch.note_change(session, now, persona_id=row.persona_id, user_id=actor.user_id)

    def _received(
        self,
        session: Session,
        actor: Actor,
        *,
        limit: int,
        unread_only: bool = False,
        message_id: int | None = None,
    ) -> list[InboxView]:
        items = inbox_rows.list_inbox(
            session, actor.user_id, limit=limit, unread_only=unread_only, message_id=message_id
        )
        cited = evidence.cited_by(session, [row.id or 0 for _, row in items])
        memories = evidence.load_memories(session, actor.user_id, [id_ for ids in cited.values() for id_ in ids])
        ids = list(dict.fromkeys(row.conversation_id for _, row in items))
        cases = {case.conversation_id: case for case in load_cases(session, ids, now=self._clock.now())}
        return [
            InboxView(
                id=item.id or 0,
                persona_id=row.persona_id,
                spec=cases[row.conversation_id].spec,
                conversation_id=row.conversation_id,
                message_id=row.message_id,
                text=row.text,
                sent_at=row.sent_at or item.created_at,
                is_read=item.read_at is not None,
                is_answered=inbox_rows.is_answered(cases[row.conversation_id].facts, row.sent_at or item.created_at),
                is_edited=row.is_edited,
                rules=tuple(row.decision),
                memories=tuple(memory for memory in memories if memory.id in cited.get(row.id or 0, [])),
                dislike=Dislike(row.feedback) if row.feedback_at else None,
                is_stopped=cases[row.conversation_id].facts.consent is False,
            )
            for item, row in items
        ]

    def consent(self, actor: Actor, persona_id: int) -> bool | None:
        """Return the actor's word on being written to by a persona, None while they were not asked."""
        with self._database.read() as session:
            row = switches.find_consent(session, actor.user_id, persona_id)
            return row.may_write if row else None

    def offer(self, actor: Actor, persona_id: int) -> Offer:
        """Return what a persona's follow-ups are to the actor, and their word on it; raises NotFound."""
        with self._database.read() as session:
            self._require_acquainted(session, actor, persona_id)
            persona = session.get_one(Persona, persona_id)
            user = session.get_one(User, actor.user_id)
            word = switches.find_consent(session, actor.user_id, persona_id)
            return Offer(
                is_offered=persona.follow_up_mode != Mode.OFF and persona.archived_at is None,
                is_reviewed=persona.follow_up_mode == Mode.ASK,
                may_write=word.may_write if word else None,
                may_review=bool(word and word.may_review),
                has_stopped_all=user.follow_ups_stopped_at is not None,
                stopped_in=word.stopped_in if word else None,
                is_own=actor.is_creator and persona.creator_id == actor.user_id,
            )

    def set_consent(self, actor: Actor, persona_id: int, may_write: bool, *, may_review: bool = False) -> None:
        """Keep the actor's word; it holds from this moment on. Raises NotFound.

        `may_review`: the persona's creator may read what it would write to the actor, before it is sent.
        """
        now = self._clock.now()
        with self._database.write() as session:
            lock_user(session, actor.user_id)
            self._require_acquainted(session, actor, persona_id)
            switches.save_consent(
                session, actor.user_id, persona_id, may_write=may_write, may_review=may_review, now=now
            )
            if not (may_write and may_review):
                reason = "The user took their word back."
                held_rows.expire(session, reason, persona_id=persona_id, user_id=actor.user_id)
            self._watch.note_change(session, now, persona_id=persona_id, user_id=actor.user_id)

    def take_back_stop(self, actor: Actor, persona_id: int) -> None:
        """Put the actor's word back to what it was before they said "stop" in the chat."""
        now = self._clock.now()
        with self._database.write() as session:
            opting_out.take_back(session, actor.user_id, persona_id)
            self._watch.note_change(session, now, persona_id=persona_id, user_id=actor.user_id)

    def has_stopped_all(self, actor: Actor) -> bool:
        """Return whether the actor wants no follow-ups from anybody."""
        with self._database.read() as session:
            user = session.get(User, actor.user_id)
            return user is not None and user.follow_ups_stopped_at is not None

    def set_stopped_all(self, actor: Actor, stopped: bool) -> None:
        """Keep that the actor wants no follow-ups from anybody, or again those that they allowed."""
        now = self._clock.now()
        with self._database.write() as session:
            lock_user(session, actor.user_id)
            switches.stop_all(session, actor.user_id, now if stopped else None)
            if stopped:
                held_rows.expire(session, "The user wants none any more.", user_id=actor.user_id)
            self._watch.note_change(session, now, user_id=actor.user_id)

    def _require_acquainted(self, session: Session, actor: Actor, persona_id: int) -> None:
        """Only a persona one may talk to, or once did, can write: "no" must stay possible when it is shared no more.

        Whoever gave their word may take it back, also after they deleted all they said.
        """
        word = switches.find_consent(session, actor.user_id, persona_id)
        if word is None and not _has_talked(session, actor.user_id, persona_id):
            persona = session.get(Persona, persona_id)
            if persona is None:
                raise NotFound("This persona is not here.", hint="It may have been deleted.")
            require(actor, Act.TALK, Thing(creator_id=persona.creator_id, is_shared=persona.visibility == "link"))


def _has_talked(session: Session, user_id: int, persona_id: int) -> bool:
    query = select(Conversation.id).where(Conversation.user_id == user_id, Conversation.persona_id == persona_id)
    return session.exec(query.limit(1)).first() is not None
