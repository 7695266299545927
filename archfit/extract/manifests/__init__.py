"""Manifests, one file at a time: what is built, started or published, as plain facts."""

from archfit.extract.manifests.read import extract, is_manifest

__all__ = ["extract", "is_manifest"]
