"""Bytes become facts, one file at a time; nothing of the checked code is ever executed."""
