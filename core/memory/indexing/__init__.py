"""Keeps vectors and the index in step with SQL, also when the embedder changes."""
