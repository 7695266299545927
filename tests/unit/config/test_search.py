from __future__ import annotations

import os
from pathlib import Path

from archfit.config.search import find


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_takes_the_nearest_configuration_above(tmp_path: Path) -> None:
    write(tmp_path / "archfit.toml")
    nearest = write(tmp_path / "shop" / "archfit.toml")
    start = tmp_path / "shop" / "orders"
    start.mkdir()
    assert nearest == find(start, tmp_path)


def test_reads_the_folder_it_stops_at(tmp_path: Path) -> None:
    path = write(tmp_path / "archfit.toml")
    (tmp_path / "shop").mkdir()
    assert path == find(tmp_path / "shop", tmp_path)


def test_does_not_look_above_the_folder_it_stops_at(tmp_path: Path) -> None:
    write(tmp_path / "archfit.toml")
    (tmp_path / "shop").mkdir()
    assert find(tmp_path / "shop", tmp_path / "shop") is None


def test_looks_nowhere_else_from_outside_the_root(tmp_path: Path) -> None:
    write(tmp_path / "archfit.toml")
    (tmp_path / "elsewhere").mkdir()
    assert find(tmp_path / "elsewhere", tmp_path / "shop") is None


def test_own_file_comes_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.archfit]\n")
    path = write(tmp_path / "archfit.toml")
    assert path == find(tmp_path, tmp_path)


def test_pyproject_counts_with_a_section(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", "[tool.archfit]\n")
    assert path == find(tmp_path, tmp_path)


def test_pyproject_without_a_section_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "archfit.toml")
    for text in ("[project]\n", "[tool.other]\n", "tool = 1\n"):
        write(tmp_path / "shop" / "pyproject.toml", text)
        assert path == find(tmp_path / "shop", tmp_path)


def test_pyproject_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", "[tool.archfit\n")
    assert path == find(tmp_path, tmp_path)


def test_pipes_and_dangling_links_are_found_without_waiting(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pyproject.toml", tmp_path / "shop" / "archfit.toml"
    link.parent.mkdir()
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "nothing")
    assert (pipe, link) == (find(tmp_path, tmp_path), find(link.parent, tmp_path))


def test_finds_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    assert find(tmp_path, tmp_path) is None
