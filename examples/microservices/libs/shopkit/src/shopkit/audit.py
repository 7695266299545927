"""Who did what to which order."""

import json
import logging
from datetime import UTC, datetime

from orders.models import Order

log = logging.getLogger("audit")


def record(order: Order, what: str, by: str) -> None:
    at = datetime.now(UTC).isoformat()
    log.info(json.dumps({"order": order.id, "status": order.status, "what": what, "by": by, "at": at}))
