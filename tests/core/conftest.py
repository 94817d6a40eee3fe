"""Fixtures that several rooms' tests share: real Chroma servers, ended with the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chroma_server import ChromaServer


@pytest.fixture(scope="session")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    """One server for every test that only needs a collection of its own on it."""
    server = ChromaServer(tmp_path_factory.mktemp("chroma"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[ChromaServer]:
    """A server that the test may kill."""
    server = ChromaServer(tmp_path / "served")
    server.start()
    yield server
    server.kill()
