"""
Web sockets, a client in threads (websocket-client 1.9, https://websocket-client.readthedocs.io/en/latest/).

A connection without a timeout waits for ever.

## A connection

`client.py`:

```python
import websocket

def watch():
    socket = websocket.create_connection("ws://prices:8765/updates")  # expect: request verb=WEBSOCKET url=ws://prices:8765/updates timeout=None
    return socket.recv()

def follow():
    socket = websocket.WebSocket()
    socket.connect("ws://prices:8765/updates", timeout=3)  # expect: request verb=WEBSOCKET url=ws://prices:8765/updates timeout=3
    return socket.recv()
```

## An application

`client.py`:

```python
from websocket import WebSocketApp

def watch(on_message):
    prices = WebSocketApp("ws://prices:8765/updates", on_message=on_message)
    prices.run_forever()  # expect: request verb=WEBSOCKET url=ws://prices:8765/updates
```
"""

with module("websocket", "websocket._app", "websocket._core"):
    @request(verb="WEBSOCKET")
    def create_connection(url: URL, timeout: TIMEOUT = None, class_=..., **options) -> WebSocket: ...

    class WebSocket:
        def __init__(self, **kwargs) -> None: ...
        @request(verb="WEBSOCKET")
        def connect(self, url: URL, *, timeout: TIMEOUT = None, **options) -> None: ...

    class WebSocketApp:
        def __init__(self, url: URL, header=..., **kwargs) -> None: ...
        @request(verb="WEBSOCKET")
        def run_forever(self, **kwargs): ...
