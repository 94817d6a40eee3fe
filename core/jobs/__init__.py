"""Work that survives a restart: rows with leases, and the worker that takes them."""
