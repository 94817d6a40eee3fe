"""What tells this installation's things on a shared server from another's."""

import uuid

from core.storage.db import Database
from core.storage.tables import Fact

INSTALLATION = "installation.id"


def load_installation_id(database: Database) -> str:
    """Return this database's own id, made the first time it is asked for."""
    with database.write() as session:
        fact = session.get(Fact, INSTALLATION)
        if fact is None:
            fact = Fact(name=INSTALLATION, value=uuid.uuid4().hex)
            session.add(fact)
        return fact.value
