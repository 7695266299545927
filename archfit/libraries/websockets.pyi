"""
Web sockets, clients and servers: websockets 17, https://websockets.readthedocs.io/en/stable/reference/index.html.

What is timed is the opening of a connection, which gives up after 10 seconds unless something else is said.

## A client in asyncio

`client.py`:

```python
import websockets
from websockets.asyncio.client import connect

async def watch():
    async with connect("ws://prices:8765/updates") as socket:  # expect: request verb=WEBSOCKET url=ws://prices:8765/updates timeout=10
        return await socket.recv()

async def follow():
    socket = await websockets.connect(uri="ws://prices:8765/updates", open_timeout=None)  # expect: request verb=WEBSOCKET url=ws://prices:8765/updates timeout=None
    return await socket.recv()
```

## A client in threads

`client.py`:

```python
from websockets.sync.client import connect

class Prices:
    url = "ws://prices:8765"

    def watch(self):
        with connect(f"{self.url}/updates", open_timeout=3) as socket:  # expect: request verb=WEBSOCKET url=ws://prices:8765/updates timeout=3
            return socket.recv()
```

## A server

`server.py`:

```python
from websockets.asyncio.server import serve

async def updates(socket):
    await socket.send("hello")

async def main():
    async with serve(updates, "0.0.0.0", 8765) as server:  # expect: route verb=WEBSOCKET host=0.0.0.0 port=8765 handler=server.updates
        await server.serve_forever()
```
"""

with module(
    "websockets",
    "websockets.asyncio.client",
    "websockets.asyncio.server",
    "websockets.client",
    "websockets.legacy.client",
    "websockets.legacy.server",
    "websockets.server",
    "websockets.sync.client",
    "websockets.sync.server",
):
    @request(verb="WEBSOCKET")
    def connect(uri: URL, *, open_timeout: TIMEOUT = 10, **kwargs) -> ClientConnection: ...
    @request(verb="WEBSOCKET")
    def unix_connect(path=..., uri: URL = ..., *, open_timeout: TIMEOUT = 10, **kwargs) -> ClientConnection: ...
    @route(verb="WEBSOCKET")
    def serve(handler: HANDLER, host: HOST = ..., port: PORT = ..., **kwargs) -> Server: ...
    @route(verb="WEBSOCKET")
    def unix_serve(handler: HANDLER, path=..., **kwargs) -> Server: ...

    class ClientConnection: ...
    class Server: ...
