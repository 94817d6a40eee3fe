"""The lines in which a persona's creator showed how it talks."""

from core.personas.spec import PersonaSpec


def own_lines(spec: PersonaSpec) -> list[str]:
    """Return the greeting, the example follow-ups and the example replies, without empty ones."""
    lines = [spec.greeting, *spec.follow_up_examples, *(example.reply for example in spec.examples)]
    return [line for line in lines if line.strip()]
