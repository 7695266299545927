"""The service that knows what is in stock, and packs it."""
