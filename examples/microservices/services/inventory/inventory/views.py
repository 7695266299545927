from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue

from inventory.contracts import StockChanged
from inventory.models import Reservation, StockItem
from shopkit.database import session
from shopkit.tasks import send

views = Blueprint("inventory", __name__)


@views.get("/stock/<sku>")
def stock(sku: str) -> ResponseReturnValue:
    with session() as database:
        item = database.get(StockItem, sku) or abort(404)
        return jsonify(sku=item.sku, on_hand=item.on_hand)


@views.post("/reservations")
def reserve() -> ResponseReturnValue:
    wanted = request.get_json()
    with session() as database:
        item = database.get(StockItem, wanted["sku"], with_for_update=True) or abort(404)
        if item.on_hand < wanted["quantity"]:
            abort(409)
        item.on_hand -= wanted["quantity"]
        database.add(
            Reservation(order_number=wanted["order"], sku=item.sku, quantity=wanted["quantity"])
        )
        changed = StockChanged(item.sku, item.on_hand)
    if changed.on_hand == 0:
        send("invoicing.warn_supplier", sku=changed.sku)
    return jsonify(sku=changed.sku, on_hand=changed.on_hand), 201
