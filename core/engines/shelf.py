"""The model files on this machine: the packaged one, those fetched from the hub, and which of them was picked."""

from dataclasses import dataclass
from pathlib import Path

from core.engines.choices import Choices
from core.engines.gguf import NotGguf, read_model_info
from core.engines.packaged import find_packaged_model
from core.errors import EngineError
from core.ports import ModelInfo


@dataclass(frozen=True)
class LocalModel:
    """A model file on this machine that the embedded engine can speak with."""

    info: ModelInfo
    path: Path
    is_packaged: bool
    is_loaded: bool


@dataclass(frozen=True)
class Shelf:
    """A folder of model files, and the packaged one beside it."""

    folder: Path
    choices: Choices

    def pick(self) -> Path:
        """Return the picked file, or the packaged one; raises EngineUnavailable when there is neither."""
        picked = self.folder / f"{self.choices.read('embedded')}.gguf"
        return picked if picked.exists() else find_packaged_model()

    def models(self, loaded: Path | None) -> list[LocalModel]:
        """List the models, the packaged one first; files that are no models are passed over."""
        found = [self._describe(path, loaded) for path in self._list_files()]
        return [model for model in found if model]

    def _list_files(self) -> list[Path]:
        try:
            packaged = [find_packaged_model()]
        except EngineError:
            packaged = []
        return packaged + sorted(self.folder.glob("*.gguf"))

    def _describe(self, path: Path, loaded: Path | None) -> LocalModel | None:
        try:
            info = read_model_info(path)
        except (OSError, NotGguf):
            return None
        return LocalModel(info, path, path.parent != self.folder, path == loaded)
