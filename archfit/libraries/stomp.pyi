"""
Client of brokers that speak STOMP: ActiveMQ, RabbitMQ (stomp.py 9.0, https://jasonrbriggs.github.io/stomp.py/api.html).

## Sending and listening

`events.py`:

```python
import stomp

class Bills(stomp.ConnectionListener):
    def on_message(self, frame):
        return None

connection = stomp.Connection([("broker", 61613)])  # expect: connect
connection.set_listener("bills", Bills())

def place(order):
    connection.send("/queue/orders", order)  # expect: publish topic=/queue/orders

def work():
    connection.connect("shop", "secret", wait=True)
    connection.subscribe(destination="/queue/orders", id=1)  # expect: subscribe topic=/queue/orders
```

## In a transaction

`events.py`:

```python
from stomp import Connection12

def place(connection: Connection12, order):
    transaction = connection.begin()  # expect: transaction
    connection.send(body=order, destination="/topic/orders", transaction=transaction)  # expect: publish topic=/topic/orders
    connection.commit(transaction)  # expect: transaction name=commit
```
"""

with module("stomp", "stomp.connect"):
    class StompConnection:
        # Pairs of host and port.
        @connect
        def __init__(self, host_and_ports: HOST = ..., *args, **kwargs) -> None: ...
        @publish
        def send(self, destination: TOPIC, *args, **kwargs) -> None: ...
        @subscribe
        def subscribe(self, destination: TOPIC, *args, **kwargs) -> None: ...
        @transaction
        def begin(self, transaction=..., **kwargs): ...
        @transaction(name="commit")
        def commit(self, transaction=..., **kwargs) -> None: ...
        @transaction(name="rollback")
        def abort(self, transaction=..., **kwargs) -> None: ...

    Connection = StompConnection
    Connection10 = StompConnection
    Connection11 = StompConnection
    Connection12 = StompConnection
    StompConnection10 = StompConnection
    StompConnection11 = StompConnection
    StompConnection12 = StompConnection
    WSConnection = StompConnection
    WSStompConnection = StompConnection

    class ConnectionListener: ...
