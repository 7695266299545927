"""What random systems are made of: files, lines of code, configurations, manifests."""

from __future__ import annotations

NAMES = ("a", "b", "c", "d")
MODULES = (*NAMES, "a.x", "a.y", "b.x")
FILES = tuple(f"shop/{name.replace('.', '/')}.py" for name in MODULES)
WAIVER = "  # archfit: ignore[forbidden-import] -- not yet (until 2026-0{}-01)"
LINES = (
    *(f"import shop.{name}\n" for name in MODULES),
    *(f"from shop import {name}\n" for name in NAMES),
    *(f"from shop.{name} import thing\n" for name in MODULES),
    "from .. import a\n",
    "from . import x\n",
    "from shop.a import *\n",
    "def f():\n    import shop.d as z\n",
    f"import shop.d{WAIVER.format(2)}\n",
    f"import shop.d{WAIVER.format(1)}\n",
    "import_module('shop.d')\n",
    "def thing():\n    f()\n",
    "thing()\n",
    "a.thing()\n",
    "import bank\nbank.pay('http://a')\n",
    "import bank\ndef thing(to='b', often=3):\n    for _ in (1, 2.5):\n        bank.pay(f'http://{to}/x')\n",
    "import requests\nrequests.get('http://d', timeout=2)\n",
    "x = a" + ".b" * 1_500 + "\n",
    "def (:\n",
    "\0\n",
    "# coding: utf-7\n",
)
CONFIGS = (
    "",
    '[[contracts]]\ntype = "forbidden"\nname = "f"\nsource-modules = ["shop.a"]\nforbidden-modules = ["shop.d"]\n',
    '[[contracts]]\ntype = "layers"\nname = "l"\ncontainers = ["shop"]\nlayers = ["a", "b", "(c)", "(d)"]\n',
    '[[contracts]]\ntype = "acyclic"\nname = "c"\nmodules = ["shop"]\n',
    'exclude = ["shop/a"]\n',
    'select = ["forbidden-import"]\n',
    'source-roots = ["shop"]\n',
    'libraries = ["bank.pyi"]\n',
    'libraries = ["bank.pyi"]\nsource-roots = ["shop", "."]\n',
    '[[ignores]]\nrule = "forbidden-import"\nreason = "later"\nexpires = 2026-02-01\n',
    "[oops\n",
)
LIBRARIES = (
    'with module("bank"):\n    @request\n    def pay(to: URL): ...\n',
    'with module("bank"):\n    @publish\n    def pay(to: TOPIC): ...\n',
    'with module("bank"):\n    def pay(to): ...\n',
    "oops\n",
)
COMPOSE = "services:\n  shop:\n    build: {}\n"
