"""The other services, each with one client."""

import os

import httpx

accounts = httpx.AsyncClient(base_url=os.environ["ACCOUNTS_URL"], timeout=2)
orders = httpx.AsyncClient(base_url=os.environ["ORDERS_URL"], timeout=2)
payments = httpx.AsyncClient(base_url=os.environ["PAYMENTS_URL"], timeout=2)
stock = httpx.AsyncClient(base_url=os.environ["STOCK_URL"], timeout=2)
# Where `search` runs, only this line can say.
search = httpx.AsyncClient(base_url="http://search:8000", timeout=2)
