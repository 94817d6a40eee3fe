"""What was said is found again beside what is remembered: in its own scope alone, and not once it is forgotten."""

from datetime import timedelta

import pytest
from sqlmodel import select

from core.storage.tables import Conversation, FollowUp, Message, PersonaVersion, TurnRecall, TurnVector, User
from tests.core.memory.conftest import CHEF, MAESTRO, OWNER, VISITOR

ZEBRA = "We saw a zebra at the harbour on Sunday"
ASKED = "Do you know, the zebra at the harbour on Sunday?"


def quoted(world, query, *, scope=None, turns=4, skip=()):
    result = world.memories.recall(scope or world.scope(), query, limit=0, turns=turns, skip=skip)
    assert result.trouble == ""
    return [turn.told.text for turn in result.turns]


def say(world, *texts, persona_id=MAESTRO, actor=OWNER):
    """Let a conversation go to and fro, the person first; return its id and those of the messages."""
    talk = world.talk(persona_id, actor)
    ids = [world.hear(talk, text, role="assistant" if number % 2 else "user") for number, text in enumerate(texts)]
    world.work()
    return talk, ids


def go_to(world, talk, leaf_id):
    """Show another branch."""
    with world.database.write() as session:
        session.get(Conversation, talk).leaf_id = leaf_id


def test_what_either_of_them_said_is_found_with_its_day_its_speaker_and_what_stood_beside_it(world):
    _, (asked, answered) = say(world, ZEBRA, "A zebra at the harbour!")
    result = world.memories.recall(world.scope(), ASKED, limit=4, turns=4)
    found = {turn.told.message_id: turn for turn in result.turns}
    assert set(found) == {asked, answered}
    assert found[asked].told.role == "user"
    assert found[asked].told.said_at == world.clock.now() - timedelta(minutes=1)
    assert found[asked].before is None
    assert found[asked].after.text == "A zebra at the harbour!"
    assert found[answered].before.text == ZEBRA
    assert found[asked].score["total"] > 0


def test_earlier_talk_is_recalled_only_when_it_is_asked_for(world):
    say(world, ZEBRA)
    assert quoted(world, ASKED, turns=0) == []
    assert quoted(world, "Good morning") == []


def test_what_the_prompt_holds_anyway_is_not_recalled(world):
    _, (asked, _) = say(world, ZEBRA, "How nice")
    assert ZEBRA in quoted(world, ASKED)
    assert ZEBRA not in quoted(world, ASKED, skip=[asked])


def test_nothing_said_crosses_a_scope(world):
    say(world, ZEBRA)
    say(world, "The zebra at the harbour is called Stripe", persona_id=CHEF)
    say(world, "On Sunday I want the zebra", actor=VISITOR)
    assert quoted(world, ASKED) == [ZEBRA]
    assert quoted(world, ASKED, scope=world.scope(CHEF)) == ["The zebra at the harbour is called Stripe"]
    assert quoted(world, ASKED, scope=world.scope(MAESTRO, VISITOR)) == ["On Sunday I want the zebra"]
    assert quoted(world, ASKED, scope=world.scope(CHEF, VISITOR)) == []


@pytest.mark.parametrize(
    "fields", [{"status": "failed"}, {"status": "stopped"}, {"status": "streaming"}, {"kind": "greeting"}]
)
def test_what_was_not_said_to_its_end_and_greetings_are_not_recalled(world, fields):
    world.hear(world.talk(), ZEBRA, role="assistant", **fields)
    world.work()
    assert quoted(world, ASKED) == []


def test_a_follow_up_is_recalled(world):
    world.hear(world.talk(), ZEBRA, role="assistant", kind="followup")
    world.work()
    assert quoted(world, ASKED) == [ZEBRA]


def test_only_the_branch_that_is_shown_is_recalled_and_choosing_another_is_seen_at_once(world):
    talk, (first, old) = say(world, "Tell me of the harbour", "The harbour has a zebra")
    new = world.hear(talk, "The harbour has a lighthouse", role="assistant", parent_id=first)
    world.work()
    for leaf_id, shown, other in (
        (new, "lighthouse", "zebra"),
        (old, "zebra", "lighthouse"),
        (new, "lighthouse", "zebra"),
    ):
        go_to(world, talk, leaf_id)
        found = quoted(world, "Has the harbour a zebra or a lighthouse?")
        assert f"The harbour has a {shown}" in found
        assert f"The harbour has a {other}" not in found


def test_a_long_conversation_is_followed_as_it_grows(world):
    talk, _ = say(world, ZEBRA)
    for number in range(5):
        assert quoted(world, ASKED, turns=1) == [ZEBRA]
        world.hear(talk, f"Something else, number {number}", role="assistant" if number % 2 == 0 else "user")
        world.work()
    assert quoted(world, "Something else, number 4?", turns=1) == ["Something else, number 4"]


def test_a_deleted_conversation_is_not_recalled(world):
    talk, _ = say(world, ZEBRA)
    assert quoted(world, ASKED) == [ZEBRA]
    with world.database.write() as session:
        session.delete(session.get(Conversation, talk))
    assert quoted(world, ASKED) == []
    with world.database.read() as session:
        assert session.exec(select(TurnVector)).all() == []


def test_names_are_found(world):
    with world.database.write() as session:
        session.get(User, OWNER.user_id).name = "Ana"
        session.get(PersonaVersion, MAESTRO).spec = {"name": "Maestro"}
    say(world, "The tide was high", "The tide was low")
    assert quoted(world, "What did Maestro say of the tide?", turns=1) == ["The tide was low"]
    assert quoted(world, "What did Ana say of the tide?", turns=1) == ["The tide was high"]


# --- before this release, and after a crash ------------------------------------


def test_talk_from_before_is_caught_up_with_at_the_next_start(world):
    talk = world.talk()
    with world.database.write() as session:
        for number in range(150):
            message = Message(
                conversation_id=talk,
                role="user",
                text=f"Harbour walk number {number}",
                created_at=world.clock.now(),
                parent_id=session.get(Conversation, talk).leaf_id,
            )
            session.add(message)
            session.flush()
            session.get(Conversation, talk).leaf_id = message.id
    world.memories.repair()
    world.work()
    assert quoted(world, "Harbour walk number 149?", turns=1) == ["Harbour walk number 149"]
    with world.database.read() as session:
        assert len(session.exec(select(TurnVector)).all()) == 150


# --- what is not to be known ----------------------------------------------------


def test_what_was_said_while_memory_was_paused_is_never_recalled(world):
    talk, _ = say(world, "The harbour was calm")
    with world.database.write() as session:
        session.get(Conversation, talk).memory_paused = True
    said = world.hear(talk, ZEBRA)
    world.hear(talk, "A zebra, how odd", role="assistant", parent_id=said)
    world.work()
    with world.database.write() as session:
        session.get(Conversation, talk).memory_paused = False
    world.hear(talk, "Now you may remember the harbour again")
    world.memories.repair()
    world.work()
    assert not any("zebra" in text for text in quoted(world, ASKED))
    assert quoted(world, "remember the harbour again", turns=1) == ["Now you may remember the harbour again"]


def test_a_deleted_memory_is_not_recalled_from_the_talk_it_is_from(world):
    world.reader.statements[ZEBRA] = "Saw a zebra"
    talk, (said, answer, _) = say(world, ZEBRA, "How wonderful, stripes!", "I bake rye bread")
    (memory,) = world.memories.list(OWNER)
    later = world.hear(talk, "You saw a zebra once", role="assistant")
    other = world.hear(talk, "Bread is fine", role="assistant")
    recalled = world.memories.recall(world.scope(), "zebra", limit=4).items
    with world.database.write() as session:
        for reply in (later, other):
            world.memories.note_recalled(session, reply, recalled)
    world.work()
    undo = world.memories.delete(OWNER, [memory.id])
    world.work()
    assert not any("zebra" in text or "stripes" in text for text in quoted(world, ASKED))
    assert set(quoted(world, "I bake rye bread, bread is fine")) == {"I bake rye bread", "Bread is fine"}
    assert forgotten(world) == {said, answer, later}
    world.memories.undo(OWNER, undo.id)
    world.work()
    assert ZEBRA in quoted(world, ASKED)
    assert forgotten(world) == set()


def test_forgetting_the_last_hour_forgets_all_that_was_said_in_it_and_undo_brings_it_back(world):
    talk, _ = say(world, "The harbour was calm")
    world.clock.move(timedelta(hours=3))
    since = world.clock.now()
    world.hear(talk, ZEBRA)
    world.hear(talk, "A zebra at the harbour?", role="assistant")
    world.work()
    undo = world.memories.forget_since(OWNER, since)
    world.work()
    assert quoted(world, ASKED) == ["The harbour was calm"]
    world.memories.undo(OWNER, undo.id)
    world.work()
    assert set(quoted(world, ASKED)) == {"The harbour was calm", ZEBRA, "A zebra at the harbour?"}


def test_forgetting_everything_of_one_persona_forgets_what_was_said_to_it_read_or_not(world):
    say(world, ZEBRA)
    say(world, "On Sunday the zebra eats bread", persona_id=CHEF)
    world.reader.statements["I sing"] = "Sings"
    world.hear(world.talk(), "I sing of a zebra")
    world.memories.delete_all(OWNER, MAESTRO)
    world.work()
    assert quoted(world, ASKED) == []
    assert world.texts() == []
    assert quoted(world, ASKED, scope=world.scope(CHEF)) == ["On Sunday the zebra eats bread"]


def test_what_was_composed_from_forgotten_talk_and_not_sent_goes_with_it(world):
    talk, _ = say(world, ZEBRA)
    other, _ = say(world, "Bread", persona_id=CHEF)
    with world.database.write() as session:
        for conversation_id, persona_id, status in (
            (talk, MAESTRO, "held"),
            (talk, MAESTRO, "sent"),
            (other, CHEF, "held"),
        ):
            session.add(
                FollowUp(
                    persona_id=persona_id,
                    user_id=OWNER.user_id,
                    conversation_id=conversation_id,
                    version_id=persona_id,
                    status=status,
                    text="How is the zebra?",
                    created_at=world.clock.now(),
                )
            )
    world.memories.delete_all(OWNER, MAESTRO)
    with world.database.read() as session:
        left = session.exec(select(FollowUp.conversation_id, FollowUp.status)).all()
    assert sorted(left) == sorted([(talk, "sent"), (other, "held")])


def test_an_undone_forgetting_reads_what_had_not_been_read(world):
    world.reader.statements["I sing"] = "Sings"
    world.hear(world.talk(), "I sing of a zebra")
    undo = world.memories.delete_all(OWNER, MAESTRO)
    world.work()
    world.memories.undo(OWNER, undo.id)
    world.work()
    assert world.texts() == ["Sings"]


def test_what_was_paused_stays_unknown_when_a_forgetting_is_undone(world):
    talk = world.talk()
    with world.database.write() as session:
        session.get(Conversation, talk).memory_paused = True
    world.hear(talk, ZEBRA)
    undo = world.memories.delete_all(OWNER, MAESTRO)
    world.memories.undo(OWNER, undo.id)
    world.work()
    assert quoted(world, ASKED) == []


def forgotten(world):
    with world.database.read() as session:
        return set(session.exec(select(Message.id).where(Message.forgotten_at.is_not(None))))


# --- the log --------------------------------------------------------------------


def test_a_reply_keeps_which_messages_it_was_written_with_until_they_are_forgotten(world):
    talk, (said, _) = say(world, ZEBRA, "How nice")
    reply = world.hear(talk, "The zebra!", role="assistant")
    with world.database.write() as session:
        world.memories.note_recalled(session, reply, (), {said: {"meaning": 0.5, "total": 0.5}, 999: {"total": 1.0}})
    (view,) = world.memories.quoted_by(OWNER, [reply])[reply]
    assert (view.message_id, view.conversation_id, view.text, view.score["meaning"]) == (said, talk, ZEBRA, 0.5)
    assert world.memories.quoted_by(VISITOR, [reply]) == {}
    world.memories.delete_all(OWNER)
    assert world.memories.quoted_by(OWNER, [reply]) == {}
    with world.database.write() as session:
        session.delete(session.get(Conversation, talk))
    with world.database.read() as session:
        assert session.exec(select(TurnRecall)).all() == []


def test_a_yes_to_a_repeated_memory_teaches_nothing_new(world):
    """Only what the person says is read: a memory that the persona repeats is no news, whatever is answered."""
    world.reader.statements["I saw a zebra"] = "Saw a zebra"
    talk, _ = say(world, "I saw a zebra")
    (before,) = world.memories.list(OWNER)
    world.hear(talk, "You told me: I saw a zebra. Is that so?", role="assistant")
    world.hear(talk, "Yes")
    world.work()
    assert world.memories.list(OWNER) == [before]
    assert [reading.text for reading in world.reader.seen] == ["I saw a zebra", "Yes"]
