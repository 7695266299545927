"""
Remote procedure calls over ZeroMQ (zerorpc 0.6, https://www.zerorpc.io).

A call gives up after 30 seconds unless its client says otherwise. Where a client sends its calls is mostly said by
`connect`, which counts as a request of its own.

## Procedures of a client

`client.py`:

```python
import zerorpc

users = zerorpc.Client("tcp://users:4242", timeout=5)

def everyone():
    return users.everyone()  # expect: request verb=rpc url=tcp://users:4242 service=everyone timeout=5

def forget(user_id):
    return users("forget", user_id)  # expect: request verb=rpc url=tcp://users:4242 service=forget timeout=5
```

## Connected afterwards

`client.py`:

```python
import zerorpc

def everyone():
    client = zerorpc.Client()
    client.connect("tcp://users:4242")  # expect: request verb=rpc url=tcp://users:4242
    return client.everyone()  # expect: request verb=rpc service=everyone timeout=30
```

## What a server answers

`server.py`:

```python
import zerorpc

class Users:
    def everyone(self):
        return []

server = zerorpc.Server(Users())  # expect: route verb=rpc handler=server.Users
server.bind("tcp://0.0.0.0:4242")
server.run()
```
"""

with module("zerorpc", "zerorpc.core"):
    class Client:
        def __init__(self, connect_to: URL = ..., context=..., timeout: TIMEOUT = 30, **kwargs) -> None: ...
        @request(verb="rpc")
        def connect(self, endpoint: URL, resolve=...): ...
        @request(verb="rpc")
        def __call__(self, method: SERVICE, *args, timeout: TIMEOUT = ..., **kwargs): ...
        def __getattr__(self, method: SERVICE) -> _Procedure: ...
        def close(self): ...

    class _Procedure:
        @request(verb="rpc")
        def __call__(self, *args, timeout: TIMEOUT = ..., **kwargs): ...

    class Server:
        @route(verb="rpc")
        def __init__(self, methods: HANDLER = ..., name: SERVICE = ..., **kwargs) -> None: ...
