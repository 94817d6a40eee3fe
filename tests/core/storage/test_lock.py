"""One server a folder: the second is told so, the next may have it, a killed one does not keep it."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import FolderInUse
from core.storage.lock import FolderLock, make_private


def test_a_second_server_is_told_which_folder_is_taken_and_what_to_do(tmp_path):
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)
    first.acquire()
    with pytest.raises(FolderInUse) as caught:
        second.acquire()
    assert str(tmp_path) in caught.value.message
    assert caught.value.hint
    first.release()
    second.acquire()
    second.release()
    second.release()


def test_the_folder_is_made_when_it_is_not_there(tmp_path):
    lock = FolderLock(tmp_path / "new" / "folder")
    lock.acquire()
    lock.release()


def test_a_killed_server_does_not_keep_the_folder(tmp_path):
    code = (
        "import os, signal, sys; from pathlib import Path; from core.storage.lock import FolderLock, make_private\n"
        "FolderLock(Path(sys.argv[1])).acquire(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode < 0
    lock = FolderLock(tmp_path)
    lock.acquire()
    lock.release()


def test_the_folder_is_closed_to_other_users_even_when_it_was_open(tmp_path: Path) -> None:
    for folder in (tmp_path / "fresh" / "data", tmp_path / "older"):
        (tmp_path / "older").mkdir(mode=0o755, exist_ok=True)
        lock = FolderLock(folder)
        lock.acquire()
        assert folder.stat().st_mode & 0o777 == 0o700
        lock.release()


def test_a_folder_that_everybody_shares_is_left_open(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    make_private(tmp_path)
    assert tmp_path.stat().st_mode & 0o1777 == 0o1777
