"""Which files of the built site a bundle holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from generator.domain import addresses
from generator.export.bundle.links import INDEX

_LEFT_OUT = (
    "404.html",  # for a server
    "sitemap.xml",  # for search engines
    addresses.ADMIN,  # writes through the network
    addresses.BUNDLES,  # no bundle holds bundles
)
_FOR_HOME = ("assets/don-vi/", "assets/nam/", addresses.UNIT_LIST)
_WHERE = (addresses.SEARCH,)


class Site:
    """The files of a built site that bundles may hold, by their names."""

    def __init__(self, names: Iterable[str]) -> None:
        """Leave out what serves only a server or the network."""
        self.names = tuple(sorted(name for name in names if _is_taken(name)))
        self._known = frozenset(self.names)

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def under(self, prefix: str) -> Iterator[str]:
        """Every file whose name begins with `prefix`."""
        for place in range(bisect_left(self.names, prefix), len(self.names)):
            if not self.names[place].startswith(prefix):
                return
            yield self.names[place]


def part_of(site: Site, folders: Iterable[str]) -> set[str]:
    """The pages under some addresses, the search page, and what every page may load."""
    found = {name for folder in (*folders, *_WHERE) for name in site.under(folder)}
    apart = (*_FOR_HOME, addresses.SEARCH_PARTS)
    loaded = (name for name in site.under("assets/") if not name.startswith(apart))
    return found | {*loaded} - {addresses.SEARCH_DATA}


def with_files(site: Site, names: set[str], targets: Mapping[str, Iterable[str]]) -> set[str]:
    """`names` and every file, but no page, that they lead to: what a page offers comes with it."""
    linked = {target for name in names for target in targets[name]}
    return names | {name for name in linked if name in site and not is_page(name)}


def missing(names: set[str], targets: Mapping[str, Iterable[str]]) -> set[str]:
    """What files lead to and a bundle does not hold."""
    return {target for name in names for target in targets.get(name, ())} - names


def is_page(name: str) -> bool:
    """Whether a file is a page with an address of its own."""
    return name.rpartition("/")[2] == INDEX


def _is_taken(name: str) -> bool:
    return not name.startswith(_LEFT_OUT) and not name.endswith((".map", ".gz"))
