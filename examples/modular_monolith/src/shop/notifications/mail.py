import os
import smtplib
from email.message import EmailMessage

from shop.notifications.templates import footer


def send(address: str, subject: str, text: str) -> None:
    message = EmailMessage()
    message["From"] = os.environ.get("SHOP_SENDER", "shop@example.org")
    message["To"] = address
    message["Subject"] = subject
    message.set_content(f"{text}\n\n{footer()}")
    with smtplib.SMTP(os.environ.get("SMTP_HOST", "localhost")) as connection:
        connection.send_message(message)
