"""SQL: the truth. Stores in the other rooms read and write it; nobody else does."""
