"""
Routes and events of AWS Lambda: Powertools 3.37, https://docs.aws.amazon.com/powertools/python/latest/.

Chalice 1.34, https://aws.github.io/chalice/api.html, also says which messages a function is run for.

## Routes of an API gateway

`app.py`:

```python
from aws_lambda_powertools.event_handler import APIGatewayRestResolver

import users

app = APIGatewayRestResolver()
app.include_router(users.router, prefix="/users")  # expect: mount prefix=/users

@app.get("/health")  # expect: route verb=GET path=/health handler=app.health
def health():
    return {}

def handler(event, context):
    return app.resolve(event, context)
```

`users.py`:

```python
from aws_lambda_powertools.event_handler.api_gateway import Router

router = Router()

@router.post("/")  # expect: route verb=POST path=/ handler=users.create
def create():
    return {}

@router.route("/<user_id>", method=["PUT"])  # expect: route verb=PUT path=/<user_id> handler=users.rename
def rename(user_id):
    return {}
```

## Routes of Chalice

`app.py`:

```python
from chalice import Blueprint, Chalice

users = Blueprint(__name__)
app = Chalice(app_name="shop")
app.register_blueprint(users, url_prefix="/users")  # expect: mount prefix=/users

@app.route("/health")  # expect: route verb=GET path=/health handler=app.health
def health():
    return {}

@users.route("/", methods=["POST"])  # expect: route verb=POST path=/ handler=app.create
def create():
    return {}
```

## What else Chalice runs a function for

`app.py`:

```python
from chalice import Chalice

app = Chalice(app_name="shop")

@app.on_sqs_message(queue="orders", batch_size=10)  # expect: subscribe topic=orders engine=sqs handler=app.pay
def pay(event):
    return None

@app.on_sns_message(topic="users")  # expect: subscribe topic=users engine=sns handler=app.greet
def greet(event):
    return None

@app.schedule("rate(1 hour)")  # expect: task handler=app.clean
def clean(event):
    return None
```
"""

with module(
    "aws_lambda_powertools.event_handler",
    "aws_lambda_powertools.event_handler.api_gateway",
    "aws_lambda_powertools.event_handler.bedrock_agent",
    "aws_lambda_powertools.event_handler.http_resolver",
    "aws_lambda_powertools.event_handler.lambda_function_url",
    "aws_lambda_powertools.event_handler.vpc_lattice",
):
    class BaseRouter:
        @route
        def route(self, rule: PATH, method: VERB, **kwargs) -> Decorator: ...
        @route(verb="GET")
        def get(self, rule: PATH, **kwargs) -> Decorator: ...
        @route(verb="POST")
        def post(self, rule: PATH, **kwargs) -> Decorator: ...
        @route(verb="PUT")
        def put(self, rule: PATH, **kwargs) -> Decorator: ...
        @route(verb="DELETE")
        def delete(self, rule: PATH, **kwargs) -> Decorator: ...
        @route(verb="PATCH")
        def patch(self, rule: PATH, **kwargs) -> Decorator: ...
        @route(verb="HEAD")
        def head(self, rule: PATH, **kwargs) -> Decorator: ...

    class Router(BaseRouter): ...

    class ApiGatewayResolver(BaseRouter):
        @mount
        def include_router(self, router: ROUTER, prefix: PREFIX = ...) -> None: ...

    class APIGatewayRestResolver(ApiGatewayResolver): ...
    class APIGatewayHttpResolver(ApiGatewayResolver): ...
    class ALBResolver(ApiGatewayResolver): ...
    class LambdaFunctionUrlResolver(ApiGatewayResolver): ...
    class VPCLatticeResolver(ApiGatewayResolver): ...
    class VPCLatticeV2Resolver(ApiGatewayResolver): ...
    class BedrockAgentResolver(ApiGatewayResolver): ...
    class HttpResolver(ApiGatewayResolver): ...
    HttpResolverLocal = HttpResolver

with module("chalice", "chalice.app"):
    class DecoratorAPI:
        @route
        def route(self, path: PATH, *, methods: VERB = "GET", **kwargs) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def on_ws_connect(self, name=...) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def on_ws_message(self, name=...) -> Decorator: ...
        @route(verb="WEBSOCKET")
        def on_ws_disconnect(self, name=...) -> Decorator: ...
        @subscribe(engine="sns")
        def on_sns_message(self, topic: TOPIC, name=...) -> Decorator: ...
        @subscribe(engine="sqs")
        def on_sqs_message(
            self, queue: TOPIC = ..., batch_size=..., name=..., queue_arn: TOPIC = ..., **kwargs
        ) -> Decorator: ...
        @subscribe(engine="s3")
        def on_s3_event(self, bucket: TOPIC, events: KEY = ..., **kwargs) -> Decorator: ...
        @subscribe(engine="eventbridge")
        def on_cw_event(self, event_pattern, name=...) -> Decorator: ...
        @subscribe
        def on_kinesis_record(self, stream: TOPIC, **kwargs) -> Decorator: ...
        @subscribe(engine="dynamodb")
        def on_dynamodb_record(self, stream_arn: TOPIC, **kwargs) -> Decorator: ...
        @task
        def schedule(self, expression, name: NAME = ..., description=...) -> Decorator: ...
        @task
        def lambda_function(self, name: NAME = ...) -> Decorator: ...

    class Chalice(DecoratorAPI):
        def __init__(self, app_name, **kwargs) -> None: ...
        @mount
        def register_blueprint(self, blueprint: ROUTER, name_prefix=..., url_prefix: PREFIX = ...) -> None: ...

    class Blueprint(DecoratorAPI):
        def __init__(self, import_name) -> None: ...
