"""Rules about what deployables depend on."""
