"""Untrusted bytes are parsed in processes of their own, so that a file no parser survives costs that file alone."""

from archfit.extract.workers.crew import Crew, NoWorkerError, cores
from archfit.extract.workers.facts import read_all
from archfit.extract.workers.worker import Limits, command

__all__ = ["Crew", "Limits", "NoWorkerError", "command", "cores", "read_all"]
