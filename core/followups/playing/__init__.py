"""Plays time ahead and shows what the rules would do; nothing is sent, and nothing kept."""
