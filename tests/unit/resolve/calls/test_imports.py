from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from archfit.model.calls import CallGraph

Calls = Callable[..., set[tuple[str, str]]]
Link = Callable[[Mapping[str, str]], CallGraph]


def test_names_are_followed_through_packages_and_aliases(calls: Calls) -> None:
    assert calls(
        files={
            "main.py": """
            import shop.orders as orders
            from shop import place
            orders.place()
            place()
        """,
            "shop/__init__.py": "from .orders import place",
            "shop/orders.py": "def place(): ...",
        }
    ) == {("main", "shop.orders.place")}


def test_star_imports_give_what_is_there(calls: Calls) -> None:
    assert calls(
        files={
            "main.py": "from shop import *\nplace()\nnowhere()",
            "shop/__init__.py": "from .orders import *",
            "shop/orders.py": "def place(): ...",
        }
    ) == {("main", "shop.orders.place")}


def test_a_package_that_imports_a_name_from_itself_takes_the_submodule(calls: Calls) -> None:
    assert calls(
        files={
            "main.py": "import shop\nshop.orders.place()\nshop.orders.Order().total()",
            "shop/__init__.py": "from . import orders",
            "shop/orders.py": """
            from . import orders as me
            class Order(me.Base): ...
            class Base:
                def total(self): ...
            def place(): ...
        """,
        }
    ) == {("main", "shop.orders.place"), ("main", "shop.orders.Base.total")}


def test_relative_imports_climb(calls: Calls) -> None:
    assert calls(
        files={
            "shop/__init__.py": "",
            "shop/prices.py": "def price(): ...",
            "shop/orders/__init__.py": "",
            "shop/orders/place.py": "from ..prices import price\nfrom .. import prices\nprice()\nprices.price()",
        }
    ) == {("shop.orders.place", "shop.prices.price")}


def test_imports_that_lead_in_circles_come_to_an_end(calls: Calls) -> None:
    assert (
        calls(
            files={
                "a.py": "from b import run\nfrom b import *\nrun()\nclass A(run): ...",
                "b.py": "from a import run\nfrom a import *\nrun()",
            }
        )
        == set()
    )


def test_what_is_not_ours_is_called_by_its_import_path(calls: Calls) -> None:
    assert calls("""
        import vendor.client as client
        from vendor.errors import refuse
        session = client.Session()
        session.get("x").json()
        refuse()
    """) == {
        ("shop", "vendor.client.Session"),
        ("shop", "vendor.client.Session.get"),
        ("shop", "vendor.client.Session.get.json"),
        ("shop", "vendor.errors.refuse"),
    }


def test_a_loop_over_something_external_comes_to_an_end(calls: Calls) -> None:
    edges = calls("""
        import vendor
        node = vendor.root
        while node:
            node = node.next
            node.visit()
    """)

    assert max(callee.count(".") for _, callee in edges) <= 6


def test_values_may_be_stored_in_modules(calls: Calls) -> None:
    assert calls(
        files={
            "main.py": "import state\nfrom work import run\nstate.hook = run\nstate.go()",
            "state.py": "hook = None\ndef go(): hook()",
            "work.py": "def run(): ...",
        }
    ) == {("main", "state.go"), ("state.go", "work.run")}


def test_what_is_not_resolved_is_counted(link: Link) -> None:
    graph = link({"shop.py": "def total(order):\n    order.sum()\n    total(1)\n", "empty.py": ""})

    assert (graph.sites, graph.unresolved, graph.modules) == ((("shop", 2),), (("shop", 1),), ("empty", "shop"))


def test_edges_say_where_they_are_and_come_in_order(link: Link) -> None:
    graph = link({"shop.py": "class Order:\n    def __init__(self): ...\n\n\ndef place():\n    Order()\n    Order()\n"})

    assert [(edge.caller, edge.path, edge.line, edge.callee, edge.kind) for edge in graph.edges] == [
        ("shop.place", "shop.py", 6, "shop.Order.__init__", "constructor"),
        ("shop.place", "shop.py", 7, "shop.Order.__init__", "constructor"),
    ]
    assert [tuple(one) for one in graph.functions] == [
        ("shop.Order.__init__", "shop", "shop.py", 2, False),
        ("shop.place", "shop", "shop.py", 5, False),
    ]


def test_stars_between_all_modules_come_to_an_end(calls: Calls) -> None:
    names = [f"m{number}" for number in range(20)]
    stars = "".join(f"from {name} import *\n" for name in names)
    files = {f"{name}.py": f"{stars}nowhere()\nclass A(Missing): ...\n" for name in names}

    assert calls(files=files) == set()


@pytest.mark.parametrize(
    ("statement", "module"),
    [
        ("from . import users_pb2_grpc as made", "users_pb2_grpc"),
        ("from .protos import users_pb2_grpc as made", "protos.users_pb2_grpc"),
        ("from shop import users_pb2_grpc as made", "shop.users_pb2_grpc"),
        ("import shop.users_pb2_grpc as made", "shop.users_pb2_grpc"),
        ("from . import users as made", ""),
    ],
)
def test_a_module_that_is_made_when_the_code_is_built(calls: Calls, statement: str, module: str) -> None:
    place = f"{statement}\n\ndef users():\n    return made.UsersStub(None)\n"
    expected = {("shop.orders.users", f"{module}.UsersStub")} if module else set()
    assert calls(files={"shop/__init__.py": "", "shop/orders.py": place}) == expected
