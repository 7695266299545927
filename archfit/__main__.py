"""`python -m archfit`: the same as the command, for where the command is not on the path."""

import sys

if not sys.flags.safe_path and sys.path:
    del sys.path[0]  # a module in the working directory must not stand in for one of ours

from archfit.cli.app import command

command()
