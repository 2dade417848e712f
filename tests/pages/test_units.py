"""A unit's page: what, by when, with whom, to whom and through whom."""

from pathlib import Path

from generator.pages.dossier import dossier_of
from generator.pages.environment import Studio
from generator.pages.page import Page
from generator.pages.units import Shelf, drafts, shelves
from tests.pages.conftest import making, soup, studio_of, words
from tests.samples import FILE, plan_text

pages = making(drafts)


def unit_page(studio: Studio, unit: str) -> Page:
    return next(page for page in pages(studio) if page.address == f"don-vi/{unit}/")


def shelves_of(studio: Studio, unit: str) -> tuple[Shelf, ...]:
    corpus = studio.corpus
    return shelves(dossier_of(corpus, unit, corpus.plans.values()).duties)


def test_a_unit_sees_to_whom_it_reports_and_through_whom(studio: Studio) -> None:
    (route,) = words(unit_page(studio, "cac-thu-vien"), "#bao-cao + ul > li")
    assert route == (
        "Báo cáo kết quả : gửi Sở Văn hóa qua Văn phòng Sở Văn hóa . "
        "trước ngày 20/6/2025 chậm nhất 19/6/2025 "
        "mục III.2 , Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh"
    )


def test_a_member_inherits_the_groups_duties_and_sees_through_which_group(studio: Studio) -> None:
    page = unit_page(studio, "thu-vien-xa")
    assert words(page, "h1 ~ p")[0] == (
        "Thuộc nhóm Các thư viện ; việc của nhóm cũng là việc của đơn vị này."
    )
    roles = words(page, "table.duties td:first-child")
    assert roles == [
        "BC báo cáo (qua nhóm Các thư viện) báo cáo qua nhóm Các thư viện",
        "TH thực hiện (qua nhóm Các thư viện) thực hiện qua nhóm Các thư viện",
    ]


def test_dated_duties_stand_before_the_others(studio: Studio) -> None:
    page = unit_page(studio, "cac-thu-vien")
    assert words(page, "#viec ~ h3") == [
        "Có ngày ngày gần nhất đứng trước",
        "Không nêu ngày bản gốc không cho ngày; cổng không tự đặt ra",
    ]


def test_the_nearest_deadline_comes_first(tmp_path: Path) -> None:
    tasks = "".join(
        f"\n  - {{id: {name}, title: {name}, clause: III.1, roles: {{do: van-phong}},"
        f" due: {{phrase: x, by: {day}}}}}"
        for name, day in (("sau", "2025-06-01"), ("truoc", "2025-04-01"))
    )
    studio = studio_of(tmp_path, {FILE: plan_text(tasks=tasks, reporting=None)})
    (shelf,) = shelves_of(studio, "van-phong")
    assert [duty.task.id for duty in shelf.duties] == ["truoc", "sau"]


def test_duties_are_told_apart_by_the_sort_of_their_time(tmp_path: Path) -> None:
    times = {
        "a": "{phrase: 7/4 hằng năm, rrule: FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7}",
        "b": "{phrase: thường xuyên, continuous: true}",
        "c": "{phrase: kịp thời, unspecified: true}",
        "d": "{phrase: theo từng giai đoạn, per_phase: true}",
    }
    tasks = "".join(
        f"\n  - {{id: {name}, title: {name}, clause: III.1, roles: {{do: van-phong}}, due: {due}}}"
        for name, due in times.items()
    )
    studio = studio_of(tmp_path, {FILE: plan_text(tasks=tasks, reporting=None)})
    found = shelves_of(studio, "van-phong")
    assert [(shelf.anchor, [duty.task.id for duty in shelf.duties]) for shelf in found] == [
        ("dinh-ky", ["a"]),
        ("thuong-xuyen", ["b", "d"]),
        ("khong-neu-ngay", ["c"]),
    ]


def test_a_unit_sees_the_reports_that_come_to_it(studio: Studio) -> None:
    (incoming,) = words(unit_page(studio, "van-phong"), "#bao-cao ~ h3 + ul > li")
    assert incoming.startswith(
        "Chuyển tiếp: Báo cáo kết quả – từ Các thư viện , Thư viện tỉnh , Thư viện xã Bến Đò , "
        "gửi Sở Văn hóa ."
    )


def test_a_duty_names_the_others_who_share_the_task(studio: Studio) -> None:
    page = unit_page(studio, "van-phong")
    assert words(page, "table.duties td:last-child") == ["TH thực hiện Các thư viện"]


def test_a_unit_without_duties_says_why_its_page_is_there(studio: Studio) -> None:
    page = unit_page(studio, "ubnd-song-xanh")
    (why,) = words(page, "#viec ~ .empty")
    assert why == (
        "Không kế hoạch nào trên cổng giao việc cho đơn vị này. "
        "Đơn vị được nêu tên ở các kế hoạch bên dưới."
    )
    assert "nơi nhận, để báo cáo" in words(page, "#lich-van-ban ~ ul")[0]


def test_the_list_counts_duties_and_marks_groups(studio: Studio) -> None:
    shown = words(next(pages(studio)), "ul.columns > li")
    assert "Các thư viện nhóm · 2 việc" in shown
    assert "Thư viện tỉnh 2 việc" in shown
    assert "Ủy ban nhân dân tỉnh Sông Xanh không có việc riêng" in shown


def test_a_unit_that_ended_says_what_follows_it(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, {FILE: plan_text()})
    assert not soup(unit_page(studio, "van-phong")).select(".note--warning")
