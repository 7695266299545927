"""archfit keeps the rules it checks: its own are in `pyproject.toml`."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from archfit.engine.locate import locate
from archfit.engine.run import Request, run
from archfit.model import Severity

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "archfit"
HEAVY = ("ast_serialize", "grimp", "networkx", "pydantic", "rich", "sqlglot", "yaml")
SLOW = ("asyncio", "importlib.metadata", "jinja2", "pygls", "pkg_resources")
AT_ONCE = -(10**15)
"""A margin that trusts the times of files however young they are."""
INERT = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Import, ast.ImportFrom, ast.AnnAssign, ast.Assign, ast.Pass)


def test_its_own_contracts_are_kept() -> None:
    root, repositories, configuration = locate((), (ROOT,))

    report = run(Request(root=root, repositories=repositories, config=configuration, today=date(2026, 1, 1)))

    assert [f"{one.at}: {one.violation.message}" for one in report.new if one.severity is not Severity.INFO] == []
    assert report.problems == ()
    assert [contract.name for contract in report.contracts if not contract.kept] == []
    assert {component.name.partition(".")[0] for component in report.components} == {"archfit"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_only_defines(path: Path) -> None:
    if path.name == "__main__.py":
        return

    statements = list(_executed(ast.parse(path.read_text(encoding="utf-8")).body))

    assert [f"{path.name}:{one.lineno}: {ast.unparse(one)}" for one in statements if not _is_inert(one)] == []


def test_loading_every_module_loads_nothing_heavy() -> None:
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in PACKAGE.rglob("*.py")]
    wanted = sorted(name.removesuffix(".__init__") for name in modules if not name.endswith("__main__"))
    code = (
        "import importlib, json, sys\n"
        f"for name in {wanted!r}: importlib.import_module(name)\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)

    assert shown.stderr == ""
    assert json.loads(shown.stdout) == []


@pytest.mark.parametrize("words", [["--version"], ["check", "--help"]], ids=" ".join)
def test_help_loads_the_command_line_alone(words: list[str]) -> None:
    code = (
        "import json, sys\nfrom archfit.cli.app import main\n"
        f"sys.argv = ['archfit', *{words!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(json.dumps(sorted(sys.modules)))"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    loaded = json.loads(shown.stdout.splitlines()[-1])

    assert [name for name in loaded if name in (*HEAVY, *SLOW)] == []
    assert [name for name in loaded if name.startswith("archfit.") and not name.startswith("archfit.cli")] == []


def test_a_report_is_recalled_without_rules_and_without_most_of_the_model(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/cart.py").write_text("import os\n", encoding="utf-8")
    code = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from archfit.engine.run import Request, run\nfrom archfit.extract.cache import Keeping\n"
        f"cache = Path({str(tmp_path / 'cache')!r})\n"
        f"root = Path({str(tmp_path / 'shop')!r})\n"
        f"run(Request(root=root, today=date(2026, 1, 1), keeping=Keeping(cache, cache, {AT_ONCE})))\n"
        "print(*sorted(sys.modules))"
    )

    cold, warm = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout.split()
        for _ in range(2)
    )

    spared = {"archfit.engine.catalogue", "archfit.engine.judge", "archfit.model.words", "archfit.rules", "tomli"}
    assert spared <= set(cold)
    assert spared & set(warm) == set()


def _executed(body: list[ast.stmt]) -> list[ast.stmt]:
    """Return the statements that run on import, those of classes and branches too."""
    found = []
    for statement in body:
        inner = [*getattr(statement, "body", []), *getattr(statement, "orelse", [])]
        if isinstance(statement, ast.ClassDef | ast.If):
            found += _executed(inner)
        else:
            found.append(statement)
    return found


def _is_inert(statement: ast.stmt) -> bool:
    documents = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    declares = isinstance(statement, ast.Expr) and ast.unparse(statement).startswith("app.")
    return documents or declares or isinstance(statement, INERT)
