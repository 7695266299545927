"""
Runs the examples in the documentation of rules and of library files; for those here and for those of plugins alike.

A section of the documentation is an example when it holds files: a fenced block under a line that names
its path. A line that ends in `# expect: ...` must be found, and `# expect@<line>: ...` anywhere in a file
means that line of it.
"""

from archfit.testing.libraries import library_examples, verify_library
from archfit.testing.rules import examples, verify
from archfit.testing.sections import Example

__all__ = ["Example", "examples", "library_examples", "verify", "verify_library"]
