"""
Statements and transactions of Django (Django 6.1, https://docs.djangoproject.com/en/stable/topics/db/transactions/).

## A function in a transaction

`orders.py`:

```python
from django.db import transaction

@transaction.atomic  # expect: transaction handler=orders.place
def place():
    return None
```

## Statements as text, in a transaction

`report.py`:

```python
from django.db import connection, transaction

def clear():
    with transaction.atomic():  # expect: transaction
        with connection.cursor() as cursor:
            cursor.execute("delete from carts")  # expect: query statement="delete from carts"
```
"""

with module("django.db", "django.db.backends.base.base", "django.db.backends.utils"):
    connection: BaseDatabaseWrapper
    connections: ConnectionHandler
    class BaseDatabaseWrapper:
        def cursor(self) -> CursorWrapper: ...
    class ConnectionHandler:
        def __getitem__(self, alias) -> BaseDatabaseWrapper: ...
    class CursorWrapper:
        def __enter__(self) -> CursorWrapper: ...
        @query
        def execute(self, sql: STATEMENT, params=...): ...
        @query
        def executemany(self, sql: STATEMENT, param_list=...): ...
        @query
        def callproc(self, procname, params=..., kparams=...): ...

with module("django.db.transaction"):
    # Both a block and a decorator.
    @transaction
    def atomic(using=..., savepoint=..., durable=...): ...
    @transaction(name="commit")
    def commit(using=...) -> None: ...
    @transaction(name="rollback")
    def rollback(using=...) -> None: ...
