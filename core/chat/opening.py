"""Opens a conversation for a page: a window of the shown branch, and nothing that the page does not show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from core.accounts.rules import Actor
from core.chat import store
from core.chat.access import refusal_to_talk
from core.chat.tree import Tree
from core.chat.views import ConversationView, MessageView
from core.errors import StudioError
from core.memory.views import MemoryView, TurnView
from core.personas.spec import PersonaSpec
from core.storage.tables import Conversation, PersonaVersion

NO_ANSWER = StudioError("No answer could be written just now.", hint="Try again in a little while.")
"""All that a visitor is told of an engine's trouble."""


@dataclass(frozen=True)
class Window:
    """Which part of the branch to show: the last `size` messages, or as many around `around`."""

    size: int | None = None
    around: int | None = None

    def cut(self, branch: Sequence[int]) -> slice:
        """Return the part; all of it when there is no size."""
        if self.size is None or len(branch) <= self.size:
            return slice(0, len(branch))
        start = len(branch) - self.size
        if self.around in branch:
            start = min(start, max(0, branch.index(self.around) - 2))
        return slice(start, start + self.size)


def open_conversation(session: Session, actor: Actor, row: Conversation, window: Window) -> ConversationView:
    """Return the conversation; `recalled` is filled in by whoever knows memories."""
    conversation_id = store.key_of(row)
    persona = store.find_persona(session, row.persona_id)
    version = session.get(PersonaVersion, row.version_id)
    newest = store.newest_version(session, row.persona_id)
    assert version is not None, "a conversation goes with its persona"
    assert newest is not None, "a persona has at least the version it was made with"
    tree = store.load_tree(session, conversation_id)
    branch = tree.branch(row.leaf_id)
    part = window.cut(branch)
    rows = store.load_window(session, branch[part])
    return ConversationView(
        id=conversation_id,
        persona_id=row.persona_id,
        persona_slug=persona.slug if persona else "",
        spec=PersonaSpec.model_validate(version.spec),
        title=row.title,
        version_number=version.number,
        newest_version=newest.number,
        memory_paused=row.memory_paused,
        created_at=row.created_at,
        messages=tuple(_for(actor, view_message(message, tree)) for message in rows),
        before=part.start,
        after=len(branch) - part.stop,
        live_id=store.find_live(session, conversation_id),
        crisis_ids=store.crisis_ids(session, conversation_id),
        refusal=refusal_to_talk(actor, persona),
    )


def view_message(row: Any, tree: Tree) -> MessageView:
    """Return a loaded window row as a page sees it."""
    error, _, hint = row.error.partition("\n")
    return MessageView(
        id=row.id,
        role=row.role,
        kind=row.kind,
        status=row.status,
        text=row.text,
        created_at=row.created_at,
        error=error,
        hint=hint,
        trouble=row.trouble or "",
        model=row.model,
        rating=row.rating,
        has_thinking=bool(row.has_thinking),
        has_prompt=bool(row.has_prompt),
        sibling_ids=tuple(tree.siblings(row.id)),
    )


def _for(actor: Actor, view: MessageView) -> MessageView:
    """Leave out for visitors what is the studio's own affair: servers' addresses, commands, names of models."""
    if actor.is_creator:
        return view
    plain = replace(view, model="", trouble="")
    return replace(plain, error=NO_ANSWER.message, hint=NO_ANSWER.hint) if view.status == "failed" else plain


def with_recalled(
    messages: Sequence[MessageView],
    recalled: Mapping[int, Sequence[MemoryView]],
    quoted: Mapping[int, Sequence[TurnView]],
) -> tuple[MessageView, ...]:
    """Return the messages with the memories and the earlier talk that each of them was written with."""
    return tuple(
        replace(message, recalled=tuple(recalled.get(message.id, ())), quoted=tuple(quoted.get(message.id, ())))
        for message in messages
    )
