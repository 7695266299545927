"""Facts become a linked project: names are followed through imports to what they mean."""

from archfit.resolve.link import link

__all__ = ["calls", "link"]
