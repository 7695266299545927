"""Finds, reads and validates what the user decided."""
