"""The service that browsers talk to."""
