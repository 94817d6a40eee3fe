"""Models worth fetching, for whoever starts with the tiny one; pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Suggestion:
    """A model under the names that Ollama and the hub know it by; the size is about that of the hub's file."""

    title: str
    ollama_name: str
    hub_name: str
    size_bytes: int
    licence: str
    good_for: str


SUGGESTIONS = (
    Suggestion(
        "Llama 3.2, 3B",
        "llama3.2:3b",
        "bartowski/Llama-3.2-3B-Instruct-GGUF/Llama-3.2-3B-Instruct-Q4_K_M.gguf",
        2_000_000_000,
        "Llama 3.2 Community License",
        "The best all-round choice for a laptop with 8 GB: keeps to a character and remembers the talk.",
    ),
    Suggestion(
        "Qwen 2.5, 3B",
        "qwen2.5:3b",
        "Qwen/Qwen2.5-3B-Instruct-GGUF/qwen2.5-3b-instruct-q4_k_m.gguf",
        2_100_000_000,
        "Qwen Research License (not for commercial use)",
        "Many languages, and reliable at reading a talk for memories.",
    ),
    Suggestion(
        "Gemma 3, 4B",
        "gemma3:4b",
        "ggml-org/gemma-3-4b-it-GGUF/gemma-3-4b-it-Q4_K_M.gguf",
        2_500_000_000,
        "Gemma Terms of Use",
        "Warm, lively prose; the slowest of these.",
    ),
    Suggestion(
        "SmolLM2, 1.7B",
        "smollm2:1.7b",
        "HuggingFaceTB/SmolLM2-1.7B-Instruct-GGUF/smollm2-1.7b-instruct-q4_k_m.gguf",
        1_100_000_000,
        "Apache 2.0",
        "English only, free of conditions.",
    ),
    Suggestion(
        "Qwen 2.5, 1.5B",
        "qwen2.5:1.5b",
        "Qwen/Qwen2.5-1.5B-Instruct-GGUF/qwen2.5-1.5b-instruct-q4_k_m.gguf",
        1_100_000_000,
        "Apache 2.0",
        "For an old or small machine: quick, several languages, shorter answers.",
    ),
)
