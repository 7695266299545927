"""Who keeps what where: datastores, tables, and the components that read and write them."""

from archfit.resolve.data.tell import data_of

__all__ = ["data_of"]
