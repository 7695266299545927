"""Rules about who owns the components, and whether the teams fit them."""
