"""Rules about the routes that components call of each other."""
