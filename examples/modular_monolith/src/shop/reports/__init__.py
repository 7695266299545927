"""Numbers for those who run the shop."""
