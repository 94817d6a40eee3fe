"""Text to vectors, and the index that finds near ones."""
