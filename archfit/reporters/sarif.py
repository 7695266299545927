"""SARIF 2.1.0 (OASIS) as GitHub code scanning takes it."""

from __future__ import annotations

import json
from string import ascii_letters, digits
from typing import Any

from archfit.model.facts import Problem
from archfit.model.finding import Finding, Status
from archfit.model.location import Location
from archfit.model.report import AppliedRule, Report
from archfit.model.rule import Severity
from archfit.reporters.escape import visible_values
from archfit.reporters.page import Page
from archfit.reporters.phrases import reason, remedy
from archfit.reporters.selection import problems_beside, shown
from archfit.reporters.severities import WORDS

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LONGEST_DESCRIPTION = 1024
"""Characters that GitHub shows of the description of a rule."""
_FAILED = 2
"""The exit code of a run that could not judge."""

_UNRESERVED = frozenset(f"{ascii_letters}{digits}-._~/")
"""RFC 3986, section 2.3, and the slash between folders."""

Document = dict[str, Any]


def render(report: Report, page: Page) -> str:
    findings = shown(report, page)
    rules = _rules(report, findings, page)
    position = {rule["id"]: index for index, rule in enumerate(rules)}
    driver = {"name": "archfit", "version": report.version, "semanticVersion": report.version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "archfit/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(report, page)],
        "results": [
            {"ruleId": finding.code, "ruleIndex": position[finding.code], **_result(finding, page)}
            for finding in findings
        ],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(visible_values(document), indent=2, ensure_ascii=False) + "\n"


def _rules(report: Report, findings: list[Finding], page: Page) -> list[Document]:
    """Describe the rules that ran, and whatever else has findings."""
    rules = {rule.code: _rule(rule) for rule in report.rules}
    for finding in findings:
        rules.setdefault(finding.code, _bare_rule(finding))
    for rule in rules.values() if page.documentation else ():
        rule["helpUri"] = f"{page.documentation}{rule['properties']['name']}"
    return [rules[code] for code in sorted(rules)]


def _rule(rule: AppliedRule) -> Document:
    doc = (rule.doc or rule.name).strip()
    return _descriptor(
        (rule.code, rule.name),
        (rule.summary or rule.name, _why(doc) or rule.summary or rule.name, doc),
        severity=rule.severity,
        tags=["architecture", rule.family.value],
    )


def _bare_rule(finding: Finding) -> Document:
    name = finding.name
    return _descriptor((finding.code, name), (name, name, name), severity=finding.severity, tags=["architecture"])


def _descriptor(
    identity: tuple[str, str], texts: tuple[str, str, str], *, severity: Severity, tags: list[str]
) -> Document:
    (code, name), (short, long, doc) = identity, texts
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": short[:_LONGEST_DESCRIPTION]},
        "fullDescription": {"text": long[:_LONGEST_DESCRIPTION]},
        "help": {"text": doc, "markdown": f"# {name}\n\n{doc}"},
        "defaultConfiguration": {"level": WORDS[severity].sarif},
        "properties": {
            "name": name,
            "tags": tags,
            "precision": "very-high",
            "problem.severity": WORDS[severity].recommendation,
        },
    }


def _why(doc: str) -> str:
    """Return the section `Why` of a documentation on one line."""
    return " ".join(doc.partition("\n## Why\n")[2].partition("\n## ")[0].split())


def _invocation(report: Report, page: Page) -> Document:
    done: Document = {"executionSuccessful": page.exit_code < _FAILED, "exitCode": page.exit_code}
    if problems := problems_beside(report):
        done["toolExecutionNotifications"] = [_notification(problem) for problem in problems]
    return done


def _notification(problem: Problem) -> Document:
    return {
        "descriptor": {"id": problem.kind.value},
        "level": "warning",
        "message": {"text": _message(problem.message)},
        "locations": [_location(problem.at)],
    }


def _result(finding: Finding, page: Page) -> Document:
    sentences = (finding.violation.message, reason(finding), remedy(finding))
    result: Document = {
        "level": WORDS[finding.severity].sarif,
        "message": {"text": ". ".join(_message(sentence) for sentence in sentences if sentence)},
        "locations": [_location(finding.at)],
        "partialFingerprints": {"archfit/v1": finding.fingerprint},
        "properties": {"confidence": finding.violation.confidence.value},
    }
    hops = [
        {"location": {**_location(step.at), "message": {"text": _message(step.text)}}}
        for step in finding.violation.steps
        if step.at.line
    ]
    if hops:
        result["codeFlows"] = [{"threadFlows": [{"locations": hops}]}]
    if page.show_accepted:
        result["baselineState"] = "unchanged" if finding.status is Status.BASELINE else "new"
        if finding.status is Status.IGNORED:
            result["suppressions"] = [{"kind": "external", "justification": finding.accepted or "ignored"}]
    return result


def _message(text: str) -> str:
    """Return text that holds no embedded link (section 3.11.6)."""
    return text.replace("](", "] (")


def _location(at: Location) -> Document:
    line, column = max(at.line, 1), max(at.column, 1)
    end_line = max(at.end_line, line)
    end_column = at.end_column or column + 1
    if end_line == line:
        end_column = max(end_column, column + 1)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(at.path), "uriBaseId": "SRCROOT"},
            "region": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
        }
    }


def _uri(path: str) -> str:
    """Return a relative reference (RFC 3986)."""
    return "".join(character if character in _UNRESERVED else _percent(character) for character in path) or "."


def _percent(character: str) -> str:
    """Encode a character; a byte of a file name that is no UTF-8 (PEP 383) keeps its value."""
    errors = "surrogateescape" if "\udc80" <= character <= "\udcff" else "backslashreplace"
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", errors))
