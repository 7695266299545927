"""Rules about the configuration, suppressions and what could not be read."""
