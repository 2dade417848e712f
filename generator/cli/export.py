"""`portal export`: everything that can be taken along, as files in a folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from urllib.parse import urlsplit

from generator.cli.parser import Parser
from generator.cli.place import root_of
from generator.cli.words import FAULTS, FINE, WrongUse, say, warn
from generator.export.checksums import checksum_file
from generator.pages.sizes import size_of
from generator.publishing.source import build_of, own_content
from generator.publishing.taken import taken_along
from generator.publishing.writing import Writer
from generator.reading.processes import processors
from generator.reading.program import CACHE

WORDS = "ghi lịch, bảng tính, nguồn tin, dữ liệu ra một thư mục"
_OUT = "dist/tai-ve"


def options(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.options.add_argument(
        "--out", metavar="THƯ_MỤC", help=f"nơi ghi; không nêu thì là {_OUT}"
    )
    parser.options.add_argument(
        "--site-url",
        metavar="ĐỊA_CHỈ",
        help="địa chỉ của cổng, để lịch và nguồn tin dẫn về đó, thí dụ https://vi-du.vn/ke-hoach/",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the files of every plan without an error, and name the plans that are left out.

    Each file stands at the address that it has on the site, and the sums of all beside them.
    """
    root, url = root_of(arguments), _url(arguments.site_url)
    source = own_content(root, root / CACHE, processors())
    verdict = source.verdict
    folder = Path(arguments.out) if arguments.out else root / _OUT
    folder.mkdir(parents=True, exist_ok=True)
    writer = Writer(folder, {})
    sums: dict[str, str] = {}
    for sort in taken_along(source, build_of(root), url):
        made = [file for sheaf in sort.sheaves for file in writer.write(sheaf.make())]
        sums |= {file.address: file.sum for file in made}
        say(f"đã ghi {len(made)} tệp {sort.label}, {size_of(sum(file.size for file in made))}")
    address, content = checksum_file(sums)
    writer.write([(address, content)])
    say(f"tất cả ở {folder}; dãy kiểm tra của từng tệp ở {folder / address}")
    for held in verdict.held:
        warn(f"không xuất {held.file}: còn lỗi, chạy “portal check” để xem")
    return FAULTS if verdict.errors else FINE


def _url(given: str | None) -> str | None:
    if given and not (urlsplit(given).scheme in ("http", "https") and urlsplit(given).netloc):
        raise WrongUse(
            f"--site-url cần một địa chỉ đầy đủ, bắt đầu bằng https://, ở đây có {given}"
        )
    return given
