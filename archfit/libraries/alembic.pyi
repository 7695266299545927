"""
Migrations of SQLAlchemy (Alembic 1.20, https://alembic.sqlalchemy.org/en/latest/ops.html).

What creates or renames a table owns it; what changes one writes to it. A foreign key of an existing table points at
another one.

## A table is created, and dropped again

`versions/orders.py`:

```python
import sqlalchemy as sa
from alembic import op

def upgrade():
    op.create_table(  # expect: model table=orders
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id")),  # expect: reference name=users.id
        sa.ForeignKeyConstraint(["product_id"], ["products.id"]),  # expect: reference name=products.id
    )

def downgrade():
    op.drop_table("orders")  # expect: query name=write table=orders
```

## A table is changed

`versions/prices.py`:

```python
import sqlalchemy as sa
from alembic import op

def upgrade():
    op.add_column("orders", sa.Column("price", sa.Integer()), schema="shop")  # expect: query name=write table=orders schema=shop
    op.create_index("ix_price", "orders", ["price"])  # expect: query name=write table=orders
    op.create_foreign_key("fk_user", "orders", "users", ["user_id"], ["id"])  # expect: reference table=orders name=users
    op.rename_table("carts", "baskets")  # expect: model table=baskets
```

## In a batch

`versions/names.py`:

```python
import sqlalchemy as sa
from alembic import op

def upgrade():
    with op.batch_alter_table("users", schema=None) as batch:  # expect: query name=write table=users
        batch.add_column(sa.Column("name", sa.Text()))  # expect: query name=write table=users
        batch.drop_column("nickname")  # expect: query name=write table=users
```

## Statements

`versions/old.py`:

```python
from alembic import op
from sqlalchemy import table, text

def upgrade():
    op.execute("delete from carts")  # expect: query name=write statement="delete from carts"
    op.bulk_insert(table("roles"), [{"name": "admin"}])  # expect: query name=write table=roles
    connection = op.get_bind()
    connection.execute(text("update orders set paid = true"))  # expect: query statement="update orders set paid = true"
```
"""

with module("alembic.op", "alembic.operations", "alembic.operations.base"):
    @model
    def create_table(table_name: TABLE, *columns, schema: SCHEMA = ..., **kw) -> sqlalchemy.Table: ...
    @model
    def rename_table(old_table_name, new_table_name: TABLE, *, schema: SCHEMA = ...): ...
    @query(name="write")
    def drop_table(table_name: TABLE, *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def add_column(table_name: TABLE, column, *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def alter_column(table_name: TABLE, column_name, *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def drop_column(table_name: TABLE, column_name, *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def batch_alter_table(table_name: TABLE, schema: SCHEMA = ..., *args, **kwargs) -> BatchOperations: ...
    # The table that was made by `sqlalchemy.table` or given back by `create_table`.
    @query(name="write")
    def bulk_insert(table: TABLE, rows, *, multiinsert=...): ...
    @query(name="write")
    def create_check_constraint(constraint_name, table_name: TABLE, condition, *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def create_exclude_constraint(constraint_name, table_name: TABLE, *elements, **kw): ...
    @query(name="write")
    def create_index(index_name, table_name: TABLE, columns, *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def create_primary_key(constraint_name, table_name: TABLE, columns, *, schema: SCHEMA = ...): ...
    @query(name="write")
    def create_table_comment(table_name: TABLE, comment, *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def create_unique_constraint(constraint_name, table_name: TABLE, columns, *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def drop_constraint(constraint_name, table_name: TABLE, type_=..., *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def drop_index(index_name, table_name: TABLE = ..., *, schema: SCHEMA = ..., **kw): ...
    @query(name="write")
    def drop_table_comment(table_name: TABLE, *, schema: SCHEMA = ..., **kw): ...
    # The table that the key is of, and the one that it points at.
    @reference
    def create_foreign_key(
        constraint_name,
        source_table: TABLE,
        referent_table: NAME,
        local_cols,
        remote_cols,
        *,
        source_schema: SCHEMA = ...,
        ondelete: CASCADE = ...,
        **kw,
    ): ...
    @query(name="write")
    def execute(sqltext: STATEMENT, *, execution_options=...): ...
    def get_bind() -> sqlalchemy.Connection: ...

    class BatchOperations:
        @query(name="write")
        def add_column(self, column, **kw): ...
        @query(name="write")
        def alter_column(self, column_name, **kw): ...
        @query(name="write")
        def drop_column(self, column_name, **kw): ...
        @query(name="write")
        def create_check_constraint(self, constraint_name, condition, **kw): ...
        @reference
        def create_foreign_key(self, constraint_name, referent_table: NAME, local_cols, remote_cols, *, ondelete: CASCADE = ..., **kw): ...
        @query(name="write")
        def create_index(self, index_name, columns, **kw): ...
        @query(name="write")
        def create_primary_key(self, constraint_name, columns): ...
        @query(name="write")
        def create_unique_constraint(self, constraint_name, columns, **kw): ...
        @query(name="write")
        def drop_constraint(self, constraint_name, type_=...): ...
        @query(name="write")
        def drop_index(self, index_name, **kw): ...
        @query(name="write")
        def execute(self, sqltext: STATEMENT, *, execution_options=...): ...

# `from alembic import op` is the module.
with module("alembic.context"):
    @query(name="write")
    def execute(sql: STATEMENT, execution_options=...): ...
    @transaction
    def begin_transaction(): ...
