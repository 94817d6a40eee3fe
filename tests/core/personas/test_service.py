"""Making, changing, finding and deleting personas."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.accounts.rules import Actor
from core.clock import MovableClock
from core.config import Settings
from core.errors import InvalidInput, NotFound
from core.personas.service import Personas
from core.personas.spec import PersonaSpec, spec_fields
from core.storage.db import Database
from core.storage.tables import Conversation, Memory, Message, Persona

LUNA = PersonaSpec(name="Luna", tagline="Reads the sky", topics=("Étoiles", "moons"))


def add_conversation(database: Database, clock: MovableClock, persona_id: int, version_id: int, user: Actor) -> int:
    with database.write() as session:
        row = Conversation(
            persona_id=persona_id,
            version_id=version_id,
            user_id=user.user_id,
            created_at=clock.now(),
            updated_at=clock.now(),
            last_message_at=clock.now(),
        )
        session.add(row)
        session.flush()
        return row.id or 0


def test_a_new_persona_is_private_and_has_version_1(personas, ada):
    card = personas.create(ada, LUNA, template="luna")
    assert (card.name, card.version_number, card.visibility, card.has_draft) == ("Luna", 1, "private", False)
    assert personas.list(ada) == [card]


def test_saving_a_change_makes_a_version_and_leaves_the_old_one_as_it_was(personas, ada):
    card = personas.create(ada, LUNA)
    changed = LUNA.model_copy(update={"tagline": "Whispers the sky"})
    assert personas.save(ada, card.id, changed).version_number == 2
    assert [(v.number, v.spec.tagline) for v in personas.versions(ada, card.id)] == [
        (2, "Whispers the sky"),
        (1, "Reads the sky"),
    ]


def test_saving_without_a_change_makes_no_version(personas, ada):
    card = personas.create(ada, LUNA)
    assert personas.save(ada, card.id, LUNA) == card


def test_a_draft_survives_a_restart_and_ends_with_the_save(personas, ada, database, clock):
    card = personas.create(ada, LUNA)
    fields = spec_fields(LUNA) | {"tagline": "x" * 500}
    assert personas.save_draft(ada, card.id, fields) is True
    again = Personas(Database(database.url), clock)
    assert again.draft(ada, card.id) == fields
    assert again.get(ada, card.id).has_draft
    assert personas.save(ada, card.id, LUNA).has_draft is False
    assert personas.draft(ada, card.id) is None


def test_a_draft_that_says_what_is_saved_is_none(personas, ada):
    card = personas.create(ada, LUNA)
    assert personas.save_draft(ada, card.id, spec_fields(LUNA) | {"name": " Luna "}) is False
    assert personas.get(ada, card.id).has_draft is False


def test_a_draft_can_be_discarded(personas, ada):
    card = personas.create(ada, LUNA)
    personas.save_draft(ada, card.id, {"name": "Other"})
    personas.discard_draft(ada, card.id)
    assert personas.get(ada, card.id) == card


def test_a_boundless_draft_is_refused(personas, ada):
    card = personas.create(ada, LUNA)
    with pytest.raises(InvalidInput):
        personas.save_draft(ada, card.id, {"name": "x" * 300_000})


def test_a_persona_begun_from_scratch_shows_once_something_is_typed(personas, ada):
    card = personas.begin(ada)
    assert personas.list(ada) == []
    personas.save_draft(ada, card.id, {"name": "", "backstory": "x" * 9000})
    assert [(c.name, c.version_number, c.has_draft) for c in personas.list(ada)] == [("Untitled persona", 0, True)]
    assert personas.save(ada, card.id, LUNA).version_number == 1


def test_an_empty_beginning_is_swept_away_after_a_day_and_a_filled_one_stays(personas, ada, clock):
    empty, filled = personas.begin(ada), personas.begin(ada)
    personas.save_draft(ada, filled.id, {"name": "Luna"})
    clock.move(timedelta(days=2))
    personas.begin(ada)
    with pytest.raises(NotFound):
        personas.get(ada, empty.id)
    assert personas.get(ada, filled.id).name == "Luna"


def test_nobody_can_talk_to_a_persona_that_was_never_saved(personas, ada):
    with pytest.raises(InvalidInput, match="never saved"):
        personas.current(ada, personas.begin(ada).id)


def test_another_creators_persona_reads_as_not_found(personas, ada, bob, visitor):
    card = personas.create(ada, LUNA)
    for stranger in (bob, visitor):
        for method in ("get", "versions", "draft", "discard_draft", "duplicate", "archive", "restore", "delete"):
            with pytest.raises(NotFound):
                getattr(personas, method)(stranger, card.id)
        with pytest.raises(NotFound):
            personas.save(stranger, card.id, LUNA)
        with pytest.raises(NotFound):
            personas.save_draft(stranger, card.id, {"name": "Mine"})
        with pytest.raises(NotFound):
            personas.current(stranger, card.id)
    assert personas.list(bob) == []
    assert personas.get(ada, card.id) == card


def test_a_visitor_makes_lists_and_uploads_nothing(personas, visitor):
    with pytest.raises(NotFound):
        personas.list(visitor)
    with pytest.raises(NotFound):
        personas.create(visitor, LUNA)
    with pytest.raises(NotFound):
        personas.begin(visitor)
    with pytest.raises(NotFound):
        personas.upload_avatar(visitor, b"")


def test_whoever_has_the_link_talks_to_the_newest_version(personas, ada, visitor, database):
    card = personas.create(ada, LUNA)
    with database.write() as session:
        session.get_one(Persona, card.id).visibility = "link"
    assert personas.current(visitor, card.id).spec == LUNA


def test_a_persona_that_never_was_reads_like_a_strangers(personas, ada, owner):
    for actor in (ada, owner):
        with pytest.raises(NotFound):
            personas.get(actor, 999)
        with pytest.raises(NotFound):
            personas.current(actor, 999)


def test_search_finds_name_tagline_and_topics_whatever_the_accents(personas, ada):
    personas.create(ada, LUNA)
    personas.create(ada, PersonaSpec(name="Tariq", tagline="Cooks"))
    for text in ("luna", "SKY", "etoiles", "moons reads"):
        assert [card.name for card in personas.list(ada, search=text)] == ["Luna"]
    assert personas.list(ada, search="luna cooks") == []


def test_the_last_saved_comes_first(personas, ada, clock):
    first = personas.create(ada, LUNA)
    clock.move(timedelta(minutes=1))
    personas.create(ada, PersonaSpec(name="Tariq"))
    clock.move(timedelta(minutes=1))
    personas.save(ada, first.id, PersonaSpec(name="Luna II"))
    assert [card.name for card in personas.list(ada)] == ["Luna II", "Tariq"]


def test_an_archived_persona_leaves_the_list_and_comes_back(personas, ada):
    card = personas.create(ada, LUNA)
    personas.archive(ada, card.id)
    assert personas.list(ada) == []
    assert [c.is_archived for c in personas.list(ada, archived=True)] == [True]
    personas.restore(ada, card.id)
    assert personas.list(ada) == [card]


def test_a_copy_is_private_and_on_its_own(personas, ada):
    card = personas.create(ada, LUNA)
    copy = personas.duplicate(ada, card.id)
    assert (copy.name, copy.version_number) == ("Luna (copy)", 1)
    assert copy.slug != card.slug
    assert personas.duplicate(ada, copy.id).name == "Luna (copy 2)"


def test_a_copy_of_an_unsaved_persona_keeps_what_was_typed(personas, ada):
    card = personas.begin(ada)
    personas.save_draft(ada, card.id, {"name": "Luna", "backstory": "x" * 9000})
    copy = personas.duplicate(ada, card.id)
    assert personas.draft(ada, copy.id) == {"name": "Luna (copy)", "backstory": "x" * 9000}


def test_a_hundred_personas_are_listed_with_their_conversations_in_one_query(personas, ada, visitor, database, clock):
    cards = [personas.create(ada, PersonaSpec(name=f"P{n}")) for n in range(100)]
    for _ in range(3):
        add_conversation(database, clock, cards[0].id, cards[0].version_id, visitor)
    asked: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    counts = {card.name: card.conversation_count for card in personas.list(ada)}
    assert (counts["P0"], counts["P1"], len(counts)) == (3, 0, 100)
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1


def test_deleting_leaves_no_word_of_it_in_any_file(personas, ada, visitor, database, clock, settings: Settings):
    card = personas.create(ada, PersonaSpec(name="Luna", backstory="xylophone-backstory"))
    personas.save_draft(ada, card.id, {"name": "Luna", "backstory": "zeppelin-draft"})
    conversation = add_conversation(database, clock, card.id, card.version_id or 0, visitor)
    now = clock.now()
    with database.write() as session:
        session.add(Message(conversation_id=conversation, role="user", text="quokka-words", created_at=now))
        session.add(
            Memory(
                persona_id=card.id,
                user_id=visitor.user_id,
                kind="fact",
                text="narwhal-memory",
                extractor="hand",
                content_hash="1",
                created_at=now,
                updated_at=now,
            )
        )
    personas.delete(ada, card.id)
    assert personas.list(ada) == []
    kept = b"".join(path.read_bytes() for path in Path(settings.data_dir).rglob("*") if path.is_file())
    for word in (b"xylophone-backstory", b"zeppelin-draft", b"quokka-words", b"narwhal-memory"):
        assert word not in kept


def test_memory_is_told_of_a_deletion_after_the_rows_are_gone(database, clock, ada):
    told: list[tuple[int, int]] = []
    personas = Personas(database, clock, on_delete=lambda gone: told.append((gone, len(personas.list(ada)))))
    card = personas.create(ada, LUNA)
    personas.delete(ada, card.id)
    assert told == [(card.id, 0)]
