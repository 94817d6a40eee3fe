"""Writes one reply, in a thread of its own: recall, prompt, stream, save. The row always says how it ended."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from core.chat import store
from core.chat.cleaning import end_at_sentence
from core.chat.excerpts import MOST_EXCERPTS, Excerpt
from core.chat.loading import Task, load_task
from core.chat.needs import Remembering
from core.chat.prompt import Limits, Note, Prompt, Talk, build_prompt, find_history
from core.chat.replies import Live
from core.config import Settings
from core.errors import EngineLoading, MalformedAnswer, StudioError
from core.memory.views import RecallResult, Told
from core.ports import ChatRequest, Clock, Priority, Sampling, Usage, Voice, Voices
from core.storage.db import Database

log = logging.getLogger(__name__)

SAVE_EVERY = timedelta(milliseconds=500)
LOOK_AGAIN = timedelta(milliseconds=300)
TINY_REPLY = 70
"""Tokens: what a tiny model writes before it begins to wander."""
UNEXPECTED = StudioError("Something went wrong while the reply was written.", hint="Press Retry.")
STOPS = ("\nUser:", "\nHuman:", "<|im_end|>", "<|im_start|>")


@dataclass(frozen=True)
class ReplyWriter:
    """Knows everything a reply needs, and nothing of pages."""

    database: Database
    clock: Clock
    voices: Voices
    memories: Remembering
    settings: Settings
    on_job: Callable[[], None]

    def write(self, live: Live) -> None:
        """Write the reply; never raises."""
        try:
            self._write(live)
        except StudioError as error:
            self.finish(live, "failed", error=error)
        except Exception:
            # The last line of defence of a thread: without it the row would stay "streaming" for ever.
            log.exception("A reply broke off")
            self.finish(live, "failed", error=UNEXPECTED)

    def finish(self, live: Live, status: str, *, error: StudioError | None = None, text: str | None = None) -> bool:
        """Record how the reply ended; False when somebody else did so before, and then nothing changes."""
        with self.database.write() as session:
            is_mine = store.update_streaming(
                session,
                live.message_id,
                status=status,
                text=live.text if text is None else text,
                thinking=live.thinking,
                error=f"{error.message}\n{error.hint}" if error else "",
                finished_at=self.clock.now(),
            )
            if is_mine and not live.is_memory_paused:
                self.memories.note_unread(session, live.conversation_id)
        if is_mine:
            self.on_job()
        return is_mine

    def _write(self, live: Live) -> None:
        with self.database.read() as session:
            task = load_task(session, live.message_id, now=self.clock.now())
        if task is None:
            return
        voice = self._find_voice(live, task.spec.model)
        if voice is None:
            return
        limits = self._limits(voice)
        recalled = self._recall(live, task, limits)
        prompt = build_prompt(task.spec, _with_recalled(task.talk, recalled), limits)
        if self._save_prompt(live, task, voice, prompt, recalled):
            self._stream(live, task, voice, prompt)

    def _find_voice(self, live: Live, model: str) -> Voice | None:
        """Wait while the model is loading: the person asked already, and may stop it."""
        while not live.stop.is_set():
            try:
                voice = self.voices.speaker(model)
            except EngineLoading as loading:
                live.note = loading.message
                live.stop.wait(LOOK_AGAIN.total_seconds())
            else:
                live.note = ""
                return voice
        return None

    def _recall(self, live: Live, task: Task, limits: Limits) -> RecallResult:
        if live.is_memory_paused or not self.settings.recall_limit:
            return RecallResult()
        return self.memories.recall(
            task.scope,
            task.question,
            limit=self.settings.recall_limit,
            turns=0 if limits.is_tiny else MOST_EXCERPTS,
            skip=find_history(task.spec, task.talk, limits),
        )

    def _limits(self, voice: Voice) -> Limits:
        is_tiny = voice.model.is_tiny
        return Limits(
            context_size=self.settings.context_size,
            reply_tokens=TINY_REPLY if is_tiny else self.settings.reply_tokens,
            # The history is counted twice: to see what need not be recalled, and to fit what was.
            count=cache(lambda text: voice.engine.count_tokens(text, voice.model.name)),
            is_tiny=is_tiny,
            counted="tokenizer" if voice.engine.kind == "embedded" else "estimate",
        )

    def _save_prompt(self, live: Live, task: Task, voice: Voice, prompt: Prompt, recalled: RecallResult) -> bool:
        """Keep what is about to be sent; False when the reply was stopped or deleted meanwhile."""
        trace = prompt.trace | {"trouble": recalled.trouble, "version": task.version_number}
        used = set(prompt.memory_ids) | set(prompt.trace["left_out"]["memory_ids"])
        live.note = recalled.trouble
        with self.database.write() as session:
            is_mine = store.update_streaming(
                session, live.message_id, prompt=trace, engine=voice.engine.kind, model=voice.model.name
            )
            if is_mine:
                items = [item for item in recalled.items if item.memory_id in used]
                scores = {turn.told.message_id: turn.score for turn in recalled.turns}
                quoted = {turn_id: scores.get(turn_id, {}) for turn_id in prompt.turn_ids}
                self.memories.note_recalled(session, live.message_id, items, quoted)
        return is_mine

    def _stream(self, live: Live, task: Task, voice: Voice, prompt: Prompt) -> None:
        priority = Priority.VISITOR if live.is_guest else Priority.PERSON
        request = ChatRequest(prompt.messages, voice.model.name, self._sampling(task, voice), priority)
        saved_at, usage = self.clock.now(), Usage()
        for chunk in voice.engine.stream(request, live.stop):
            live.add(chunk.text, chunk.thinking)
            usage = chunk.usage or usage
            if live.is_cut or live.stop.is_set():
                live.stop.set()
                break
            saved_at = self._save_partial(live, saved_at)
        self._complete(live, usage, is_tiny=voice.model.is_tiny)

    def _sampling(self, task: Task, voice: Voice) -> Sampling:
        is_tiny = voice.model.is_tiny
        return Sampling(
            temperature=0.3 if is_tiny else task.spec.temperature,
            max_tokens=TINY_REPLY if is_tiny else self.settings.reply_tokens,
            context_size=self.settings.context_size,
            repeat_penalty=1.1 if is_tiny else None,
            stop=STOPS if voice.engine.kind == "embedded" else (),
        )

    def _save_partial(self, live: Live, saved_at: datetime) -> datetime:
        now = self.clock.now()
        if now - saved_at < SAVE_EVERY:
            return saved_at
        with self.database.write() as session:
            store.update_streaming(session, live.message_id, text=live.text, thinking=live.thinking)
        return now

    def _complete(self, live: Live, usage: Usage, *, is_tiny: bool) -> None:
        if live.stop.is_set() and not live.is_cut:
            self.finish(live, "stopped")
            return
        if not live.text:
            raise MalformedAnswer("The model answered with nothing.", hint="Press Retry, or choose another model.")
        text = end_at_sentence(live.text) if is_tiny and usage.finish == "length" else live.text
        self.finish(live, "complete", text=text)


def _with_recalled(talk: Talk, recalled: RecallResult) -> Talk:
    notes = [Note(item.memory_id, item.text) for item in recalled.items]
    excerpts = [_excerpt(turn.told, talk, turn.before, turn.after) for turn in recalled.turns]
    return replace(talk, notes=notes, excerpts=excerpts)


def _excerpt(told: Told, talk: Talk, *beside: Told | None) -> Excerpt:
    said_at = told.said_at.astimezone(talk.now.tzinfo)
    return Excerpt(
        told.message_id, told.role, told.text, said_at, tuple(_excerpt(each, talk) for each in beside if each)
    )
