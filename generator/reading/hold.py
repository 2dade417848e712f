"""Plans as a process holds them that has thousands: in as little memory as can be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.domain.alike import Alike, shared_parts
from generator.domain.plan import Plan
from generator.reading.bodies import Drawer, pack


class Hold:
    """Makes plans hold together what they say alike, and puts their bodies aside."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which there is room for bodies."""
        self._alike, self._drawer = Alike(), Drawer(folder)

    def held(self, plan: Plan) -> Plan:
        """The same plan as it is held."""
        body = self._drawer.put(pack(plan.body).data)
        return replace(plan, body=body, **shared_parts(plan, self._alike))

    def forget(self) -> None:
        """Know no more what was said; plans of before and of after have nothing together."""
        self._alike.clear()
