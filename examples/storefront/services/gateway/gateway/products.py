import asyncio
import logging
from typing import Any

import httpx
from fastapi import APIRouter
from tenacity import retry, stop_after_attempt

from gateway.neighbours import search, stock

router = APIRouter()
log = logging.getLogger(__name__)


@router.get("/products")
async def find(text: str) -> Any:
    found = await search.get("/products", params={"text": text})
    try:
        # The customer waits for a count that may be lost anyway: that is what messages are for.
        await search.post("/statistics/queries", json={"text": text})
    except httpx.HTTPError as error:
        log.warning("not counted: %s", error)
    return found.json()


@router.get("/products/{sku}")
async def product(sku: str) -> Any:
    return await details(sku)


# Three attempts here, and three in `search` for each of them.
@retry(stop=stop_after_attempt(3))
async def details(sku: str) -> Any:
    answer = await search.get(f"/products/{sku}")
    return answer.raise_for_status().json()


@router.post("/basket")
async def basket(skus: list[str]) -> list[int]:
    # As many requests at once as somebody puts into a basket.
    return await asyncio.gather(*[on_hand(sku) for sku in skus])


async def on_hand(sku: str) -> int:
    answer = await stock.get(f"/stock/{sku}")
    return answer.json()["on_hand"]
