"""Rules about where the boundaries between services run."""
