"""Where the bundles of each unit are offered, over as many pages as the units need.

It hangs on the registry alone, and on no plan: else every plan would move the lines of others.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.registry import Unit
from generator.pages.sheets import Sheet, sheets
from generator.pages.take_away.own import MOST_UNITS, units_by_name


def sheets_of_units(corpus: Corpus) -> tuple[Sheet[Unit], ...]:
    """The units, where they are too many for the page of all bundles."""
    units = units_by_name(corpus)
    if len(units) <= MOST_UNITS:
        return ()
    return (*sheets(addresses.BUNDLES_OF_UNITS, units, MOST_UNITS),)


def bundle_places(corpus: Corpus) -> Mapping[str, str]:
    """The address of the line that offers the bundles of each unit."""
    cut = sheets_of_units(corpus)
    if not cut:
        return {name: f"{addresses.BUNDLES}#{anchor(name)}" for name in corpus.registry.units}
    return {unit.id: f"{sheet.address}#{anchor(unit.id)}" for sheet in cut for unit in sheet.items}


def anchor(unit_id: str) -> str:
    """The anchor of a unit's line."""
    return f"don-vi-{unit_id}"
