"""What earlier runs learnt, for later ones: it saves time, and never changes what is said."""

from archfit.extract.cache.folder import customary
from archfit.extract.cache.index import Index, Visit, unchanged
from archfit.extract.cache.memory import Keeping, Memory, digest_of
from archfit.extract.cache.pack import Pack

__all__ = ["Index", "Keeping", "Memory", "Pack", "Visit", "customary", "digest_of", "unchanged"]
