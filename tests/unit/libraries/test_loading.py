from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from archfit.libraries.loading import load
from archfit.model import ArchfitError, Location, Mistake
from archfit.model.library import Knowledge, Library


def stub(module: str, *lines: str) -> str:
    return f'with module("{module}"):\n' + "".join(f"    {line}\n" for line in lines)


def load_plugins(packages: list[str], *extra: tuple[str, str]) -> list[Library]:
    """Load without what comes with archfit."""
    return [one for one in load(packages, extra) if one.name.startswith("zz_")]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def install(site: Path, value: str, **files: str) -> None:
    """Install a plugin, any code of which would fail if it ran."""
    information = site / f"{value.replace('.', '_')}-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: plugin\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text(f"[archfit.libraries]\nours = {value}\n", encoding="utf-8")
    for path, text in files.items():
        place = site / path.replace("__", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.with_suffix(".pyi").write_text(text, encoding="utf-8")
    for folder in [one for one in site.rglob("*") if one.is_dir() and one != information]:
        (folder / "__init__.py").write_text("raise RuntimeError", encoding="utf-8")


def mistakes_of(extra: list[Path | tuple[str, str]], root: Path) -> list[Mistake]:
    with pytest.raises(ArchfitError) as caught:
        load((), extra, root=root)
    return list(caught.value.mistakes)


def test_files_of_the_user_are_always_read(tmp_path: Path) -> None:
    (tmp_path / "stubs").mkdir()
    (tmp_path / "stubs/pay.pyi").write_bytes(b"\xef\xbb\xbf" + stub("zz_pay").replace("\n", " ...\r\n").encode())

    loaded = load((), [Path("stubs/pay.pyi"), ("till.pyi", stub("zz_till", "..."))], root=tmp_path)

    assert [(one.name, one.packages) for one in loaded] == [("pay", ("zz_pay",)), ("till", ("zz_till",))]


def test_a_plugin_is_read_where_its_package_is_imported(site: Path) -> None:
    install(
        site,
        "zz_plugin.stubs",
        zz_plugin__stubs__zz_mail=stub("zz_mail.smtp", "def send(): ..."),
        zz_plugin__stubs__zz_chat=stub("zz_chat", "class Chat: ..."),
    )

    assert load_plugins(["zz_plugin", "stubs"]) == []
    assert [one.name for one in load_plugins(["zz_mail"])] == ["zz_mail"]
    assert [one.name for one in load_plugins(["zz_mail", "zz_chat"])] == ["zz_chat", "zz_mail"]


def test_a_plugin_may_be_one_file_beside_a_module(site: Path) -> None:
    (site / "zz_single.py").write_text("raise RuntimeError", encoding="utf-8")
    install(site, "zz_single", zz_single=stub("zz_mail", "..."))

    assert [one.name for one in load_plugins(["zz_mail"])] == ["zz_single"]


def test_what_a_library_builds_on_is_read_too(site: Path) -> None:
    install(
        site,
        "zz_all",
        zz_all__zz_a=stub("zz_a", "class A(zz_b.B): ...", "one: zz_d.D"),
        zz_all__zz_b=stub("zz_b", "class B:", "    def c(self) -> zz_c.C: ..."),
        zz_all__zz_c=stub("zz_c", "class C: ..."),
        zz_all__zz_d=stub("zz_d", "D = zz_e.E"),
        zz_all__zz_e=stub("zz_e", "class E: ..."),
        zz_all__zz_f=stub("zz_f", "class F: ..."),
    )

    assert [one.name for one in load_plugins(["zz_a"])] == ["zz_a", "zz_b", "zz_c", "zz_d", "zz_e"]
    own = ("zz_own.pyi", stub("own", "class Own(zz_c.C): ..."))
    assert [one.name for one in load_plugins([], own)] == ["zz_c", "zz_own"]


def test_what_the_user_says_replaces_what_others_say(site: Path) -> None:
    install(site, "zz_all", zz_all__zz_a=stub("zz_a", "def get(url: URL): ...", "def post(url: URL): ..."))
    own = ("zz_own.pyi", stub("zz_a", "@request", "def get(path: PATH): ..."))

    known = Knowledge.of(load_plugins(["zz_a"], own))

    assert {name: [one.name for one in function.parameters] for name, function in known.functions.items()} == {
        "zz_a.get": ["path"],
        "zz_a.post": ["url"],
    }


@pytest.mark.parametrize("value", ["zz_nowhere", "zz_nowhere.stubs", "zz_empty", "zz_empty.stubs", "os.path"])
def test_a_plugin_that_leads_nowhere_is_a_mistake(site: Path, value: str) -> None:
    install(site, value)
    (site / "zz_empty").mkdir()

    expected = Mistake(
        f"the plugin `ours` brings no library files: none are at `{value}`",
        "invalid-plugin",
        help="correct or remove the package it comes with",
    )
    assert [expected] == mistakes_of([], site)


def test_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "b.pyi").write_bytes(b"# \n# \xff\n")

    found = mistakes_of([("a.pyi", "x"), Path("b.pyi"), Path("c.pyi")], tmp_path)

    assert [(one.message, one.at) for one in found] == [
        ("only `with module(...)` may stand here", Location("a.pyi", 1, 1, 1, 2)),
        ("cannot read `b.pyi`: it is not UTF-8", Location("b.pyi", 2)),
        ("cannot read `c.pyi`: no such file or directory", Location("c.pyi")),
    ]


def test_files_that_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "folder.pyi").mkdir(parents=True)
    (root / "large.pyi").write_bytes(b" " * ((1 << 20) + 1))
    (root / "link.pyi").symlink_to(tmp_path / "secret")
    (root / "inner.pyi").symlink_to(root / "large.pyi")
    (tmp_path / "secret").write_text("token", encoding="utf-8")
    os.mkfifo(root / "pipe.pyi")
    assert stat.S_ISFIFO((root / "pipe.pyi").stat().st_mode)

    paths = ["folder.pyi", "large.pyi", "link.pyi", "inner.pyi", "pipe.pyi", "../secret"]

    assert [one.message for one in mistakes_of([Path(path) for path in paths], root)] == [
        "cannot read `folder.pyi`: is a directory",
        "cannot read `large.pyi`: it is larger than 1 MiB",
        "cannot read `link.pyi`: it leads outside the root",
        "cannot read `inner.pyi`: it is larger than 1 MiB",
        "cannot read `pipe.pyi`: it is not a regular file",
        "cannot read `../secret`: it leads outside the root",
    ]
