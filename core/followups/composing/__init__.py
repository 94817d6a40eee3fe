"""Writes what a persona would say: by a model that is held on a short lead, or from the persona's own sentences."""
