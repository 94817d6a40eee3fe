"""Lets a follow-up out by itself, at most once: who is due, what waits for a yes, what is set aside."""
