"""
Migrations of Django 5.2, and models known by their names, https://docs.djangoproject.com/en/stable/ref/migration-operations/.

A model is created or renamed by the migration that owns its table; what changes one writes to it. The names of models are
those of the application that the migration belongs to.

## A model is created

`orders/migrations/0001_initial.py`:

```python
from django.conf import settings
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("users", "0001_initial")]
    operations = [
        migrations.CreateModel(  # expect: model entity=Order
            name="Order",
            fields=[
                ("id", models.AutoField(primary_key=True)),
                ("product", models.ForeignKey(to="stock.Product", on_delete=models.CASCADE)),  # expect: reference entity=stock.Product
            ],
        ),
    ]
```

## A model is changed

`orders/migrations/0002_names.py`:

```python
from django.db import migrations, models

class Migration(migrations.Migration):
    operations = [
        migrations.AddField("Order", "name", models.TextField()),  # expect: query name=write entity=Order
        migrations.RemoveField(model_name="order", name="title"),  # expect: query name=write entity=order
        migrations.RenameModel("Cart", "Basket"),  # expect: model entity=Basket
        migrations.AlterModelTable("Basket", "baskets"),  # expect: model entity=Basket table=baskets
        migrations.DeleteModel("Coupon"),  # expect: query name=write entity=Coupon
    ]
```

## Statements as text

`orders/migrations/0003_clear.py`:

```python
from django.db import migrations

class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL("delete from carts", migrations.RunSQL.noop),  # expect: query name=write statement="delete from carts"
        migrations.RunSQL(["drop table coupons"]),  # expect: query name=write statement="drop table coupons"
    ]
```

## Models by their names

`orders/names.py`:

```python
from django.apps import apps
from django.db.migrations.state import StateApps

def old(registry: StateApps):
    model = registry.get_model("orders", "Order")
    return model.objects.filter(paid=False)  # expect: query name=read entity=Order

def users():
    return apps.get_model("users.User").objects.count()  # expect: query name=read entity=users.User
```
"""

with module(
    "django.db.migrations",
    "django.db.migrations.migration",
    "django.db.migrations.operations",
    "django.db.migrations.operations.fields",
    "django.db.migrations.operations.models",
    "django.db.migrations.operations.special",
):
    class Migration: ...

    class CreateModel:
        @model
        def __init__(self, name: ENTITY, fields, options=..., bases=..., managers=...): ...

    class RenameModel:
        @model
        def __init__(self, old_name, new_name: ENTITY): ...

    class AlterModelTable:
        @model
        def __init__(self, name: ENTITY, table: TABLE): ...

    class DeleteModel:
        @query(name="write")
        def __init__(self, name: ENTITY): ...

    class AddField:
        @query(name="write")
        def __init__(self, model_name: ENTITY, name, field, preserve_default=...): ...

    class AlterField:
        @query(name="write")
        def __init__(self, model_name: ENTITY, name, field, preserve_default=...): ...

    class RemoveField:
        @query(name="write")
        def __init__(self, model_name: ENTITY, name, field=...): ...

    class RenameField:
        @query(name="write")
        def __init__(self, model_name: ENTITY, old_name, new_name): ...

    class AddIndex:
        @query(name="write")
        def __init__(self, model_name: ENTITY, index): ...

    class RemoveIndex:
        @query(name="write")
        def __init__(self, model_name: ENTITY, name): ...

    class AddConstraint:
        @query(name="write")
        def __init__(self, model_name: ENTITY, constraint): ...

    class RemoveConstraint:
        @query(name="write")
        def __init__(self, model_name: ENTITY, name): ...

    class AlterUniqueTogether:
        @query(name="write")
        def __init__(self, name: ENTITY, unique_together): ...

    class AlterIndexTogether:
        @query(name="write")
        def __init__(self, name: ENTITY, index_together): ...

    class AlterOrderWithRespectTo:
        @query(name="write")
        def __init__(self, name: ENTITY, order_with_respect_to): ...

    # One statement or several.
    class RunSQL:
        @query(name="write")
        def __init__(self, sql: STATEMENT, reverse_sql=..., state_operations=..., hints=..., elidable=...): ...

with module("django.apps", "django.apps.registry"):
    apps: Apps
    class Apps:
        # By `("orders", "Order")` or by `"orders.Order"`.
        def get_model(
            self, app_label: ENTITY, model_name: ENTITY = ..., require_ready=...
        ) -> type[django.db.models.Model]: ...

# What the function of `RunPython` is given.
with module("django.db.migrations.state"):
    class StateApps(django.apps.Apps): ...

with module("django.db.backends.base.schema"):
    class BaseDatabaseSchemaEditor:
        @query(name="write")
        def execute(self, sql: STATEMENT, params=...): ...
        @query(name="write")
        def create_model(self, model: ENTITY): ...
        @query(name="write")
        def delete_model(self, model: ENTITY): ...
