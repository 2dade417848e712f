"""The new site takes the place of the old one."""

from pathlib import Path

import pytest

from generator.publishing.exchange import aside, exchange

OLD = {"index.html": "cũ", "a/index.html": "cũ", "gone/deep/index.html": "cũ", "same.txt": "như cũ"}
NEW = {"index.html": "mới", "b/index.html": "mới", "same.txt": "như cũ"}


def lay(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def found(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_first_site_is_moved_in_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    exchange(site, lay(aside(site), NEW), kept=())
    assert found(tmp_path) == {f"site/{name}": text for name, text in NEW.items()}


def test_what_is_new_comes_in_what_is_kept_stays_and_the_rest_goes(tmp_path: Path) -> None:
    site = lay(tmp_path / "site", OLD)
    exchange(site, lay(aside(site), NEW), kept={"a/index.html"})
    assert found(tmp_path) == {
        f"site/{name}": text for name, text in (NEW | {"a/index.html": "cũ"}).items()
    }
    assert not (site / "gone").exists()


def test_a_file_that_is_the_same_is_not_touched(tmp_path: Path) -> None:
    site = lay(tmp_path / "site", OLD)
    before = (site / "same.txt").stat()
    exchange(site, lay(aside(site), NEW), kept=())
    after = (site / "same.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_others_keep_in_the_folder_stays(tmp_path: Path) -> None:
    site = lay(tmp_path / "site", OLD | {".git/HEAD": "ref", ".nojekyll": ""})
    exchange(site, lay(aside(site), NEW), kept=())
    assert {".git/HEAD", ".nojekyll"} <= {*found(site)}


def test_a_folder_gives_way_to_a_file(tmp_path: Path) -> None:
    site = lay(tmp_path / "site", {"a/b/index.html": "cũ"})
    exchange(site, lay(aside(site), {"a": "mới"}), kept=())
    assert found(site) == {"a": "mới"}


def test_a_file_gives_way_to_a_folder(tmp_path: Path) -> None:
    site = lay(tmp_path / "site", {"a": "cũ"})
    exchange(site, lay(aside(site), {"a/b/index.html": "mới"}), kept=())
    assert found(site) == {"a/b/index.html": "mới"}


@pytest.mark.parametrize("moves", range(3))
def test_a_cut_leaves_whole_files_and_no_link_into_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    """New files come first: what a changed page leads to is there before the page."""
    site = lay(tmp_path / "site", OLD)
    made = lay(aside(site), NEW)
    replace, left = Path.replace, [moves]

    def cut(path: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", cut)
    if moves < 2:
        with pytest.raises(KeyboardInterrupt):
            exchange(site, made, kept=())
    else:
        exchange(site, made, kept=())
    now = found(site)
    assert all(text in (OLD.get(name), NEW.get(name)) for name, text in now.items())
    linked = NEW if now["index.html"] == "mới" else OLD
    assert {*linked} <= {*now}
