"""Nobody reaches what is another's: every method of every service that acts for somebody, tried by everybody else.

A new method with an `actor` is missing in the table below until somebody has thought about strangers.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from core.accounts.profile import Profile
from core.accounts.rules import Actor, Role
from core.clock import MovableClock
from core.config import Settings
from core.errors import NotAllowed, NotFound
from core.followups.consent.feedback import Dislike
from core.followups.deciding.facts import Mode
from core.followups.playing.habits import Habit
from core.memory.showing.browsing import Wanted
from core.personas.spec import PersonaSpec
from core.storage.tables import FollowUp, FollowUpCandidate, InboxItem, User
from core.studio import Studio, build_studio
from tests.fakes import HashEmbedder, ListReader

MARK = "SECRET"
SPEC = PersonaSpec(name=f"{MARK} Luna", tagline=MARK, greeting=MARK)


class ReadyEmbedder(HashEmbedder):
    """There is nothing to load."""

    def load(self) -> None:
        return None


@dataclass(frozen=True)
class World:
    """A creator with a private and a shared persona, and somebody who talks with the shared one."""

    studio: Studio
    maker: Actor
    guest: Actor
    private: int
    shared: int
    chat: int
    said: int
    reply: int
    memory: int
    change: int
    item: int
    held: int
    undo: str
    slug: str


Call = Callable[[World, Actor], Any]

CREATORS: dict[str, Call] = {
    "personas.get": lambda w, a: w.studio.personas.get(a, w.private),
    "personas.current": lambda w, a: w.studio.personas.current(a, w.private),
    "personas.versions": lambda w, a: w.studio.personas.versions(a, w.private),
    "personas.duplicate": lambda w, a: w.studio.personas.duplicate(a, w.private),
    "personas.save": lambda w, a: w.studio.personas.save(a, w.private, PersonaSpec(name="Mine")),
    "personas.save_draft": lambda w, a: w.studio.personas.save_draft(a, w.private, {"name": "Mine"}),
    "personas.draft": lambda w, a: w.studio.personas.draft(a, w.private),
    "personas.discard_draft": lambda w, a: w.studio.personas.discard_draft(a, w.private),
    "personas.archive": lambda w, a: w.studio.personas.archive(a, w.shared),
    "personas.restore": lambda w, a: w.studio.personas.restore(a, w.shared),
    "personas.delete": lambda w, a: w.studio.personas.delete(a, w.shared),
    "sharing.share": lambda w, a: w.studio.sharing.share(a, w.private),
    "sharing.unshare": lambda w, a: w.studio.sharing.unshare(a, w.shared),
    "sharing.address": lambda w, a: w.studio.sharing.address(a, w.shared),
    "sharing.resolve": lambda w, a: w.studio.sharing.resolve(a, w.slug),
    "chats.start": lambda w, a: w.studio.chats.start(a, w.private),
    "memories.add": lambda w, a: w.studio.memories.add(a, w.private, "Likes tea"),
    "followups.set_consent": lambda w, a: w.studio.followups.set_consent(a, w.private, True),
    "followups.offer": lambda w, a: w.studio.followups.offer(a, w.private),
    "choices.find": lambda w, a: w.studio.choices.find(a, w.shared),
    "choices.find_all": lambda w, a: w.studio.choices.find_all(a, [w.shared]),
    "choices.set_mode": lambda w, a: w.studio.choices.set_mode(a, w.shared, Mode.AUTO),
    "machine.play_talk": lambda w, a: w.studio.machine.play_talk(a, w.chat, Habit.ANSWERS),
    "machine.play_made_up": lambda w, a: w.studio.machine.play_made_up(a, w.shared, Habit.ANSWERS),
    "followups.look": lambda w, a: w.studio.followups.look(a, w.chat),
    "followups.decide": lambda w, a: w.studio.followups.decide(a, w.chat),
}
"""A creator's own: refused to visitors and to other creators."""

PERSONS: dict[str, Call] = {
    "chats.open": lambda w, a: w.studio.chats.open(a, w.chat),
    "chats.rename": lambda w, a: w.studio.chats.rename(a, w.chat, "Mine"),
    "chats.delete": lambda w, a: w.studio.chats.delete(a, w.chat, forget=True),
    "chats.count_memories": lambda w, a: w.studio.chats.count_memories(a, w.chat),
    "chats.set_memory_paused": lambda w, a: w.studio.chats.set_memory_paused(a, w.chat, True),
    "chats.use_latest_version": lambda w, a: w.studio.chats.use_latest_version(a, w.chat),
    "chats.thinking_of": lambda w, a: w.studio.chats.thinking_of(a, w.reply),
    "chats.prompt_of": lambda w, a: w.studio.chats.prompt_of(a, w.reply),
    "chats.export": lambda w, a: w.studio.chats.export(a, w.chat, "json"),
    "chats.send": lambda w, a: w.studio.chats.send(a, w.chat, "Hello"),
    "chats.regenerate": lambda w, a: w.studio.chats.regenerate(a, w.reply),
    "chats.edit_and_resend": lambda w, a: w.studio.chats.edit_and_resend(a, w.said, "Hello"),
    "chats.stop": lambda w, a: w.studio.chats.stop(a, w.reply),
    "chats.live": lambda w, a: w.studio.chats.live(a, w.reply),
    "chats.choose": lambda w, a: w.studio.chats.choose(a, w.said),
    "chats.rate": lambda w, a: w.studio.chats.rate(a, w.reply, -1),
    "memories.get": lambda w, a: w.studio.memories.get(a, w.memory),
    "memories.changes": lambda w, a: w.studio.memories.changes(a, w.memory),
    "memories.recall_log": lambda w, a: w.studio.memories.recall_log(a, w.memory),
    "memories.edit": lambda w, a: w.studio.memories.edit(a, w.memory, "Mine"),
    "memories.pin": lambda w, a: w.studio.memories.pin(a, w.memory, True),
    "memories.undo_change": lambda w, a: w.studio.memories.undo_change(a, w.change, forget_newer=True),
    "memories.delete": lambda w, a: w.studio.memories.delete(a, [w.memory]),
    "memories.undo": lambda w, a: w.studio.memories.undo(a, w.undo),
    # Nobody names another's address: the actor's own is all it knows. This studio has no mail server.
    "mailbox.ask": lambda w, a: w.studio.mailbox.ask(a, "mira@example.org"),
    "followups.set_dislike": lambda w, a: w.studio.followups.set_dislike(a, w.item, Dislike.WRONG),
    "followups.preview": lambda w, a: w.studio.followups.preview(a, w.chat),
    "followups.compose": lambda w, a: w.studio.followups.compose(a, w.chat),
    "followups.choose": lambda w, a: w.studio.followups.choose(a, w.chat, 1),
    "followups.edit": lambda w, a: w.studio.followups.edit(a, w.chat, "Mine"),
    "followups.send": lambda w, a: w.studio.followups.send(a, w.chat),
    "held.edit": lambda w, a: w.studio.held.edit(a, w.held, "Mine"),
    "held.approve": lambda w, a: w.studio.held.approve(a, w.held),
    "ended.bring_back": lambda w, a: w.studio.ended.bring_back(a, w.held),
    "held.reject": lambda w, a: w.studio.held.reject(a, w.held, "Mine"),
}
"""A person's own: refused to everybody else, whoever made the persona and whoever owns the studio."""

QUIET: dict[str, Call] = {
    "chats.list": lambda w, a: (w.studio.chats.list(a), w.studio.chats.list(a, w.shared, search=MARK)),
    "memories.list": lambda w, a: w.studio.memories.list(a, w.shared, text=MARK, include_past=True),
    "memories.search": lambda w, a: w.studio.memories.search(a, w.shared, MARK),
    "memories.browse": lambda w, a: w.studio.memories.browse(a, Wanted(persona_id=w.shared)),
    "memories.tally": lambda w, a: w.studio.memories.tally(a),
    "memories.show": lambda w, a: w.studio.memories.show(a, [w.memory]),
    "memories.points": lambda w, a: w.studio.memories.points(a, w.shared),
    "memories.export": lambda w, a: w.studio.memories.export(a, w.shared),
    "memories.recalled_by": lambda w, a: w.studio.memories.recalled_by(a, [w.reply]),
    "memories.quoted_by": lambda w, a: w.studio.memories.quoted_by(a, [w.reply, w.said]),
    "memories.recall_scores": lambda w, a: w.studio.memories.recall_scores(a, w.reply),
    "memories.told_in": lambda w, a: w.studio.memories.told_in(a, w.said),
    "memories.delete_all": lambda w, a: w.studio.memories.delete_all(a, w.shared),
    "memories.forget_since": lambda w, a: w.studio.memories.forget_since(a, w.studio.clock.now() - timedelta(days=9)),
    "memories.health": lambda w, a: w.studio.memories.health(a),
    "followups.inbox": lambda w, a: w.studio.followups.inbox(a),
    "followups.unread": lambda w, a: w.studio.followups.unread(a),
    "followups.newest_unread": lambda w, a: w.studio.followups.newest_unread(a),
    "followups.mark_read": lambda w, a: (w.studio.followups.mark_read(a, w.item), w.studio.followups.mark_read(a)),
    "followups.mark_seen": lambda w, a: w.studio.followups.mark_seen(a, w.chat),
    "followups.consent": lambda w, a: w.studio.followups.consent(a, w.shared),
    "followups.has_stopped_all": lambda w, a: w.studio.followups.has_stopped_all(a),
    "followups.has_unread": lambda w, a: w.studio.followups.has_unread(a, w.chat),
    "followups.received_in": lambda w, a: w.studio.followups.received_in(a, w.said),
    "followups.take_back_stop": lambda w, a: w.studio.followups.take_back_stop(a, w.shared),
    "mailbox.view": lambda w, a: w.studio.mailbox.view(a),
    "mailbox.remove": lambda w, a: w.studio.mailbox.remove(a),
    "followups.set_stopped_all": lambda w, a: w.studio.followups.set_stopped_all(a, True),
    "accounts.profile": lambda w, a: w.studio.accounts.profile(a),
    "accounts.save_profile": lambda w, a: w.studio.accounts.save_profile(a, Profile(name="Me")),
    "accounts.note_time_zone": lambda w, a: w.studio.accounts.note_time_zone(a, "Europe/Paris"),
}
"""What answers everybody about themselves alone: it shows nothing of another, and changes nothing of theirs."""

BUILDING: dict[str, Call] = {
    "personas.list": lambda w, a: w.studio.personas.list(a, search=MARK),
    "personas.create": lambda w, a: w.studio.personas.create(a, PersonaSpec(name="Mine")),
    "personas.begin": lambda w, a: w.studio.personas.begin(a),
    "personas.upload_avatar": lambda w, a: w.studio.personas.upload_avatar(a, b"no picture"),
    "followups.overview": lambda w, a: w.studio.followups.overview(a),
    "followups.count_talks": lambda w, a: w.studio.followups.count_talks(a),
    "ended.list": lambda w, a: w.studio.ended.list(a),
    "held.list": lambda w, a: w.studio.held.list(a),
    "choices.sending": lambda w, a: w.studio.choices.sending(a),
}
"""The studio's own pages: refused to visitors."""

RUNNING: dict[str, Call] = {
    "choices.set_sending": lambda w, a: w.studio.choices.set_sending(a, is_on=False),
    "memories.reindex": lambda w, a: w.studio.memories.reindex(a),
}
"""What the whole studio runs on: the owner's alone."""

TABLE = CREATORS | PERSONS | QUIET | BUILDING | RUNNING


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all: whoever is refused leaves it as it was."""
    folder, clock = tmp_path_factory.mktemp("strangers"), MovableClock()
    settings = Settings(_env_file=None, data_dir=folder, engine="scripted", open_browser=False)
    studio = build_studio(settings, clock=clock, embedder=ReadyEmbedder(), readers=ListReader())
    maker, guest = add_user(studio, Role.CREATOR), studio.accounts.new_visitor()[0]
    private, shared = (studio.personas.create(maker, SPEC).id for _ in range(2))
    studio.sharing.share(maker, shared)
    chat = studio.chats.start(guest, shared)
    reply = studio.chats.send(guest, chat, f"{MARK} message").message_id
    studio.chats.stop(guest, reply)
    forgotten = studio.memories.add(guest, shared, f"{MARK} that was deleted").id
    undo = studio.memories.delete(guest, [forgotten]).id
    memory = studio.memories.add(guest, shared, f"{MARK} of the guest").id
    studio.memories.pin(guest, memory, True)
    yield World(
        studio=studio,
        maker=maker,
        guest=guest,
        private=private,
        shared=shared,
        chat=chat,
        said=studio.chats.open(guest, chat).messages[1].id,
        reply=reply,
        memory=memory,
        change=studio.memories.changes(guest, memory)[0].id,
        item=add_inbox_item(studio, guest, shared, chat),
        held=add_held(studio, guest, shared, chat),
        undo=undo,
        slug=studio.personas.get(maker, private).slug,
    )
    studio.close()


def add_user(studio: Studio, role: Role) -> Actor:
    now = studio.clock.now()
    with studio.database.write() as session:
        user = User(role=role, created_at=now, seen_at=now)
        session.add(user)
        session.flush()
        return Actor(user.id or 0, role)


def add_inbox_item(studio: Studio, guest: Actor, persona_id: int, chat: int) -> int:
    now, version = studio.clock.now(), studio.personas.current(guest, persona_id)
    with studio.database.write() as session:
        sent = FollowUp(
            persona_id=persona_id,
            user_id=guest.user_id,
            conversation_id=chat,
            version_id=version.id,
            status="sent",
            text=MARK,
            created_at=now,
            sent_at=now,
        )
        session.add(sent)
        session.flush()
        item = InboxItem(user_id=guest.user_id, followup_id=sent.id or 0, created_at=now)
        session.add(item)
        session.flush()
        return item.id or 0


def add_held(studio: Studio, guest: Actor, persona_id: int, chat: int) -> int:
    """A follow-up that waits for its creator's word, to somebody who did not agree that anybody reads it."""
    now, version = studio.clock.now(), studio.personas.current(guest, persona_id)
    with studio.database.write() as session:
        held = FollowUp(
            persona_id=persona_id,
            user_id=guest.user_id,
            conversation_id=chat,
            version_id=version.id,
            status="held",
            text=MARK,
            created_at=now,
        )
        session.add(held)
        session.flush()
        session.add(FollowUpCandidate(followup_id=held.id or 0, text=MARK, intent="share", is_chosen=True))
        return held.id or 0


def everything(studio: Studio) -> dict[str, list[Any]]:
    """Every row of every table; what is waiting for the index to follow is nobody's."""
    with studio.database.read() as session:
        tables = [table for table in SQLModel.metadata.sorted_tables if table.name not in ("jobs", "facts")]
        return {table.name: sorted(map(repr, session.execute(sa.select(table)))) for table in tables}


def visitor(world: World) -> Actor:
    return world.studio.accounts.new_visitor()[0]


def other_creator(world: World) -> Actor:
    return add_user(world.studio, Role.CREATOR)


def owner(world: World) -> Actor:
    return world.studio.accounts.owner()


def maker(world: World) -> Actor:
    return world.maker


Who = Callable[[World], Actor]


def pairs(table: dict[str, Call], *people: Who) -> list[Any]:
    return [pytest.param(call, who, id=f"{name}-{who.__name__}") for name, call in table.items() for who in people]


@pytest.mark.parametrize(
    ("call", "who"),
    pairs(CREATORS, visitor, other_creator)
    + pairs(PERSONS, visitor, other_creator, owner, maker)
    + pairs(BUILDING, visitor)
    + pairs(RUNNING, visitor, other_creator, maker),
)
def test_what_is_anothers_is_refused_and_stays_as_it_was(world: World, call: Call, who: Who) -> None:
    actor = who(world)
    before = everything(world.studio)
    with pytest.raises((NotFound, NotAllowed)) as refused:
        call(world, actor)
    assert MARK not in f"{refused.value.message} {refused.value.hint}"
    assert everything(world.studio) == before


@pytest.mark.parametrize(("call", "who"), pairs(QUIET, visitor, other_creator, owner, maker))
def test_what_answers_everybody_shows_and_changes_nothing_of_others(world: World, call: Call, who: Who) -> None:
    actor = who(world)
    before = everything(world.studio)
    assert MARK not in repr(call(world, actor))
    after = everything(world.studio)
    assert {name: rows for name, rows in after.items() if name != "users"} == {
        name: rows for name, rows in before.items() if name != "users"
    }
    others = [row for row in before["users"] if not row.startswith(f"({actor.user_id},")]
    assert set(others) <= set(after["users"])


def test_another_creator_sees_none_of_anothers_personas(world: World) -> None:
    actor = other_creator(world)
    assert world.studio.personas.list(actor) == []
    assert world.studio.followups.overview(actor) == []


def test_whoever_made_the_persona_sees_the_rules_and_none_of_a_visitors_words(world: World) -> None:
    for actor in (world.maker, owner(world)):
        shown = [*world.studio.followups.overview(actor), world.studio.followups.look(actor, world.chat)]
        assert len(shown) == 2
        assert world.studio.held.list(actor) == [], "nobody agreed to that"
        for decision in shown:
            assert decision.title == ""
            assert "message" not in repr(decision.spec)
            assert f"{MARK} of the guest" not in repr(decision)
            assert f"{MARK} message" not in repr(decision)


def test_the_person_themself_reaches_it_all(world: World) -> None:
    assert MARK in repr(world.studio.chats.open(world.guest, world.chat))
    assert MARK in world.studio.memories.export(world.guest)
    assert MARK in repr(world.studio.followups.inbox(world.guest))
    assert world.studio.memories.undo(world.guest, world.undo) == 1


def test_every_method_that_acts_for_somebody_is_in_the_table() -> None:
    acting = {
        f"{field.name}.{name}"
        for field in fields(Studio)
        if inspect.isclass(field.type)
        for name, method in inspect.getmembers(field.type, inspect.isfunction)
        if not name.startswith("_") and "actor" in inspect.signature(method).parameters
    }
    assert acting - set(TABLE) == set(), "not yet tried by strangers"
    assert set(TABLE) - acting == set(), "gone"
    assert len(acting) > 60
