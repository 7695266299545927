import json
import os

from flask import Flask, abort, jsonify, request
from flask.typing import ResponseReturnValue
from kafka import KafkaProducer

from stock import orders

app = Flask("stock")
producer = KafkaProducer(
    bootstrap_servers=os.environ["KAFKA"], value_serializer=lambda value: json.dumps(value).encode()
)
shelves: dict[str, int] = {}
reservations: dict[int, tuple[str, int]] = {}


# No route here says what it takes and gives: who calls it has to read this file.
@app.get("/stock/<sku>")
def stock(sku: str) -> ResponseReturnValue:
    return jsonify(sku=sku, on_hand=shelves.get(sku, 0))


@app.post("/reservations")
def reserve() -> ResponseReturnValue:
    wanted = request.get_json()
    sku, left = wanted["sku"], shelves.get(wanted["sku"], 0) - wanted["quantity"]
    # Asks its own caller, who waits for this answer.
    if left < orders.waiting(sku) and not orders.comes_first(wanted["order"]):
        abort(409)
    shelves[sku] = left
    reservations[wanted["order"]] = (sku, wanted["quantity"])
    # Says that something changed, but not what.
    producer.send("stock.changed", {"sku": sku})
    return jsonify(sku=sku, on_hand=left), 201


@app.delete("/reservations/<int:order>")
def release(order: int) -> ResponseReturnValue:
    sku, quantity = reservations.pop(order)
    shelves[sku] += quantity
    return "", 204


@app.get("/parcels/<int:order>")
def parcel(order: int) -> ResponseReturnValue:
    return jsonify(tracking=f"P{order:08}", packed=order not in reservations)


@app.cli.command("pack")
def pack() -> None:
    order, _ = reservations.popitem()
    orders.mark_shipped(order)
