"""Things that generate text: Ollama, the embedded model, and an openly scripted fake."""
