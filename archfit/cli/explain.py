"""`archfit explain`: what a rule finds, why it matters, and how to live with it."""

from __future__ import annotations

from typing import Annotated

import typer

from archfit.cli import options


def explain(
    rule: Annotated[
        str, typer.Argument(help="A rule's name or code; all of them when left out.", show_default=False)
    ] = "",
    color: options.Color = "auto",
) -> None:
    """Explain a rule, or list them all."""
    from archfit.cli import console
    from archfit.engine import catalogue
    from archfit.model import ArchfitError

    rules = catalogue.load()
    if not rule:
        width = max(len(one.name) for one in rules.rules)
        console.write("".join(f"{one.code:6}  {one.name:{width}}  {one.summary}\n" for one in rules.rules))
        return
    found = rules.find(rule)
    if found is None:
        from difflib import get_close_matches

        near = get_close_matches(rule, [word for one in rules.rules for word in (one.name, one.code)], n=1)
        message = f"no rule is called `{rule}`" + (f": did you mean `{near[0]}`?" if near else "")
        raise ArchfitError(message)
    contract = f', for contracts of type "{found.contract}"' if found.contract else ""
    heading = f"# {found.name} ({found.code})\n\n{found.severity.value} by default{contract}; since {found.since}\n\n"
    console.write(_page(heading + (found.doc or "").strip() + "\n", color))


def _page(text: str, color: str) -> str:
    """Return Markdown as it is, or laid out for a terminal."""
    from archfit.cli import console

    if not console.color(color):
        return text
    from io import StringIO

    from rich.console import Console
    from rich.markdown import Markdown

    sheet = StringIO()
    Console(file=sheet, force_terminal=True, color_system="standard", width=console.width()).print(Markdown(text))
    return sheet.getvalue()
