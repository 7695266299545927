from typing import Annotated

from fastapi import Depends, Header, HTTPException

from gateway.neighbours import accounts


async def current_account(token: Annotated[str, Header()]) -> int:
    # Every request waits for `accounts`, though a signed token could say who asks.
    answer = await accounts.get(f"/tokens/{token}")
    if answer.is_error:
        raise HTTPException(401)
    return answer.json()["account"]


CurrentAccount = Annotated[int, Depends(current_account)]
