from dataclasses import dataclass


@dataclass(frozen=True)
class OrderPlaced:
    number: int
    email: str
    total: str
