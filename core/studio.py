"""The composition root: builds every adapter once and hands the services out."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from core.accounts.service import Accounts
from core.accounts.tokens import load_secret
from core.channels.email import EmailChannel
from core.channels.letterbox import Letterbox
from core.channels.mailbox import Mailbox
from core.channels.signing import MailSeal
from core.channels.smtp import SmtpPost
from core.chat.service import Chats
from core.clock import SystemClock
from core.config import Settings
from core.engines.ollama import OllamaEngine
from core.engines.room import EngineRoom
from core.errors import StudioError
from core.followups.choices import Choices
from core.followups.deciding.limits import read_limits
from core.followups.gate.gate import Eyes, Gate
from core.followups.gate.guard import Guard
from core.followups.playing.time_machine import TimeMachine
from core.followups.sending.due import Watch
from core.followups.sending.ended import Ended
from core.followups.sending.held import HeldQueue
from core.followups.service import FollowUps
from core.jobs.queue import JobQueue
from core.jobs.ticker import Ticker
from core.jobs.worker import Worker
from core.memory.reading.model_reader import ReaderChoice
from core.memory.reading.reading import Readers
from core.memory.service import Memories
from core.personas.service import Personas
from core.ports import Clock, LoadableEmbedder, VectorIndex
from core.sharing.service import Sharing
from core.storage.db import Database
from core.storage.installation import load_installation_id
from core.storage.lock import FolderLock
from core.vectors.chroma import ChromaIndex
from core.vectors.embedder import SentenceEmbedder
from core.vectors.models import PACKAGED
from core.vectors.served import ServedIndex

log = logging.getLogger(__name__)

TIDY_EVERY = timedelta(hours=6)
"""How often who left nothing behind is forgotten."""


@dataclass(frozen=True)
class Studio:
    """Everything a page or a route may ask for."""

    settings: Settings
    clock: Clock
    database: Database
    accounts: Accounts
    personas: Personas
    sharing: Sharing
    rooms: EngineRoom
    memories: Memories
    chats: Chats
    followups: FollowUps
    held: HeldQueue
    ended: Ended
    choices: Choices
    machine: TimeMachine
    mailbox: Mailbox
    worker: Worker
    ticker: Ticker
    keeper: Ticker
    embedder: LoadableEmbedder
    eyes: LoadableEmbedder
    """The packaged embedder, which the learned checks were trained on, whatever finds memories."""
    index: VectorIndex
    lock: FolderLock
    _closing: threading.Event = field(default_factory=threading.Event)

    def start(self, *, head_start: timedelta = timedelta(0)) -> None:
        """Mend what a crash left behind, then load the heavy parts in the background.

        They wait for the `head_start`, in which the first page has the processor to itself.
        """
        self.chats.recover()
        threading.Thread(target=self._load, args=(head_start,), name="studio-loading", daemon=True).start()

    def _load(self, head_start: timedelta) -> None:
        if self._closing.wait(head_start.total_seconds()):
            return
        self.rooms.start()
        # The pages show the trouble themselves; words still find memories without vectors.
        for step in (self.memories.open_previous_embedder, self.embedder.load, self.memories.repair):
            _attempt(step, "Memory search by meaning is off")
        _attempt(self.eyes.load, "The learned checks of follow-ups are off")
        self.worker.start()
        self.followups.repair()
        self.ticker.start()
        self.keeper.start()

    def close(self) -> None:
        """Stop what runs, in the order in which it depends on the rest."""
        self._closing.set()
        self.followups.close()
        self.chats.close()
        self.worker.stop()
        self.ticker.stop()
        self.keeper.stop()
        self.rooms.close()
        self.index.close()
        self.database.close()
        self.lock.release()


def _attempt(step: Callable[[], None], loss: str) -> None:
    try:
        step()
    except StudioError as error:
        log.warning("%s: %s %s", loss, error.message, error.hint)


def build_studio(
    settings: Settings,
    *,
    clock: Clock | None = None,
    rooms: EngineRoom | None = None,
    embedder: LoadableEmbedder | None = None,
    readers: Readers | None = None,
) -> Studio:
    """Build the studio on its data folder; raises FolderInUse when another server has it.

    What is outside (time, engines, the embedder, who reads for memories) may be handed in.
    """
    clock = clock or SystemClock()
    lock = FolderLock(settings.data_dir)
    lock.acquire()
    database = Database(settings.sql_url)
    database.migrate()
    rooms = rooms or EngineRoom(settings)
    queue = JobQueue(database, clock)
    embedder = embedder or SentenceEmbedder(settings.embedder)
    index = _open_index(settings, database)
    memories = Memories(
        database,
        clock,
        embedder,
        index,
        queue,
        readers or ReaderChoice(rooms, settings),
        voices=rooms,
        embedder_name=settings.embedder,
        reopen=SentenceEmbedder,
    )
    personas = Personas(database, clock, on_delete=memories.forget_persona)
    worker = Worker(queue, memories.job_handlers(), clock)
    watch = Watch(read_limits(settings))
    chats = Chats(database, clock, rooms, personas, memories, settings, on_job=worker.wake, watch=watch)
    eyes = embedder if settings.embedder == PACKAGED else SentenceEmbedder()
    gate = Gate(Eyes(eyes), _build_guard(settings))
    mailbox = _open_mailbox(settings, database, clock)
    email = EmailChannel(mailbox.letterbox, mailbox.seal, clock)
    followups = FollowUps(database, clock, chats, rooms, settings, gate=gate, channels=(email,))
    accounts = Accounts(database, clock, settings, on_profile=watch.note_profile)
    every = timedelta(seconds=settings.followup_tick_seconds)
    return Studio(
        settings=settings,
        clock=clock,
        database=database,
        accounts=accounts,
        personas=personas,
        sharing=Sharing(database, settings),
        rooms=rooms,
        memories=memories,
        chats=chats,
        followups=followups,
        held=followups.held,
        ended=followups.ended,
        choices=followups.choices,
        machine=followups.machine,
        mailbox=mailbox,
        worker=worker,
        ticker=Ticker(followups.tick, clock, every=every, name="studio-follow-ups"),
        keeper=Ticker(accounts.tidy, clock, every=TIDY_EVERY, name="studio-tidying"),
        embedder=embedder,
        eyes=eyes,
        index=index,
        lock=lock,
    )


def _open_mailbox(settings: Settings, database: Database, clock: Clock) -> Mailbox:
    post = SmtpPost(settings) if settings.smtp_host else None
    letterbox = Letterbox(database, settings, post, load_installation_id(database))
    return Mailbox(letterbox, MailSeal(load_secret(settings.data_dir / "secret.key")), clock)


def _build_guard(settings: Settings) -> Guard | None:
    if not settings.guard_model:
        return None
    engine = OllamaEngine(
        settings.ollama_host,
        connect=timedelta(seconds=settings.ollama_connect_seconds),
        read=timedelta(seconds=settings.ollama_read_seconds),
        keep_alive=settings.ollama_keep_alive,
    )
    return Guard(engine, settings.guard_model)


def _open_index(settings: Settings, database: Database) -> VectorIndex:
    if settings.chroma_url:
        return ServedIndex(settings.chroma_url, load_installation_id(database), settings.chroma_token)
    return ChromaIndex(settings.data_dir / "index")


_current: Studio | None = None


def install(studio: Studio | None) -> None:
    """Make this the process's one studio (None: there is none any more)."""
    global _current
    _current = studio


def current() -> Studio:
    """Return the process's one studio; raises StudioError before the server has built it."""
    if _current is None:
        raise StudioError("The studio is still starting.", hint="Wait a moment, then reload the page.")
    return _current
