"""The parts of the configuration that are not read by their type alone: components, contracts, rules and ignores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archfit.config.positions import Keys
from archfit.config.schema import Schema
from archfit.config.values import Reader
from archfit.model import ComponentConfig, Contract, Gate, Ignore, NoOptions, RuleConfig, Severity
from archfit.model.metric import COMPONENT, SYSTEM
from archfit.model.paths import flaw
from archfit.model.wording import nearest, quoted


@dataclass(frozen=True, slots=True)
class Sections:
    """Reads each section; like its reader, it notes mistakes and goes on."""

    reader: Reader
    schema: Schema

    def components(self, value: Any, where: Keys) -> tuple[ComponentConfig, ...]:
        """Read `[components.<name>]`."""
        return tuple(self._component(name, each, (*where, name)) for name, each in self._tables(value, where))

    def _component(self, name: str, value: Any, where: Keys) -> Any:
        if not name:
            self._mistake(where, "a component needs a name", at_key=True)
        given = {"name": name, "at": self.reader.mistakes.at(where, at_key=True)}
        return self.reader.table(value, ComponentConfig, where, given=given, readers={"path": self.inner_path})

    def contracts(self, value: Any, where: Keys) -> tuple[Contract, ...]:
        """Read `[[contracts]]`, each as the dataclass of its `type`."""
        entries = list(self.reader.entries(value, where))
        taken: dict[str, Keys] = {}
        for entry, place in entries:
            self._refuse_taken_names(entry, place, taken)
        return tuple(self._contract(entry, place) for entry, place in entries)

    def _contract(self, entry: dict[str, Any], where: Keys) -> Any:
        named, known = entry.get("type"), self.schema.contracts
        given = {"at": self.reader.mistakes.at(where)}
        if isinstance(named, str) and named in known:
            return self.reader.table(entry, known[named], where, given=given)
        if isinstance(named, str) and named:
            message, advice = f"unknown contract type {quoted(named)}", nearest(named, known)
            self._mistake((*where, "type"), message, code="unknown-contract-type", advice=advice)
        return self.reader.table(entry, Contract, where, given=given, beside=tuple(entry))

    def _refuse_taken_names(self, entry: dict[str, Any], where: Keys, taken: dict[str, Keys]) -> None:
        """Baseline and report know a contract by its id or name: nothing else may have the same."""
        for key in ("name", "id"):
            name = entry.get(key)
            if not isinstance(name, str) or not name:
                continue
            if name == "version" or name in self.schema.rules:
                self._mistake((*where, key), f"{quoted(name)} is reserved and cannot be a contract's `{key}`")
            first = taken.setdefault(name, where)
            if first != where:
                line = self.reader.mistakes.at(first).line
                self._mistake(
                    (*where, key),
                    f"another contract is already called {quoted(name)}",
                    code="duplicate-contract",
                    advice=f"the first begins in line {line}",
                )

    def rules(self, value: Any, where: Keys) -> dict[str, RuleConfig]:
        """Read `[rules.<name or code>]` and the short form `<name> = "off"`."""
        read = {}
        for name, each in self._tables(value, where):
            if name not in self.schema.rules:
                self._unknown_rule(name, (*where, name), at_key=True)
            elif isinstance(each, str):
                read[name] = RuleConfig(severity=self.reader.value(each, Severity, (*where, name)))
            else:
                read[name] = self._rule(name, each, (*where, name))
        return read

    def _rule(self, name: str, value: Any, where: Keys) -> RuleConfig:
        if not isinstance(value, dict):
            self.reader.wrong(value, [str, dict], where)
            return RuleConfig()
        written = value.get("severity")
        severity = None if written is None else self.reader.value(written, Severity, (*where, "severity"))
        kind = self.schema.rules[name]
        if issubclass(kind, Contract):  # what such a rule checks is said in `[[contracts]]`
            kind = NoOptions
        options = self.reader.table(value, kind, where, beside=("severity",))
        return RuleConfig(severity=severity, options=options if value.keys() - {"severity"} else None)

    def ignores(self, value: Any, where: Keys) -> tuple[Ignore, ...]:
        """Read `[[ignores]]`."""
        return tuple(
            self.reader.table(
                entry,
                Ignore,
                place,
                given={"at": self.reader.mistakes.at(place)},
                readers={"rule": self._rule_name, "path": self._path_glob},
            )
            for entry, place in self.reader.entries(value, where)
        )

    def gates(self, value: Any, where: Keys) -> tuple[Gate, ...]:
        """Read `[[gates]]`; each names a metric, and says what it must not do."""
        read = []
        for entry, place in self.reader.entries(value, where):
            read.append(self.reader.table(entry, Gate, place, given={"at": self.reader.mistakes.at(place)}))
            metric = entry.get("metric")
            if isinstance(metric, str) and metric.strip():
                self._refuse_unknown_metric(metric, place, of_component=bool(entry.get("component")))
            if not {"max", "min"} & entry.keys() and entry.get("ratchet", False) is False:
                self._mistake(place, "a gate needs `max`, `min` or `ratchet`")
        return tuple(read)

    def _refuse_unknown_metric(self, metric: str, place: Keys, *, of_component: bool) -> None:
        system, component = {one.name for one in SYSTEM}, {one.name for one in COMPONENT}
        known, others = (component, system) if of_component else (system, component)
        if metric in known:
            return
        whose = "of the system: leave out `component`" if of_component else "of components: say which with `component`"
        advice = f"it is one {whose}" if metric in others else nearest(metric, known)
        self._mistake((*place, "metric"), f"unknown metric {quoted(metric)}", advice=advice)

    def selectors(self, value: Any, where: Keys) -> tuple[str, ...]:
        """Read names, codes and code prefixes of rules; one that selects nothing is a mistake."""
        texts = list(self._strings(value, where))
        for text, place in texts:
            if text not in self.schema.rules and text != "ALL" and not self._is_prefix(text):
                self._unknown_rule(text, place)
        return tuple(text for text, _ in texts)

    def _rule_name(self, value: Any, where: Keys) -> Any:
        name = self.reader.value(value, str, where)
        if name and name not in self.schema.rules:
            self._unknown_rule(name, where)
        return name

    def _is_prefix(self, text: str) -> bool:
        return text.isupper() and any(name.startswith(text) for name in self.schema.rules)

    def source_roots(self, value: Any, where: Keys) -> tuple[str, ...]:
        """Read folders inside the root; the root itself is the empty path."""
        return tuple(self._inner_path(text, place) for text, place in self._strings(value, where))

    def libraries(self, value: Any, where: Keys) -> tuple[str, ...]:
        """Read the paths of stubs inside the root."""
        texts = list(self._strings(value, where))
        for text, place in texts:
            if not text.endswith(".pyi"):
                self._mistake(place, f"{quoted(text)} is not a library file: its name must end in `.pyi`")
        return tuple(self._inner_path(text, place) for text, place in texts)

    def exclude(self, value: Any, where: Keys) -> tuple[str, ...]:
        """Read path globs."""
        texts = list(self._strings(value, where))
        for text, place in texts:
            reason = flaw(text)
            if reason:
                self._mistake(place, f"{quoted(text)} is not a path glob: {reason}")
        return tuple(text for text, _ in texts)

    def _path_glob(self, value: Any, where: Keys) -> str:
        text: str | None = self.reader.value(value, str, where)
        return "".join(self.exclude(text, where)) if text else ""

    def inner_path(self, value: Any, where: Keys) -> str:
        """Read the path of a file or folder inside the root; the root itself is `.`."""
        text = self.reader.value(value, str, where)
        return self._inner_path(text, where) or "." if isinstance(text, str) else ""

    def _inner_path(self, text: str, where: Keys) -> str:
        parts = text.replace("\\", "/").split("/")
        if text.startswith("~") or parts[0] == "" or ".." in parts or text[1:2] == ":" or "\0" in text:
            outside = f"{quoted(text)} is not a path inside the root"
            self._mistake(where, outside, advice="write a relative path without `..`")
        return "/".join(part for part in parts if part not in ("", "."))

    def _strings(self, value: Any, where: Keys) -> Iterator[tuple[str, Keys]]:
        """Yield every sound string of a list, or a single one, with its place."""
        for index, text in enumerate(self.reader.value(value, tuple[str, ...], where) or ()):
            if text is not None:
                yield text, where if isinstance(value, str) else (*where, index)

    def _tables(self, value: Any, where: Keys) -> list[tuple[str, Any]]:
        if isinstance(value, dict):
            return list(value.items())
        self.reader.wrong(value, [dict], where)
        return []

    def _unknown_rule(self, name: str, where: Keys, *, at_key: bool = False) -> None:
        advice = nearest(name, self.schema.rules)
        self._mistake(where, f"unknown rule {quoted(name)}", code="unknown-rule", advice=advice, at_key=at_key)

    def _mistake(self, where: Keys, message: str, **details: Any) -> None:
        self.reader.mistakes.add(where, message, **details)
