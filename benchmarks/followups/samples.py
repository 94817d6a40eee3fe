"""What is really sent: `python -m benchmarks.followups.samples [--gguf FILE] [--only WORDS] [--out FILE] …`.

Plays the hand-written talk of histories.toml through the real services (reader, rules, composer, gate, tick) with the
packaged model, or another one, and writes samples.md to be read by people.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import Session, col, select

from benchmarks.followups.histories import History, Line, load_histories
from benchmarks.followups.remembering import RememberingRoom
from benchmarks.followups.samples_page import Sample, write_page
from core.accounts.rules import Actor, Role
from core.chat import store as chat_store
from core.chat.talking import add_user_message
from core.clock import MovableClock
from core.config import Settings
from core.engines.room import EngineRoom
from core.followups.cases import Case, load_cases
from core.followups.composing import situations
from core.followups.composing.composer import Composer, Composition
from core.followups.deciding.facts import Mode
from core.followups.deciding.policy import Decision, decide
from core.followups.gate.gate import Eyes, Gate
from core.memory.showing import showing
from core.ports import Scope
from core.storage.tables import Conversation, FollowUp, FollowUpDue, Message, Persona, User
from core.studio import Studio, build_studio

FILE = Path(__file__).parent / "samples.md"
BETWEEN = timedelta(minutes=2)
"""From one utterance to the next."""
PATIENCE = timedelta(days=6)
"""How long the clock is moved in search of a moment at which the rules allow it."""


@dataclass
class Stage:
    """A studio with one person in it, whose clock is moved by hand."""

    studio: Studio
    clock: MovableClock
    composer: Composer
    persona_id: int
    visitor: Actor
    conversation_id: int

    def say(self, lines: tuple[Line, ...]) -> None:
        """Let them talk, and have it read."""
        for line in lines:
            with self.studio.database.write() as session:
                self._add(session, line)
            self.clock.move(BETWEEN)
        self.studio.worker.run_due()

    def _add(self, session: Session, line: Line) -> None:
        row, now = session.get_one(Conversation, self.conversation_id), self.clock.now()
        if line.role == "user":
            add_user_message(session, row, line.text, row.leaf_id, now=now)
        else:
            said = Message(
                conversation_id=self.conversation_id,
                parent_id=row.leaf_id,
                role="assistant",
                text=line.text,
                created_at=now,
            )
            chat_store.add_message(session, said)
        self.studio.memories.note_unread(session, self.conversation_id)
        if line.role == "user":
            self.studio.chats.watch.note_message(session, self.conversation_id, now)

    def look(self, round_: int) -> Sample:
        """Move the clock until somebody is due, and see what is sent."""
        until = self.clock.now() + PATIENCE
        while (due := self._due()) is not None and due <= until:
            self.clock.instant = max(due, self.clock.now())
            sample = self._sample(round_)
            if sample.sent or sample.composition:
                return sample
        self.clock.move(timedelta(hours=20))
        return self._sample(round_)

    def _due(self) -> datetime | None:
        with self.studio.database.read() as session:
            return session.exec(select(FollowUpDue.look_at).order_by(col(FollowUpDue.look_at))).first()

    def _sample(self, round_: int) -> Sample:
        now = self.clock.now()
        with self.studio.database.read() as session:
            case = load_cases(session, [self.conversation_id], now=now)[0]
            found = showing.load_citable(session, Scope(self.persona_id, self.visitor.user_id), now)
        decision = decide(case.facts, now=now, limits=self.studio.followups.limits)
        composition = self._compose(case, decision, now)
        self.studio.followups.tick()
        return Sample(
            round_,
            now,
            case.last_message_at,
            decision,
            tuple(view.text for view in found),
            composition,
            self._sent(now),
        )

    def _compose(self, case: Case, decision: Decision, now: datetime) -> Composition | None:
        """Compose what the tick is about to compose, so that what is not sent can be shown as well."""
        if not decision.is_allowed:
            return None
        with self.studio.database.read() as session:
            situation = situations.load_situation(session, case, now=now)
        return self.composer.compose(situation, seed=now.toordinal())

    def _sent(self, now: datetime) -> str:
        with self.studio.database.read() as session:
            rows = session.exec(select(FollowUp).where(FollowUp.status == "sent", FollowUp.sent_at == now))
            return next((row.text for row in rows), "")


def play(history: History, rooms: EngineRoom, settings: Settings, clock: MovableClock) -> Iterator[Sample]:
    """Play one person's talk in a studio of its own; yields the first follow-up and, after an answer, the second."""
    clock.instant = history.begins_at - timedelta(minutes=5)
    studio = build_studio(settings, clock=clock, rooms=rooms)
    try:
        studio.embedder.load()
        stage = _set_stage(studio, history, rooms, clock)
        stage.say(history.talk)
        clock.move(history.days)
        studio.choices.set_sending(studio.accounts.owner(), is_on=True)
        first = stage.look(1)
        yield first
        if first.sent and history.later:
            clock.move(timedelta(hours=3))
            stage.say(history.later)
            yield stage.look(2)
    finally:
        studio.followups.close()
        studio.index.close()
        studio.database.close()
        studio.lock.release()


def _set_stage(studio: Studio, history: History, rooms: EngineRoom, clock: MovableClock) -> Stage:
    owner = studio.accounts.owner()
    persona_id = studio.personas.create(owner, history.spec).id
    studio.choices.set_mode(owner, persona_id, Mode.AUTO)
    now = clock.now()
    with studio.database.write() as session:
        session.get_one(Persona, persona_id).visibility = "link"
        user = User(role="visitor", created_at=now, seen_at=now, adult_at=now)
        session.add(user)
        session.flush()
        visitor = Actor(user.id or 0, Role.VISITOR)
    conversation_id = studio.chats.start(visitor, persona_id)
    studio.followups.set_consent(visitor, persona_id, True)
    return Stage(studio, clock, Composer(rooms, Gate(Eyes(studio.embedder))), persona_id, visitor, conversation_id)


def main() -> None:
    """Play every history; the page is written anew after each, so that a run that breaks off leaves what it has."""
    options = _parse()
    histories = [one for one in load_histories() if _is_wanted(one, options.only)]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            _env_file=None,
            data_dir=Path(folder) / "rooms",
            engine="embedded",
            embedded_model=options.gguf,
            extractor=options.extractor,
        )
        rooms = RememberingRoom(settings)
        rooms.start()
        played: list[tuple[History, list[Sample]]] = []
        for number, history in enumerate(histories):
            own = settings.model_copy(update={"data_dir": Path(folder) / str(number)})
            played.append((history, list(play(history, rooms, own, MovableClock()))))
            _write(played, rooms.speaker().model.name, options)
        rooms.close()


def _write(played: list[tuple[History, list[Sample]]], model: str, options: argparse.Namespace) -> None:
    is_model = options.extractor == "model" or (options.extractor == "auto" and options.gguf)
    reader = "the model" if is_model else "the reader without a model"
    Path(options.out).write_text(write_page(played, model, reader), encoding="utf-8")


def _is_wanted(history: History, only: str) -> bool:
    name = f"{history.spec.name} {history.title}".lower()
    return any(words.strip() in name for words in only.lower().split(";"))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gguf", default="", help="another model than the packaged one")
    parser.add_argument(
        "--only", default="", help="only histories whose persona or title has these words; several: a;b"
    )
    parser.add_argument(
        "--extractor", default="auto", choices=("auto", "model", "extractive"), help="who reads the talk"
    )
    parser.add_argument("--out", default=str(FILE), help="file to write")
    return parser.parse_args()


if __name__ == "__main__":
    main()
