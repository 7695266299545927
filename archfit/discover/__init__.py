"""Which source roots and components are here, and by which evidence."""
