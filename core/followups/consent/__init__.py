"""Whether anybody may be written to at all: the switches, and a "stop" in the talk."""
