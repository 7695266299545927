from __future__ import annotations

import pytest

from archfit.model import Location, LockedVersion, Packages, PackageSource, Requirement
from archfit.model.packages import LockEntry


def requirement(specifier: str) -> Requirement:
    return Requirement("money", specifier, PackageSource.INDEX, Location("requirements.txt"))


@pytest.mark.parametrize("specifier", ["", ">=1.0", ">1", "!=1.3", ">=1,!=1.3"])
def test_a_requirement_without_an_upper_end_floats(specifier: str) -> None:
    assert requirement(specifier).floats


@pytest.mark.parametrize("specifier", ["==1.2", "~=1.2", "<2,>=1", "^1.2", "==1.*", "<=1"])
def test_a_requirement_with_an_upper_end_does_not_float(specifier: str) -> None:
    assert not requirement(specifier).floats


@pytest.mark.parametrize(
    ("specifier", "version"),
    [("==1.2", "1.2"), ("===1.2", "1.2"), ("== 2.0.1", "2.0.1"), ("==1.*", ""), (">=1", ""), ("==1,!=2", ""), ("", "")],
)
def test_only_an_exact_specifier_has_a_version(specifier: str, version: str) -> None:
    assert requirement(specifier).version == version


def test_what_a_component_has_locked_is_found_by_its_name() -> None:
    entry = LockEntry("money", "1.2", PackageSource.INDEX)
    held = LockedVersion("orders", entry, Location("orders/uv.lock"))
    packages = Packages(locked=(held,))
    assert packages.held_at("orders", "money") == held
    assert packages.held_at("billing", "money") is None
    assert packages.held_at("orders", "time") is None
