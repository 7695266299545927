import json
from collections.abc import Callable, Iterable
from urllib.parse import parse_qs

from shop.catalog.api import find
from shop.orders.api import order, place_order
from shop.payments.api import PaymentRefused, refund
from shop.web.links import order_link

Start = Callable[[str, list[tuple[str, str]]], object]


def application(environment: dict, start: Start) -> Iterable[bytes]:
    path, method = environment["PATH_INFO"], environment["REQUEST_METHOD"]
    if method == "POST" and path == "/orders":
        return _checkout(environment, start)
    if method == "DELETE" and path.startswith("/orders/"):
        refund(int(path.rpartition("/")[2]))
        return _answer(start, "204 No Content", None)
    if path.startswith("/orders/"):
        found = order(int(path.rpartition("/")[2]))
        return _answer(start, "200 OK", {"number": found.number, "paid": found.paid})
    words = parse_qs(environment.get("QUERY_STRING", "")).get("q", [""])[0]
    return _answer(start, "200 OK", [product.title for product in find(words)])


def _checkout(environment: dict, start: Start) -> Iterable[bytes]:
    wanted = json.load(environment["wsgi.input"])
    try:
        placed = place_order(wanted["email"], wanted["cart"], wanted["card"])
    except PaymentRefused as refusal:
        return _answer(start, "402 Payment Required", {"reason": str(refusal)})
    return _answer(start, "201 Created", {"link": order_link(placed.number)})


def _answer(start: Start, status: str, body: object) -> Iterable[bytes]:
    start(status, [("Content-Type", "application/json")])
    return [json.dumps(body).encode()]
