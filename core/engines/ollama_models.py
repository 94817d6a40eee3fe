"""Reads Ollama's list of models: size, family, and which of them can chat."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import ollama

from core.engines.choosing import is_guard
from core.engines.gguf import TINY_BELOW, parse_count
from core.ports import ModelInfo

_EMBEDDING_FAMILIES = {"bert", "nomic-bert", "xlm-roberta", "gte", "snowflake-arctic-embed"}


@dataclass
class ModelList:
    """Remembers what each model can do, by digest: asking again costs a request a model."""

    _capabilities: dict[str, frozenset[str]] = field(default_factory=dict)

    def read(self, client: ollama.Client) -> list[ModelInfo]:
        """Ask for the models; raises what the client raises."""
        return [self._describe(client, model) for model in client.list().models if model.model]

    def can_think(self, name: str) -> bool:
        """Tell whether the model is known to reason before it answers."""
        return "thinking" in self._capabilities.get(name, ())

    def _describe(self, client: ollama.Client, model: ollama.ListResponse.Model) -> ModelInfo:
        details = model.details or ollama._types.ModelDetails()
        name, parameters = model.model or "", details.parameter_size or ""
        capabilities = self._ask(client, name, model.digest or "")
        families = details.families or [details.family or ""]
        count = parse_count(parameters)
        return ModelInfo(
            name=name,
            size_bytes=int(model.size or 0),
            family=details.family or "",
            parameters=parameters,
            can_chat=may_chat(name, capabilities, families),
            is_tiny=0 < count < TINY_BELOW,
        )

    def _ask(self, client: ollama.Client, name: str, digest: str) -> frozenset[str]:
        key = f"{name}@{digest}"
        if key not in self._capabilities:
            try:
                self._capabilities[key] = frozenset(client.show(name).capabilities or ())
            except ollama.ResponseError:
                # Deleted between the two requests, or damaged: the list alone must do.
                return frozenset()
            self._capabilities[name] = self._capabilities[key]
        return self._capabilities[key]


def may_chat(name: str, capabilities: frozenset[str], families: Sequence[str]) -> bool:
    """Decide whether a model talks; an old Ollama names no capabilities, then the family decides."""
    if is_guard(name):
        return False
    if capabilities:
        return "completion" in capabilities
    return not _EMBEDDING_FAMILIES.intersection(families) and "embed" not in name
