"""The contract, on each engine: scripted, embedded, Ollama's API over the embedded model, and a running Ollama."""

import os
from collections.abc import Iterator

import pytest

from core.engines.embedded import EmbeddedEngine
from core.engines.ollama import OllamaEngine
from core.engines.scripted import ScriptedEngine
from core.errors import EngineError
from core.ports import Engine

from .contract import EngineContract
from .ollama_server import OllamaServer


class TestScripted(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return ScriptedEngine()


@pytest.mark.slow
class TestEmbedded(EngineContract):
    @pytest.fixture
    def engine(self, embedded_engine: EmbeddedEngine) -> Engine:
        return embedded_engine


@pytest.mark.slow
class TestOllama(EngineContract):
    @pytest.fixture
    def engine(self, embedded_engine: EmbeddedEngine) -> Iterator[Engine]:
        server = OllamaServer(embedded_engine)
        yield OllamaEngine(server.url)
        server.close()


@pytest.mark.slow
class TestRunningOllama(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        engine = OllamaEngine(os.environ.get("STUDIO_OLLAMA_HOST", "http://127.0.0.1:11434"))
        try:
            models = engine.models()
        except EngineError as error:
            pytest.skip(error.message)
        if not any(model.can_chat for model in models):
            pytest.skip("Ollama has no model for chat.")
        return engine
