"""Untrusted bytes are parsed in processes of their own, so that a file no parser survives costs that file alone."""
