"""Killing the server in the middle of a reply loses nothing that was shown as saved."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from core.chat.service import Chats
from core.storage.tables import Message
from tests.core.chat.stage import Room

ROOT = Path(__file__).parents[3]
SERVER = """
import sys, time
from datetime import timedelta
from pathlib import Path
from core.accounts.rules import Actor, Role
from core.chat.service import Chats
from core.clock import SystemClock
from core.config import Settings
from core.engines.scripted import ScriptedEngine
from core.personas.service import Personas
from core.storage.db import Database
from tests.core.chat.stage import FakeMemories, FakeVoices

folder, user_id, conversation_id = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
settings, clock = Settings(_env_file=None, data_dir=folder), SystemClock()
database = Database(settings.sql_url)
engine = ScriptedEngine(["word " * 300], chunk_delay=timedelta(milliseconds=50))
chats = Chats(database, clock, FakeVoices(engine), Personas(database, clock), FakeMemories(database), settings)
print(chats.send(Actor(user_id, Role.OWNER), conversation_id, "Tell me everything").message_id, flush=True)
time.sleep(60)
"""


def test_a_reply_cut_off_by_a_kill_keeps_its_words_and_can_be_written_again(room: Room) -> None:
    conversation_id = room.chats.start(room.owner, room.persona_id)
    folder = str(room.chats.settings.data_dir)
    command = [sys.executable, "-c", SERVER, folder, str(room.owner.user_id), str(conversation_id)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        message_id = int(server.stdout.readline())
        saved = wait_for_words(room, message_id)
        os.kill(server.pid, signal.SIGKILL)
    after = Chats(room.database, room.clock, room.voices, room.personas, room.memories, room.chats.settings)
    assert after.recover() == 1
    said, reply = after.open(room.owner, conversation_id).messages[-2:]
    assert said.text == "Tell me everything"
    assert reply.status == "stopped"
    assert reply.text.startswith(saved)
    assert room.memories.unread == [conversation_id]
    again = after.regenerate(room.owner, message_id)
    assert room.until(lambda: after.live(room.owner, again.message_id), lambda r: not r.is_live).state == "complete"
    after.close()


def wait_for_words(room: Room, message_id: int) -> str:
    """Return the first words that were saved of a reply in work."""
    for _ in range(600):
        with room.database.read() as session:
            message = session.get(Message, message_id)
            if message is not None and message.text:
                return message.text
        time.sleep(0.05)
    raise AssertionError("nothing was saved")
