"""
Settings from the environment: `os.environ` of Python 3.14, https://docs.python.org/3/library/os.html#os.environ, and libraries for it.

python-decouple 3.8, https://github.com/HBNetwork/python-decouple; environs 15, https://github.com/sloria/environs;
django-environ 0.14, https://django-environ.readthedocs.io/en/latest/api.html; starlette 1,
https://www.starlette.io/config/; dynaconf 3, https://www.dynaconf.com/. Files that some of them read as well, such as
`.env`, are not looked at.

## The environment itself

`client.py`:

```python
import os
from os import environ, getenv

import requests

USERS = os.environ["USERS_URL"]  # expect: environment name=USERS_URL
ORDERS = environ.get("ORDERS_URL", "http://orders")  # expect: environment name=ORDERS_URL default=http://orders
STOCK = getenv(key="STOCK_URL", default="http://stock")  # expect: environment name=STOCK_URL default=http://stock
TOKEN = os.getenv("TOKEN")  # expect: environment name=TOKEN default=None

def everyone():
    return requests.get(f"{USERS}/users")  # expect: request url=${USERS_URL}/users

def orders():
    return requests.get(ORDERS + "/orders")  # expect: request url=${ORDERS_URL:-http://orders}/orders
```

## The setting is named where the wrapper is called

`settings.py`:

```python
import os

def setting(name, default=""):
    return os.environ.get("SHOP_" + name, default)

class Settings:
    users = setting("USERS_URL", "http://users:8000")  # expect: environment name=SHOP_USERS_URL default=http://users:8000
```

## decouple

`settings.py`:

```python
from decouple import AutoConfig, config

USERS = config("USERS_URL", default="http://users:8000")  # expect: environment name=USERS_URL default=http://users:8000
PORT = config("PORT", 8000, int)  # expect: environment name=PORT default=8000
ORDERS = AutoConfig(search_path="/srv")("ORDERS_URL")  # expect: environment name=ORDERS_URL
```

## environs

`settings.py`:

```python
from environs import Env

env = Env()
env.read_env()
shop = Env(prefix="SHOP_")

USERS = env.str("USERS_URL", "http://users:8000")  # expect: environment name=USERS_URL default=http://users:8000
PORT = env.int("PORT", default=8000)  # expect: environment name=PORT default=8000
ORDERS = env("ORDERS_URL")  # expect: environment name=ORDERS_URL
STOCK = shop.url("STOCK_URL")  # expect: environment prefix=SHOP_ name=STOCK_URL
```

## django-environ

`settings.py`:

```python
import environ

env = environ.Env(DEBUG=(bool, False))
environ.Env.read_env()

DEBUG = env("DEBUG")  # expect: environment name=DEBUG
USERS = env.str("USERS_URL", default="http://users:8000")  # expect: environment name=USERS_URL default=http://users:8000
DATABASES = {"default": env.db()}  # expect: environment name=DATABASE_URL
```

## starlette

`settings.py`:

```python
from starlette.config import Config

config = Config(".env")

USERS = config("USERS_URL", default="http://users:8000")  # expect: environment name=USERS_URL default=http://users:8000
PORT = config("PORT", cast=int)  # expect: environment name=PORT
```
"""

with module("os"):
    @environment
    def getenv(key: NAME, default: DEFAULT = None): ...

    environ: _Environ

    class _Environ:
        @environment
        def __getitem__(self, key: NAME): ...
        @environment
        def get(self, key: NAME, default: DEFAULT = None): ...
        @environment
        def setdefault(self, key: NAME, value: DEFAULT): ...
        @environment
        def pop(self, key: NAME, default: DEFAULT = ...): ...
        def copy(self) -> _Environ: ...

with module("decouple"):
    config: AutoConfig

    class Config:
        def __init__(self, repository): ...
        @environment
        def get(self, option: NAME, default: DEFAULT = ..., cast=...): ...
        @environment
        def __call__(self, option: NAME, default: DEFAULT = ..., cast=...): ...

    class AutoConfig:
        def __init__(self, search_path=...): ...
        @environment
        def __call__(self, option: NAME, default: DEFAULT = ..., cast=...): ...

with module("environs"):
    env: Env

    class Env:
        def __init__(self, *, eager=..., expand_vars=..., prefix: PREFIX = ""): ...
        @environment
        def __call__(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def str(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def int(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def bool(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def float(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def decimal(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def list(self, name: NAME, default: DEFAULT = ..., subcast=..., **kwargs): ...
        @environment
        def dict(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def json(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def datetime(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def date(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def time(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def timedelta(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def path(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def log_level(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def uuid(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def url(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def enum(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def dj_db_url(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def dj_email_url(self, name: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def dj_cache_url(self, name: NAME, default: DEFAULT = ..., **kwargs): ...

    class FileAwareEnv(Env): ...

with module("environ", "environ.environ"):
    class Env:
        def __init__(self, **scheme): ...
        @environment
        def __call__(self, var: NAME, cast=..., default: DEFAULT = ..., parse_default=...): ...
        @environment
        def get_value(self, var: NAME, cast=..., default: DEFAULT = ..., parse_default=...): ...
        @environment
        def str(self, var: NAME, default: DEFAULT = ..., multiline=..., choices=...): ...
        @environment
        def bytes(self, var: NAME, default: DEFAULT = ..., encoding=...): ...
        @environment
        def bool(self, var: NAME, default: DEFAULT = ...): ...
        @environment
        def int(self, var: NAME, default: DEFAULT = ...): ...
        @environment
        def float(self, var: NAME, default: DEFAULT = ...): ...
        @environment
        def json(self, var: NAME, default: DEFAULT = ...): ...
        @environment
        def list(self, var: NAME, cast=..., default: DEFAULT = ...): ...
        @environment
        def tuple(self, var: NAME, cast=..., default: DEFAULT = ...): ...
        @environment
        def dict(self, var: NAME, cast=..., default: DEFAULT = ...): ...
        @environment
        def url(self, var: NAME, default: DEFAULT = ...): ...
        @environment
        def path(self, var: NAME, default: DEFAULT = ..., **kwargs): ...
        @environment
        def db_url(self, var: NAME = "DATABASE_URL", default: DEFAULT = ..., engine=...): ...
        db = db_url
        @environment
        def cache_url(self, var: NAME = "CACHE_URL", default: DEFAULT = ..., backend=...): ...
        cache = cache_url
        @environment
        def email_url(self, var: NAME = "EMAIL_URL", default: DEFAULT = ..., backend=...): ...
        email = email_url
        @environment
        def search_url(self, var: NAME = "SEARCH_URL", default: DEFAULT = ..., engine=...): ...
        @environment
        def channels_url(self, var: NAME = "CHANNELS_URL", default: DEFAULT = ..., backend=...): ...
        channels = channels_url

    class FileAwareEnv(Env): ...

with module("starlette.config"):
    environ: Environ

    class Environ:
        @environment
        def __getitem__(self, key: NAME): ...
        @environment
        def get(self, key: NAME, default: DEFAULT = None): ...

    class Config:
        def __init__(self, env_file=..., environ=..., env_prefix: PREFIX = "", encoding=...): ...
        @environment
        def __call__(self, key: NAME, cast=..., default: DEFAULT = ...): ...
        @environment
        def get(self, key: NAME, cast=..., default: DEFAULT = ...): ...

with module("dynaconf", "dynaconf.base"):
    class LazySettings:
        @environment
        def get_environ(self, key: NAME, default: DEFAULT = None, cast=...): ...

    Dynaconf = LazySettings
    settings: LazySettings
