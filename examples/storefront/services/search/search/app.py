import os
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import requests
from fastapi import FastAPI
from pydantic import BaseModel
from tenacity import retry, stop_after_attempt

from search.indexing import listen
from search.products import Product, index

STOCK = os.environ["STOCK_URL"]


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    Thread(target=listen, daemon=True).start()
    yield


app = FastAPI(title="search", lifespan=lifespan)
queries: Counter[str] = Counter()


class Query(BaseModel):
    text: str


@app.get("/products")
def find(text: str) -> list[Product]:
    return [one for one in index.values() if text.lower() in one.title.lower()]


@app.get("/products/{sku}")
def product(sku: str) -> Product:
    return index[sku].model_copy(update={"on_hand": on_hand(sku)})


@retry(stop=stop_after_attempt(3))
def on_hand(sku: str) -> int:
    return requests.get(f"{STOCK}/stock/{sku}", timeout=2).json()["on_hand"]


@app.post("/statistics/queries", status_code=204)
def count(query: Query) -> None:
    queries[query.text] += 1
