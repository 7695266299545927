"""One file, one rule; each imports `archfit.model` only, as a plugin would."""
