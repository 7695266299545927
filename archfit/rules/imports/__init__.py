"""Rules about imports across the boundaries of components."""
