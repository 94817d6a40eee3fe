"""What a persona remembers of a person, and from which message it has it."""
