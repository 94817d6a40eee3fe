"""Sums up many small memories of one matter, in their own words."""
