"""The service that finds products."""
