"""
Client of MinIO and other stores that speak S3 (minio 7.2, https://min.io/docs/minio/linux/developers/python/API.html).

A bucket is a table.

## Objects of a bucket

`files.py`:

```python
from minio import Minio

client = Minio("store:9000", access_key="shop", secure=False)  # expect: connect engine=s3 host=store:9000

def keep(name, data, size):
    client.put_object("invoices", name, data, size)  # expect: query name=write table=invoices

def invoice(name):
    return client.get_object(bucket_name="invoices", object_name=name)  # expect: query name=read table=invoices
```

## An object that keeps its client

`files.py`:

```python
import os

import minio

class Files:
    bucket = "invoices"

    def __init__(self):
        self.client = minio.Minio(os.environ["STORE"])  # expect: environment name=STORE # expect: connect engine=s3 host=${STORE}

    def names(self):
        return self.client.list_objects(self.bucket, recursive=True)  # expect: query name=read table=invoices
```
"""

with module("minio", "minio.api"):
    class Minio:
        @connect(engine="s3")
        def __init__(self, endpoint: HOST, *args, **kwargs) -> None: ...
        @query(name="read")
        def get_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="read")
        def fget_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="read")
        def list_objects(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="read")
        def stat_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="read")
        def select_object_content(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="read")
        def bucket_exists(self, bucket_name: TABLE): ...
        @query(name="read")
        def presigned_get_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="write")
        def presigned_put_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="write")
        def put_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="write")
        def fput_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="write")
        def copy_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="write")
        def compose_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="write")
        def remove_object(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="write")
        def remove_objects(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="write")
        def make_bucket(self, bucket_name: TABLE, *args, **kwargs): ...
        @query(name="write")
        def remove_bucket(self, bucket_name: TABLE): ...
        @subscribe
        def listen_bucket_notification(self, bucket_name: TOPIC, *args, **kwargs): ...
