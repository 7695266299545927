"""Puts the modules together and serves the shop: the one place that may know everybody."""

from wsgiref.simple_server import make_server

from shop.catalog import search
from shop.notifications.handlers import subscribe_all
from shop.orders import repository
from shop.payments import ledger
from shop.shared.storage import connect
from shop.web.pages import application


def main() -> None:
    search.create_tables()
    repository.create_tables()
    with connect() as connection:
        ledger.create_tables(connection)
    subscribe_all()
    make_server("", 8000, application).serve_forever()


if __name__ == "__main__":
    main()
