"""The studio's commands, each in a process of its own, on a data folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

from core.clock import SystemClock
from core.config import ROOT, Settings
from core.personas.spec import PersonaSpec
from core.storage.lock import FolderLock
from core.studio import build_studio


def test_a_link_is_printed_also_while_the_server_runs(settings: Settings) -> None:
    lock = FolderLock(settings.data_dir)
    lock.acquire()
    done = run("link", settings.data_dir)
    lock.release()
    assert done.returncode == 0
    assert "/enter?ticket=" in done.stdout


def test_the_index_is_not_written_anew_under_a_running_server(settings: Settings) -> None:
    lock = FolderLock(settings.data_dir)
    lock.acquire()
    done = run("reindex", settings.data_dir)
    lock.release()
    assert done.returncode == 1
    assert "already running" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_index_is_written_anew_from_the_database(settings: Settings) -> None:
    studio = build_studio(settings, clock=SystemClock())
    owner = studio.accounts.owner()
    persona = studio.personas.create(owner, PersonaSpec(name="Rosa", personality="A cook."))
    studio.memories.add(owner, persona.id, "You play the cello")
    studio.close()
    done = run("reindex", settings.data_dir)
    assert done.returncode == 0, done.stderr
    assert "1 memories" in done.stdout


def run(command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    env = os.environ | {"STUDIO_DATA_DIR": str(folder), "STUDIO_ENGINE": "scripted"}
    call = [sys.executable, "-m", "core", command]
    return subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120)
