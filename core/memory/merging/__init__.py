"""What becomes of a statement beside those already kept, how that is told, and how it is taken back."""
