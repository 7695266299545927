from fastapi import FastAPI

from orders.models import Base
from orders.routes import router
from shopkit.database import engine

app = FastAPI(title="orders")
app.include_router(router, prefix="/orders")


@app.on_event("startup")
def create_tables() -> None:
    Base.metadata.create_all(engine())
