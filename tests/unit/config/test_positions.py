from __future__ import annotations

import tomli
from hypothesis import given
from hypothesis import strategies as st

from archfit.config.positions import Keys, scan


def place(text: str, *where: str | int) -> tuple[str, str]:
    """Return the text of a key and of its value."""
    span = scan(text)[where]
    return text[slice(*span.key)], text[slice(*span.value)]


def test_plain_keys_and_values() -> None:
    text = "a = 1\nb = 'x'  # b = 2\n"
    assert [place(text, "a"), place(text, "b")] == [("a", "1"), ("b", "'x'")]


def test_headers() -> None:
    text = "[ tool . archfit ]\na = 1\n[tool.'x.y'.\"z\\u0041\"]\nb = 2\n"
    assert place(text, "tool", "archfit") == ("[ tool . archfit ]",) * 2
    assert place(text, "tool", "x.y", "zA", "b") == ("b", "2")


def test_tables_of_lists() -> None:
    text = "[[a]]\nx = 1\n[a.more]\ny = 2\n[[a.b]]\nz = 3\n[[a]]\n[[a.b]]\n[[a.b]]\nz = 4\n"
    assert place(text, "a", 0, "x") == ("x", "1")
    assert place(text, "a", 0, "more", "y") == ("y", "2")
    assert place(text, "a", 0, "b", 0, "z") == ("z", "3")
    assert place(text, "a", 1, "b", 1, "z") == ("z", "4")


def test_dotted_keys_name_every_table_on_the_way() -> None:
    text = "a . 'b'.c = 1\n"
    assert place(text, "a") == ("a", "a")
    assert place(text, "a", "b") == ("'b'", "'b'")
    assert place(text, "a", "b", "c") == ("c", "1")


def test_elements_of_lists() -> None:
    text = "a = [\n  'x, ]',  # ] ,\n  [1, 2],\n  {b = 3, c.d = [4]},\n]\ne = 5\n"
    assert place(text, "a", 0) == ("'x, ]'", "'x, ]'")
    assert (place(text, "a", 1)[1], place(text, "a", 1, 1)[1]) == ("[1, 2]", "2")
    assert [place(text, "a", 2, "b"), place(text, "a", 2, "c", "d")] == [("b", "3"), ("d", "[4]")]
    assert (place(text, "a", 2)[1], place(text, "e")) == ("{b = 3, c.d = [4]}", ("e", "5"))


def test_strings_of_many_lines_hide_what_looks_like_toml() -> None:
    for quotes in ('"""', "'''"):
        text = f"a = {quotes}\n[x]\nb = 1\n{quotes[0]}{quotes}\nb = 2\n"
        assert place(text, "b") == ("b", "2")


def test_escaped_quotes_and_dates_with_a_space() -> None:
    text = 'a = "x\\" = ["\nb = 2027-03-31 07:00:00\nc = """\\""""\nd = -1.5\n'
    assert [place(text, key) for key in "bcd"] == [("b", "2027-03-31 07:00:00"), ("c", '"""\\""""'), ("d", "-1.5")]


def test_gives_up_quietly_on_what_is_not_toml() -> None:
    for text in ("= 1", "[", "a = ", "]", "a = [1", "a = 1\n]]"):
        assert all(span.value[1] <= len(text) for span in scan(text).values())


KEYS = st.text("ab.\"' \\é", max_size=4)
VALUES = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text("a\"'\\\n=,[]{}# ", max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=12,
)


def string(text: str) -> str:
    return '"' + "".join(c if c.isalnum() else f"\\u{ord(c):04x}" if c in '"\\\n' else c for c in text) + '"'


def inline(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{string(key)} = {inline(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + "".join(f"\n  {inline(each)},  # ]\n" for each in value) + "]"
    return string(value) if isinstance(value, str) else str(value).lower()


def leaves(value: object, where: Keys = ()) -> dict[Keys, object]:
    if isinstance(value, dict):
        return {k: v for key, each in value.items() for k, v in leaves(each, (*where, key)).items()}
    if isinstance(value, list):
        return {k: v for at, each in enumerate(value) for k, v in leaves(each, (*where, at)).items()}
    return {where: value}


def write(document: dict[str, object]) -> str:
    """Write tables as headers on the first level, as dotted keys on the second, inline below."""
    top = [f"{string(key)} = {inline(value)}\n" for key, value in document.items() if not isinstance(value, dict)]
    for key, value in document.items():
        if isinstance(value, dict):
            top.append(f"[{string(key)}]\n")
            for name, each in value.items():
                inner = each if isinstance(each, dict) and each else {None: each}
                top += [
                    f"{string(name)}{'' if last is None else ' . ' + string(last)} = {inline(part)}\n"
                    for last, part in inner.items()
                ]
    return "".join(top)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_every_value_is_found_where_it_stands(document: dict[str, object]) -> None:
    text = write(document)
    assert document == tomli.loads(text)
    spans = scan(text)
    found = {where: tomli.loads(f"x = {text[slice(*spans[where].value)]}")["x"] for where in leaves(document)}
    assert leaves(document) == found
