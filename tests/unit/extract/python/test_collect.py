from __future__ import annotations

import textwrap

import pytest

from archfit.extract.python import extract
from archfit.model import ClassFacts, ModuleFacts, NameUse, Reference, ServerStart


def facts(source: str) -> ModuleFacts:
    found = extract("m.py", textwrap.dedent(source).encode())
    assert found.flaws == ()
    return found


def named(source: str) -> list[tuple[str, str]]:
    return [(one.via, one.text) for one in facts(source).references]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('import_module("shop.cart")', [("import_module", "shop.cart")]),
        ('importlib.import_module(".cart", package=__name__)', [("import_module", ".cart")]),
        ('import_module(name="shop")', [("import_module", "shop")]),
        ('__import__("shop")', [("__import__", "shop")]),
        ('import_string("shop.cart.Cart")', [("import_string", "shop.cart.Cart")]),
        ('get_model("shop.Cart")', [("get_model", "shop.Cart")]),
        ('apps.get_model("shop", "Cart")', [("get_model", "shop.Cart")]),
        ('apps.get_model("shop", name)', [("get_model", "shop")]),
        ('ForeignKey("shop.Cart", on_delete=CASCADE)', [("ForeignKey", "shop.Cart")]),
        ('models.OneToOneField(to="shop.Cart")', [("OneToOneField", "shop.Cart")]),
        ('ForeignKey("self")', [("ForeignKey", "self")]),
        ('include("shop.urls")', [("include", "shop.urls")]),
        ("ForeignKey(Cart)", []),
        ("import_module(name)", []),
        ("import_module()", []),
        ('factory()("shop")', []),
        ('import_module(f"shop.{name}")', []),
        ('INSTALLED_APPS = ["shop", "shop.cart"]', [("INSTALLED_APPS", "shop"), ("INSTALLED_APPS", "shop.cart")]),
        ('INSTALLED_APPS = ("shop",) + OTHERS + ("cart",)', [("INSTALLED_APPS", "shop"), ("INSTALLED_APPS", "cart")]),
        ('INSTALLED_APPS += ["shop"]', [("INSTALLED_APPS", "shop")]),
        ('ROOT_URLCONF = "shop.urls"', [("ROOT_URLCONF", "shop.urls")]),
        ('class Test:\n    INSTALLED_APPS = ["shop"]', []),
    ],
)
def test_strings_that_name_code(source: str, expected: list[tuple[str, str]]) -> None:
    assert named(source) == expected


def test_a_reference_stands_where_its_call_or_its_string_does() -> None:
    source = """
        def load():
            return import_module(
                "shop")
        MIDDLEWARE = ["shop.Middle"]
    """
    assert facts(source).references == (
        Reference("import_module", "shop", 3, 12, 4, 16, "load"),
        Reference("MIDDLEWARE", "shop.Middle", 5, 15, 5, 28),
    )


@pytest.mark.parametrize(
    "place",
    [
        "x = [{}]",
        "x = {{1: {}}}",
        "x = {{{}}}",
        "x = {{**{}}}",
        "x = ({}, 2)",
        "x: int = {}",
        "x = lambda y=1: {}",
        "x = lambda y={}: 1",
        "x = a if {} else b",
        "x = [i for i in {} if i]",
        "x = {{i for i in a if {}}}",
        "x = ({} for i in a)",
        "x = {{{}: 1 for i in a}}",
        "x = {{1: {} for i in a}}",
        'x = f"{{{}!r:>{{y}}}}"',
        'x = f"{{y:{{{}}}}}"',
        'x = t"{{{}}}"',
        "x = a[{}:1:2]",
        "x = a[1, {}]",
        "x = not {}",
        "x = -{}",
        "x = a < {} <= b",
        "x = a and {} or b",
        "x = a + {} * 2",
        "x = await_({})",
        "x = f(*{})",
        "x = f(**{})",
        "x = f(k={})",
        "x = {}.a.b().c",
        "x[{}] = 1",
        "x += {}",
        "(y := {})",
        "del x[{}]",
        "assert {}, 'no'",
        "raise E from {}",
        "return_({})",
        "if {}:\n    pass",
        "if a:\n    pass\nelif {}:\n    pass",
        "while {}:\n    break\nelse:\n    pass",
        "for i in {}:\n    continue",
        "for i in a:\n    pass\nelse:\n    {}",
        "with {} as y, z:\n    pass",
        "try:\n    pass\nexcept {}:\n    pass",
        "try:\n    pass\nexcept E as e:\n    {}",
        "match {}:\n    case _:\n        pass",
        "match a:\n    case _ if {}:\n        pass",
        "@d({})\ndef f():\n    pass",
        "def f(a={}):\n    pass",
        "def f():\n    return {}",
        "def f():\n    yield {}",
        "def f():\n    yield from {}",
        "async def f():\n    await {}",
        "async def f():\n    async with a as b, {}:\n        pass",
        "@d({})\nclass A:\n    pass",
        "class A(B[{}]):\n    pass",
        "class A:\n    x = {}",
    ],
)
def test_a_call_is_found_wherever_an_expression_stands(place: str) -> None:
    assert named(place.format('import_module("a")')) == [("import_module", "a")]


def test_patterns_are_passed_by() -> None:
    source = """
        match x:
            case None | 1 | "a" | -1.5 | 2j | True:
                pass
            case [first, *rest] | (first, *rest):
                pass
            case {"key": value, **others}:
                pass
            case Cart(1, name=shop._private) as cart:
                pass
            case [*_]:
                pass
    """
    assert [use.dotted for use in facts(source).uses] == ["shop._private"]


def test_classes() -> None:
    source = """
        class Cart(Generic[T], base.Mixin, make(), metaclass=Meta):
            class Meta:
                pass
        def f():
            class Local: ...
        class Port(metaclass=abc.ABCMeta): ...
        class Other(ABC):
            @property
            @abc.abstractmethod
            def x(self): ...
        class Last(ABC):
            @property
            def x(self): ...
    """
    assert facts(source).classes == (
        ClassFacts("Cart", ("Generic", "base.Mixin"), 2, 1, 4, 13),
        ClassFacts("Cart.Meta", (), 3, 5, 4, 13),
        ClassFacts("f.Local", (), 6, 5, 6, 21),
        ClassFacts("Port", (), 7, 1, 7, 39, abstract=True),
        ClassFacts("Other", ("ABC",), 8, 1, 11, 21, abstract=True),
        ClassFacts("Last", ("ABC",), 12, 1, 14, 21),
    )


def test_uses_of_private_names() -> None:
    source = """
        def f():
            shop._cart.total()
            shop._cart._items
        self._x + cls._y + a.__class__ + a.b_ + g()._z + a.__mangled
    """
    assert facts(source).uses == (
        NameUse("shop._cart", 3, 5, 3, 15, "f"),
        NameUse("shop._cart._items", 4, 5, 4, 22, "f"),
        NameUse("shop._cart", 4, 5, 4, 15, "f"),
        NameUse("a.__mangled", 5, 50, 5, 61),
    )


def test_definitions_are_the_names_bound_at_module_level() -> None:
    source = """
        import a
        x = y = 1
        (p, [q, *r]), s.t, u[0] = value
        z: int = 3
        def f():
            inner = 1
        async def g(): ...
        class C:
            attribute = 1
        if x:
            conditional = 1
        for loop in x:
            in_loop = 1
        type Alias = int
    """
    expected = {"x", "y", "z", "p", "q", "f", "g", "C", "conditional", "in_loop"}
    assert expected <= facts(source).definitions <= expected | {"r", "loop", "Alias"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 1", None),
        ("__all__ = []", ()),
        ('__all__ = ["a", "b"]', ("a", "b")),
        ('__all__ = ("a",) + other.__all__', ("a",)),
        ('__all__ = ["a"]\n__all__ += ["b"]', ("a", "b")),
        ('__all__: list[str] = ["a"]', ("a",)),
        ("__all__ = compute()", ()),
        ('def f():\n    __all__ = ["a"]', None),
    ],
)
def test_exports(source: str, expected: tuple[str, ...] | None) -> None:
    assert facts(source).exports == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("app.run()", [ServerStart("app.run", 0, 1)]),
        ('app.run(host="0", port=5001)', [ServerStart("app.run", 5001, 1)]),
        ("uvicorn.run(app, port=PORT)", [ServerStart("uvicorn.run", 0, 1)]),
        ("\nserve(app, port=80)", [ServerStart("serve", 80, 2)]),
        ("web.run_app(app)", [ServerStart("web.run_app", 0, 1)]),
        ("run_simple('', 80, app)", [ServerStart("run_simple", 0, 1)]),
        ("run(1)", []),
        ("serve(app)", []),
        ("make().run(port=1)", []),
    ],
)
def test_server_starts(source: str, expected: list[ServerStart]) -> None:
    assert list(facts(source).servers) == expected
