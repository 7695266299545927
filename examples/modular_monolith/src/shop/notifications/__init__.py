"""Tells customers what happened."""
