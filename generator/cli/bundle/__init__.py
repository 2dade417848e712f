"""`portal bundle`: what can be taken along where there is no network; and whether it is whole."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from generator.cli.bundle.making import Wanted, made
from generator.cli.bundle.packing import file_of
from generator.cli.bundle.publishing import publish
from generator.cli.bundle.signing import sign
from generator.cli.bundle.verifying import verify
from generator.cli.parser import Parser
from generator.cli.place import root_of
from generator.cli.words import FINE, say
from generator.domain import addresses
from generator.export.bundle.parcel import sums
from generator.export.bundle.words import made_from
from generator.pages.sizes import size_of
from generator.reading.commit import read_commit

WORDS = "đóng gói mang theo từ trang đã dựng, hoặc kiểm tra một gói"
_OUT, _SITE = "dist", "site"


def options(parser: Parser) -> None:
    """Declare what the command takes."""
    add = parser.options.add_argument
    add("--unit", action="append", default=[], metavar="MÃ", help="chỉ đóng gói của đơn vị này")
    add("--issuer", action="append", default=[], metavar="MÃ", help="chỉ đóng gói của cơ quan này")
    add("--site", metavar="THƯ_MỤC", help=f"trang đã dựng; không nêu thì là {_SITE}")
    add("--out", metavar="THƯ_MỤC", help=f"nơi ghi; không nêu thì là {_OUT}")
    add("--publish", action="store_true", help="đưa các gói vào trang đã dựng, mục Tải về")
    add("--sign", metavar="KHÓA", help="ký từng gói bằng minisign với tệp khóa bí mật này")
    add("--verify", metavar="TỆP", help="kiểm tra một gói .zip hoặc một trang .html mang theo")


def run(arguments: argparse.Namespace) -> int:
    """Make the bundles that were asked for, or check one."""
    if arguments.verify:
        return verify(Path(arguments.verify))
    root = root_of(arguments)
    site = Path(arguments.site) if arguments.site else root / _SITE
    out = Path(arguments.out) if arguments.out else root / _OUT
    wanted = Wanted(units=tuple(arguments.unit), issuers=tuple(arguments.issuer))
    commit = read_commit(root)
    files = made(root, site, out, wanted, commit)
    for address, offer in files.items():
        say(f"{size_of(offer.size):>9}  {out / file_of(address)}")
    _list(out, {file_of(address): offer.sha256 for address, offer in files.items()}, wanted)
    paths = {address: out / file_of(address) for address in (*files, addresses.BUNDLE_CHECKSUMS)}
    if arguments.sign:
        signed = sign(Path(arguments.sign), tuple(paths.values()), made_from(commit))
        paths |= {f"{address}{signed}": Path(f"{path}{signed}") for address, path in paths.items()}
    if arguments.publish:
        publish(site, paths, files)
    return FINE


def _list(out: Path, made: Mapping[str, str], wanted: Wanted) -> None:
    """Write the checksums of `made` and of what stands there from before.

    Where all was made, what stands there from before is of plans and units that are no more.
    """
    path = out / file_of(addresses.BUNDLE_CHECKSUMS)
    lines = path.read_text("ascii").splitlines() if path.is_file() else []
    former = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    for name in former.keys() - made.keys() if wanted.everything else ():
        (out / name).unlink(missing_ok=True)
    there = {name: digest for name, digest in former.items() if (out / name).is_file()}
    path.write_bytes(sums(sorted({**there, **made}.items())))
