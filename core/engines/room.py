"""Where text comes from: watches the engines in the background, and says at any moment who speaks."""

import logging
import threading
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from core.config import Settings
from core.engines.choices import Choices
from core.engines.choosing import (
    EmbeddedView,
    EngineStatus,
    Kind,
    OllamaView,
    decide_kind,
    describe_embedded,
    describe_ollama,
    find_model,
)
from core.engines.downloads import Download, Downloads
from core.engines.embedded import EmbeddedEngine
from core.engines.hub import Hub, is_hub_name
from core.engines.ollama import OllamaEngine
from core.engines.packaged import find_packaged_model
from core.engines.scripted import ScriptedEngine
from core.engines.shelf import LocalModel, Shelf
from core.engines.suggestions import SUGGESTIONS, Suggestion
from core.errors import EngineError, EngineLoading, EngineUnavailable, ModelMissing
from core.ports import Engine, ModelInfo

log = logging.getLogger(__name__)

LOOK_EVERY = timedelta(seconds=15)
"""How often Ollama is looked for."""


@dataclass(frozen=True)
class Speaker:
    """An engine that is ready, and the model to ask it for."""

    engine: Engine
    model: ModelInfo


class EngineRoom:
    """Every engine of the process. Asking it anything answers at once, from what was last seen."""

    def __init__(
        self,
        settings: Settings,
        *,
        ollama: OllamaEngine | None = None,
        embedded: EmbeddedEngine | None = None,
        scripted: ScriptedEngine | None = None,
        hub: Hub | None = None,
        look_every: timedelta = LOOK_EVERY,
    ) -> None:
        self._settings = settings
        self._hub = hub or Hub(settings.data_dir / "models")
        self._choices = Choices(self._hub.folder)
        self._shelf = Shelf(self._hub.folder, self._choices)
        self._downloads = Downloads()
        self._ollama = ollama or build_ollama(settings, self)
        self._embedded = embedded or EmbeddedEngine(
            context_size=settings.context_size, threads=settings.embedded_threads
        )
        self._scripted = scripted or ScriptedEngine()
        self._look_every = look_every
        self._seen = OllamaView()
        self._path_trouble: EngineError | None = None
        self._note = ""
        self._wake = threading.Event()
        self._is_closed = False
        self._thread = threading.Thread(target=self._watch, name="engine-room", daemon=True)

    # --- life ---

    def start(self) -> None:
        """Begin to look around and to load, in the background."""
        self._thread.start()

    def close(self) -> None:
        """Stop looking, cancel downloads, free the model."""
        self._is_closed = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()
        self._downloads.close()
        for engine in (self._ollama, self._embedded, self._scripted):
            engine.close()

    def recheck(self) -> None:
        """Look around now rather than at the next turn; returns at once."""
        self._wake.set()

    # --- who speaks ---

    def status(self) -> EngineStatus:
        """Say which engine and model speaks now, or why none does."""
        match self._kind():
            case "scripted":
                model = self._scripted.models()[0]
                return EngineStatus("scripted", model, "ready", "Replies are scripted: no model speaks.", is_demo=True)
            case "ollama":
                return describe_ollama(self._seen, self._wanted("ollama"))
            case "embedded":
                return describe_embedded(self._view_embedded())
            case _:
                return EngineStatus("embedded", None, "loading", "Looking for an engine …")

    def speaker(self, model: str = "") -> Speaker:
        """Return who speaks: the named model when the engine has it, else the studio's.

        Raises EngineLoading or EngineUnavailable, with what the pages show.
        """
        status = self.status()
        if status.state == "loading":
            raise EngineLoading(status.detail, hint=status.hint or "It takes a moment; try again then.")
        if status.state == "unavailable" or status.model is None:
            raise EngineUnavailable(status.detail, hint=status.hint)
        return Speaker(self._engine(status.kind), find_model(self.models(), model) or status.model)

    def models(self) -> list[ModelInfo]:
        """List the models that the present engine can speak with."""
        match self._kind():
            case "ollama":
                return list(self._seen.models)
            case "scripted":
                return self._scripted.models()
            case _:
                return self._embedded.models()

    # --- other models ---

    @property
    def has_ollama(self) -> bool:
        """Whether Ollama answers, speaking or not."""
        return self._seen.is_known and self._seen.trouble is None

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Models worth fetching."""
        return SUGGESTIONS

    def local_models(self) -> list[LocalModel]:
        """List the model files on this machine, the packaged one first."""
        return self._shelf.models(self._embedded.path)

    def choose(self, name: str) -> None:
        """Let this model speak from now on, and remember it; raises ModelMissing."""
        if find_model(self._seen.models, name):
            self._choices.remember("ollama", name)
        elif any(model.info.name == name for model in self.local_models()):
            self._choices.remember("embedded", name)
        else:
            raise ModelMissing(f"There is no model {name} here.", hint="Fetch it first.")
        self.recheck()

    def pull(self, name: str) -> Download:
        """Fetch a model through Ollama, in the background; it speaks once it is there."""

        def fetch(download: Download) -> None:
            for step in self._ollama.pull(name, download.stop):
                download.note(step.done_bytes, step.total_bytes)
            if not download.stop.is_set():
                self._choices.remember("ollama", name)
                self.recheck()

        return self._downloads.start(name, "ollama", fetch)

    def fetch_gguf(self, hub_name: str) -> Download:
        """Fetch a model file from the hub, in the background; the embedded engine speaks with it once it is there."""

        def fetch(download: Download) -> None:
            def watch(done: int, total: int, is_checking: bool) -> None:
                download.note(done, total, "checking" if is_checking else "running")

            path = self._hub.fetch(hub_name, watch, download.stop)
            if path:
                self._choices.remember("embedded", path.stem)
                self.recheck()

        return self._downloads.start(hub_name, "hub", fetch)

    def downloads(self) -> list[Download]:
        """List the downloads since the start, oldest first."""
        return self._downloads.all()

    # --- behind the scenes ---

    def _kind(self) -> Kind | None:
        return decide_kind(self._settings.engine, self._seen, self._wanted("ollama"))

    def _wanted(self, engine: Kind) -> str:
        return self._settings.chat_model or self._choices.read(engine)

    def _engine(self, kind: Kind) -> Engine:
        engines: dict[Kind, Engine] = {
            "ollama": self._ollama,
            "embedded": self._embedded,
            "scripted": self._scripted,
        }
        return engines[kind]

    def _view_embedded(self) -> EmbeddedView:
        model = next(iter(self._embedded.models()), None)
        return EmbeddedView(model, self._path_trouble or self._embedded.trouble, self._note)

    def _watch(self) -> None:
        while not self._is_closed:
            self._wake.clear()
            try:
                self._look()
            except Exception:
                # The next look may go better; without this thread nobody would ever look again.
                log.exception("Looking for engines failed.")
            self._wake.wait(self._look_every.total_seconds())

    def _look(self) -> None:
        if self._settings.engine in ("auto", "ollama"):
            self._seen = self._look_for_ollama()
        if self._kind() == "embedded":
            self._load_embedded()
        elif self._embedded.path:
            self._embedded.unload()

    def _look_for_ollama(self) -> OllamaView:
        try:
            return OllamaView(True, tuple(self._ollama.models()))
        except EngineError as error:
            return OllamaView(True, (), error)

    def _load_embedded(self) -> None:
        try:
            path = self._pick_file()
        except EngineError as error:
            self._path_trouble = error
            return
        self._path_trouble = None
        if path != self._embedded.path:
            self._embedded.load(path)

    def _pick_file(self) -> Path:
        wanted, self._note = self._settings.embedded_model, ""
        if wanted and not Path(wanted).expanduser().exists() and is_hub_name(wanted):
            return self._await_hub(wanted)
        if wanted:
            return Path(wanted).expanduser()
        return self._shelf.pick()

    def _await_hub(self, hub_name: str) -> Path:
        path = self._hub.path_of(hub_name)
        if path.exists():
            return path
        download = next((d for d in self.downloads() if d.name == hub_name), None) or self.fetch_gguf(hub_name)
        failure = f" That failed: {download.error.message}" if download.error else ""
        self._note = f"{path.stem} is being fetched; the small model speaks meanwhile.{failure}"
        return find_packaged_model()


def build_ollama(settings: Settings, room: EngineRoom) -> OllamaEngine:
    """Build the Ollama engine from the settings; the room looks around again when it fails."""
    return OllamaEngine(
        settings.ollama_host,
        connect=timedelta(seconds=settings.ollama_connect_seconds),
        read=timedelta(seconds=settings.ollama_read_seconds),
        keep_alive=settings.ollama_keep_alive,
        model=settings.chat_model,
        on_trouble=room.recheck,
    )
