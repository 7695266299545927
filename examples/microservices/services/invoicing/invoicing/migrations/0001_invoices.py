import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    op.add_column("orders", sa.Column("invoice_id", sa.Integer()))
    op.execute("CREATE TRIGGER bill AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION create_invoice()")
