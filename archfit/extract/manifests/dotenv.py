"""Env files: `NAME=value` lines, as python-dotenv 1.1 and docker compose read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archfit.extract.manifests.interpolation import shell
from archfit.extract.manifests.settings import setting
from archfit.model import Location, Setting, SettingGroup
from archfit.model.value import Text, text

EXAMPLES = frozenset(("dist", "example", "examples", "sample", "template", "tmpl"))
"""Words in the name of an env file that nobody reads before it is copied."""
_FOLDERS = frozenset(("env", "envs", "env-files", "env_files", "environments"))
_LINE = re.compile(
    r"[ \t]*(?:export[ \t]+)?(?:'(?P<quoted>[^'\n]+)'|(?P<name>[^=#\s]+))[ \t]*"
    r"(?:=[ \t]*(?:'(?P<single>[^'\\]*(?:\\.[^'\\]*)*)'|\"(?P<double>[^\"\\]*(?:\\.[^\"\\]*)*)\"|(?P<plain>[^\n]*)))?"
    r"[^\n]*",
    re.DOTALL,
)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def is_env_file(folder: str, name: str) -> bool:
    """Tell by its name whether a file is an env file: `.env`, `.env.local`, `orders.env`, `env.example`, `envs/web`."""
    lower = name.lower()
    if lower.startswith((".env.", "env.")) or lower == ".env" or lower.endswith(".env"):
        return not lower.endswith((".py", ".ts", ".js", ".sh", ".d.ts", ".yaml", ".yml", ".json", ".md"))
    return "." not in lower.lstrip(".") and folder.rpartition("/")[2].lower() in _FOLDERS


def read(path: str, content: str) -> Iterator[SettingGroup]:
    """Yield the settings of an env file; lines that are none are passed over."""
    words = set(path.rpartition("/")[2].lower().replace("-", ".").replace("_", ".").split("."))
    settings = tuple(_settings(path, content.replace("\r\n", "\n").replace("\r", "\n")))
    yield SettingGroup("env example" if words & EXAMPLES else "env file", path, Location(path), settings)


def _settings(path: str, content: str) -> Iterator[Setting]:
    at, line = 0, 1
    while at < len(content):
        end = content.find("\n", at)
        end = len(content) if end < 0 else end
        found = _LINE.match(content, at)
        if found and content[at:end].strip() and not content[at:end].lstrip().startswith("#"):
            end = max(end, found.end())
            value = _value(found)
            if value is not None:
                yield setting(found["quoted"] or found["name"], value, Location(path, line))
        line += content.count("\n", at, end + 1)
        at = end + 1


def _value(found: re.Match[str]) -> Text | None:
    if found["single"] is not None:
        return text(found["single"].replace("\\'", "'").replace("\\\\", "\\"))
    if found["double"] is not None:
        return shell(_ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), found["double"]))
    return shell(_COMMENT.sub("", found["plain"]).strip()) if found["plain"] is not None else None
