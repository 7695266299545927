"""Rules about messages between components."""
