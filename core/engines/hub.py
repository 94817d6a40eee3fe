"""Fetches a GGUF file from the Hugging Face hub: resumed after a break, and kept only if its checksum is right."""

import contextlib
import hashlib
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import DownloadFailed

TRIES = 3
"""Connections in a row that may break off before it is given up for now."""

ANSWER_SECONDS = 30
"""How long the hub may stay silent."""

ROOM_TO_SPARE = 200_000_000
"""Bytes to leave free on the disk."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+/[\w./-]+\.gguf", re.ASCII | re.IGNORECASE)

Watch = Callable[[int, int, bool], None]
"""Told the bytes here, the bytes in all, and whether they are being checked by now."""


@dataclass(frozen=True)
class RemoteFile:
    """A file on the hub."""

    name: str
    url: str
    size: int
    sha256: str


class Broken(Exception):
    """The connection ended too early; what came is kept."""


def is_hub_name(text: str) -> bool:
    """Tell whether the text has the form `owner/repo/file.gguf`."""
    return bool(_HUB_NAME.fullmatch(text)) and ".." not in text


class Hub:
    """The Hugging Face hub, as far as it is needed here. `endpoint` None: HF_ENDPOINT, else huggingface.co."""

    def __init__(
        self,
        folder: Path,
        *,
        endpoint: str | None = None,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self.folder = folder
        self._endpoint = endpoint
        self._free_bytes = free_bytes

    def path_of(self, hub_name: str) -> Path:
        """Return where the file is kept once it is here."""
        return self.folder / hub_name.rsplit("/", 1)[-1]

    def fetch(self, hub_name: str, watch: Watch, stop: threading.Event) -> Path | None:
        """Return the whole, checked file, or None when stopped; raises DownloadFailed.

        What came before a stop or a broken connection is kept beside it, and continued the next time.
        """
        if not is_hub_name(hub_name):
            raise DownloadFailed(f"“{hub_name}” is no file on the hub.", hint="Write it as owner/repository/file.gguf.")
        remote = self._locate(hub_name)
        part = self.folder / f"{remote.name}.{remote.sha256[:12]}.part"
        self.folder.mkdir(parents=True, exist_ok=True)
        self._check_space(remote, part)
        if not self._complete(remote, part, watch, stop):
            return None
        watch(remote.size, remote.size, True)
        _verify(part, remote)
        return part.replace(self.path_of(hub_name))

    def _locate(self, hub_name: str) -> RemoteFile:
        import huggingface_hub as hub

        owner, repository, name = hub_name.split("/", 2)
        url = hub.hf_hub_url(f"{owner}/{repository}", name, endpoint=self._endpoint)
        with _translated(hub_name):
            found = hub.get_hf_file_metadata(url, endpoint=self._endpoint, timeout=ANSWER_SECONDS)
        if not found.size or not _SHA256.fullmatch(found.etag or ""):
            raise DownloadFailed(
                f"The hub gives no checksum for {name}, so it could not be told whether it came whole.",
                hint="Pick another file.",
            )
        return RemoteFile(name.rsplit("/", 1)[-1], url, found.size, str(found.etag))

    def _check_space(self, remote: RemoteFile, part: Path) -> None:
        missing = remote.size - _size(part)
        free = self._free_bytes(self.folder)
        if free < missing + ROOM_TO_SPARE:
            raise DownloadFailed(
                f"{remote.name} needs {missing / 1e9:.1f} GB on the disk, {free / 1e9:.1f} GB are free.",
                hint="Make room, choose a smaller model, or move the data folder with STUDIO_DATA_DIR.",
            )

    def _complete(self, remote: RemoteFile, part: Path, watch: Watch, stop: threading.Event) -> bool:
        """Fetch what is missing; tells whether it is all here (False: stopped)."""
        breaks = 0
        while (before := _size(part)) < remote.size:
            if stop.is_set():
                return False
            try:
                self._continue(remote, part, watch, stop)
            except Broken as exc:
                breaks = 1 if _size(part) > before else breaks + 1
                if not stop.wait(breaks / 5) and breaks >= TRIES:
                    raise _gone(remote.name) from exc
        return True

    def _continue(self, remote: RemoteFile, part: Path, watch: Watch, stop: threading.Event) -> None:
        at = _size(part)
        with _stream(remote, at) as answer, part.open("ab" if answer.status_code == 206 else "wb") as file:
            at = file.tell()
            watch(at, remote.size, False)
            for piece in answer.iter_bytes():
                at += file.write(piece)
                watch(at, remote.size, False)
                if stop.is_set():
                    return
        if at < remote.size:
            raise Broken


@contextlib.contextmanager
def _stream(remote: RemoteFile, at: int) -> Iterator[Any]:
    import httpx2
    import huggingface_hub as hub
    from huggingface_hub.utils import build_hf_headers, hf_raise_for_status  # type: ignore[attr-defined]

    headers = build_hf_headers() | {"Accept-Encoding": "identity"}
    if at:
        headers["Range"] = f"bytes={at}-"
    with _translated(remote.name):
        try:
            with hub.get_session().stream(
                "GET", remote.url, headers=headers, follow_redirects=True, timeout=ANSWER_SECONDS
            ) as answer:
                hf_raise_for_status(answer)
                yield answer
        except httpx2.TransportError as exc:
            raise Broken from exc


@contextlib.contextmanager
def _translated(name: str) -> Iterator[None]:
    """Turn the hub's refusals into DownloadFailed."""
    import httpx2
    from huggingface_hub import errors

    try:
        yield
    except errors.GatedRepoError as exc:
        raise DownloadFailed(
            f"{name} may only be fetched after its licence was accepted on huggingface.co.",
            hint="Accept it there and set HF_TOKEN, or pick another model.",
        ) from exc
    except (errors.RepositoryNotFoundError, errors.EntryNotFoundError, errors.RevisionNotFoundError) as exc:
        raise DownloadFailed(
            f"The hub has no {name}.", hint="Check how it is written: owner/repository/file.gguf."
        ) from exc
    except errors.HfHubHTTPError as exc:
        raise DownloadFailed(f"The hub refused to send {name}.", hint="Try again in a while.") from exc
    except (httpx2.TransportError, errors.OfflineModeIsEnabled) as exc:
        raise DownloadFailed(
            "The model hub cannot be reached from here.",
            hint="Check the network, then try again: what is here already is kept.",
        ) from exc


def _gone(name: str) -> DownloadFailed:
    return DownloadFailed(
        f"The connection to the hub broke off while fetching {name}.",
        hint="Check the network, then fetch it again: it goes on from where it stopped.",
    )


def _verify(part: Path, remote: RemoteFile) -> None:
    with part.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != remote.sha256:
        # Nothing of it can be trusted: continuing would only fail again.
        part.unlink()
        raise DownloadFailed(
            f"{remote.name} arrived damaged: its checksum is wrong.", hint="Nothing was kept. Fetch it again."
        )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
