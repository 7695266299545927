"""The one place that knows the wings."""
