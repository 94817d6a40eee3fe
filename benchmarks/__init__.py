"""Speed and memory, measured beside what they are built on. Run by `make bench`."""
