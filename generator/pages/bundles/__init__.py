"""What only offline bundles have, papers and small pages, and the page that offers bundles."""

from __future__ import annotations

from generator.pages.bundles.offered import drafts
from generator.pages.bundles.paper import Outside, Paper, Press

__all__ = ["Outside", "Paper", "Press", "drafts"]
