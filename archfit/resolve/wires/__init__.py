"""The wires between components: who answers what, who calls whom over the network, who sends messages to whom."""

from archfit.resolve.wires.tell import wires_in

__all__ = ["wires_in"]
