"""Conversations as their person keeps them: begin, find, open, name, look into, take along, delete."""

from builtins import list as List
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from core.accounts.rules import Act, Actor, require
from core.chat import export as exporting
from core.chat import store, talking
from core.chat.access import own_conversation, own_message, refusal_to_talk, talkable_persona, thing_of
from core.chat.forgetting import memories_only_from
from core.chat.listing import Search, list_conversations
from core.chat.needs import Faces, Remembering, Watching
from core.chat.opening import Window, open_conversation, with_recalled
from core.chat.patience import Patience
from core.chat.replies import Replies
from core.chat.taking_away import gather_conversation, gather_prompt, without_workings
from core.chat.views import ConversationCard, ConversationView, PromptView
from core.config import Settings
from core.errors import InvalidInput, NotAllowed, NotFound
from core.personas.spec import PersonaSpec
from core.ports import Clock, Voices
from core.storage.db import Database
from core.text import clean_line

LONGEST_TITLE = 80


def _ignore() -> None:
    return None


class Unwatched:
    """Nobody follows who talks."""

    def note_message(self, session: Session, conversation_id: int, now: datetime) -> None:
        """Do nothing."""


@dataclass
class Conversations:
    """All that needs no engine. `on_job` is called when a job was added; `watch` is told in the same transaction."""

    database: Database
    clock: Clock
    rooms: Voices
    personas: Faces
    memories: Remembering
    settings: Settings
    on_job: Callable[[], None] = _ignore
    watch: Watching = field(default_factory=Unwatched)
    replies: Replies = field(default_factory=Replies)
    patience: Patience = field(default_factory=Patience)

    def start(self, actor: Actor, persona_id: int) -> int:
        """Begin to talk with a persona; its greeting is the first message. Return the conversation's id."""
        with self.database.write() as session:
            talkable_persona(session, actor, persona_id)
            self.patience.admit_chat(session, actor, persona_id)
            version = store.newest_version(session, persona_id)
            if version is None:
                raise NotFound("This persona has not been saved yet.", hint="Save it first.")
            greeting = PersonaSpec.model_validate(version.spec).greeting
            row = talking.begin(session, persona_id, actor.user_id, version, now=self.clock.now(), greeting=greeting)
            return store.key_of(row)

    def list(self, actor: Actor, persona_id: int | None = None, search: str = "") -> List[ConversationCard]:
        """Return the actor's own conversations, newest first."""
        with self.database.read() as session:
            return list_conversations(session, Search(actor.user_id, persona_id, search))

    def open(
        self, actor: Actor, conversation_id: int, *, size: int | None = None, around: int | None = None
    ) -> ConversationView:
        """Return the shown branch: all of it, its last `size` messages, or as many around one of them."""
        with self.database.read() as session:
            row = own_conversation(session, actor, conversation_id)
            view = open_conversation(session, actor, row, Window(size, around))
        replies = [message.id for message in view.messages if message.role == "assistant"]
        recalled = self.memories.recalled_by(actor, replies)
        quoted = self.memories.quoted_by(actor, replies)
        return replace(view, messages=with_recalled(view.messages, recalled, quoted))

    def rename(self, actor: Actor, conversation_id: int, title: str) -> None:
        """Give a conversation a title; raises InvalidInput when it is empty or longer than 80 characters."""
        title = str(clean_line(title))
        if not 0 < len(title) <= LONGEST_TITLE:
            raise InvalidInput(f"A title has 1 to {LONGEST_TITLE} characters.", field="title")
        with self.database.write() as session:
            own_conversation(session, actor, conversation_id).title = title

    def delete(self, actor: Actor, conversation_id: int, *, forget: bool = False) -> None:
        """Take a conversation out of the database's files; `forget` takes along what is remembered from it alone."""
        with self.database.read() as session:
            own_conversation(session, actor, conversation_id)
            live_id = store.find_live(session, conversation_id)
            memory_ids = memories_only_from(session, conversation_id) if forget else []
        if live_id is not None:
            self.replies.release(live_id)
        if memory_ids:
            self.memories.delete(actor, memory_ids)
        with self.database.write() as session:
            session.delete(own_conversation(session, actor, conversation_id))
        self.database.erase_deleted()

    def count_memories(self, actor: Actor, conversation_id: int) -> int:
        """Return how many memories come from this conversation alone."""
        with self.database.read() as session:
            own_conversation(session, actor, conversation_id)
            return len(memories_only_from(session, conversation_id))

    def set_memory_paused(self, actor: Actor, conversation_id: int, paused: bool) -> None:
        """Pause or resume memory here: what is said while it is paused is never read, and nothing is recalled."""
        with self.database.write() as session:
            own_conversation(session, actor, conversation_id).memory_paused = paused

    def use_latest_version(self, actor: Actor, conversation_id: int) -> None:
        """Go on with the persona as it was saved last."""
        with self.database.write() as session:
            row = own_conversation(session, actor, conversation_id)
            if refusal := refusal_to_talk(actor, store.find_persona(session, row.persona_id)):
                raise NotAllowed(refusal)
            version = store.newest_version(session, row.persona_id)
            if version is not None:
                row.version_id = store.key_of(version)

    def thinking_of(self, actor: Actor, message_id: int) -> str:
        """Return what a reasoning model thought before it replied."""
        with self.database.read() as session:
            return own_message(session, actor, message_id)[0].thinking

    def prompt_of(self, actor: Actor, message_id: int) -> PromptView:
        """Return exactly what was sent for a reply: for whoever may also edit the persona."""
        with self.database.read() as session:
            message, row = own_message(session, actor, message_id)
            persona = store.find_persona(session, row.persona_id)
            require(actor, Act.EDIT, thing_of(persona) if persona else None)
            return gather_prompt(session, message)

    def export(self, actor: Actor, conversation_id: int, form: Literal["json", "markdown"]) -> str:
        """Return the whole conversation as a file's text."""
        with self.database.read() as session:
            row = own_conversation(session, actor, conversation_id)
            whole = gather_conversation(session, row, now=self.clock.now())
        whole = whole if actor.is_creator else without_workings(whole)
        return exporting.to_json(whole) if form == "json" else exporting.to_markdown(whole)
