from dataclasses import dataclass


@dataclass(frozen=True)
class PaymentReceived:
    order: int
    reference: str
