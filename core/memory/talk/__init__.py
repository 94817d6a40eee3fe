"""Earlier talk, word for word: which of it may be found again."""
