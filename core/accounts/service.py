"""Who is asking: the owner by a one-time link, every other browser as a visitor with a signed cookie."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import available_timezones

from sqlmodel import Session

from core.accounts import store
from core.accounts.leaving import forget_empty
from core.accounts.profile import Profile, clean_profile
from core.accounts.rules import Act, Actor, Role, Thing, require
from core.accounts.tokens import Seal, hash_token, load_secret, new_token
from core.config import Settings
from core.errors import NotFound
from core.ports import Clock
from core.storage.db import Database
from core.storage.tables import BrowserSession, User

TICKET_LIFE = timedelta(hours=24)
TOUCH_EVERY = timedelta(hours=1)
"""How precisely a browser's last visit is known; every page run asks who it is, and must not write each time."""


OnProfile = Callable[[Session, int, datetime], None]
"""Told in the same transaction whose profile was changed, and when."""


def _nothing_to_tell(session: Session, user_id: int, now: datetime) -> None:
    """Stand in for whoever follows what people tell about themselves."""


class Accounts:
    """Knows every browser by the hash of its token. Looks the session up each time: it may have ended since."""

    def __init__(
        self, database: Database, clock: Clock, settings: Settings, *, on_profile: OnProfile = _nothing_to_tell
    ) -> None:
        self._database = database
        self._clock = clock
        self._on_profile = on_profile
        self._session_length = settings.session_length
        self._seal = Seal(load_secret(settings.data_dir / "secret.key"))
        # Browsers do not keep the ports of one machine apart: two studios must not sign each other out.
        self.cookie_name = f"persona_studio_{settings.port}"

    # --- coming in -----------------------------------------------------------

    def owner(self) -> Actor:
        """Return the studio's one owner, made at the first start."""
        with self._database.write() as session:
            user = store.find_owner(session) or store.add_user(session, Role.OWNER, self._clock.now())
            return _actor(user)

    def new_visitor(self) -> tuple[Actor, str]:
        """Make a visitor; returns it and its session token."""
        now, token = self._clock.now(), new_token()
        with self._database.write() as session:
            user = store.add_user(session, Role.VISITOR, now)
            actor = _actor(user)
            store.add_browser(session, actor.user_id, hash_token(token), now)
        return actor, token

    def issue_ticket(self) -> str:
        """Return a ticket that signs one browser in as the owner, once, within a day."""
        now, ticket = self._clock.now(), new_token()
        with self._database.write() as session:
            store.drop_expired(session, now - TICKET_LIFE, now - self._session_length)
            store.add_ticket(session, hash_token(ticket), now)
        return ticket

    def redeem(self, ticket: str) -> str:
        """Trade a ticket for an owner's session token; raises NotFound when it is used, old or unknown."""
        now, token = self._clock.now(), new_token()
        owner = self.owner()
        with self._database.write() as session:
            if not store.use_ticket(session, hash_token(ticket), now - TICKET_LIFE, now):
                raise NotFound("This link was used before, or is too old.", hint="Ask for a new one: make link")
            store.add_browser(session, owner.user_id, hash_token(token), now)
        return token

    def sign_out(self, token: str) -> None:
        """End a browser's session at once, in every window of it."""
        with self._database.write() as session:
            store.drop_browser(session, hash_token(token))

    def tidy(self) -> int:
        """Forget sessions and links that have ended, and visitors of whom there is nothing to keep; return how many."""
        now = self._clock.now()
        with self._database.write() as session:
            store.drop_expired(session, now - TICKET_LIFE, now - self._session_length)
        return forget_empty(self._database, now)

    # --- being there ---------------------------------------------------------

    def actor_for(self, token: str) -> Actor | None:
        """Return whose session token this is, or None if it is unknown or has ended."""
        if not token:
            return None
        now = self._clock.now()
        with self._database.read() as session:
            found = store.find_browser(session, hash_token(token))
        if found is None or self._has_ended(found[0], now):
            return None
        if now - found[0].seen_at >= TOUCH_EVERY:
            with self._database.write() as session:
                store.touch_browser(session, hash_token(token), now)
        return _actor(found[1])

    def actor_from_cookie(self, cookie: str) -> Actor | None:
        """Return who carries this cookie, or None if it is forged or its session has ended."""
        return self.actor_for(self._seal.token(cookie))

    def token_in(self, cookie: str) -> str:
        """Return the session token in a cookie, or an empty string if the cookie is forged."""
        return self._seal.token(cookie)

    def cookie_for(self, token: str) -> str:
        """Return the signed cookie that carries a session token."""
        return self._seal.cookie(token)

    def form_key(self, cookie: str) -> str:
        """Return the key that a form drawn for this browser must post back."""
        return self._seal.form_key(self._seal.token(cookie))

    def is_form_key(self, key: str, cookie: str) -> bool:
        """Whether a posted form was drawn for the browser that posts it."""
        return self._seal.is_form_key(key, self._seal.token(cookie))

    def _has_ended(self, browser: BrowserSession, now: datetime) -> bool:
        return now - browser.seen_at >= self._session_length

    # --- about oneself -------------------------------------------------------

    def profile(self, actor: Actor) -> Profile:
        """Return what the actor told about themselves; the owner and creators count as adults."""
        with self._database.read() as session:
            user = session.get(User, actor.user_id)
        if user is None:
            raise NotFound("This account is gone.")
        is_adult = user.adult_at is not None or actor.is_creator
        return Profile(user.name, user.time_zone, is_adult, user.quiet_start, user.quiet_end)

    def save_profile(self, actor: Actor, profile: Profile) -> None:
        """Keep what the actor tells about themselves; raises InvalidInput."""
        profile = clean_profile(profile)
        require(actor, Act.PERSONAL, Thing(user_id=actor.user_id))
        with self._database.write() as session:
            user = session.get(User, actor.user_id)
            if user is None:
                raise NotFound("This account is gone.")
            user.name, user.time_zone = profile.name, profile.time_zone
            user.quiet_start, user.quiet_end = profile.quiet_start, profile.quiet_end
            user.adult_at = (user.adult_at or self._clock.now()) if profile.is_adult else None
            self._on_profile(session, actor.user_id, self._clock.now())

    def note_time_zone(self, actor: Actor, time_zone: str) -> None:
        """Keep the browser's time zone, as long as the actor has named none; one that nobody knows is left out."""
        profile = self.profile(actor)
        if not profile.time_zone and time_zone in available_timezones():
            self.save_profile(actor, replace(profile, time_zone=time_zone))


def _actor(user: User) -> Actor:
    if user.id is None:
        raise RuntimeError("A user is an actor only once it is stored.")
    return Actor(user.id, Role(user.role))
