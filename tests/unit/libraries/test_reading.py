from __future__ import annotations

import pytest

from archfit.libraries.reading import read
from archfit.model.library import (
    MISSING,
    SELF,
    Activity,
    Library,
    LibraryClass,
    LibraryFunction,
    LibraryParameter,
    Role,
)

HTTP = '''
"""
HTTP for humans (shop 1.2, https://shop.example).

More.
"""

with module("shop", "shop.api"):
    @request(verb="GET")
    def get(url: URL, params=..., /, *more: PART, timeout: TIMEOUT = 5.0, **others) -> Answer: ...

    class Client:
        """Keeps connections."""
        def __init__(self, *, base: BASE = "") -> None: ...
        @request
        async def send(self, verb: VERB, url: URL | None = None, retries: int = -1) -> Awaitable[Answer | None]: ...

    class Answer: ...
'''


def in_module(*lines: str) -> Library:
    return read("shop.pyi", 'with module("shop"):\n' + "".join(f"    {line}\n" for line in lines))


def test_a_whole_file() -> None:
    get = LibraryFunction(
        name="shop.get",
        parameters=(
            LibraryParameter("url", 0, Role.URL),
            LibraryParameter("params", 1),
            LibraryParameter("more", 2, Role.PART, rest=True),
            LibraryParameter("timeout", None, Role.TIMEOUT, 5.0),
            LibraryParameter("others", None, rest=True),
        ),
        returns="shop.Answer",
        activity=Activity.REQUEST,
        fixed=((Role.VERB, "GET"),),
    )
    init = LibraryFunction("shop.Client.__init__", (LibraryParameter("base", None, Role.BASE, ""),))
    send = LibraryFunction(
        name="shop.Client.send",
        parameters=(
            LibraryParameter("verb", 0, Role.VERB),
            LibraryParameter("url", 1, Role.URL, None),
            LibraryParameter("retries", 2, None, -1),
        ),
        returns="shop.Answer",
        activity=Activity.REQUEST,
    )

    expected = Library(
        name="requests",
        packages=("shop",),
        functions={one.name: one for one in (get, init, send)},
        classes={name: LibraryClass(name) for name in ("shop.Client", "shop.Answer")},
        aliases={"shop.api": "shop"},
        doc="HTTP for humans (shop 1.2, https://shop.example).\n\nMore.",
    )

    assert expected == read("stubs/requests.pyi", HTTP)


def test_packages_are_the_first_parts_of_all_modules() -> None:
    library = read("db.pyi", 'with module("psycopg"): ...\nwith module("psycopg2.extensions", "_psycopg"): ...\n')

    assert library.packages == ("_psycopg", "psycopg", "psycopg2")
    assert library.aliases == {"_psycopg": "psycopg2.extensions"}


def test_defaults_are_literals_or_not_said() -> None:
    library = in_module('def f(a, b=..., c=None, d="x", e=1, f=-2.5, g=True): ...')

    expected = [MISSING, MISSING, None, "x", 1, -2.5, True]
    assert expected == [one.default for one in library.functions["shop.f"].parameters]


def test_receivers_are_not_counted() -> None:
    library = in_module(
        "class A:",
        "    def plain(self, x): ...",
        "    def anything(*args): ...",
        "    @classmethod",
        "    def of(cls, x) -> Self: ...",
        "    @staticmethod",
        "    @text",
        "    def join(x: PART): ...",
    )

    x = LibraryParameter("x", 0)
    assert library.functions == {
        "shop.A.plain": LibraryFunction("shop.A.plain", (x,)),
        "shop.A.anything": LibraryFunction("shop.A.anything", (LibraryParameter("args", 0, rest=True),)),
        "shop.A.of": LibraryFunction("shop.A.of", (x,), returns=SELF),
        "shop.A.join": LibraryFunction("shop.A.join", (LibraryParameter("x", 0, Role.PART),), activity=Activity.TEXT),
    }


def test_what_decorates() -> None:
    library = in_module("@task", "def task(handler: HANDLER = ..., *, name: NAME = None) -> Decorator: ...")

    assert library.functions["shop.task"] == LibraryFunction(
        "shop.task",
        (LibraryParameter("handler", 0, Role.HANDLER), LibraryParameter("name", None, Role.NAME, None)),
        activity=Activity.TASK,
        decorates=True,
    )


def test_what_a_class_says() -> None:
    library = in_module(
        "class Manager: ...",
        "@model",
        "class Model(Root, elsewhere.Mixin, Generic[T]):",
        "    objects: Manager",
        "    number: int",
        "    __tablename__: TABLE",
        "    class Meta:",
        "        db_table: TABLE",
        "        manager: Manager",
        "    @property",
        "    def inner(self) -> Meta: ...",
        "    @property",
        "    def size(self) -> int: ...",
        "class Root: ...",
    )

    assert library.functions == {}
    assert library.classes == {
        "shop.Manager": LibraryClass("shop.Manager"),
        "shop.Model.Meta": LibraryClass(
            "shop.Model.Meta", attributes={"manager": "shop.Manager"}, roles={"db_table": Role.TABLE}
        ),
        "shop.Model": LibraryClass(
            "shop.Model",
            bases=("shop.Root", "elsewhere.Mixin"),
            attributes={"objects": "shop.Manager", "inner": "shop.Model.Meta"},
            activity=Activity.MODEL,
            roles={"__tablename__": Role.TABLE, "Meta.db_table": Role.TABLE},
        ),
        "shop.Root": LibraryClass("shop.Root"),
    }


def test_other_names() -> None:
    library = in_module(
        "def get() -> session: ...",
        "class Session:",
        "    def get(self): ...",
        "    fetch = get",
        "session = Session",
        "current: session",
        "now = current",
        "fetch = get",
        "load = fetch",
        "Request = web.Request",
        "def made() -> Request: ...",
    )

    assert library.aliases == {
        "shop.session": "shop.Session",
        "shop.now": "shop.current",
        "shop.fetch": "shop.get",
        "shop.load": "shop.fetch",
        "shop.Request": "web.Request",
    }
    assert library.instances == {"shop.current": "shop.Session"}
    assert {name: (one.name, one.returns) for name, one in library.functions.items()} == {
        "shop.get": ("shop.get", "shop.Session"),
        "shop.Session.get": ("shop.Session.get", ""),
        "shop.Session.fetch": ("shop.Session.get", ""),
        "shop.made": ("shop.made", "web.Request"),
    }


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("A", "shop.A"),
        ('"A"', "shop.A"),
        ("shop.A", "shop.A"),
        ("shop.old.A", "shop.A"),
        ("A.Inner", "shop.A.Inner"),
        ("Inner", "shop.A.Inner"),
        ("B", "shop.aio.B"),
        ("other.pkg.A", "other.pkg.A"),
        ('"other.pkg.A"', "other.pkg.A"),
        ("A | None", "shop.A"),
        ("None | A | str", "shop.A"),
        ("A | shop.A", "shop.A"),
        ("A[int]", "shop.A"),
        ("type[A]", "shop.A"),
        ("Optional[A]", "shop.A"),
        ("Awaitable[A | None]", "shop.A"),
        ("typing.AsyncContextManager[A]", "shop.A"),
        ("AbstractContextManager[A, None]", "shop.A"),
        ("URL", "shop.URL"),
        ("list[A]", ""),
        ("Iterable[A]", ""),
        ("dict[str, A]", ""),
        ("str", ""),
        ("Any", ""),
        ("None", ""),
    ],
)
def test_what_a_function_returns(annotation: str, expected: str) -> None:
    text = f"""
with module("shop", "shop.old"):
    def f() -> {annotation}: ...
    class A:
        class Inner: ...
    class URL: ...
with module("shop.aio"):
    class A: ...
    class B: ...
"""
    assert expected == read("shop.pyi", text).functions["shop.f"].returns


def test_a_role_comes_before_a_class_of_its_name_where_arguments_are_said() -> None:
    library = in_module("class URL:", "    url: URL", "def get(url: URL) -> URL: ...")

    assert library.functions["shop.get"] == LibraryFunction(
        "shop.get", (LibraryParameter("url", 0, Role.URL),), "shop.URL"
    )
    assert library.classes["shop.URL"].roles == {"url": Role.URL}


def test_the_class_of_the_same_module_is_meant_first() -> None:
    text = """
with module("shop"):
    class Client: ...
    def connect() -> Client: ...
with module("shop.aio"):
    class Client: ...
    def connect() -> Client: ...
"""
    functions = read("shop.pyi", text).functions
    assert [one.returns for one in functions.values()] == ["shop.Client", "shop.aio.Client"]
