"""A small shop: one application, made of modules."""
