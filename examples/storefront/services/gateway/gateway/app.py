from typing import Any

from fastapi import Depends, FastAPI

from gateway import orders, products
from gateway.identity import CurrentAccount, current_account
from gateway.neighbours import accounts

app = FastAPI(title="gateway")
app.include_router(products.router, dependencies=[Depends(current_account)])
app.include_router(orders.router, dependencies=[Depends(current_account)])


@app.post("/accounts", status_code=201)
async def sign_up(wanted: dict[str, str]) -> Any:
    answer = await accounts.post("/accounts", json=wanted)
    return answer.json()


@app.delete("/account")
async def close_account(account: CurrentAccount) -> bool:
    # `accounts` has this path, but only to read.
    answer = await accounts.delete(f"/accounts/{account}")
    return answer.is_success
