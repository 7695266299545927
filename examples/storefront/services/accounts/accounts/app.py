import os
from decimal import Decimal

from celery import Celery
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI(title="accounts")
queue = Celery("accounts", broker=os.environ["QUEUE_URL"], backend=os.environ["QUEUE_URL"])


class NewAccount(BaseModel):
    name: str
    email: str
    address: str


class Account(NewAccount):
    number: int
    limit: Decimal = Decimal(500)
    points: int = 0


class Points(BaseModel):
    points: int


class Owner(BaseModel):
    account: int


class Part(BaseModel):
    value: str


accounts: dict[int, Account] = {}
tokens: dict[str, int] = {}


@app.get("/tokens/{token}")
def owner(token: str) -> Owner:
    if token not in tokens:
        raise HTTPException(401)
    return Owner(account=tokens[token])


@app.post("/accounts", status_code=201)
def sign_up(wanted: NewAccount) -> Account:
    # Waits for the answer of a worker: as coupled as a call, and slower.
    if not queue.send_task("mails.check_address", args=[wanted.email]).get(timeout=10):
        raise HTTPException(422, "nobody reads mails there")
    account = Account(number=len(accounts) + 1, **wanted.model_dump())
    accounts[account.number] = account
    return account


@app.get("/accounts/{number}")
def account(number: int) -> Account:
    if number not in accounts:
        raise HTTPException(404)
    return accounts[number]


@app.get("/accounts/{number}/name")
def name(number: int) -> Part:
    return Part(value=account(number).name)


@app.get("/accounts/{number}/address")
def address(number: int) -> Part:
    return Part(value=account(number).address)


@app.get("/accounts/{number}/limit")
def limit(number: int) -> Part:
    return Part(value=str(account(number).limit))


@app.post("/accounts/{number}/points")
def give_points(number: int, more: Points) -> Account:
    account(number).points += more.points
    return accounts[number]
