import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("email", sa.Text()))
    op.execute("CREATE VIEW api_orders AS SELECT id, email FROM orders")  # what others may read
