"""How the words of a user are put into a message, and what may have been meant by one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_LONGEST_LINE = 500
_MOST_LISTED = 20
_MOST_SHOWN = 80


def nearest(word: str, known: Collection[str]) -> str:
    """Say what may have been meant, or what can be said at all when nothing is near."""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    near = difflib.get_close_matches(word[:_MOST_SHOWN], sorted(known), n=1)
    if near:
        return f"did you mean {quoted(near[0])}?"
    if not known or len(known) > _MOST_LISTED:
        return ""
    return f"known here: {', '.join(quoted(each) for each in sorted(known))}"


def listed(names: Sequence[str]) -> str:
    """Return names in backticks as a sentence takes them: `a`, `b` and `c`."""
    marked = [f"`{name}`" for name in names]
    return " and ".join(filter(None, (", ".join(marked[:-1]), *marked[-1:])))


def quoted(text: str) -> str:
    """Put a user's word into a message: one line, printable, not too long."""
    printable = "".join(char if char.isprintable() else repr(char)[1:-1] for char in text[: _MOST_SHOWN + 1])
    return f"`{printable if len(text) <= _MOST_SHOWN else printable[:_MOST_SHOWN] + '...'}`"


def printable(line: str) -> str:
    """
    Return a line safe to print: every character that is not printable is replaced, columns stay.

    A line longer than anybody reads is not shown at all.
    """
    if len(line) > _LONGEST_LINE:
        return ""
    return "".join(char if char.isprintable() or char == "\t" else "\ufffd" for char in line)
