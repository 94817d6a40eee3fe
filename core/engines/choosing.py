"""Decides who speaks: which engine, and which of its models; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.engines.gguf import parse_count
from core.errors import EngineError
from core.ports import ModelInfo

State = Literal["loading", "ready", "unavailable"]
Kind = Literal["ollama", "embedded", "scripted"]
Wanted = Literal["auto", "ollama", "embedded", "scripted"]

COMFORTABLE = (2_500_000_000, 9_000_000_000)
"""Parameters between which a model is good at this and still quick on a laptop."""

_NOT_FOR_TALK = re.compile(r"guard|shield|guardian|embed|bge|minilm|rerank|ocr|coder?\b|code|math|sql|base\b", re.I)
_MADE_FOR_TALK = re.compile(r"instruct|chat|\bit\b|llama3|llama-3|qwen|gemma|mistral|phi", re.I)
_GUARDS = re.compile(r"guard|shield", re.I)


@dataclass(frozen=True)
class EngineStatus:
    """Who speaks now, as the pages show it. `detail` says what is going on, `hint` what to do about it."""

    kind: Kind
    model: ModelInfo | None
    state: State
    detail: str = ""
    hint: str = ""
    is_demo: bool = False


@dataclass(frozen=True)
class OllamaView:
    """What was last seen of Ollama; `is_known` is false before the first look."""

    is_known: bool = False
    models: tuple[ModelInfo, ...] = ()
    trouble: EngineError | None = None


@dataclass(frozen=True)
class EmbeddedView:
    """What the embedded engine holds: a model, or why it has none; neither while it loads."""

    model: ModelInfo | None = None
    trouble: EngineError | None = None
    note: str = ""


def decide_kind(wanted: Wanted, ollama: OllamaView, model: str = "") -> Kind | None:
    """Return which engine speaks, or None while it is not known yet."""
    if wanted != "auto":
        return wanted
    if not ollama.is_known:
        return None
    return "ollama" if pick_model(ollama.models, model) else "embedded"


def describe_ollama(view: OllamaView, model: str = "") -> EngineStatus:
    """Say how it stands with Ollama, when it is the one to speak."""
    if not view.is_known:
        return EngineStatus("ollama", None, "loading", "Looking for Ollama …")
    if view.trouble:
        return EngineStatus("ollama", None, "unavailable", view.trouble.message, view.trouble.hint)
    chosen = pick_model(view.models, model)
    if chosen is None:
        hint = "Fetch one on the Models page, or: ollama pull llama3.2:3b"
        return EngineStatus("ollama", None, "unavailable", "Ollama runs, but has no model for chat yet.", hint)
    return EngineStatus("ollama", chosen, "ready", is_demo=chosen.is_tiny)


def describe_embedded(view: EmbeddedView) -> EngineStatus:
    """Say how it stands with the embedded model, when it is the one to speak."""
    if view.trouble:
        return EngineStatus("embedded", None, "unavailable", view.trouble.message, view.trouble.hint)
    if view.model is None:
        return EngineStatus("embedded", None, "loading", view.note or "The embedded model is being loaded …")
    return EngineStatus("embedded", view.model, "ready", view.note, is_demo=view.model.is_tiny)


def pick_model(models: Sequence[ModelInfo], wanted: str = "") -> ModelInfo | None:
    """Return the wanted model if it is there (`name` stands for `name:latest`), else the best for talk, or None."""
    named = find_model(models, wanted)
    if named:
        return named
    chatty = [model for model in models if model.can_chat]
    return max(chatty, key=_suit, default=None)


def find_model(models: Sequence[ModelInfo], name: str) -> ModelInfo | None:
    """Return the model of that name, or None."""
    return next((model for model in models if name and model.name in (name, f"{name}:latest")), None)


def is_guard(name: str) -> bool:
    """Tell whether a model judges talk rather than taking part in it."""
    return bool(_GUARDS.search(name))


def _suit(model: ModelInfo) -> tuple[bool, bool, bool, int]:
    count = parse_count(model.parameters)
    is_comfortable = COMFORTABLE[0] <= count <= COMFORTABLE[1]
    # Outside the comfortable range: a small one that answers beats a huge one that the machine cannot hold.
    size = count if count <= COMFORTABLE[1] else -count
    return (
        not _NOT_FOR_TALK.search(model.name),
        is_comfortable,
        bool(_MADE_FOR_TALK.search(model.name)),
        size,
    )
