import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def connect() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(os.environ.get("SHOP_DATABASE", "shop.db"))
    try:
        with connection:
            yield connection
    finally:
        connection.close()
