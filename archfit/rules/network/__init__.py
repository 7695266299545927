"""Rules about synchronous calls between components."""
