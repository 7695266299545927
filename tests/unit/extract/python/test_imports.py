from __future__ import annotations

import pytest

from archfit.extract.python import extract
from archfit.model import Import, ImportKind, Need

RUNTIME, FUNCTION, GUARDED = ImportKind.RUNTIME, ImportKind.FUNCTION, ImportKind.GUARDED
TYPES, LAZY = ImportKind.TYPE_CHECKING, ImportKind.LAZY

CASES = {
    "plain": ("import shop", [Import("shop", 0, "", "", RUNTIME, 1, 1, 1, 12)]),
    "dotted": ("import shop.cart", [Import("shop.cart", 0, "", "", RUNTIME, 1, 1, 1, 17)]),
    "alias": ("import shop.cart as cart", [Import("shop.cart", 0, "", "cart", RUNTIME, 1, 1, 1, 25)]),
    "several": (
        "import shop, json as j",
        [Import("shop", 0, "", "", RUNTIME, 1, 1, 1, 23), Import("json", 0, "", "j", RUNTIME, 1, 1, 1, 23)],
    ),
    "from": ("from shop import cart", [Import("shop", 0, "cart", "", RUNTIME, 1, 1, 1, 22)]),
    "from with alias": ("from shop import cart as c", [Import("shop", 0, "cart", "c", RUNTIME, 1, 1, 1, 27)]),
    "from several": (
        "from shop import cart, tax as t",
        [Import("shop", 0, "cart", "", RUNTIME, 1, 1, 1, 32), Import("shop", 0, "tax", "t", RUNTIME, 1, 1, 1, 32)],
    ),
    "in brackets": (
        "from shop import (\n    cart,  # the cart\n    tax,\n)",
        [Import("shop", 0, "cart", "", RUNTIME, 1, 1, 4, 2), Import("shop", 0, "tax", "", RUNTIME, 1, 1, 4, 2)],
    ),
    "star": ("from shop import *", [Import("shop", 0, "*", "", RUNTIME, 1, 1, 1, 19)]),
    "relative": ("from . import cart", [Import("", 1, "cart", "", RUNTIME, 1, 1, 1, 19)]),
    "relative with module": ("from ...shop import cart", [Import("shop", 3, "cart", "", RUNTIME, 1, 1, 1, 25)]),
    "dots apart": ("from . .shop import cart", [Import("shop", 2, "cart", "", RUNTIME, 1, 1, 1, 25)]),
    "no space": ("from.import cart", [Import("", 1, "cart", "", RUNTIME, 1, 1, 1, 17)]),
    "continued": ("import shop.cart \\\n    as c", [Import("shop.cart", 0, "", "c", RUNTIME, 1, 1, 2, 9)]),
    "after a semicolon": (
        "import shop; import json",
        [Import("shop", 0, "", "", RUNTIME, 1, 1, 1, 12), Import("json", 0, "", "", RUNTIME, 1, 14, 1, 25)],
    ),
    "on the line of its block": (
        "if x: import shop",
        [Import("shop", 0, "", "", RUNTIME, 1, 7, 1, 18)],
    ),
    "after a continued line": ("def f(): x = 1; \\\nimport a", [Import("a", 0, "", "", FUNCTION, 2, 1, 2, 9, "f")]),
    "in a function": ("def f():\n    import a", [Import("a", 0, "", "", FUNCTION, 2, 5, 2, 13, "f")]),
    "in an async function": ("async def f():\n    import a", [Import("a", 0, "", "", FUNCTION, 2, 5, 2, 13, "f")]),
    "in a method": (
        "class A:\n    def f(self):\n        import a",
        [Import("a", 0, "", "", FUNCTION, 3, 9, 3, 17, "A.f")],
    ),
    "in a class": ("class A:\n    import a", [Import("a", 0, "", "", RUNTIME, 2, 5, 2, 13, "A")]),
    "in a decorated function": (
        "@d(\n    1,\n)\ndef f(\n    x,\n) -> int:\n    import a",
        [Import("a", 0, "", "", FUNCTION, 7, 5, 7, 13, "f")],
    ),
    "for type checkers": ("if TYPE_CHECKING:\n    import a", [Import("a", 0, "", "", TYPES, 2, 5, 2, 13)]),
    "for type checkers, dotted": (
        "if typing.TYPE_CHECKING:  # only then\n    import a",
        [Import("a", 0, "", "", TYPES, 2, 5, 2, 13)],
    ),
    "for type checkers after all": (
        "if x:\n    pass\nelif TYPE_CHECKING:\n    import a",
        [Import("a", 0, "", "", TYPES, 4, 5, 4, 13)],
    ),
    "otherwise": (
        "if TYPE_CHECKING:\n    pass\nelse:\n    import a",
        [Import("a", 0, "", "", RUNTIME, 4, 5, 4, 13)],
    ),
    "not for type checkers": ("if not TYPE_CHECKING:\n    import a", [Import("a", 0, "", "", RUNTIME, 2, 5, 2, 13)]),
    "for type checkers in a function": (
        "def f():\n    if TYPE_CHECKING:\n        import a",
        [Import("a", 0, "", "", TYPES, 3, 9, 3, 17, "f")],
    ),
    "guarded": (
        "try:\n    import a\nexcept ImportError:\n    import b\nelse:\n    import c\nfinally:\n    import d",
        [
            Import("a", 0, "", "", GUARDED, 2, 5, 2, 13),
            Import("b", 0, "", "", GUARDED, 4, 5, 4, 13),
            Import("c", 0, "", "", RUNTIME, 6, 5, 6, 13),
            Import("d", 0, "", "", RUNTIME, 8, 5, 8, 13),
        ],
    ),
    "guarded in a function": (
        "def f():\n    try:\n        import a\n    except* E:\n        pass",
        [Import("a", 0, "", "", FUNCTION, 3, 9, 3, 17, "f")],
    ),
    "in loops and contexts": (
        "for i in x:\n    import a\nwhile x:\n    import b\nwith x:\n    import c\nmatch x:\n  case 1:\n    import d",
        [
            Import("a", 0, "", "", RUNTIME, 2, 5, 2, 13),
            Import("b", 0, "", "", RUNTIME, 4, 5, 4, 13),
            Import("c", 0, "", "", RUNTIME, 6, 5, 6, 13),
            Import("d", 0, "", "", RUNTIME, 9, 5, 9, 13),
        ],
    ),
    "behind a block": ("if x:\n    pass\nimport a", [Import("a", 0, "", "", RUNTIME, 3, 1, 3, 9)]),
    "in tabs": ("def f():\n\timport a", [Import("a", 0, "", "", FUNCTION, 2, 2, 2, 10, "f")]),
    "behind a form feed": ("\f\nimport a", [Import("a", 0, "", "", RUNTIME, 2, 1, 2, 9)]),
    "lazy": ("lazy import a", [Import("a", 0, "", "", LAZY, 1, 1, 1, 14)]),
    "lazy from": ("lazy from a import b", [Import("a", 0, "b", "", LAZY, 1, 1, 1, 21)]),
    "carriage returns": ("import a\r\nimport b\r", [Import("a", 0, "", "", RUNTIME, 1, 1, 1, 9),
                                                   Import("b", 0, "", "", RUNTIME, 2, 1, 2, 9)]),
    "in strings": ('"""\nimport a\n"""\nx = """\nfrom b import c"""\nimport d',
                   [Import("d", 0, "", "", RUNTIME, 6, 1, 6, 9)]),
    "in comments": ("# import a\nx = 1  # from b import c", []),
    "in a nested f-string": ('x = f"{y["import"]}"\nimport a', [Import("a", 0, "", "", RUNTIME, 2, 1, 2, 9)]),
    "behind letters beyond ASCII": (
        'x = "ä"; from a import b; import c',
        [Import("a", 0, "b", "", RUNTIME, 1, 10, 1, 25), Import("c", 0, "", "", RUNTIME, 1, 27, 1, 35)],
    ),
    "of names beyond ASCII": ("from läden import kasse", [Import("läden", 0, "kasse", "", RUNTIME, 1, 1, 1, 24)]),
    "words that begin alike": ("import_ = 1\nimporter.run\nimportlib = 2", []),
    "nothing": ("", []),
}  # fmt: skip


@pytest.mark.parametrize("needs", [frozenset(Need), frozenset({Need.IMPORTS})], ids=["parsed", "scanned"])
@pytest.mark.parametrize("name", CASES)
def test_every_form_and_kind(name: str, needs: frozenset[Need]) -> None:
    source, expected = CASES[name]
    facts = extract("m.py", source.encode(), needs)
    assert (list(facts.imports), facts.flaws) == (expected, ())
