"""
Websites of objects (CherryPy 18.10, https://docs.cherrypy.dev/en/latest/basics.html).

The path of an exposed method is its name, and its alias too, below the path of the object that has it.

## A class and where it is mounted

`app.py`:

```python
import cherrypy

class Users:
    @cherrypy.expose  # expect: route handler=app.Users.everyone
    def everyone(self):
        return "[]"

    @cherrypy.expose(alias="one")  # expect: route path=one handler=app.Users.user
    def user(self, user_id):
        return "{}"

cherrypy.tree.mount(Users(), "/users")  # expect: mount prefix=/users
```

## A site with one class

`app.py`:

```python
import cherrypy

class Shop:
    @cherrypy.expose()  # expect: route handler=app.Shop.index
    def index(self):
        return "hello"

if __name__ == "__main__":
    cherrypy.quickstart(Shop())  # expect: mount
```
"""

with module("cherrypy", "cherrypy._helper", "cherrypy._cptree"):
    @route
    def expose(func=..., alias: PATH = ...) -> Decorator: ...
    @mount
    def quickstart(root: ROUTER = ..., script_name: PREFIX = "", config=...) -> None: ...

    class Tree:
        @mount
        def mount(self, root: ROUTER, script_name: PREFIX = "", config=...): ...
        @mount
        def graft(self, wsgi_callable: ROUTER, script_name: PREFIX = "") -> None: ...

    tree: Tree
