"""The worker that writes invoices."""
