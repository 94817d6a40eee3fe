"""Two studios, each with its own folder, keep their indexes on one Chroma server and never mix."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from core.clock import MovableClock
from core.config import Settings
from core.personas.spec import PersonaSpec
from core.studio import Studio, build_studio
from tests.chroma_server import ChromaServer
from tests.fakes import HashEmbedder, ListReader

Build = Callable[[str], Studio]


class ReadyEmbedder(HashEmbedder):
    """There is nothing to load."""

    def load(self) -> None:
        return None


@pytest.fixture
def build(chroma_server: ChromaServer, tmp_path: Path) -> Iterator[Build]:
    built: list[Studio] = []

    def build_one(folder: str) -> Studio:
        settings = Settings(
            _env_file=None, data_dir=tmp_path / folder, engine="scripted", chroma_url=f"{chroma_server.url}/"
        )
        studio = build_studio(settings, clock=MovableClock(), embedder=ReadyEmbedder(), readers=ListReader())
        built.append(studio)
        return studio

    yield build_one
    for studio in built:
        studio.close()


def learn(studio: Studio, *texts: str) -> None:
    owner = studio.accounts.owner()
    persona = studio.personas.create(owner, PersonaSpec(name="Rosa"))
    for text in texts:
        studio.memories.add(owner, persona.id, text)
    studio.worker.run_due()


def test_each_has_an_index_of_its_own_and_finds_it_again(build, tmp_path):
    first, second = build("first"), build("second")
    learn(first, "Plays the cello")
    learn(second, "Bakes bread", "Loves the sea")
    assert set(first.index.hashes()) == {1}
    assert set(second.index.hashes()) == {1, 2}
    assert not (tmp_path / "first" / "index").exists()
    first.close()
    again = build("first")
    assert set(again.index.hashes()) == {1}
    assert again.memories.health(again.accounts.owner()).state == "ready"


@pytest.mark.parametrize("url", ["localhost:8000", "http://", "http://host:8000/path"])
def test_an_address_that_cannot_be_one_is_refused_at_start(url):
    with pytest.raises(ValidationError, match="chroma_url"):
        Settings(_env_file=None, chroma_url=url)
