"""Share links: open while they are shared, dead at once when they are not."""

import pytest

from core.accounts.rules import Actor, Role
from core.accounts.service import Accounts
from core.clock import MovableClock
from core.config import Settings
from core.errors import NotFound
from core.sharing.service import Sharing
from core.storage.db import Database
from core.storage.tables import Persona, PersonaVersion


@pytest.fixture
def owner(database: Database, clock: MovableClock, settings: Settings) -> Actor:
    return Accounts(database, clock, settings).owner()


@pytest.fixture
def visitor(database: Database, clock: MovableClock, settings: Settings) -> Actor:
    return Accounts(database, clock, settings).new_visitor()[0]


@pytest.fixture
def persona_id(database: Database, clock: MovableClock, owner: Actor) -> int:
    now = clock.now()
    with database.write() as session:
        persona = Persona(creator_id=owner.user_id, slug="luna-private", created_at=now, updated_at=now)
        session.add(persona)
        session.flush()
        assert persona.id is not None
        for number, name in ((1, "Moon"), (2, "Luna Márquez")):
            spec = {"name": name, "tagline": "Night owl"}
            session.add(PersonaVersion(persona_id=persona.id, number=number, spec=spec, created_at=now))
        return persona.id


@pytest.fixture
def sharing(database: Database, settings: Settings) -> Sharing:
    return Sharing(database, settings)


def slug_of(url: str) -> str:
    return url.rsplit("/", 1)[1]


def test_a_shared_persona_opens_for_whoever_holds_the_link(
    sharing: Sharing, owner: Actor, visitor: Actor, persona_id: int
) -> None:
    slug = slug_of(sharing.share(owner, persona_id))
    for asker in (None, visitor, owner):
        shared = sharing.resolve(asker, slug)
        assert (shared.persona_id, shared.name, shared.tagline) == (persona_id, "Luna Márquez", "Night owl")


def test_a_private_persona_has_no_link_not_even_for_its_owner(sharing: Sharing, owner: Actor, persona_id: int) -> None:
    assert sharing.address(owner, persona_id) == ""
    for asker in (None, owner):
        with pytest.raises(NotFound):
            sharing.resolve(asker, "luna-private")


def test_a_link_stays_the_same_while_it_is_shared(sharing: Sharing, owner: Actor, persona_id: int) -> None:
    url = sharing.share(owner, persona_id)
    assert sharing.share(owner, persona_id) == url == sharing.address(owner, persona_id)


def test_a_link_that_was_taken_back_stays_dead(sharing: Sharing, owner: Actor, persona_id: int) -> None:
    old = slug_of(sharing.share(owner, persona_id))
    sharing.unshare(owner, persona_id)
    with pytest.raises(NotFound):
        sharing.resolve(None, old)
    assert slug_of(sharing.share(owner, persona_id)) != old
    with pytest.raises(NotFound):
        sharing.resolve(None, old)


def test_a_link_tells_whose_it_is_and_cannot_be_guessed(sharing: Sharing, owner: Actor, persona_id: int) -> None:
    url = sharing.share(owner, persona_id)
    assert url.startswith("http://localhost:8501/p/luna-marquez-")
    assert len(url.rsplit("luna-marquez-", 1)[1]) == 16


def test_an_archived_persona_is_closed_to_visitors(
    sharing: Sharing, owner: Actor, persona_id: int, database: Database, clock: MovableClock
) -> None:
    slug = slug_of(sharing.share(owner, persona_id))
    with database.write() as session:
        persona = session.get(Persona, persona_id)
        assert persona is not None
        persona.archived_at = clock.now()
    with pytest.raises(NotFound):
        sharing.resolve(None, slug)


@pytest.mark.parametrize("role", [Role.VISITOR, Role.CREATOR])
def test_nobody_shares_or_unshares_what_is_not_theirs(
    sharing: Sharing, owner: Actor, persona_id: int, role: Role
) -> None:
    other = Actor(owner.user_id + 99, role)
    slug = slug_of(sharing.share(owner, persona_id))
    for act in (sharing.share, sharing.unshare, sharing.address):
        with pytest.raises(NotFound):
            act(other, persona_id)
    assert sharing.resolve(None, slug)


def test_an_unknown_persona_reads_like_one_that_is_not_yours(sharing: Sharing, owner: Actor) -> None:
    with pytest.raises(NotFound):
        sharing.share(owner, 12345)
