"""
Routes and events of Azure Functions (azure-functions 1.26, https://learn.microsoft.com/azure/azure-functions/).

The path of a route that says none is the name of its function.

## A route

`function_app.py`:

```python
import azure.functions as func

app = func.FunctionApp()

@app.route(route="users/{user_id}", methods=["GET"])  # expect: route verb=GET path=users/{user_id} handler=function_app.user
def user(request: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("{}")

@app.function_name("Health")
@app.route()  # expect: route handler=function_app.health
def health(request):
    return func.HttpResponse("ok")
```

## Messages that come in and go out

`function_app.py`:

```python
from azure.functions import Blueprint

orders = Blueprint()

@orders.queue_trigger(arg_name="message", queue_name="orders", connection="STORAGE")  # expect: subscribe topic=orders handler=function_app.pay
@orders.service_bus_topic_output(arg_name="out", connection="BUS", topic_name="paid")  # expect: publish topic=paid engine=servicebus
def pay(message, out):
    out.set("paid")

@orders.service_bus_queue_trigger("message", "BUS", "refunds")  # expect: subscribe topic=refunds engine=servicebus handler=function_app.refund
def refund(message):
    return None
```

## A function that the clock runs

`function_app.py`:

```python
import azure.functions as func

app = func.FunctionApp()

@app.timer_trigger(schedule="0 0 * * * *", arg_name="timer")  # expect: task handler=function_app.clean
def clean(timer):
    return None
```
"""

with module("azure.functions", "azure.functions.decorators", "azure.functions.decorators.function_app"):
    class Blueprint:
        @route
        def route(
            self, route: PATH = ..., trigger_arg_name=..., binding_arg_name=..., methods: VERB = ..., **kwargs
        ) -> Decorator: ...
        @task
        def timer_trigger(self, arg_name, schedule, **kwargs) -> Decorator: ...
        schedule = timer_trigger
        def function_name(self, name) -> Decorator: ...

        @subscribe
        def queue_trigger(self, arg_name, queue_name: TOPIC, connection=..., **kwargs) -> Decorator: ...
        @subscribe(engine="servicebus")
        def service_bus_queue_trigger(self, arg_name, connection, queue_name: TOPIC, **kwargs) -> Decorator: ...
        @subscribe(engine="servicebus")
        def service_bus_topic_trigger(
            self, arg_name, connection, topic_name: TOPIC, subscription_name=..., **kwargs
        ) -> Decorator: ...
        @subscribe
        def event_hub_message_trigger(self, arg_name, connection, event_hub_name: TOPIC, **kwargs) -> Decorator: ...
        @subscribe
        def event_grid_trigger(self, arg_name, **kwargs) -> Decorator: ...
        @subscribe(engine="kafka")
        def kafka_trigger(self, arg_name, topic: TOPIC, broker_list: URL, **kwargs) -> Decorator: ...
        @subscribe
        def dapr_topic_trigger(self, arg_name, pub_sub_name, topic: TOPIC, **kwargs) -> Decorator: ...

        @publish
        def queue_output(self, arg_name, queue_name: TOPIC, connection=..., **kwargs) -> Decorator: ...
        @publish(engine="servicebus")
        def service_bus_queue_output(self, arg_name, connection, queue_name: TOPIC, **kwargs) -> Decorator: ...
        @publish(engine="servicebus")
        def service_bus_topic_output(self, arg_name, connection, topic_name: TOPIC, **kwargs) -> Decorator: ...
        @publish
        def event_hub_output(self, arg_name, connection, event_hub_name: TOPIC, **kwargs) -> Decorator: ...
        @publish
        def event_grid_output(self, arg_name, topic_endpoint_uri: TOPIC = ..., **kwargs) -> Decorator: ...
        @publish(engine="kafka")
        def kafka_output(self, arg_name, topic: TOPIC, broker_list: URL, **kwargs) -> Decorator: ...
        @publish
        def dapr_publish_output(self, arg_name, pub_sub_name, topic: TOPIC, **kwargs) -> Decorator: ...

    class FunctionApp(Blueprint):
        def __init__(self, http_auth_level=...) -> None: ...
        @mount
        def register_functions(self, function_container: ROUTER) -> None: ...
        @mount
        def register_blueprint(self, function_container: ROUTER) -> None: ...
