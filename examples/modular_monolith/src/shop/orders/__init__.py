"""Carts become orders."""
