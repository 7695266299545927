from __future__ import annotations

import os
from pathlib import Path

import pytest

from archfit.extract.cache import customary, folder
from archfit.extract.cache.folder import Folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = tmp_path / "root"
    place.mkdir()
    return place


@pytest.fixture
def usual(tmp_path: Path) -> Path:
    return tmp_path / "home" / ".cache" / "archfit"


def opened(place: Path | None, root: Path, usual: Path | None) -> Folder:
    found = Folder.open(place, root=root, usual=usual)
    assert found is not None
    return found


def test_what_is_kept_is_found_again(root: Path, usual: Path) -> None:
    opened(usual, root, usual).write("facts-1", b"content")

    assert opened(usual, root, usual).read("facts-1") == b"content"
    assert opened(usual, root, usual).read("facts-2") is None


def test_the_folder_is_private_and_marked(root: Path, usual: Path) -> None:
    opened(usual, root, usual)

    assert usual.stat().st_mode & 0o777 == 0o700
    assert (usual / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (usual / ".gitignore").read_text() == "*\n"


def test_every_change_to_a_file_is_noticed(root: Path, usual: Path) -> None:
    kept = opened(usual, root, usual)
    kept.write("facts-1", b"content")
    whole = (usual / "facts-1").read_bytes()

    for place in range(len(whole)):
        (usual / "facts-1").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert kept.read("facts-1") is None
        (usual / "facts-1").write_bytes(whole[:place])
        assert kept.read("facts-1") is None


def test_a_file_under_another_name_does_not_count(root: Path, usual: Path) -> None:
    kept = opened(usual, root, usual)
    kept.write("report-1", b"content")
    (usual / "report-1").rename(usual / "report-2")

    assert kept.read("report-2") is None


def test_files_of_another_user_do_not_count(root: Path, usual: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    opened(foreign, root, usual).write("facts-1", b"planted")
    kept = opened(usual, root, usual)
    (foreign / "facts-1").rename(usual / "facts-1")

    assert kept.read("facts-1") is None


def test_what_is_planted_in_the_checked_root_does_not_count(root: Path, usual: Path, tmp_path: Path) -> None:
    place = root / ".cache"
    opened(place, root, tmp_path / "attacker").write("facts-1", b"planted")

    assert opened(place, root, usual).read("facts-1") is None
    assert not (place / "key").exists()


def test_a_folder_in_the_checked_root_is_used_when_it_is_asked_for(root: Path, usual: Path) -> None:
    opened(root / ".cache", root, usual).write("facts-1", b"content")

    assert opened(root / ".cache", root, usual).read("facts-1") == b"content"


@pytest.mark.parametrize("usual", [None, "home"])
def test_without_a_key_elsewhere_no_folder_in_the_root_is_used(root: Path, usual: str | None) -> None:
    assert Folder.open(root / ".cache", root=root, usual=root / usual if usual else None) is None


def test_the_usual_folder_is_not_used_inside_the_checked_root(root: Path) -> None:
    assert Folder.open(root / ".cache" / "archfit", root=root, usual=root / ".cache" / "archfit") is None
    assert list(root.iterdir()) == []


def test_a_link_in_the_root_that_leads_out_of_it_is_not_followed(root: Path, usual: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o700)
    (root / ".cache").symlink_to(outside)

    assert Folder.open(root / ".cache", root=root, usual=usual) is None
    assert Folder.open(root / ".cache" / "deep", root=root, usual=usual) is None
    assert list(outside.iterdir()) == []


def test_a_folder_that_is_a_link_is_not_used(root: Path, usual: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    usual.parent.mkdir(parents=True)
    usual.symlink_to(tmp_path / "real")

    assert Folder.open(usual, root=root, usual=usual) is None


def test_a_folder_everybody_may_write_to_is_not_used(root: Path, usual: Path) -> None:
    usual.mkdir(parents=True)
    usual.chmod(0o777)

    assert Folder.open(usual, root=root, usual=usual) is None


def test_a_folder_of_somebody_else_is_not_used(root: Path, usual: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual.mkdir(parents=True)
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)

    assert Folder.open(usual, root=root, usual=usual) is None


def test_a_file_in_place_of_the_folder_is_left_alone(root: Path, usual: Path) -> None:
    usual.parent.mkdir(parents=True)
    usual.write_text("mine")

    assert Folder.open(usual, root=root, usual=usual) is None
    assert usual.read_text() == "mine"


def test_a_damaged_key_means_no_folder(root: Path, usual: Path) -> None:
    opened(usual, root, usual)
    (usual / "key").write_bytes(b"short")

    assert Folder.open(usual, root=root, usual=usual) is None


@pytest.mark.parametrize("make", [lambda place: place.mkdir(), os.mkfifo], ids=["folder", "pipe"])
def test_what_is_no_plain_file_does_not_count(root: Path, usual: Path, make: object) -> None:
    kept = opened(usual, root, usual)
    assert callable(make)
    make(usual / "facts-1")

    assert kept.read("facts-1") is None


def test_a_link_in_place_of_a_file_is_replaced_not_followed(root: Path, usual: Path, tmp_path: Path) -> None:
    kept = opened(usual, root, usual)
    precious = tmp_path / "precious"
    precious.write_text("precious")
    (usual / "facts-1").symlink_to(precious)

    assert kept.read("facts-1") is None
    kept.write("facts-1", b"content")

    assert (precious.read_text(), kept.read("facts-1")) == ("precious", b"content")


def test_what_cannot_be_written_is_not_kept(root: Path, usual: Path) -> None:
    kept = opened(usual, root, usual)
    for place in usual.iterdir():
        place.unlink()
    usual.rmdir()

    kept.write("facts-1", b"content")

    assert kept.read("facts-1") is None


def test_what_was_not_used_for_longest_is_dropped(root: Path, usual: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "LIMIT", 400)
    kept = opened(usual, root, usual)
    for number in range(4):
        kept.write(f"facts-{number}", b"x" * 60)
        os.utime(usual / f"facts-{number}", (number, number))
    kept.read("facts-0")

    kept.write("facts-4", b"x" * 60)

    assert sorted(place.name for place in usual.glob("facts-*")) == ["facts-0", "facts-2", "facts-3", "facts-4"]


def test_what_an_interrupted_run_left_is_cleared_away(root: Path, usual: Path) -> None:
    kept = opened(usual, root, usual)
    old, young = usual / "new-old", usual / "new-young"
    for place in (old, young):
        place.write_bytes(b"half")
    os.utime(old, (0, 0))

    kept.write("facts-1", b"content")

    assert (old.exists(), young.exists()) == (False, True)


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"HOME": "/home/ada"}, "/home/ada/.cache/archfit"),
        ({"HOME": "/home/ada", "XDG_CACHE_HOME": "/var/cache/ada"}, "/var/cache/ada/archfit"),
        ({"HOME": "/home/ada", "XDG_CACHE_HOME": "relative"}, "/home/ada/.cache/archfit"),
        ({"HOME": "relative"}, None),
        ({}, None),
    ],
)
def test_the_customary_place_on_linux(
    environment: dict[str, str], place: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")

    assert customary(environment) == (Path(place) if place else None)


def test_the_customary_place_on_a_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")

    assert customary({"HOME": "/Users/ada"}) == Path("/Users/ada/Library/Caches/archfit")
