import os
import smtplib

from celery import Celery

app = Celery("mails", broker=os.environ["QUEUE_URL"], backend=os.environ["QUEUE_URL"])


def send(address: str, text: str) -> None:
    with smtplib.SMTP(os.environ["SMTP_HOST"], timeout=5) as server:
        server.sendmail("shop@example.org", address, text)


@app.task(name="mails.check_address")
def check_address(address: str) -> bool:
    with smtplib.SMTP(os.environ["SMTP_HOST"], timeout=5) as server:
        return server.verify(address)[0] == 250


@app.task(name="mails.payment_declined")
def payment_declined(name: str, address: str) -> None:
    send(address, f"Dear {name}, your payment was declined.")
