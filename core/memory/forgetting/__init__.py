"""Forgets for good, and for a while can bring back."""
