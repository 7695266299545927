"""What packages projects build, what they require and what their lock files hold: read, never resolved or installed."""
