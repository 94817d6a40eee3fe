"""Whose talk it is, and whether it may go on: the checks that every chat method begins with."""

from sqlmodel import Session

from core.accounts.rules import Act, Actor, Thing, may, require
from core.chat import store
from core.errors import Conflict, NotAllowed, NotFound
from core.storage.tables import Conversation, Message, Persona


def own_conversation(session: Session, actor: Actor, conversation_id: int, *, lock: bool = False) -> Conversation:
    """Return the actor's conversation; raises NotFound when it is not there or not theirs."""
    conversation = store.load_conversation(session, conversation_id, lock=lock)
    if conversation is None or not may(actor, Act.PERSONAL, Thing(user_id=conversation.user_id)):
        raise NotFound("This conversation is not here.", hint="It may have been deleted. Choose another one.")
    return conversation


def own_message(session: Session, actor: Actor, message_id: int, *, lock: bool = False) -> tuple[Message, Conversation]:
    """Return a message of the actor's conversation, and the conversation; raises NotFound."""
    message = session.get(Message, message_id)
    if message is None:
        raise NotFound("This message is not here.", hint="It may have been deleted with its conversation.")
    return message, own_conversation(session, actor, message.conversation_id, lock=lock)


def thing_of(persona: Persona) -> Thing:
    """Return the persona as the access rule sees it."""
    return Thing(creator_id=persona.creator_id, is_shared=persona.visibility == "link")


def talkable_persona(session: Session, actor: Actor, persona_id: int) -> Persona:
    """Return a persona that the actor may begin to talk with; raises NotFound or NotAllowed."""
    persona = store.find_persona(session, persona_id)
    if persona is None:
        raise NotFound("This persona is not here.", hint="It may have been deleted.")
    require(actor, Act.TALK, thing_of(persona))
    if refusal := refusal_to_talk(actor, persona):
        raise NotAllowed(refusal, hint="What was said stays readable.")
    return persona


def refusal_to_talk(actor: Actor, persona: Persona | None) -> str:
    """Say why the actor cannot go on talking with a persona; empty when they can."""
    if persona is None:
        return "This persona is gone."
    if not may(actor, Act.TALK, thing_of(persona)):
        return "This persona is no longer shared, so nothing new can be sent."
    if persona.archived_at is not None:
        return "This persona is archived, so nothing new can be sent."
    return ""


def require_talk(session: Session, actor: Actor, conversation: Conversation) -> None:
    """Raise NotAllowed unless the conversation may go on, and Conflict while a reply in it is being written."""
    if refusal := refusal_to_talk(actor, store.find_persona(session, conversation.persona_id)):
        raise NotAllowed(refusal, hint="You can still read, export and delete what was said.")
    if store.find_live(session, conversation.id or 0) is not None:
        raise Conflict("A reply is still being written.", hint="Wait for it, or press Stop, then send again.")
