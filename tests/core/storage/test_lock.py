"""One server a folder: the second is told so, the next may have it, a killed one does not keep it."""

import subprocess
import sys

import pytest

from core.errors import FolderInUse
from core.storage.lock import FolderLock


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
        "import os, signal, sys; from pathlib import Path; from core.storage.lock import FolderLock\n"
        "FolderLock(Path(sys.argv[1])).acquire(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode < 0
    lock = FolderLock(tmp_path)
    lock.acquire()
    lock.release()
