from __future__ import annotations

import json

from archfit.extract.manifests import extract
from archfit.model import PackageSource
from archfit.model.packages import Lock, LockEntry

INDEX, PATH, GIT = PackageSource.INDEX, PackageSource.PATH, PackageSource.GIT


def locked(path: str, text: str) -> tuple[Lock, ...]:
    found = extract(path, text.encode())
    assert found.flaws == ()
    return found.locks


def test_the_lock_of_poetry() -> None:
    text = """[[package]]
name = "httpx"
version = "0.27.0"
[[package]]
name = "Shop_Money"
version = "1.2"
[package.source]
type = "git"
url = "https://u:p@git.example.com/shop/shop.git"
reference = "main"
resolved_reference = "1f0c9aa"
subdirectory = "money"
[[package]]
name = "lib"
version = "1"
source = {type = "directory", url = "../lib"}
[[package]]
name = "mirrored"
version = "2"
source = {type = "legacy", url = "https://index.example.com/simple", reference = "internal"}
"""
    assert [lock.entries for lock in locked("poetry.lock", text)] == [
        (
            LockEntry("httpx", "0.27.0", INDEX),
            LockEntry("shop-money", "1.2", GIT, "git.example.com/shop/shop", "money", "main"),
            LockEntry("lib", "1", PATH, "../lib"),
            LockEntry("mirrored", "2", INDEX),
        )
    ]


def test_the_lock_of_uv() -> None:
    text = """version = 1
[[package]]
name = "httpx"
version = "0.27.0"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "lib"
version = "1"
source = { editable = "libs/lib" }
[[package]]
name = "workspace"
source = { virtual = "." }
[[package]]
name = "money"
version = "1.2"
source = { git = "https://git.example.com/shop/shop?subdirectory=money&rev=main#1f0c9aa" }
"""
    assert [lock.entries for lock in locked("uv.lock", text)] == [
        (
            LockEntry("httpx", "0.27.0", INDEX),
            LockEntry("lib", "1", PATH, "libs/lib"),
            LockEntry("workspace", "", PATH, "."),
            LockEntry("money", "1.2", GIT, "git.example.com/shop/shop", "money", "main"),
        )
    ]


def test_the_locks_of_pdm_and_pep_751() -> None:
    pdm = '[[package]]\nname = "money"\nversion = "1"\ngit = "https://h/o/money.git"\nref = "main"\n'
    pylock = '[[packages]]\nname = "lib"\nversion = "1"\ndirectory = {path = "../lib"}\n'
    assert locked("pdm.lock", pdm)[0].entries == (LockEntry("money", "1", GIT, "h/o/money", "", "main"),)
    assert locked("pylock.toml", pylock)[0].entries == (LockEntry("lib", "1", PATH, "../lib"),)


def test_the_lock_of_pipenv() -> None:
    document = {
        "_meta": {"hash": {}},
        "default": {"httpx": {"version": "==0.27.0"}, "money": {"path": "../money", "editable": True}},
        "develop": {"pytest": {"version": "==8.0"}},
    }
    assert locked("Pipfile.lock", json.dumps(document))[0].entries == (
        LockEntry("httpx", "0.27.0", INDEX),
        LockEntry("money", "", PATH, "../money"),
        LockEntry("pytest", "8.0", INDEX),
    )
