"""Writes what an accountant wants to see."""

import csv
from importlib import import_module
from typing import TextIO


def export(orders: list[int], target: TextIO) -> None:
    ledger = import_module("shop.payments.ledger")
    writer = csv.writer(target)
    writer.writerow(["order", "amount", "currency", "reference"])
    for number in orders:
        for total, reference in ledger.bookings(number):
            writer.writerow([number, total.amount, total.currency, reference])
