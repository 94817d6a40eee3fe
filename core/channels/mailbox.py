"""A person's own e-mail address: given, confirmed from the mailbox itself, changed, taken back. Nobody else sees it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sqlmodel import Session, col, select

from core.accounts.rules import Actor, Role
from core.channels import store
from core.channels.addresses import counted_as, mask_address, parse_address
from core.channels.fairness import may_ask, network_of
from core.channels.letterbox import Letterbox
from core.channels.mails import build_confirmation
from core.channels.signing import Confirmation, MailSeal, StopWish
from core.channels.ways import find_way_back
from core.errors import InvalidInput, MailboxRefused, NotAllowed, NotFound
from core.personas.spec import rough_spec
from core.ports import Clock
from core.storage.tables import EmailAddress, EmailAsk, PersonaVersion, User

LINK_LIFE = timedelta(days=2)
DAY = timedelta(days=1)
WHERE = "where you gave your address: in the chat’s menu, or in your inbox, under “When may they write?”"
STALE = NotFound(
    "This link is over", hint=f"It was good for two days, or a newer mail took its place. Ask again {WHERE}."
)
CUT_OFF = NotFound(
    "This link is not complete",
    hint="Mail programs sometimes break a long link in two. Copy all of it from the mail into the address bar.",
)
NOBODY = NotFound("There is nothing left to stop", hint="Nothing of you is kept here any more, so nothing is sent.")

State = Literal["none", "waiting", "confirmed", "refused"]


@dataclass(frozen=True)
class MailboxView:
    """How e-mail stands for its person. `trouble`: why the studio's last mail did not leave, for its owner."""

    is_offered: bool
    state: State = "none"
    address: str = ""
    trouble: str = ""


@dataclass(frozen=True)
class StopOffer:
    """What a stop link would stop; without a persona it is every one. `way_back`: the path of their talk or inbox."""

    actor: Actor
    persona_id: int | None = None
    persona_name: str = ""
    way_back: str = ""


@dataclass(frozen=True)
class Confirmed:
    """An address, masked, whose owner said yes; and the path of their talk or inbox."""

    address: str
    way_back: str = ""


@dataclass(frozen=True)
class Mailbox:
    """The service of addresses."""

    letterbox: Letterbox
    seal: MailSeal
    clock: Clock

    # --- one's own -----------------------------------------------------------------

    def view(self, actor: Actor) -> MailboxView:
        """Return how e-mail stands for the actor."""
        with self.letterbox.database.read() as session:
            row = store.find(session, actor.user_id)
            trouble = store.find_trouble(session) if actor.role == Role.OWNER else ""
        is_offered = self.letterbox.post is not None
        return MailboxView(is_offered, _state(row), row.address if row else "", trouble if is_offered else "")

    def ask(self, actor: Actor, address: str, *, network: str = "") -> None:
        """Send one mail to the address, which asks whether it is the actor's; it takes another's place.

        `network`: the network address from which it is asked for, as far as it is known; it is counted, not kept.
        Raises InvalidInput (no address, no such mailbox), NotAllowed (too often, no mail server) and MailFailed.
        """
        if self.letterbox.post is None:
            raise NotAllowed("This studio sends no e-mail.")
        address, now = parse_address(address), self.clock.now()
        with self.letterbox.database.write() as session:
            self._count(session, actor, address, network)
        link = self.letterbox.link("/mail/confirm", t=self.seal.confirmation(actor.user_id, now))
        identity = self.letterbox.message_id(f"confirm-{actor.user_id}-{int(now.timestamp())}")
        try:
            self.letterbox.drop(build_confirmation(self.letterbox.settings.smtp_from, address, link, now, identity))
        except MailboxRefused as error:
            raise InvalidInput(error.message, field="address", hint=error.hint) from error
        with self.letterbox.database.write() as session:
            store.save(session, actor.user_id, address, now)

    def remove(self, actor: Actor) -> None:
        """Forget the actor's address."""
        with self.letterbox.database.write() as session:
            store.erase(session, actor.user_id)
        self.letterbox.database.erase_deleted()

    def _count(self, session: Session, actor: Actor, address: str, network: str) -> None:
        now, is_stranger = self.clock.now(), not actor.is_creator
        ask = EmailAsk(
            user_id=actor.user_id,
            address_key=self.seal.address_key(counted_as(address)),
            network_key=self.seal.address_key(place) if is_stranger and (place := network_of(network)) else "",
            persona_id=store.talked_to(session, actor.user_id) if is_stranger else None,
            asked_at=now,
        )
        # One answer for all limits: nobody learns whether another person asked for this address.
        if not may_ask(store.count_asks(session, now - DAY, ask), is_stranger=is_stranger):
            raise NotAllowed("No more mails can be sent there today.", hint="Try again tomorrow.")
        session.add(ask)

    # --- by link -------------------------------------------------------------------

    def waiting(self, token: str) -> str:
        """Return, masked, the address that a confirmation link is about; raises NotFound when it is too old."""
        with self.letterbox.database.read() as session:
            return mask_address(self._asked(session, self.seal.read_confirmation(token)).address)

    def confirm(self, token: str) -> Confirmed:
        """Take the link's word that the address is its reader's; raises NotFound when it is too old."""
        asked = self.seal.read_confirmation(token)
        with self.letterbox.database.write() as session:
            row = self._asked(session, asked)
            store.confirm(session, row.user_id, row.asked_at, self.clock.now())
            return Confirmed(mask_address(row.address), find_way_back(session, row.user_id))

    def _asked(self, session: Session, asked: Confirmation | None) -> EmailAddress:
        """Only the newest request's link opens anything, and only for two days."""
        if asked is None:
            raise CUT_OFF
        row = store.find(session, asked.user_id)
        if row is None or row.asked_at != asked.asked_at:
            raise STALE
        if self.clock.now() - asked.asked_at >= LINK_LIFE:
            raise STALE
        return row

    def open_stop(self, token: str) -> StopOffer:
        """Return what a stop link would stop; raises NotFound when it was not made here."""
        wish = self.seal.read_stop(token)
        if wish is None:
            raise CUT_OFF
        with self.letterbox.database.read() as session:
            user = session.get(User, wish.user_id)
            if user is None:
                raise NOBODY
            way_back = find_way_back(session, wish.user_id, wish.persona_id)
            actor = Actor(wish.user_id, Role(user.role))
            return StopOffer(actor, wish.persona_id, _name_of(session, wish), way_back)


def _state(row: EmailAddress | None) -> State:
    if row is None:
        return "none"
    if row.refused_at is not None:
        return "refused"
    return "confirmed" if row.confirmed_at is not None else "waiting"


def _name_of(session: Session, wish: StopWish) -> str:
    if wish.persona_id is None:
        return ""
    newest = (
        select(PersonaVersion.spec)
        .where(PersonaVersion.persona_id == wish.persona_id)
        .order_by(col(PersonaVersion.number).desc())
    )
    spec = session.exec(newest.limit(1)).first()
    return rough_spec(spec).name if spec else "This persona"
