"""The service that knows who buys from us, and who is asking."""
