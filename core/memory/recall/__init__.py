"""Finds what matters for what was just said, and says why."""
