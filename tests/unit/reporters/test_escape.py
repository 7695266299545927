from __future__ import annotations

import unicodedata
from html import unescape
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from archfit.reporters.escape import (
    github_data,
    github_property,
    html,
    leading,
    markdown,
    markdown_code,
    prose,
    visible,
    visible_lines,
    visible_values,
    xml,
)

ANY_TEXT = st.text(st.characters(), max_size=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shop.orders", "shop.orders"),
        ("naïve 日本語.py", "naïve 日本語.py"),
        ("[bold]:boom:[/]", "[bold]:boom:[/]"),
        ("\x1b]0;PWN\x07.py", r"\x1b]0;PWN\x07.py"),
        ("\x9b2J", r"\x9b2J"),
        ("a\nb\r\tc\x7f", r"a\x0ab\x0d\x09c\x7f"),
        ("\u202eyp.live", r"\u202eyp.live"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("a\u2028b", r"a\u2028b"),
        ("caf\udce9.py", r"caf\xe9.py"),
        ("\ud800", r"\ud800"),
        ("\ufffe\U000e0041", r"\ufffe\U000e0041"),
        ("##[add-mask]x ##vso[task]y ##teamcity[z", r"#\x23[add-mask]x #\x23vso[task]y #\x23teamcity[z"),
        ("## heading", "## heading"),
    ],
)
def test_hidden_characters_become_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(ANY_TEXT)
def test_visible_text_holds_no_control_and_can_be_encoded(text: str) -> None:
    shown = visible(text)
    assert shown.encode().decode() == shown
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") or unicodedata.bidirectional(c) == "RLO"]
    assert visible(shown) == shown


def test_lines_keep_line_feeds_and_tabs_alone() -> None:
    assert visible_lines("a\n\tb\r\x1b") == "a\n\tb" + r"\x0d\x1b"


def test_prose_stands_on_one_line() -> None:
    assert prose("first,\n    then  the \x1b rest\n") == r"first, then the \x1b rest"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("::error::x.py", r"\x3a:error::x.py"), (" ::x", r" \x3a:x"), ("a::b", "a::b"), (":x", ":x")],
)
def test_a_line_never_begins_with_a_command(text: str, expected: str) -> None:
    assert leading(text) == expected


def test_every_text_of_a_document_is_made_visible() -> None:
    document = {"a": ["\x1b", 1, None, {"b": "x\ny"}], "c": True}
    assert visible_values(document) == {"a": [r"\x1b", 1, None, {"b": "x\ny"}], "c": True}


def unescape_github(text: str) -> str:
    """Undo what actions/toolkit does, the way the runner does."""
    for written, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(written, meant)
    return text


@given(ANY_TEXT)
def test_github_data_parses_back(text: str) -> None:
    written = github_data(text)
    assert "\n" not in written
    assert unescape_github(written) == visible_lines(text)


@given(ANY_TEXT)
def test_github_properties_parse_back(text: str) -> None:
    written = github_property(text)
    assert not {"\n", ":", ","} & set(written)
    assert unescape_github(written) == visible(text)


def inline_text(source: str) -> str:
    """Return the text that a line of Markdown shows, and refuse anything but text and code."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parseInline(source)[0].children or []
    assert {token.type for token in tokens} <= {"text", "text_special", "code_inline"}
    return "".join(token.content for token in tokens)


@pytest.mark.parametrize(
    "text",
    [
        "`shop.billing` must not import `shop.__init__`",
        "<img src=x onerror=alert(1)>.py",
        "[link](http://evil.invalid) ![x](y) **bold** __init__ ~~gone~~ a|b &lt; \\",
        "one ` too many",
        "code `with | a bar` and ` blanks ` and `` nothing",
        "`[x](y)` `<script>`",
    ],
)
def test_markdown_shows_the_text_as_it_is(text: str) -> None:
    assert inline_text(markdown(text)).replace("`", "") == text.replace("`", "")


@given(ANY_TEXT)
def test_markdown_is_never_more_than_text_and_code(text: str) -> None:
    shown = inline_text(f"x {markdown(text)} x")
    assert shown.replace("`", "").split() == f"x {visible(text)} x".replace("`", "").split()


@given(ANY_TEXT)
def test_markdown_stays_in_its_cell(text: str) -> None:
    source = f"| a | b |\n| --- | --- |\n| {markdown(text)} | {markdown_code(text)} |\n"
    cells = [token for token in MarkdownIt("commonmark").enable("table").parse(source) if token.type == "td_open"]
    assert len(cells) == 2


def test_code_that_code_cannot_hold_stands_literally() -> None:
    assert [markdown_code(text) for text in ("a.b", "a|b", "a`b", " a", "")] == ["`a.b`", r"a\|b", r"a\`b", " a", ""]


@given(ANY_TEXT)
def test_html_parses_back(text: str) -> None:
    written = html(text)
    assert not {"<", ">"} & set(written)
    assert unescape(written) == visible(text)


@given(ANY_TEXT)
def test_xml_parses_back(text: str) -> None:
    element = Element("a")
    element.text = xml(text)
    parsed = fromstring(tostring(element, encoding="unicode"))  # noqa: S314 - written above
    assert (parsed.text or "") == visible_lines(text)
