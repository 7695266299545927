import asyncio
import os
from decimal import Decimal

import httpx

accounts = httpx.AsyncClient(base_url=os.environ["ACCOUNTS_URL"], timeout=2)


async def payer(number: int) -> tuple[str, str, Decimal]:
    # Three calls for three parts of one account.
    name, address, limit = await asyncio.gather(
        accounts.get(f"/accounts/{number}/name"),
        accounts.get(f"/accounts/{number}/address"),
        accounts.get(f"/accounts/{number}/limit"),
    )
    return name.json()["value"], address.json()["value"], Decimal(limit.json()["value"])


async def are_up() -> bool:
    answer = await accounts.get("/docs")
    return answer.is_success
