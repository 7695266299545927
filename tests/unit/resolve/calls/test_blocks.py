from __future__ import annotations

from textwrap import dedent, indent
from typing import Any

import pytest


def swallowed(link: Any, body: str, callee: str = "client.send") -> int:
    source = f"import client\n\ndef own(): ...\n\ndef place(orders, known):\n{indent(dedent(body), '    ')}"
    found: int
    (found,) = {edge.swallowed for edge in link({"shop.py": source}).edges if edge.callee == callee}
    return found


@pytest.mark.parametrize(
    "handler",
    [
        "except Exception: pass",
        "except: pass",
        "except (Exception, ValueError): log.error('no')",
        "except ValueError: pass\nexcept BaseException: logger.exception('no')",
        "except Exception:\n    print('no')\nfinally:\n    own()",
    ],
)
def test_a_try_that_takes_any_failure_and_goes_on(link: Any, handler: str) -> None:
    assert swallowed(link, f"try:\n    client.send()\n{handler}") == 6


@pytest.mark.parametrize(
    "handler",
    [
        "except Exception: raise",
        "except Exception as error:\n    log.error('no')\n    raise Failed from error",
        "except Exception: return False",
        "except Exception: own()",
        "except Exception: known = False",
        "except ValueError: pass",
        "except ValueError: own()\nexcept Exception: pass",
        "except Exception: pass\nelse: own()",
        "finally: own()",
    ],
)
def test_somebody_learns_of_the_failure(link: Any, handler: str) -> None:
    assert swallowed(link, f"try:\n    client.send()\n{handler}") == 0


@pytest.mark.parametrize(
    "after",
    ["return True", "known = True", "orders.sent = True", "orders['sent'] = True"],
)
def test_what_comes_after_the_call_tells_that_it_was_made(link: Any, after: str) -> None:
    assert swallowed(link, f"try:\n    client.send()\n    {after}\nexcept Exception: pass") == 0


def test_what_was_made_is_bound_for_the_first_time(link: Any) -> None:
    assert swallowed(link, "try:\n    answer = client.send()\nexcept Exception: pass") == 6


def test_the_innermost_try_decides(link: Any) -> None:
    inner = "    try:\n        client.send()\n    except ValueError: own()\n"
    assert swallowed(link, f"try:\n{inner}except Exception: pass") == 0


@pytest.mark.parametrize(("loop", "line"), [("for one in orders", 7), ("while True", 0)])
def test_what_fails_in_a_while_is_tried_again(link: Any, loop: str, line: int) -> None:
    assert swallowed(link, f"{loop}:\n    try:\n        client.send()\n    except Exception: continue") == line


def test_an_attempt_that_ends_the_loop_when_it_succeeds(link: Any) -> None:
    body = "for _ in range(3):\n    try:\n        client.send()\n        break\n    except Exception: continue"
    assert swallowed(link, body) == 0


@pytest.mark.parametrize(
    ("statement", "line"), [("own()", 6), ("made = own()", 6), ("print(own())", 0), ("if own(): print()", 0)]
)
def test_the_result_of_a_function_may_tell(link: Any, statement: str, line: int) -> None:
    assert swallowed(link, f"try:\n    {statement}\nexcept Exception: pass", "shop.own") == line


# -- spread -----------------------------------------------------------------------------------------


def spread(link: Any, body: str, parameters: str = "keys") -> bool:
    source = f"""
import asyncio

FIXED = ("name", "address")
PLACES = {{"name": 1, "address": 2}}
ALL = []

async def fetch(key): ...

async def every({parameters}):
{indent(dedent(body), "    ")}
"""
    found: bool
    (found,) = {edge.spread for edge in link({"shop.py": source}).edges if edge.callee == "shop.fetch"}
    return found


@pytest.mark.parametrize(
    "body",
    [
        "await asyncio.gather(*[fetch(key) for key in keys])",
        "await asyncio.gather(*(fetch(key) for key in keys))",
        "for key in keys:\n    asyncio.create_task(fetch(key))",
        "made = [fetch(key) for key in sorted(keys)]",
        "made = {key: fetch(key) for key in keys.values()}",
        "made = [fetch(key) for place, key in enumerate(keys)]",
        "made = [fetch(key) for key in range(len(keys))]",
        "made = [fetch(key) for key in range(1, keys)]",
        "made = [fetch(key) for key in keys[2:]]",
        "made = [fetch(key) for one in keys for key in one]",
        "ALL.append('more')\nmade = [fetch(key) for key in ALL]",
    ],
)
def test_as_many_as_there_are(link: Any, body: str) -> None:
    assert spread(link, body)


def test_a_declared_list_may_have_any_size(link: Any) -> None:
    assert spread(link, "made = [fetch(key) for key in keys]", "keys: list[int]")


@pytest.mark.parametrize(
    "body",
    [
        "made = [await fetch(key) for key in keys]",
        "await fetch(keys)",
        "made = fetch(keys)",
        "made = [fetch(key) for key in FIXED]",
        "made = [fetch(key) for key in ('a', 'b')]",
        "made = [fetch(key) for key in PLACES]",
        "made = [fetch(key) for place, key in PLACES.items()]",
        "made = [fetch(key) for place, key in enumerate(FIXED)]",
        "made = [fetch(key) for key, _ in zip(keys, FIXED)]",
        "made = [fetch(key) for key in range(3)]",
        "made = [fetch(key) for key in range(keys)]",
        "made = [fetch(key) for key in keys[:3]]",
        "for part in keys:\n    made = [fetch(key) for key in part]",
        "while keys:\n    made = [fetch(key) for key in keys]",
    ],
)
def test_one_after_the_other_or_so_many_as_the_code_says(link: Any, body: str) -> None:
    assert not spread(link, body)
