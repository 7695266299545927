from __future__ import annotations

from archfit.extract.manifests import extract
from archfit.model import Deployable, Port


def image(text: str) -> Deployable:
    (found,) = extract("Dockerfile", text.encode()).deployables
    return found


def environment(text: str) -> dict[str, str]:
    return {one.name: str(one.value) for one in image(text).environment}


def test_env_in_both_forms() -> None:
    assert environment(r"""
FROM python
ENV A=1 B="two words" \
    C='$A' D=x\ y
ENV OLD some value
""") == {"A": "1", "B": "two words", "C": "1", "D": "x y", "OLD": "some value"}


def test_variables_are_filled_in_from_env_and_arguments() -> None:
    assert environment("""
ARG VERSION=3
FROM python:3
ARG PORT=8000
ARG GIVEN
ENV HOST=db URL=x
ENV URL=http://${HOST}:$PORT/${PATH_:-a}?v=$VERSION&$GIVEN
""") == {"HOST": "db", "URL": "http://db:8000/a?v=3&{GIVEN}"}


def test_a_stage_has_what_the_stage_it_is_from_has_set() -> None:
    found = image("FROM python AS base\nENV A=1\nEXPOSE 8000\nCMD serve\nFROM base\nENV B=2\nEXPOSE 9000/tcp $PORT\n")
    assert [one.name for one in found.environment] == ["A", "B"]
    assert found.ports == (Port(8000), Port(9000))
    assert [one.name for one in image("FROM a AS b\nENV A=1\nFROM c\nENV B=2\n").environment] == ["B"]


def test_values_that_double_each_other_stay_short() -> None:
    lines = ["FROM python", "ENV A0=xxxxxxxxxx"] + [f"ENV A{n}=$A{n - 1}$A{n - 1}" for n in range(1, 60)]
    assert max(len(str(one.value)) for one in image("\n".join(lines)).environment) < 10_000
