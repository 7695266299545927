"""
Amazon Web Services (boto3 1.44, https://boto3.amazonaws.com/v1/documentation/api/latest/index.html; aioboto3 15.5).

What clients can do is in `botocore.pyi`. Buckets and tables are tables, queues and topics topics.

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
