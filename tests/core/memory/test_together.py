"""Several people at once: nothing crosses from one scope into another, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from core.accounts.rules import Actor, Role
from core.storage.tables import Conversation, Message, User
from core.vectors.chroma import ChromaIndex
from tests.core.memory.conftest import CHEF, MAESTRO, World

PEOPLE = [Actor(number, Role.VISITOR) for number in range(10, 14)]
THINGS = ["cello", "bread", "garden", "harbour"]


@pytest.fixture
def crowd(world, settings):
    now = world.clock.now()
    with world.database.write() as session:
        for person in PEOPLE:
            session.add(User(id=person.user_id, role="visitor", created_at=now, seen_at=now))
    index = ChromaIndex(settings.data_dir / "index")
    yield World(world.database, world.clock, index=index)
    index.close()


def test_many_write_read_and_recall_at_once_and_nothing_crosses(crowd):
    crowd.memories = crowd.build(exact_up_to=0)

    def live(person: Actor) -> list[str]:
        strange = []
        for thing in THINGS:
            for persona_id in (MAESTRO, CHEF):
                crowd.memories.add(person, persona_id, f"Person {person.user_id} owns a {thing} at {persona_id}")
            if person is PEOPLE[0]:
                crowd.work()
            for persona_id in (MAESTRO, CHEF):
                result = crowd.memories.recall(crowd.scope(persona_id, person), f"my {thing}", limit=5)
                mine = (f"Person {person.user_id} ", f" at {persona_id}")
                strange += [item.text for item in result.items if not all(part in item.text for part in mine)]
        return strange

    with ThreadPoolExecutor(len(PEOPLE)) as pool:
        assert [strange for found in pool.map(live, PEOPLE) for strange in found] == []
    crowd.work()
    assert len(crowd.index.hashes()) == len(PEOPLE) * len(THINGS) * 2
    for person in PEOPLE:
        assert len(crowd.memories.list(person)) == len(THINGS) * 2
        assert crowd.memories.health(person).state == "ready"


def test_nothing_said_crosses_while_many_talk_recall_and_forget_at_once(crowd):
    def live(person: Actor) -> list[str]:
        strange = []
        talks = {persona_id: crowd.talk(persona_id, person) for persona_id in (MAESTRO, CHEF)}
        for thing in THINGS:
            for persona_id, talk in talks.items():
                say(crowd, talk, f"Person {person.user_id} lost a {thing} at {persona_id}.")
            if person is PEOPLE[0]:
                crowd.work()
            for persona_id in talks:
                scope = crowd.scope(persona_id, person)
                result = crowd.memories.recall(
                    scope, f"Person {person.user_id} lost a {thing} at {persona_id}?", limit=3, turns=5
                )
                mine = (f"Person {person.user_id} ", f" at {persona_id}.")
                told = [each for turn in result.turns for each in (turn.told, turn.before, turn.after) if each]
                strange += [each.text for each in told if not all(part in each.text for part in mine)]
            if thing == "garden":
                crowd.memories.delete_all(person, CHEF)
        return strange

    with ThreadPoolExecutor(len(PEOPLE)) as pool:
        assert [strange for found in pool.map(live, PEOPLE) for strange in found] == []
    crowd.work()
    for person in PEOPLE:
        assert len(recall_turns(crowd, MAESTRO, person)) == len(THINGS)
        assert recall_turns(crowd, CHEF, person) == [f"Person {person.user_id} lost a harbour at {CHEF}."]


def say(crowd: World, conversation_id: int, text: str) -> None:
    """Speak without touching the clock that all share."""
    with crowd.database.write() as session:
        conversation = session.get(Conversation, conversation_id)
        message = Message(
            conversation_id=conversation_id,
            role="user",
            text=text,
            parent_id=conversation.leaf_id,
            created_at=crowd.clock.now(),
        )
        session.add(message)
        session.flush()
        conversation.leaf_id = message.id
        crowd.memories.note_unread(session, conversation_id)


def recall_turns(crowd: World, persona_id: int, person: Actor) -> list[str]:
    question = f"What did person {person.user_id} lose: cello, bread, garden, harbour?"
    found = crowd.memories.recall(crowd.scope(persona_id, person), question, limit=0, turns=9)
    return [turn.told.text for turn in found.turns]


def test_views_take_as_many_questions_for_many_memories_as_for_few(crowd):
    person = PEOPLE[0]
    crowd.learn("I own a book", actor=person)
    few = count_questions(crowd, person)
    for number in range(20):
        crowd.learn(f"I own book {number}", actor=person)
    assert count_questions(crowd, person) == few


def count_questions(world: World, person: Actor) -> int:
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_) -> None:
        asked.append(statement)

    sa.event.listen(world.database.engine, "before_cursor_execute", note)
    world.memories.list(person)
    sa.event.remove(world.database.engine, "before_cursor_execute", note)
    return len(asked)
