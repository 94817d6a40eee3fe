"""Characters: what they are, how they are made, and every version of them."""
