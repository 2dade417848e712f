"""A plan's page and the list of plans."""

from pathlib import Path

from generator.domain.diagnostics import Diagnostic, Held, Span
from generator.domain.duties import duties_of
from generator.pages.environment import Studio
from generator.pages.page import Page
from generator.pages.plans import drafts, newest_first
from generator.pages.plans.related import Relations
from generator.reading.plans import no_front_matter
from tests.pages.conftest import TEMPLATES, making, soup, studio_of, words
from tests.samples import BODY, FILE, plan_text, verdict_at

pages = making(drafts)

OTHER = "content/plans/2024/so-van-hoa-2024-thu-vien.md"


def plan_page(studio: Studio) -> Page:
    return list(pages(studio, ()))[1]


def facts(page: Page) -> dict[str, str]:
    return dict(zip(words(page, ".facts dt"), words(page, ".facts dd"), strict=True))


def test_the_header_facts_stand_as_the_source_gives_them(studio: Studio) -> None:
    shown = facts(plan_page(studio))
    assert shown["Số, ký hiệu"] == "12/KH-SVH"
    assert shown["Ngày ban hành"] == "10/3/2025"
    assert shown["Địa danh"] == "Sông Xanh"
    assert shown["Cơ quan ban hành"] == "Sở Văn hóa tỉnh Sông Xanh"
    assert shown["Thời gian thực hiện"] == (
        "Từ nay đến hết tháng 6/2025 từ 10/3/2025 đến 30/6/2025 "
        "Cách tính: tính từ ngày ban hành 10/3/2025 ."
    )


def test_an_unknown_number_and_date_are_said_to_be_unknown(tmp_path: Path) -> None:
    issued = (
        "\n  not_before: 2025-02-20\n  not_after: 2025-04-15\n  certainty: unknown\n  why: Vì thế."
    )
    page = plan_page(studio_of(tmp_path, {FILE: plan_text(number=None, issued=issued)}))
    shown = facts(page)
    assert shown["Số, ký hiệu"] == "Bản gốc không ghi"
    assert shown["Ngày ban hành"] == (
        "Bản gốc không ghi. Ngày ấy không sớm hơn 20/02/2025 và không muộn hơn 15/4/2025 . Vì thế."
    )


def test_a_probable_date_is_never_shown_as_stated(tmp_path: Path) -> None:
    issued = "\n  date: 2025-03-10\n  certainty: probable\n  why: Theo dấu ngày ký."
    page = plan_page(studio_of(tmp_path, {FILE: plan_text(issued=issued)}))
    assert facts(page)["Ngày ban hành"] == (
        "Bản gốc không ghi. Nhiều khả năng là 10/3/2025 . Theo dấu ngày ký."
    )


def test_every_clause_has_an_anchor_and_a_link_to_copy(studio: Studio) -> None:
    page = soup(plan_page(studio))
    for anchor in ("i", "i-1", "ii", "ii-1", "ii-2", "iii", "iii-1", "iii-2"):
        assert page.find(id=anchor), anchor
        assert page.select_one(f'#{anchor} .copy-link[href="#{anchor}"]'), anchor


def test_a_clause_shows_its_task_with_units_roles_and_time(studio: Studio) -> None:
    (shown,) = words(plan_page(studio), "#iii-2 .clause-tasks")
    assert shown == (
        "Báo cáo kết quả BC báo cáo Các thư viện BC báo cáo (qua nhóm Các thư viện) Thư viện tỉnh "
        "BC báo cáo (qua nhóm Các thư viện) Thư viện xã Bến Đò "
        "trước ngày 20/6/2025 chậm nhất 19/6/2025"
    )


def test_the_deadline_names_the_addressee_and_the_way(studio: Studio) -> None:
    (row,) = soup(plan_page(studio)).select("section[aria-labelledby=thoi-han] tbody tr")
    assert (
        " ".join(row.select("td")[-1].get_text(" ").split())
        == "gửi Sở Văn hóa qua Văn phòng Sở Văn hóa"
    )


def test_the_page_carries_every_duty_of_the_plan(studio: Studio) -> None:
    page = soup(plan_page(studio))
    (plan,) = studio.corpus.plans.values()
    shown = {tuple(str(mark["data-duty"]).split()) for mark in page.select("[data-duty]")}
    assert shown == {
        tuple(part or "-" for part in duty.key) for duty in duties_of(studio.corpus, plan)
    }


def test_phases_stand_with_phrase_and_days(studio: Studio) -> None:
    first, second = words(plan_page(studio), "tr[data-phase]")
    assert first.startswith("Đợt 1 mục II.1 Từ nay đến ngày 15/4/2025 từ 10/3/2025 đến 15/4/2025")
    assert "từ 16/4/2025 đến 03/5/2025" in second
    assert "tính từ ngày khai mạc Ngày hội đọc sách ( 03/5/2025 theo lịch dự kiến)" in second


def test_the_contents_follow_the_official_numbering(studio: Studio) -> None:
    body = next(heading for heading in plan_page(studio).contents if heading.anchor == "noi-dung")
    assert [(child.title, child.anchor) for child in body.children] == [
        ("I. Mục đích", "i"),
        ("II. Thời gian", "ii"),
        ("III. Nhiệm vụ của các đơn vị", "iii"),
    ]
    assert [[item.title for item in child.children] for child in body.children] == [
        [],
        ["1. Đợt 1", "2. Đợt 2"],
        [],
    ]


def test_long_contents_leave_the_items_out_and_cut_long_titles(tmp_path: Path) -> None:
    items = "".join(f"### {number}. Việc {'rất dài ' * 12}\n\n" for number in range(1, 29))
    page = plan_page(studio_of(tmp_path, {FILE: plan_text(f"{BODY}\n## IV. Thêm\n\n{items}")}))
    body = next(heading for heading in page.contents if heading.anchor == "noi-dung")
    assert [child.children for child in body.children] == [(), (), (), ()]
    text = BODY.replace("## I. Mục đích", f"## I. Mục đích {'rất dài ' * 12}")
    page = plan_page(studio_of(tmp_path / "b", {FILE: plan_text(text)}))
    body = next(heading for heading in page.contents if heading.anchor == "noi-dung")
    assert body.children[0].title == f"I. Mục đích {'rất dài ' * 7}rất…"


def test_a_cited_number_in_the_body_leads_to_its_document(tmp_path: Path) -> None:
    body = BODY.replace("Đưa sách đến mọi người.", "Theo 5/KH-UBND.")
    page = plan_page(studio_of(tmp_path, {FILE: plan_text(body)}))
    assert soup(page).select_one('#i-1 a.num[href="../../van-ban/5-kh-ubnd-2025/"]')


def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    body = BODY.replace("Đưa sách", "<img src=x onerror=alert(1)>")
    page = plan_page(studio_of(tmp_path, {FILE: plan_text(body, place='"A\\" onx=1"')}))
    assert "<img" not in page.body
    assert not soup(page).select("[onerror], [onx]")


def test_plans_without_a_date_are_ordered_by_the_latest_day_they_can_have(tmp_path: Path) -> None:
    window = "\n  not_before: 2025-02-20\n  not_after: 2025-12-31\n  certainty: unknown"
    studio = studio_of(tmp_path, {FILE: plan_text(), OTHER: plan_text(issued=window)})
    order = [plan.id for plan in newest_first(studio.corpus.plans.values())]
    assert order == ["so-van-hoa-2024-thu-vien", "so-van-hoa-2025-ngay-hoi-sach"]


def test_plans_with_common_documents_lead_to_each_other(tmp_path: Path) -> None:
    studio = studio_of(tmp_path, {FILE: plan_text(), OTHER: plan_text(short="Thư viện")})
    page = plan_page(studio)
    assert words(page, "#lien-quan ~ ul a")[0] == "Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh"
    own = studio.corpus.plans["so-van-hoa-2025-ngay-hoi-sach"]
    related = Relations(studio.corpus).alike(own)
    assert [plan.id for plan in related] == ["so-van-hoa-2024-thu-vien"]


def test_a_replaced_plan_says_by_which(tmp_path: Path) -> None:
    studio = studio_of(
        tmp_path,
        {FILE: plan_text(replaces="so-van-hoa-2024-thu-vien"), OTHER: plan_text(short="Cũ")},
    )
    (note,) = words(plan_page(studio), ".note--warning")
    assert note == "Kế hoạch này được thay thế bởi Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh ."


def test_a_plan_that_is_held_back_is_listed_with_its_reason(studio: Studio) -> None:
    rule = no_front_matter()[0].rule
    fault = Diagnostic(
        rule=rule, message="tệp không bắt đầu bằng dòng ---", file="a.md", span=Span(line=1)
    )
    held = Held(file="content/plans/2025/a.md", id="a", title="Kế hoạch hỏng", diagnostics=(fault,))
    (shown,) = words(next(pages(studio, (held,))), "section[aria-labelledby=chua-cong-bo] li")
    assert shown == "Kế hoạch hỏng content/plans/2025/a.md : tệp không bắt đầu bằng dòng ---"


def test_a_list_without_plans_says_why_and_what_to_do(tmp_path: Path) -> None:
    page = next(pages(studio_of(tmp_path, {}), ()))
    assert words(page, ".empty") == [
        "Chưa có kế hoạch nào được công bố. Xem hướng dẫn để thêm kế hoạch đầu tiên."
    ]


ISSUER_PLAN = "content/plans/2025/ubnd-song-xanh-2025-doc-sach.md"
THIRD = "content/plans/2025/so-van-hoa-2025-sau.md"


def test_a_plan_leads_to_the_one_before_and_after_it_on_its_topic(tmp_path: Path) -> None:
    window = "\n  not_before: 2024-02-20\n  not_after: 2024-12-31\n  certainty: unknown"
    later = "\n  date: 2025-04-10\n  certainty: stated"
    studio = studio_of(
        tmp_path,
        {
            FILE: plan_text(),
            OTHER: plan_text(short="Năm trước", issued=window, basis=None),
            THIRD: plan_text(short="Kế hoạch sau", issued=later),
        },
    )
    page = next(page for page in pages(studio, ()) if page.address.endswith("2025-ngay-hoi-sach/"))
    assert words(page, ".neighbours p") == [
        "Cùng chủ đề Văn hóa đọc, xếp theo ngày ban hành hoặc ngày muộn nhất có thể đã ban hành:"
    ]
    assert words(page, ".neighbours li") == [
        "Trước Năm trước 12/KH-SVH , không ghi ngày",
        "Sau Kế hoạch sau 12/KH-SVH , 10/4/2025",
    ]


def test_the_only_plan_of_a_topic_has_no_neighbours(studio: Studio) -> None:
    assert not soup(plan_page(studio)).select(".neighbours")


def test_a_plan_says_which_plans_rest_on_it_and_on_which_it_rests(tmp_path: Path) -> None:
    base = plan_text(
        issuer="ubnd-song-xanh",
        number="05/KH-UBND",
        short="Kế hoạch gốc",
        issued="\n  date: 2025-02-20\n  certainty: stated",
        basis=None,
    )
    studio = studio_of(tmp_path, {FILE: plan_text(), ISSUER_PLAN: base})
    _, resting, itself = pages(studio, ())
    (cited,) = words(resting, "#can-cu ~ .citations li")
    assert cited.endswith("tỉnh Sông Xanh – có trên cổng: Kế hoạch gốc ( mục I.1 )")
    assert words(itself, "#can-cu ~ h3") == ["Là căn cứ của"]
    assert words(itself, "#can-cu ~ h3 + ul li") == [
        "Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh Sở Văn hóa, 12/KH-SVH , 10/3/2025"
    ]


def test_abbreviations_are_explained_in_the_plans_words(tmp_path: Path) -> None:
    known = "ubnd: {short: UBND, full: Ủy ban nhân dân}"
    body = BODY.replace("Đưa sách", "UBND xã và UBND tỉnh theo 5/KH-UBND đưa sách")
    verdict = verdict_at(tmp_path, {FILE: plan_text(body)}, abbreviations=known)
    page = soup(plan_page(Studio(TEMPLATES, verdict.corpus)))
    (shown,) = page.select("#i-1 abbr")
    assert (shown.get_text(), shown["title"]) == ("UBND", "Ủy ban nhân dân")


def test_the_matrix_can_be_narrowed_only_where_there_is_much_to_see(tmp_path: Path) -> None:
    assert not soup(plan_page(studio_of(tmp_path, {FILE: plan_text()}))).select(".matrix-filter")
    tasks = "".join(
        f"\n  - {{id: v{n}, title: Việc {n}, clause: III.1, roles: {{do: van-phong}}}}"
        for n in range(8)
    )
    plan = plan_text(tasks=tasks, reporting=None)
    (form,) = soup(plan_page(studio_of(tmp_path / "b", {FILE: plan}))).select(".matrix-filter")
    assert " ".join(form.get_text(" ").split()) == (
        "Lọc theo việc hoặc đơn vị Bỏ lọc Chỉ xem vai trò thực hiện"
    )
