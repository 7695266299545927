"""What others may ask of notifications."""

from shop.notifications.mail import send

__all__ = ["send"]
