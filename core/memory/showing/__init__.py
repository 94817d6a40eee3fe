"""Shows memories: a page at a time, as a list, a map and a timeline."""
