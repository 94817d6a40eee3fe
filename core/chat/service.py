"""Talk: say something, have it answered, again or differently, and stop it; replies outlive the page that asked."""

from datetime import datetime
from typing import Literal

from sqlmodel import Session

from core.accounts.rules import Actor
from core.chat import store, talking
from core.chat.access import own_conversation, own_message, require_talk
from core.chat.conversations import Conversations
from core.chat.opening import NO_ANSWER
from core.chat.replies import Live
from core.chat.speaking import ReplyWriter
from core.chat.views import LiveReply, Sent
from core.errors import NotAllowed, NotFound
from core.personas.spec import PersonaSpec
from core.storage.tables import Conversation, Message, PersonaVersion

INTERRUPTED = (
    "The studio was interrupted while this was written.\nWhat had been saved is here; write it again for the rest."
)


class Chats(Conversations):
    """The chat service: every method acts for one user and touches nobody else's talk."""

    def send(self, actor: Actor, conversation_id: int, text: str) -> Sent:
        """Save what the person says and have it answered.

        Raises InvalidInput (empty, too long), NotAllowed (no longer shared), Conflict (a reply is being written).
        """
        text, now = talking.check_text(text), self.clock.now()
        with self.database.write() as session:
            row = own_conversation(session, actor, conversation_id, lock=True)
            require_talk(session, actor, row)
            self.patience.admit(session, actor, self.replies, self.clock)
            row = talking.continue_or_begin(session, row, now=now)
            message_id = talking.add_user_message(session, row, text, row.leaf_id, now=now)
            self.watch.note_message(session, store.key_of(row), now)
            live = self._prepare(session, actor, row, talking.add_reply(session, row, message_id, now=now))
        return self._begin(live)

    def regenerate(self, actor: Actor, message_id: int) -> Sent:
        """Have a reply written once more, beside the old one; also the retry of a failed one."""
        with self.database.write() as session:
            message, row = own_message(session, actor, message_id, lock=True)
            require_talk(session, actor, row)
            self.patience.admit(session, actor, self.replies, self.clock)
            reply_id = talking.reopen_or_add_reply(session, row, message, now=self.clock.now())
            live = self._prepare(session, actor, row, reply_id)
        return self._begin(live)

    def edit_and_resend(self, actor: Actor, message_id: int, text: str) -> Sent:
        """Say something differently; the old branch is kept beside the new one."""
        text, now = talking.check_text(text), self.clock.now()
        with self.database.write() as session:
            message, row = own_message(session, actor, message_id, lock=True)
            require_talk(session, actor, row)
            self.patience.admit(session, actor, self.replies, self.clock)
            if message.role != "user":
                raise NotAllowed("Only your own messages can be edited.", hint="Have the reply written again instead.")
            edited_id = talking.add_user_message(session, row, text, message.parent_id, now=now)
            self.watch.note_message(session, store.key_of(row), now)
            live = self._prepare(session, actor, row, talking.add_reply(session, row, edited_id, now=now))
        return self._begin(live)

    def stop(self, actor: Actor, message_id: int) -> None:
        """End a reply now, keeping what there is of it; nothing happens when it has ended already."""
        with self.database.read() as session:
            own_message(session, actor, message_id)
        live = self.replies.find(message_id)
        if live is not None:
            live.stop.set()
            self._writer().finish(live, "stopped")
            return
        # Nobody writes it any more, if its row says otherwise: it must not block the conversation.
        with self.database.write() as session:
            store.update_streaming(
                session, message_id, status="stopped", error=INTERRUPTED, finished_at=self.clock.now()
            )

    def live(self, actor: Actor, message_id: int) -> LiveReply:
        """Return a reply as far as it has come."""
        live = self.replies.find(message_id)
        if live is not None and live.user_id == actor.user_id and not live.stop.is_set():
            return live.view()
        with self.database.read() as session:
            message, _ = own_message(session, actor, message_id)
        is_told = actor.is_creator or message.status != "failed"
        error, _, hint = (message.error if is_told else f"{NO_ANSWER.message}\n{NO_ANSWER.hint}").partition("\n")
        return LiveReply(message.text, message.thinking, message.status, error=error, hint=hint)  # type: ignore[arg-type]

    def choose(self, actor: Actor, message_id: int) -> None:
        """Show the branch that goes through a message, at every later fork the newest one."""
        with self.database.write() as session:
            _, row = own_message(session, actor, message_id)
            row.leaf_id = store.load_tree(session, store.key_of(row)).newest_leaf(message_id)

    def rate(self, actor: Actor, message_id: int, rating: Literal[-1, 0, 1]) -> None:
        """Keep whether the person liked a reply."""
        with self.database.write() as session:
            own_message(session, actor, message_id)[0].rating = rating

    def append_follow_up(self, session: Session, conversation_id: int, text: str, now: datetime) -> int:
        """Add a message the persona wrote first, in the caller's transaction; return its id."""
        row = store.load_conversation(session, conversation_id, lock=True)
        if row is None:
            raise NotFound("This conversation is not here.", hint="It may have been deleted.")
        message = Message(
            conversation_id=conversation_id,
            parent_id=row.leaf_id,
            role="assistant",
            kind="followup",
            text=text,
            created_at=now,
            forgotten_at=now if row.memory_paused else None,
        )
        return store.add_message(session, message)

    # --- life of the server ---------------------------------------------------

    def recover(self) -> int:
        """Mark what a crash left half-written as stopped, have it read for memories; return how many there were."""
        with self.database.write() as session:
            rows = talking.interrupted_replies(session)
            for row in rows:
                row.status, row.error, row.finished_at = "stopped", INTERRUPTED, self.clock.now()
                self.memories.note_unread(session, row.conversation_id)
        return len(rows)

    def close(self) -> None:
        """Stop every reply."""
        self.replies.close()

    # --- a reply ----------------------------------------------------------------

    def _prepare(self, session: Session, actor: Actor, row: Conversation, reply_id: int) -> Live:
        version = session.get(PersonaVersion, row.version_id)
        assert version is not None, "a conversation goes with its persona"
        return Live(
            message_id=reply_id,
            conversation_id=store.key_of(row),
            user_id=row.user_id,
            persona_name=PersonaSpec.model_validate(version.spec).name,
            is_memory_paused=row.memory_paused,
            is_guest=not actor.is_creator,
        )

    def _begin(self, live: Live) -> Sent:
        """Only after the commit: what a person said is saved before anything is asked of an engine."""
        self.replies.begin(live, self._writer().write)
        return Sent(live.conversation_id, live.message_id)

    def _writer(self) -> ReplyWriter:
        return ReplyWriter(self.database, self.clock, self.rooms, self.memories, self.settings, self.on_job)
