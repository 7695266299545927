"""
One OpenAPI document made of several files, for Connexion to serve (spec-synthase 0.1, https://pypi.org/project/spec-synthase/).

## Two files, served below a prefix

`app.py`:

```python
import connexion
from specsynthase.specbuilder import SpecBuilder

spec = SpecBuilder().add_spec("swagger/orders.yml").add_spec("swagger/users.yml")  # expect: mount router=swagger/orders.yml|swagger/users.yml
app = connexion.FlaskApp(__name__)
app.add_api(spec, base_path="/v2")  # expect: mount router=specsynthase.specbuilder.SpecBuilder prefix=/v2
```

## Built by itself, it is served by nobody

`check.py`:

```python
from specsynthase.specbuilder import SpecBuilder

SpecBuilder().add_spec("swagger/orders.yml").validate()  # expect: mount router=swagger/orders.yml
```
"""

with module("specsynthase.specbuilder"):
    class SpecBuilder:
        def __init__(self, *args, **kwargs) -> None: ...
        @mount
        def add_spec(self, file_name: ROUTER) -> Self: ...
        def validate(self) -> Self: ...
