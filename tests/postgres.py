"""A PostgreSQL server of a test run's own, in a folder that goes with it; none where PostgreSQL is not installed."""

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def missing_for_postgres() -> str:
    """Return why no server can be started here; empty when one can."""
    if not all(shutil.which(name) for name in ("initdb", "pg_ctl")):
        return "needs PostgreSQL: apt install postgresql"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "PostgreSQL refuses to run as root, and there is no user `postgres`"
    return ""


def _unprivileged() -> str | None:
    """Return whom the server runs as; it refuses to be root's."""
    if os.geteuid() != 0:
        return getpass.getuser()
    return next((user.pw_name for user in pwd.getpwall() if user.pw_name == "postgres"), None)


@contextmanager
def run_postgres() -> Iterator[str]:
    """Start a server and yield the address of its empty database; it is stopped and erased afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="studio-pg-"))
    user, port = _unprivileged() or "", _free_port()
    shutil.chown(folder, user)
    data, log = str(folder / "data"), str(folder / "log")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    _run(user, "initdb", "-D", data, "-U", "studio", "-A", "trust", "-E", "UTF8", "--no-locale")
    _run(user, "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start")
    try:
        yield f"postgresql+psycopg://studio@127.0.0.1:{port}/postgres"
    finally:
        _run(user, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(user: str, *command: str) -> None:
    other = user if os.geteuid() == 0 else None
    subprocess.run(command, user=other, cwd="/", check=True, stdout=subprocess.DEVNULL, timeout=60)
