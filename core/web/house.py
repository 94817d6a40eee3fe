"""What the doors need of the studio; handed in as a function, because the studio is built after the server starts."""

from collections.abc import Callable
from typing import Protocol

from core.accounts.service import Accounts
from core.channels.mailbox import Mailbox
from core.config import Settings
from core.engines.choosing import EngineStatus
from core.followups.receiving.receiving import Receiving
from core.jobs.ticker import Ticker
from core.sharing.service import Sharing


class StatusSource(Protocol):
    """Says which engine speaks."""

    def status(self) -> EngineStatus:
        """Return the engine's present state."""
        ...


class Readiness(Protocol):
    """A heavy part that loads in the background."""

    @property
    def is_ready(self) -> bool:
        """Whether it can be used."""
        ...


class House(Protocol):
    """The part of the studio that stands behind the doors."""

    @property
    def settings(self) -> Settings: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def sharing(self) -> Sharing: ...
    @property
    def mailbox(self) -> Mailbox: ...
    @property
    def followups(self) -> Receiving: ...
    @property
    def rooms(self) -> StatusSource: ...
    @property
    def embedder(self) -> Readiness: ...
    @property
    def ticker(self) -> Ticker: ...


FindHouse = Callable[[], House]
"""Returns the house; raises StudioError before it is built."""
