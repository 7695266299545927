"""The command line: parse options, run the engine, print a report."""
