"""Opens a suspect index in a process of its own, because a broken one kills the process that reads it.

Run as `python -m core.vectors.check FOLDER`: exit code 0 means that it can be read.
"""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

LONGEST = timedelta(minutes=2)


def is_readable(folder: Path) -> bool:
    """Whether the index in this folder can be opened, counted and read without a crash."""
    command = [sys.executable, "-m", "core.vectors.check", str(folder)]
    root = Path(__file__).resolve().parents[2]
    try:
        done = subprocess.run(command, cwd=root, timeout=LONGEST.total_seconds(), capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _main(folder: Path) -> None:
    from core.vectors.chroma import open_collection

    client, collection = open_collection(folder)
    if collection.count():
        vector = collection.peek(1)["embeddings"]
        collection.query(query_embeddings=vector, n_results=1)
    client.close()


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
