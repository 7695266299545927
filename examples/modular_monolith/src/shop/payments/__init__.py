"""Money comes in, and goes back."""
