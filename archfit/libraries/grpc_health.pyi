"""
The health service of gRPC servers (grpcio-health-checking 1.85, https://grpc.github.io/grpc/python/grpc_health_checking.html).

Its module is generated and comes with the library. Every server may have it: its name alone does not say who is called.

## Asked, and answered

`client.py`:

```python
import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

def healthy():
    stub = health_pb2_grpc.HealthStub(grpc.insecure_channel("users:50051"))
    return stub.Check(health_pb2.HealthCheckRequest(), timeout=1)  # expect: request verb=grpc url=users:50051 service=/grpc.health.v1.Health/Check timeout=1
```

`server.py`:

```python
from concurrent import futures

import grpc
from grpc_health.v1 import health, health_pb2_grpc

server = grpc.server(futures.ThreadPoolExecutor())
health_pb2_grpc.add_HealthServicer_to_server(health.HealthServicer(), server)  # expect: route verb=grpc service=grpc.health.v1.Health
```
"""

with module("grpc_health.v1.health_pb2_grpc"):
    class HealthStub:
        Check: _Check
        List: _List
        Watch: _Watch
        def __init__(self, channel: URL) -> None: ...

    class _Check:
        @request(verb="grpc", service="/grpc.health.v1.Health/Check")
        def __call__(self, request, timeout: TIMEOUT = None, **kwargs): ...
        @request(verb="grpc", service="/grpc.health.v1.Health/Check")
        def future(self, request, timeout: TIMEOUT = None, **kwargs): ...

    class _List:
        @request(verb="grpc", service="/grpc.health.v1.Health/List")
        def __call__(self, request, timeout: TIMEOUT = None, **kwargs): ...

    class _Watch:
        @request(verb="grpc", service="/grpc.health.v1.Health/Watch")
        def __call__(self, request, timeout: TIMEOUT = None, **kwargs): ...

    class HealthServicer: ...

    @route(verb="grpc", service="grpc.health.v1.Health")
    def add_HealthServicer_to_server(servicer: HANDLER, server) -> None: ...

with module("grpc_health.v1.health"):
    class HealthServicer(grpc_health.v1.health_pb2_grpc.HealthServicer):
        def __init__(self, *args, **kwargs) -> None: ...
