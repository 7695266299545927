from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from inventory import commands, queries
from shopkit.tasks import send

views = Blueprint("inventory", __name__)


@views.get("/stock/<sku>")
def stock(sku: str) -> ResponseReturnValue:
    return jsonify(sku=sku, on_hand=queries.on_hand(sku))


@views.post("/reservations")
def reserve() -> ResponseReturnValue:
    wanted = request.get_json()
    changed = commands.reserve(wanted["order"], wanted["sku"], wanted["quantity"])
    if changed.on_hand == 0:
        send("invoicing.warn_supplier", sku=changed.sku)
    return jsonify(sku=changed.sku, on_hand=changed.on_hand), 201
