"""The studio's commands; `python -m core --help` says what there is."""

import argparse
import inspect
import os
import runpy
import sys
from collections.abc import Callable

from pydantic import ValidationError

from core.config import ROOT, Settings
from core.errors import StudioError
from core.settings_text import build_env_example, build_settings_table, replace_settings

PRIVATE = 0o077
"""What is written is for this user of the machine alone."""


def serve() -> None:
    """Become the web server, on the settings' address and port."""
    settings = Settings()
    os.umask(PRIVATE)
    place = ["--server.address", settings.host, "--server.port", str(settings.port)]
    sys.argv = ["streamlit", "run", "studio_app.py", *place]
    # In this very process: what it has imported for the settings, the server need not import again.
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


def link() -> None:
    """Print a fresh one-time link for the owner; also while the server runs."""
    from core.accounts.service import Accounts
    from core.clock import SystemClock
    from core.storage.db import Database

    settings = Settings()
    os.umask(PRIVATE)
    database = Database(settings.sql_url)
    database.migrate()
    ticket = Accounts(database, SystemClock(), settings).issue_ticket()
    print(f"{settings.base_url}/enter?ticket={ticket}")
    database.close()


def reindex() -> None:
    """Write the vector index anew from the database; the server must be stopped."""
    from core.studio import build_studio

    studio = build_studio(Settings())
    try:
        print("Loading the model that finds memories by meaning …", flush=True)
        studio.embedder.load()
        count = studio.memories.write_index_anew(lambda done: print(f"{done:,} texts embedded …", flush=True))
        print(f"The index is written anew: {count:,} memories.")
    finally:
        studio.close()


def settings() -> None:
    """Print the README's table of settings."""
    print(build_settings_table())


def env() -> None:
    """Print `.env.example`."""
    print(build_env_example(), end="")


def readme() -> None:
    """Write the table of settings into README.md, between its markers."""
    path = ROOT / "README.md"
    path.write_text(replace_settings(path.read_text("utf-8")), "utf-8")


COMMANDS: dict[str, Callable[[], None]] = {
    "serve": serve,
    "link": link,
    "reindex": reindex,
    "settings": settings,
    "env": env,
    "readme": readme,
}


def explain(error: ValidationError) -> str:
    """Say which settings are wrong, by the names one writes them with; what was written may be a secret."""
    lines = [_explain_one(str(found["loc"][0]) if found["loc"] else "", found["msg"]) for found in error.errors()]
    return "\n".join(["The studio cannot start with these settings:", *lines, "See .env.example for what is possible."])


def _explain_one(name: str, message: str) -> str:
    words = message.removeprefix("Value error, ")
    return f"  STUDIO_{name.upper()}: {words}" if name else f"  {words}"


def build_parser() -> argparse.ArgumentParser:
    """Return what reads the command line; each command's help is what its function says of itself."""
    parser = argparse.ArgumentParser(prog="python -m core", description="Persona Studio, from a shell.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        words = inspect.getdoc(command) or ""
        commands.add_parser(name, help=words, description=words)
    return parser


def main() -> None:
    """Run the command that was asked for, with the settings of the studio's own folder."""
    os.chdir(ROOT)
    try:
        COMMANDS[build_parser().parse_args().command]()
    except StudioError as error:
        sys.exit(f"{error.message}\n{error.hint}".strip())
    except ValidationError as error:
        sys.exit(explain(error))


if __name__ == "__main__":
    main()
