"""Decides whether a persona may write first, and says why: the rules, their facts and their words."""
