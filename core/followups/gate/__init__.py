"""Decides what may be said to a person unasked: vetoes, scores, learned checks and a second opinion."""
