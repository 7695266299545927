"""Writes `docs/rules/`: one page per rule, from the rule itself. Run it after a rule has changed."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator
from pathlib import Path

from archfit.engine import catalogue
from archfit.model import AnyRule, Mode

FOLDER = Path(__file__).parent / "rules"
MARKS = "Lines marked `# expect: ...` are reported; these examples are run as tests."


def pages() -> dict[str, str]:
    """Return the text of every page, by the name of its file."""
    rules = catalogue.load().rules
    return {"README.md": index(rules)} | {f"{rule.name}.md": page(rule) for rule in rules}


def index(rules: tuple[AnyRule, ...]) -> str:
    """List the rules."""
    rows = [
        f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.severity.value} | {rule.contract} | {rule.summary} |"
        for rule in rules
    ]
    head = ["# Rules", "", "| code | rule | severity | contract type | what it finds |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows]) + "\n"


def page(rule: AnyRule) -> str:
    """Return the page of one rule: its documentation, and what can be configured."""
    summary, _, rest = (rule.doc or "").strip().partition("\n")
    text = [f"# {rule.name} ({rule.code})", "", summary, "", *_facts(rule), "", rest.strip(), "", MARKS]
    keys = list(_keys(rule))
    if keys:
        place = "Keys of the contract" if rule.contract else f"Options, in `[rules.{rule.name}]`"
        text += ["", f"## {place}", "", "| key | default | |", "|---|---|---|", *keys]
    if rule.contract:
        text += ["", "The keys of all contracts are in [the guide](../guide/configuration.md#contracts)."]
    return "\n".join(text) + "\n"


def _facts(rule: AnyRule) -> Iterator[str]:
    severity = rule.severity.value
    modes = ", ".join(f"{value.value} {_MODES[mode]}" for mode, value in sorted(rule.by_mode.items(), key=str))
    contract = f', for contracts of type `"{rule.contract}"`' if rule.contract else ""
    yield f"Severity: {severity}{f', {modes}' if modes else ''}{contract}. Since {rule.since}."


def _keys(rule: AnyRule) -> Iterator[str]:
    """Yield a row for every key that is the rule's own, with the words that stand below its field."""
    body = ast.parse(textwrap.dedent(inspect.getsource(rule.options))).body[0]
    statements = body.body if isinstance(body, ast.ClassDef) else []
    for statement, following in zip(statements, [*statements[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            words = f"{_words(following)} {_choices(statement.annotation)}".strip().replace("|", "\\|")
            yield f"| `{statement.target.id.replace('_', '-')}` | {_default(rule.options, statement)} | {words} |"


def _default(options: type, statement: ast.AnnAssign) -> str:
    """Write a default as TOML; one that is a name is what that name is worth."""
    if statement.value is None:
        return "required"
    try:
        value = ast.literal_eval(statement.value)
    except ValueError:
        value = options.__dataclass_fields__[ast.unparse(statement.target)].default  # type: ignore[attr-defined] # it is one
    return f"`{json.dumps(value)}`"


def _choices(annotation: ast.expr) -> str:
    if not isinstance(annotation, ast.Subscript) or ast.unparse(annotation.value) != "Literal":
        return ""
    return "One of " + ", ".join(f"`{json.dumps(choice)}`" for choice in ast.literal_eval(annotation.slice)) + "."


def _words(statement: ast.stmt | None) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return " ".join(str(statement.value.value).split())
    return ""


_MODES = {
    Mode.MONOLITH: "within one application",
    Mode.SERVICES: "between services",
    Mode.WORKSPACE: "between repositories",
}


def main() -> None:
    """Write the pages, and remove those of rules that are gone."""
    FOLDER.mkdir(exist_ok=True)
    written = pages()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    for path in FOLDER.glob("*.md"):
        if path.name not in written:
            path.unlink()


if __name__ == "__main__":
    main()
