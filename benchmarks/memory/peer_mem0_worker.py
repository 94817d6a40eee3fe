"""What mem0 does with the same messages and questions; runs in its own environment, knows nothing of the studio.

Reads a plan (JSON) on stdin and writes what came of it (JSON) on stdout: how long each message took to be added, how
long each question took, and which messages were found for it, best first. `infer=False`: with it messages are kept as
they are, because taking facts out of them needs a large language model, which is never asked here.
"""

import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

FOUND = 20


def main() -> None:
    """Add every conversation's messages, then ask its questions."""
    plan = json.load(sys.stdin)
    # Before the import, which reads them. None of it may look outside.
    os.environ |= {"MEM0_TELEMETRY": "False", "MEM0_DIR": plan["folder"], "HF_HUB_OFFLINE": "1"}
    # What it prints is not part of the answer.
    answer, sys.stdout = sys.stdout, sys.stderr
    import torch

    torch.set_num_threads(plan["threads"])
    from mem0 import Memory

    memory = Memory.from_config(_configure(Path(plan["folder"]), plan["model"]))
    memory.embedding_model.embed("warm up")
    talks = [_measure(memory, talk) for talk in plan["talks"]]
    json.dump({"version": version("mem0ai"), "talks": talks}, answer)


def _configure(folder: Path, model: str) -> dict[str, Any]:
    return {
        "vector_store": {"provider": "chroma", "config": {"collection_name": "peer", "path": str(folder / "chroma")}},
        "embedder": {
            "provider": "huggingface",
            "config": {"model": model, "embedding_dims": 384, "model_kwargs": {"device": "cpu"}},
        },
        # Wanted even where it is never asked; nothing listens there.
        "llm": {"provider": "ollama", "config": {"model": "none", "ollama_base_url": "http://127.0.0.1:9"}},
        "history_db_path": str(folder / "history.db"),
    }


def _measure(memory: Any, talk: dict[str, Any]) -> dict[str, Any]:
    added = [_add(memory, talk["user"], turn) for turn in talk["turns"]]
    asked = [_ask(memory, talk["user"], question) for question in talk["questions"]]
    return {"add_ms": added, "search_ms": [taken for taken, _ in asked], "found": [found for _, found in asked]}


def _add(memory: Any, user: str, turn: dict[str, str]) -> float:
    began = perf_counter()
    message = {"role": turn["role"], "content": turn["text"]}
    memory.add([message], user_id=user, metadata={"turn": turn["id"]}, infer=False)
    return (perf_counter() - began) * 1000


def _ask(memory: Any, user: str, question: str) -> tuple[float, list[str]]:
    began = perf_counter()
    found = memory.search(question, filters={"user_id": user}, top_k=FOUND)["results"]
    return (perf_counter() - began) * 1000, [each["metadata"]["turn"] for each in found]


if __name__ == "__main__":
    main()
