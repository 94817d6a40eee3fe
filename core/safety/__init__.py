"""Decided outside the persona's prompt: crisis, sensitive topics."""
