"""
The settings of Django 6.1 (https://docs.djangoproject.com/en/6.1/topics/settings/).

`django.conf.settings` has the names of the module that `DJANGO_SETTINGS_MODULE` names.

## A setting

`manage.py`:

```python
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
```

`shop/settings.py`:

```python
USERS_URL = "http://users:8000"
```

`shop/users.py`:

```python
import requests
from django.conf import settings

def users():
    return requests.get(f"{settings.USERS_URL}/users", timeout=2)  # expect: request url=http://users:8000/users
```
"""

with module("django.conf"):
    class LazySettings: ...
    settings: LazySettings
