"""What a person got, why they got it, and what they say of it."""
