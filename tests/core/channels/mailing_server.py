"""A studio that sends its follow-ups by mail; run as a process of its own, so that it can be killed with -9.

`python -m tests.core.channels.mailing_server FOLDER NOW PORT MINUTES…`: looks around now and after each of these waits.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from core.channels.email import EmailChannel
from core.channels.letterbox import Letterbox
from core.channels.signing import MailSeal
from core.channels.smtp import SmtpPost
from core.chat.service import Chats
from core.clock import MovableClock
from core.config import Settings
from core.engines.scripted import ScriptedEngine
from core.followups.deciding.limits import read_limits
from core.followups.sending.due import Watch
from core.followups.service import FollowUps
from core.personas.service import Personas
from core.storage.db import Database
from tests.core.followups.conftest import FakeVoices, NoMemories


def serve(folder: Path, now: datetime, port: int, waits: list[timedelta]) -> None:
    """Start a studio on the folder and let it look around after each wait."""
    settings = Settings(
        _env_file=None,
        data_dir=folder,
        engine="scripted",
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security="none",
        smtp_from="studio@studio.example",
    )
    database, clock = Database(settings.sql_url), MovableClock(now)
    voices, watch = FakeVoices(ScriptedEngine()), Watch(read_limits(settings))
    chats = Chats(database, clock, voices, Personas(database, clock), NoMemories(), settings, watch=watch)
    box = Letterbox(database, settings, SmtpPost(settings), "this installation")
    mail = EmailChannel(box, MailSeal(b"secret"), clock)
    followups = FollowUps(database, clock, chats, voices, settings, channels=(mail,))
    followups.repair()
    for wait in waits:
        clock.move(wait)
        followups.tick()
    database.close()


if __name__ == "__main__":
    folder, now, port, *minutes = sys.argv[1:]
    serve(Path(folder), datetime.fromisoformat(now), int(port), [timedelta(minutes=int(wait)) for wait in minutes])
