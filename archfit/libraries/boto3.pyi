"""
Amazon Web Services (boto3 1.44, https://boto3.amazonaws.com/v1/documentation/api/latest/index.html; aioboto3 15.5).

What a client can do depends on the name of its service; the operations of those below have names of their own, so
that all clients can be one class. Buckets and tables are tables, queues, topics, streams and event buses topics.

## Objects and items

`store.py`:

```python
import boto3

s3 = boto3.client("s3", endpoint_url="http://minio:9000")  # expect: connect engine=s3 url=http://minio:9000
dynamodb = boto3.client("dynamodb")  # expect: connect engine=dynamodb

def keep(invoice):
    s3.put_object(Bucket="invoices", Key="1.pdf", Body=invoice)  # expect: query name=write engine=s3 table=invoices
    s3.upload_file("1.pdf", "archive", "1.pdf")  # expect: query name=write engine=s3 table=archive

def order(number):
    return dynamodb.get_item(TableName="orders", Key={"number": {"N": number}})  # expect: query name=read engine=dynamodb table=orders
```

## Resources

`orders.py`:

```python
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS"])  # expect: connect engine=dynamodb # expect: environment name=ORDERS
bucket = boto3.resource("s3").Bucket("invoices")  # expect: connect engine=s3

def place(order):
    table.put_item(Item=order)  # expect: query name=write engine=dynamodb table=${ORDERS}
    bucket.upload_file("1.pdf", "1.pdf")  # expect: query name=write engine=s3 table=invoices
```

## Messages and functions

`events.py`:

```python
import boto3

session = boto3.Session(profile_name="shop")
sqs = session.client("sqs")  # expect: connect engine=sqs

def place(order, queue):
    sqs.send_message(QueueUrl="https://sqs/1/orders", MessageBody=order)  # expect: publish engine=sqs topic=https://sqs/1/orders
    boto3.client("sns").publish(TopicArn="arn:aws:sns:::placed", Message=order)  # expect: connect engine=sns # expect: publish engine=sns topic=arn:aws:sns:::placed

def mail(letter):
    found = sqs.get_queue_url(QueueName="letters")
    sqs.send_message(QueueUrl=found["QueueUrl"], MessageBody=letter)  # expect: publish engine=sqs topic=letters

def bill(order):
    functions = boto3.client("lambda")  # expect: connect engine=lambda
    functions.invoke(FunctionName="billing", Payload=order)  # expect: request verb=rpc service=billing

def work():
    return sqs.receive_message(QueueUrl="https://sqs/1/orders")  # expect: subscribe engine=sqs topic=https://sqs/1/orders
```
"""

with module("boto3", "boto3.session", "aioboto3", "aioboto3.session"):
    @connect
    def client(
        service_name: ENGINE,
        region_name=...,
        api_version=...,
        use_ssl=...,
        verify=...,
        endpoint_url: URL = ...,
        **kwargs,
    ) -> botocore.client.BaseClient: ...
    @connect
    def resource(
        service_name: ENGINE,
        region_name=...,
        api_version=...,
        use_ssl=...,
        verify=...,
        endpoint_url: URL = ...,
        **kwargs,
    ) -> boto3.resources.base.ServiceResource: ...

    class Session:
        def __init__(self, *args, **kwargs) -> None: ...
        @connect
        def client(
            self,
            service_name: ENGINE,
            region_name=...,
            api_version=...,
            use_ssl=...,
            verify=...,
            endpoint_url: URL = ...,
            **kwargs,
        ) -> botocore.client.BaseClient: ...
        @connect
        def resource(
            self,
            service_name: ENGINE,
            region_name=...,
            api_version=...,
            use_ssl=...,
            verify=...,
            endpoint_url: URL = ...,
            **kwargs,
        ) -> boto3.resources.base.ServiceResource: ...

with module("botocore.session", "aiobotocore.session"):
    def get_session(*args, **kwargs) -> AioSession: ...
    class AioSession:
        @connect
        def create_client(
            self,
            service_name: ENGINE,
            region_name=...,
            api_version=...,
            use_ssl=...,
            verify=...,
            endpoint_url: URL = ...,
            **kwargs,
        ) -> botocore.client.BaseClient: ...

    Session = AioSession

with module("botocore.client", "aiobotocore.client"):
    class BaseClient:
        # s3
        @query(name="read", engine="s3")
        def get_object(self, *, Bucket: TABLE, **kwargs): ...
        @query(name="read", engine="s3")
        def head_object(self, *, Bucket: TABLE, **kwargs): ...
        @query(name="read", engine="s3")
        def list_objects(self, *, Bucket: TABLE, **kwargs): ...
        @query(name="read", engine="s3")
        def list_objects_v2(self, *, Bucket: TABLE, **kwargs): ...
        @query(name="read", engine="s3")
        def download_file(self, Bucket: TABLE, Key, Filename, **kwargs) -> None: ...
        @query(name="read", engine="s3")
        def download_fileobj(self, Bucket: TABLE, Key, Fileobj, **kwargs) -> None: ...
        @query(name="write", engine="s3")
        def upload_file(self, Filename, Bucket: TABLE, Key, **kwargs) -> None: ...
        @query(name="write", engine="s3")
        def upload_fileobj(self, Fileobj, Bucket: TABLE, Key, **kwargs) -> None: ...
        @query(name="write", engine="s3")
        def copy(self, CopySource, Bucket: TABLE, Key, **kwargs) -> None: ...
        @query(name="write", engine="s3")
        def put_object(self, *, Bucket: TABLE, **kwargs): ...
        @query(name="write", engine="s3")
        def copy_object(self, *, Bucket: TABLE, **kwargs): ...
        @query(name="write", engine="s3")
        def delete_object(self, *, Bucket: TABLE, **kwargs): ...
        @query(name="write", engine="s3")
        def delete_objects(self, *, Bucket: TABLE, **kwargs): ...
        @query(name="write", engine="s3")
        def create_multipart_upload(self, *, Bucket: TABLE, **kwargs): ...
        # dynamodb
        @query(name="read", engine="dynamodb")
        def get_item(self, *, TableName: TABLE, **kwargs): ...
        @query(name="read", engine="dynamodb")
        def query(self, *, TableName: TABLE, **kwargs): ...
        @query(name="read", engine="dynamodb")
        def scan(self, *, TableName: TABLE, **kwargs): ...
        @query(name="read", engine="dynamodb")
        def batch_get_item(self, *, RequestItems: TABLE, **kwargs): ...
        @query(name="write", engine="dynamodb")
        def put_item(self, *, TableName: TABLE, **kwargs): ...
        @query(name="write", engine="dynamodb")
        def update_item(self, *, TableName: TABLE, **kwargs): ...
        @query(name="write", engine="dynamodb")
        def delete_item(self, *, TableName: TABLE, **kwargs): ...
        @query(name="write", engine="dynamodb")
        def batch_write_item(self, *, RequestItems: TABLE, **kwargs): ...
        @query(name="write", engine="dynamodb")
        def transact_write_items(self, **kwargs): ...
        @query(engine="dynamodb")
        def execute_statement(self, *, Statement: STATEMENT, **kwargs): ...
        @model
        def create_table(self, *, TableName: TABLE, **kwargs): ...
        # sqs, sns, events, kinesis, firehose
        @publish(engine="sqs")
        def send_message(self, *, QueueUrl: TOPIC, **kwargs): ...
        @publish(engine="sqs")
        def send_message_batch(self, *, QueueUrl: TOPIC, **kwargs): ...
        @subscribe(engine="sqs")
        def receive_message(self, *, QueueUrl: TOPIC, **kwargs): ...
        # What these give holds what stands for the queue or topic in other calls: `["QueueUrl"]`, `["TopicArn"]`.
        def get_queue_url(self, *, QueueName: TOPIC, **kwargs) -> Answer: ...
        def create_queue(self, *, QueueName: TOPIC, **kwargs) -> Answer: ...
        def create_topic(self, *, Name: TOPIC, **kwargs) -> Answer: ...
        @publish(engine="sns")
        def publish(self, *, TopicArn: TOPIC = ..., TargetArn: TOPIC = ..., **kwargs): ...
        @publish(engine="sns")
        def publish_batch(self, *, TopicArn: TOPIC, **kwargs): ...
        @subscribe(engine="sns")
        def subscribe(self, *, TopicArn: TOPIC, Endpoint: HANDLER = ..., **kwargs): ...
        # Bus and type of each event are items of mappings.
        @publish(engine="eventbridge")
        def put_events(self, **kwargs): ...
        @publish(engine="kinesis")
        def put_record(self, *, StreamName: TOPIC = ..., DeliveryStreamName: TOPIC = ..., **kwargs): ...
        @publish(engine="kinesis")
        def put_records(self, *, StreamName: TOPIC = ..., **kwargs): ...
        @publish(engine="kinesis")
        def put_record_batch(self, *, DeliveryStreamName: TOPIC, **kwargs): ...
        @subscribe(engine="kinesis")
        def get_shard_iterator(self, *, StreamName: TOPIC = ..., **kwargs): ...
        # lambda, stepfunctions
        @request(verb="rpc")
        def invoke(self, *, FunctionName: SERVICE, **kwargs): ...
        @request(verb="rpc")
        def start_execution(self, *, stateMachineArn: SERVICE, **kwargs): ...
        def get_paginator(self, operation_name) -> Paginator: ...

    class Answer:
        def __getitem__(self, key) -> Answer: ...

    class Paginator:
        @query(name="read")
        def paginate(self, *, TableName: TABLE = ..., Bucket: TABLE = ..., **kwargs): ...

with module("boto3.resources.base"):
    class ServiceResource:
        meta: ResourceMeta
        def Table(self, name: TABLE) -> Table: ...
        def Bucket(self, name: TABLE) -> Bucket: ...
        def Object(self, bucket_name: TABLE, key) -> Object: ...
        def Queue(self, url: TOPIC) -> Queue: ...
        def Topic(self, arn: TOPIC) -> Topic: ...
        def get_queue_by_name(self, *, QueueName: TOPIC, **kwargs) -> Queue: ...
        def create_queue(self, *, QueueName: TOPIC, **kwargs) -> Queue: ...
        @model
        def create_table(self, *, TableName: TABLE, **kwargs) -> Table: ...

    class ResourceMeta:
        client: botocore.client.BaseClient

    class Table:
        meta: ResourceMeta
        @query(name="read")
        def get_item(self, **kwargs): ...
        @query(name="read")
        def query(self, **kwargs): ...
        @query(name="read")
        def scan(self, **kwargs): ...
        @query(name="write")
        def put_item(self, **kwargs): ...
        @query(name="write")
        def update_item(self, **kwargs): ...
        @query(name="write")
        def delete_item(self, **kwargs): ...
        def batch_writer(self, **kwargs) -> Table: ...

    class Bucket:
        meta: ResourceMeta
        objects: _Objects
        def Object(self, key) -> Object: ...
        @query(name="write")
        def put_object(self, **kwargs) -> Object: ...
        @query(name="write")
        def upload_file(self, Filename, Key, **kwargs) -> None: ...
        @query(name="write")
        def upload_fileobj(self, Fileobj, Key, **kwargs) -> None: ...
        @query(name="write")
        def delete_objects(self, **kwargs): ...
        @query(name="read")
        def download_file(self, Key, Filename, **kwargs) -> None: ...
        @query(name="read")
        def download_fileobj(self, Key, Fileobj, **kwargs) -> None: ...

    class _Objects:
        @query(name="read")
        def all(self): ...
        @query(name="read")
        def filter(self, **kwargs): ...

    class Object:
        @query(name="read")
        def get(self, **kwargs): ...
        @query(name="read")
        def download_file(self, Filename, **kwargs) -> None: ...
        @query(name="write")
        def put(self, **kwargs): ...
        @query(name="write")
        def upload_file(self, Filename, **kwargs) -> None: ...
        @query(name="write")
        def delete(self, **kwargs): ...

    class Queue:
        @publish
        def send_message(self, **kwargs): ...
        @publish
        def send_messages(self, **kwargs): ...
        @subscribe
        def receive_messages(self, **kwargs): ...

    class Topic:
        @publish
        def publish(self, **kwargs): ...
        @subscribe
        def subscribe(self, *, Endpoint: HANDLER = ..., **kwargs): ...
