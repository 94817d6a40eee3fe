"""What a model is asked when it reads a message for memories: the order, the examples, the bounded answer."""

from typing import Any, Final

from core.memory.reading.extraction import Reading
from core.ports import PromptMessage

MOST_ANSWERS: Final = 5

_ORDER = """You read one message that a person wrote to a companion, and note what is worth remembering about that \
person weeks from now: facts, preferences, events, plans, and the people in their life.

Rules:
- "quote" is copied word for word from the MESSAGE.
- "memory" says the same about the person in the third person, without a subject, in the message's own language and \
with its own words: "I play the cello" becomes "Plays the cello". Add nothing. Keep every "not", and words like \
"on Friday".
- One memory for one statement. Several statements give several memories.
- Greetings, thanks, moods, questions, requests, orders, small talk, jokes, role play, quotations, "if" and "maybe", \
and anything about the companion or the chat give nothing: {"memories": []}
- EARLIER is there to understand the message. Never note anything from it."""

_EXAMPLES: Final = (
    (
        "i teach maths in Hull and my brother Leo is a vet, what should i cook tonight?",
        '{"memories": [{"quote": "i teach maths in Hull", "memory": "Teaches maths in Hull", "kind": "fact", '
        '"importance": 4}, {"quote": "my brother Leo is a vet", "memory": "Brother Leo is a vet", "kind": '
        '"relationship", "importance": 4}]}',
    ),
    (
        "I can't stand olives. The smell alone!",
        '{"memories": [{"quote": "I can\'t stand olives", "memory": "Can\'t stand olives", "kind": "preference", '
        '"importance": 3}]}',
    ),
    ("haha thanks, that is so true! tell me another one", '{"memories": []}'),
    (
        "Mein Opa ist schwer krank und am Montag habe ich Urlaub",
        '{"memories": [{"quote": "Mein Opa ist schwer krank", "memory": "Opa ist schwer krank", "kind": '
        '"relationship", "importance": 5}, {"quote": "am Montag habe ich Urlaub", '
        '"memory": "Hat am Montag Urlaub", "kind": "plan", "importance": 3}]}',
    ),
    (
        "Je ne bois pas de café. Mardi je passe mon permis !",
        '{"memories": [{"quote": "Je ne bois pas de café", "memory": "Ne boit pas de café", "kind": "preference", '
        '"importance": 3}, {"quote": "Mardi je passe mon permis", "memory": "Passe son permis mardi", "kind": "plan", '
        '"importance": 4}]}',
    ),
    ("If I had a boat I would call it Nelly. Do you like the sea?", '{"memories": []}'),
)

ANSWER_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "memories": {
            "type": "array",
            "maxItems": MOST_ANSWERS,
            "items": {
                "type": "object",
                "properties": {
                    "quote": {"type": "string", "maxLength": 240},
                    "memory": {"type": "string", "maxLength": 200},
                    "kind": {"enum": ["fact", "preference", "event", "plan", "relationship"]},
                    "importance": {"type": "integer", "minimum": 1, "maximum": 5},
                },
                "required": ["quote", "memory", "kind", "importance"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["memories"],
    "additionalProperties": False,
}


def build_messages(reading: Reading) -> tuple[PromptMessage, ...]:
    """Return the prompt for one message; what never changes comes first, so that an engine can keep it read."""
    examples = tuple(
        turn
        for message, answer in _EXAMPLES
        for turn in (PromptMessage("user", _ask(message, ())), PromptMessage("assistant", answer))
    )
    return (
        PromptMessage("system", _ORDER),
        *examples,
        PromptMessage("user", _ask(reading.text, reading.before[-4:])),
    )


def _ask(message: str, before: tuple[str, ...]) -> str:
    earlier = "\n".join(line[:300] for line in before)
    return f"EARLIER:\n{earlier}\n\nMESSAGE:\n{message}" if earlier else f"MESSAGE:\n{message}"
