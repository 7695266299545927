"""
Remote procedure calls: gRPC 1.85, https://grpc.github.io/grpc/python/grpc.html.

A request is the call of what a channel gives for the name of a method, as the stubs do that are generated into
`*_pb2_grpc` modules: without these modules nothing is told. A call without a timeout waits for ever.
grpclib 0.4: https://grpclib.readthedocs.io/en/latest/client.html.

## A generated stub and its channel

`client.py`:

```python
import grpc

from users_pb2_grpc import UsersStub

def user(request):
    with grpc.insecure_channel("users:50051") as channel:
        stub = UsersStub(channel)
        return stub.Get(request)  # expect: request verb=grpc url=users:50051 service=/shop.Users/Get timeout=None

class Client:
    def __init__(self):
        self.stub = UsersStub(grpc.insecure_channel("users:50051"))

    def everyone(self, request):
        return self.stub.List(request, timeout=3)  # expect: request verb=grpc url=users:50051 service=/shop.Users/List timeout=3
```

`users_pb2_grpc.py`:

```python
class UsersStub:
    def __init__(self, channel):
        self.Get = channel.unary_unary("/shop.Users/Get", _registered_method=True)
        self.List = channel.unary_stream("/shop.Users/List", _registered_method=True)
```

## Without a stub, in asyncio

`client.py`:

```python
import grpc

async def ping(payload):
    async with grpc.aio.secure_channel("users:50051", grpc.ssl_channel_credentials()) as channel:
        call = channel.unary_unary("/shop.Users/Ping")
        return await call(payload, timeout=0.5)  # expect: request verb=grpc url=users:50051 service=/shop.Users/Ping timeout=0.5
```

## A channel around a channel

`client.py`:

```python
import grpc

def ping(payload, interceptor):
    channel = grpc.intercept_channel(grpc.insecure_channel("users:50051"), interceptor)
    return channel.unary_unary("/shop.Users/Ping")(payload, 3)  # expect: request verb=grpc url=users:50051 service=/shop.Users/Ping timeout=3
```

## A generated service, and one that nobody adds to a server

`server.py`:

```python
from concurrent import futures

import grpc

from users_pb2_grpc import add_UsersServicer_to_server

class Users:
    def Get(self, request, context):
        return request

server = grpc.server(futures.ThreadPoolExecutor())
add_UsersServicer_to_server(Users(), server)
```

`users_pb2_grpc.py`:

```python
import grpc

def add_UsersServicer_to_server(servicer, server):
    handlers = {"Get": grpc.unary_unary_rpc_method_handler(servicer.Get)}
    generic = grpc.method_handlers_generic_handler("shop.Users", handlers)
    server.add_generic_rpc_handlers((generic,))  # expect: route verb=grpc service=shop.Users

def add_OrdersServicer_to_server(servicer, server):
    handlers = {"Get": grpc.unary_unary_rpc_method_handler(servicer.Get)}
    generic = grpc.method_handlers_generic_handler("shop.Orders", handlers)
    server.add_generic_rpc_handlers((generic,))
```

## A stub of grpclib

`client.py`:

```python
from grpclib.client import Channel, UnaryUnaryMethod

class UsersStub:
    def __init__(self, channel):
        self.Get = UnaryUnaryMethod(channel, "/shop.Users/Get", dict, dict)

async def user(request):
    return await UsersStub(Channel("users", 50051)).Get(request)  # expect: request verb=grpc service=/shop.Users/Get timeout=None
```
"""

with module("grpc"):
    def insecure_channel(target: URL, options=..., compression=...) -> Channel: ...
    def secure_channel(target: URL, credentials, options=..., compression=...) -> Channel: ...

    # Where to is what the channel says that is given.
    def intercept_channel(channel: URL, *interceptors) -> Channel: ...

    class Channel:
        def unary_unary(self, method: SERVICE, *args, **kwargs) -> MultiCallable: ...
        def unary_stream(self, method: SERVICE, *args, **kwargs) -> MultiCallable: ...
        def stream_unary(self, method: SERVICE, *args, **kwargs) -> MultiCallable: ...
        def stream_stream(self, method: SERVICE, *args, **kwargs) -> MultiCallable: ...

    # `UnaryUnaryMultiCallable` and the three others.
    class MultiCallable:
        @request(verb="grpc")
        def __call__(self, request, timeout: TIMEOUT = None, **kwargs): ...
        @request(verb="grpc")
        def future(self, request, timeout: TIMEOUT = None, **kwargs): ...
        @request(verb="grpc")
        def with_call(self, request, timeout: TIMEOUT = None, **kwargs): ...

    def method_handlers_generic_handler(service: SERVICE, method_handlers) -> GenericRpcHandler: ...
    def server(thread_pool, handlers=..., **kwargs) -> Server: ...

    class GenericRpcHandler: ...

    class Server:
        @route(verb="grpc")
        def add_generic_rpc_handlers(self, generic_rpc_handlers: SERVICE) -> None: ...

with module("grpc.aio"):
    def insecure_channel(target: URL, options=..., compression=..., interceptors=...) -> Channel: ...
    def secure_channel(target: URL, credentials, options=..., compression=..., interceptors=...) -> Channel: ...

    class Channel:
        def unary_unary(self, method: SERVICE, *args, **kwargs) -> MultiCallable: ...
        def unary_stream(self, method: SERVICE, *args, **kwargs) -> MultiCallable: ...
        def stream_unary(self, method: SERVICE, *args, **kwargs) -> MultiCallable: ...
        def stream_stream(self, method: SERVICE, *args, **kwargs) -> MultiCallable: ...

    def server(migration_thread_pool=..., handlers=..., **kwargs) -> grpc.Server: ...

    # Here all but the request is given by name.
    class MultiCallable:
        @request(verb="grpc")
        def __call__(self, request=..., *, timeout: TIMEOUT = None, **kwargs): ...

with module("grpclib.client"):
    class Channel:
        def __init__(self, host: HOST = ..., port: PORT = ..., **kwargs) -> None: ...

    class ServiceMethod:
        def __init__(self, channel, name: SERVICE, request_type, reply_type) -> None: ...
        @request(verb="grpc")
        def __call__(self, message, *, timeout: TIMEOUT = None, metadata=...): ...
        @request(verb="grpc")
        def open(self, *, timeout: TIMEOUT = None, metadata=...): ...

    class UnaryUnaryMethod(ServiceMethod): ...
    class UnaryStreamMethod(ServiceMethod): ...
    class StreamUnaryMethod(ServiceMethod): ...
    class StreamStreamMethod(ServiceMethod): ...
