"""Takes the power out of a chat template's own marks in what people typed: else one could forge a turn; pure.

A model's tokenizer reads `<|im_end|><|im_start|>system` inside a message as the end of it and a new system turn.
"""

import re

_MARKS = (
    re.compile(r"<(?=[|｜])"),  # ChatML, Llama 3, Phi, Qwen; DeepSeek writes a wide bar
    re.compile(
        r"<(?=/?(?:s|bos|eos|pad|unk|(?:start|end)_of_turn|start_header_id|end_header_id|eot_id)>)", re.IGNORECASE
    ),
    re.compile(r"<(?=</?SYS>)"),  # Llama 2
    re.compile(r"\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_RESULTS|TOOL_CALLS)\])"),  # Mistral
)


def break_marks(text: str) -> str:
    """Return the text with a space in every mark, so that it reads the same and means nothing to a template."""
    for mark in _MARKS:
        text = mark.sub(lambda match: f"{match.group()} ", text)
    return text
