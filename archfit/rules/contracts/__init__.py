"""The rules behind the contract types of the configuration."""
