"""The service that takes money, and gives it back."""
