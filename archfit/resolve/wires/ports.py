"""Which components listen on a port, by what their code says."""

from __future__ import annotations

from collections import defaultdict

from archfit.model import Project, Role


class Ports:
    """Answers who listens on a port of the machine that everything may run on for development."""

    def __init__(self, project: Project) -> None:
        self._listening: dict[int, set[str]] = defaultdict(set)
        for module in project.modules.values():
            if module.component and module.role is Role.SOURCE:
                for server in module.facts.servers:
                    if server.port:
                        self._listening[server.port].add(project.service_of(module.component) or module.component)

    def listening(self, port: int) -> list[str]:
        """Return the components whose code starts a server on a port, in order."""
        return sorted(self._listening.get(port, ()))
