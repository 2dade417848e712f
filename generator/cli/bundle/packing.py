"""Puts bundles together: the site's pages, the papers made for them, what every bundle carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from generator.cli.bundle.shelf import Shelf
from generator.domain import addresses
from generator.export.bundle.archive import stamp_of, write_archive
from generator.export.bundle.contents import is_page, missing, part_of, with_files
from generator.export.bundle.links import INDEX, with_links
from generator.export.bundle.parcel import OPENER, Parcel, Sort, sealed
from generator.export.bundle.seal import LARGEST, with_seal
from generator.export.bundle.store import Kept, Store
from generator.export.search.narrowed import Findings, parts_of
from generator.pages.bundles import Paper, Press
from generator.reading.commit import Commit

_PRESENT = "assets/co-mat.js"
_GOES_ON = b'location.replace("index.html");\n'
_INSIDE = "<!-- trong-goi -->"
_PARTS = {
    addresses.PLANS: "#ke-hoach",
    addresses.CALENDAR: "#lich",
    addresses.DOCUMENTS: "#van-ban",
    addresses.TAKE_AWAY: "#trong-goi",
    addresses.UNITS: "",
    addresses.MATRICES: "#ma-tran",
}
"""Where the main parts of the site are on the first page of a part of it."""


class DeadLink(Exception):
    """A page of the site leads to a file that the site does not have."""


class Packer:
    """Packs bundles of one built site and the content that it was built from."""

    def __init__(
        self, out: Path, shelf: Shelf, store: Store, press: Press, commit: Commit | None
    ) -> None:
        """Write to `out`; take pages from `shelf`, papers from `press`."""
        self._out, self._shelf, self._store = out, shelf, store
        self._press, self._commit = press, commit
        self._small = cache(self._made_small)

    def whole(self) -> tuple[str, ...]:
        """Pack everything that can be read without a network."""
        self._shelf.fill(self._shelf.site.names)
        corpus = self._press.corpus
        parcel = Parcel(
            file=file_of(addresses.WHOLE_BUNDLE),
            sort=Sort.WHOLE,
            about=None,
            title="Gói mang theo: cả Cổng kế hoạch tuyên truyền",
            holds=(
                f"{len(corpus.plans)} kế hoạch",
                f"{len(corpus.registry.units)} đơn vị, {len(corpus.registry.documents)} văn bản",
                "lịch, ma trận, tìm kiếm, bộ lọc; tệp lịch .ics, bảng tính, dữ liệu",
            ),
        )
        self._write(parcel, {*self._shelf.site.names}, {})
        return (addresses.WHOLE_BUNDLE,)

    def unit(self, unit_id: str) -> tuple[str, ...]:
        """Pack what concerns a unit, and write its paper."""
        paper = self._press.of_unit(unit_id, LARGEST)
        unit = paper.unit
        alone = with_links(paper.body.replace(_INSIDE, ""), lambda _: False)
        address = addresses.unit_paper(unit_id)
        (self._out / file_of(address)).write_bytes(with_seal(alone.encode()))
        parcel = Parcel(
            file=file_of(addresses.unit_bundle(unit.id)),
            sort=Sort.UNIT,
            about=unit.id,
            title=f"Gói mang theo của {unit.name}",
            holds=(
                "trang đầu: việc, thời hạn, nơi nhận báo cáo, lịch, ma trận của đơn vị",
                *self._counted(paper, "kế hoạch có tên đơn vị"),
            ),
        )
        own = (
            ("Trang của đơn vị", f"{addresses.unit(unit.id)}{INDEX}"),
            ("Lịch của đơn vị, tệp .ics", addresses.unit_ics(unit.id)),
            ("Bảng tính việc của đơn vị, tệp .xlsx", addresses.unit_spreadsheet(unit.id)),
            ("Tìm trong gói", f"{addresses.SEARCH}{INDEX}"),
        )
        self._write_part(parcel, paper, own, (addresses.unit(unit.id),))
        return address, addresses.unit_bundle(unit_id)

    def issuer(self, unit_id: str) -> tuple[str, ...]:
        """Pack the plans that a unit has issued."""
        paper = self._press.of_issuer(unit_id)
        unit = paper.unit
        parcel = Parcel(
            file=file_of(addresses.issuer_bundle(unit.id)),
            sort=Sort.ISSUER,
            about=unit.id,
            title=f"Gói mang theo: kế hoạch do {unit.name} ban hành",
            holds=(
                "trang đầu: lịch của các kế hoạch, văn bản liên quan",
                "ma trận trách nhiệm",
                *self._counted(paper, "kế hoạch đã ban hành"),
            ),
        )
        own = (
            ("Ma trận trách nhiệm", f"{addresses.matrix(unit.id)}{INDEX}"),
            ("Trang của đơn vị", f"{addresses.unit(unit.id)}{INDEX}"),
            ("Tìm trong gói", f"{addresses.SEARCH}{INDEX}"),
        )
        folders = (addresses.unit(unit.id), addresses.matrix(unit.id))
        self._write_part(parcel, paper, own, folders)
        return (addresses.issuer_bundle(unit_id),)

    @staticmethod
    def _counted(paper: Paper, what: str) -> Iterator[str]:
        yield f"{len(paper.plans)} {what}, mỗi kế hoạch có trang, lịch .ics và bảng tính"
        if paper.documents:
            yield f"{len(paper.documents)} văn bản liên quan, kể ở trang đầu"

    def _write_part(
        self,
        parcel: Parcel,
        paper: Paper,
        own: Iterable[tuple[str, str]],
        folders: Iterable[str],
    ) -> None:
        shelf = self._shelf
        names = part_of(shelf.site, (*folders, *(addresses.plan(plan.id) for plan in paper.plans)))
        shelf.fill(names)
        names = with_files(shelf.site, names, shelf.targets)
        shelf.fill(names)
        links = [(words, target) for words, target in own if target in names]
        inside = self._press.small("inside", links=links).decode()
        first = with_links(paper.body.replace(_INSIDE, inside), names.__contains__)
        forwards = self._forwards(paper, first, names)
        places = {name.removesuffix(INDEX) for name in (*names, *forwards)}
        made = {
            INDEX: shelf.made(INDEX, first.encode()),
            addresses.SEARCH_DATA: shelf.made(addresses.SEARCH_DATA, self._findings.within(places)),
        }
        self._write(parcel, names, forwards | made)

    def _forwards(self, paper: Paper, body: str, names: set[str]) -> dict[str, Kept]:
        """Pages that lead on to the part of the first page that takes their place."""
        parts = dict(_PARTS)
        parts |= {
            addresses.document(c.document.id): f"#van-ban-{c.document.id}" for c in paper.documents
        }
        return {
            f"{address}{INDEX}": self._small("forward", "../" * address.count("/") + INDEX + part)
            for address, part in parts.items()
            if f"{address}{INDEX}" not in names and (not part or f'id="{part[1:]}"' in body)
        }

    def _write(self, parcel: Parcel, names: set[str], made: Mapping[str, Kept]) -> None:
        """Write an archive; pages that its pages lead to and that it lacks explain themselves."""
        shelf = self._shelf
        files = {name: shelf.kept[name] for name in names} | {**made}
        opener = self._press.small("opener", title=parcel.title)
        files |= {OPENER: shelf.made(OPENER, opener), _PRESENT: self._small("", _PRESENT)}
        kind = "whole" if parcel.sort is Sort.WHOLE else "outside"
        for name in sorted(missing(names, shelf.targets) - files.keys()):
            if not is_page(name):
                raise DeadLink(name)
            files[name] = self._small(kind, "../" * name.count("/") + INDEX)
        files = sealed(parcel, files, self._commit, shelf.made)
        stamp = stamp_of(self._commit.time if self._commit else None)
        with (self._out / parcel.file).open("wb") as out:
            write_archive(out, files, self._store, stamp)

    def _made_small(self, kind: str, target: str) -> Kept:
        """A small page that many bundles share."""
        if not kind:
            return self._shelf.made(target, _GOES_ON)
        if kind == "forward":
            return self._shelf.made(INDEX, self._press.small(kind, target=target))
        page = self._press.small("outside", whole=kind == "whole", start=target)
        return self._shelf.made(INDEX, page)

    @cached_property
    def _findings(self) -> Findings:
        first = self._shelf.read(addresses.SEARCH_DATA)
        return Findings(first, map(self._shelf.read, parts_of(first)))


def file_of(address: str) -> str:
    """What the file at an address is called where it is written."""
    return address.rpartition("/")[2]
