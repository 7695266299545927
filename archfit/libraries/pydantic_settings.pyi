"""
Classes whose fields are read from the environment: pydantic-settings 2, https://docs.pydantic.dev/latest/concepts/pydantic_settings/.

`BaseSettings` of pydantic 1, https://docs.pydantic.dev/1.10/usage/settings/, is the same. A field is read from the
variable of its name, whatever the case, after the prefix; `Field` may name another.

## A class whose fields are settings

`settings.py`:

```python
from pydantic_settings import BaseSettings

class Settings(BaseSettings):  # expect: settings
    users_url: str = "http://users:8000"
    orders_url: str
```

`client.py`:

```python
import requests

from settings import Settings

settings = Settings()

def everyone():
    return requests.get(f"{settings.users_url}/users")  # expect: request url=${USERS_URL:-http://users:8000}/users

def orders():
    return requests.get(settings.orders_url + "/orders")  # expect: request url=${ORDERS_URL}/orders
```

## Fields of pydantic 1 below a prefix

`settings.py`:

```python
from pydantic import BaseSettings

class Settings(BaseSettings):  # expect: settings prefix=SHOP_
    users_url: str

    class Config:
        env_prefix = "SHOP_"
```
"""

with module("pydantic_settings", "pydantic_settings.main"):
    @settings
    class BaseSettings:
        model_config: PREFIX

        class Config:
            env_prefix: PREFIX

    class SettingsConfigDict:
        def __init__(self, *, env_prefix: PREFIX = "", **kwargs): ...

with module(
    "pydantic",
    "pydantic.env_settings",
    "pydantic.fields",
    "pydantic.v1",
    "pydantic.v1.env_settings",
    "pydantic.v1.fields",
):
    @settings
    class BaseSettings:
        class Config:
            env_prefix: PREFIX

    def Field(
        default: DEFAULT = ..., *, alias: NAME = ..., validation_alias: NAME = ..., env: NAME = ..., **kwargs
    ): ...
