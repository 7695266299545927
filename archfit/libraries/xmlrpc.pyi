"""
Remote procedure calls in XML over HTTP (Python's standard library, https://docs.python.org/3/library/xmlrpc.html).

A call waits for ever, unless the transport of its proxy is one of the user's own.

## Procedures of a proxy

`client.py`:

```python
from xmlrpc.client import ServerProxy

users = ServerProxy("http://users:8000/rpc")

def everyone():
    return users.everyone()  # expect: request verb=rpc url=http://users:8000/rpc service=everyone timeout=None

def forget(user_id):
    with ServerProxy(uri="http://users:8000/rpc") as proxy:
        return proxy.forget(user_id)  # expect: request verb=rpc url=http://users:8000/rpc service=forget
```

## What a server answers

`server.py`:

```python
from xmlrpc.server import SimpleXMLRPCServer

def everyone():
    return []

class Orders:
    def place(self):
        return None

with SimpleXMLRPCServer(("0.0.0.0", 8000)) as server:
    server.register_function(everyone)  # expect: route verb=rpc handler=server.everyone
    server.register_function(everyone, "users")  # expect: route verb=rpc service=users handler=server.everyone
    server.register_instance(Orders())  # expect: route verb=rpc
```
"""

with module("xmlrpc.client"):
    class ServerProxy:
        def __init__(self, uri: URL, transport: TIMEOUT = None, *args, **kwargs) -> None: ...
        def __getattr__(self, name: SERVICE) -> _Method: ...
    Server = ServerProxy

    class _Method:
        # A name with dots, `system.listMethods`, is told by its last part.
        def __getattr__(self, name: SERVICE) -> _Method: ...
        @request(verb="rpc")
        def __call__(self, *args): ...

with module("xmlrpc.server"):
    class SimpleXMLRPCDispatcher:
        @route(verb="rpc")
        def register_function(self, function: HANDLER = ..., name: SERVICE = ...): ...
        @route(verb="rpc")
        def register_instance(self, instance: HANDLER, allow_dotted_names=...) -> None: ...

    class SimpleXMLRPCServer(SimpleXMLRPCDispatcher):
        def __init__(self, addr, *args, **kwargs) -> None: ...

    class DocXMLRPCServer(SimpleXMLRPCServer): ...
    class CGIXMLRPCRequestHandler(SimpleXMLRPCDispatcher): ...
