"""What the sources lack, and what was not published."""

from dataclasses import replace
from pathlib import Path

from generator.checks.run import Verdict
from generator.domain.corpus import corpus_of
from generator.domain.diagnostics import Held
from generator.pages.environment import Studio
from generator.pages.page import Page
from generator.pages.quality import drafts
from tests.pages.conftest import TEMPLATES, making, soup, words
from tests.samples import FILE, REGISTRIES, plan_text, verdict_at

pages = making(drafts)

OTHER = "content/plans/2024/so-van-hoa-2024-thu-vien.md"


def quality_page(verdict: Verdict) -> Page:
    (page,) = pages(Studio(TEMPLATES, verdict.corpus), verdict.held, verdict.diagnostics)
    return page


def counts(page: Page) -> dict[str, str]:
    rows = zip(words(page, ".counts tbody th"), words(page, ".counts td"), strict=True)
    return dict(rows)


def test_a_plan_that_is_not_published_is_named_with_every_reason(tmp_path: Path) -> None:
    broken = plan_text(kind="propoganda", issued="\n  date: 2025-02-30\n  certainty: stated")
    page = quality_page(verdict_at(tmp_path, {OTHER: broken}))
    assert words(page, ".held h3") == ["Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh"]
    assert words(page, ".held > p") == [f"Chưa công bố vì tệp {OTHER} có 2 lỗi:"]
    first, second = words(page, ".held .fault")
    assert first == (
        f"Lỗi: “propoganda” không dùng được ở kind {OTHER}:3:7 "
        "Cách sửa: dùng một trong: propaganda, communication, implementation. "
        "Một giá trị ngoài danh sách cho phép."
    )
    assert second.startswith("Lỗi: 2025-02-30: tháng 2 năm 2025 chỉ có 28 ngày")


def test_a_reason_leads_to_the_page_of_its_rule(tmp_path: Path) -> None:
    page = quality_page(verdict_at(tmp_path, {OTHER: plan_text(kind="propoganda")}))
    (link,) = soup(page).select(".held .fault a")
    assert link["href"] == "../huong-dan/loi/gia-tri-la/"


def test_the_faulty_line_itself_is_not_published(tmp_path: Path) -> None:
    secret = "vanthu@songxanh.example"
    page = quality_page(verdict_at(tmp_path, {OTHER: plan_text(place=secret)}))
    assert len(words(page, ".held .fault")) == 1
    assert secret not in page.body


def test_what_a_source_does_not_state_is_listed(tmp_path: Path) -> None:
    issued = "\n  not_before: 2025-02-20\n  certainty: unknown\n  why: Vì căn cứ muộn nhất."
    lacking = plan_text(number=None, place=None, issued=issued)
    page = quality_page(verdict_at(tmp_path, {FILE: lacking}))
    assert words(page, ".reports tbody td")[0] == "số, ký hiệu; ngày ban hành; địa danh; người ký"
    assert "Về ngày ban hành: Vì căn cứ muộn nhất." in words(page, ".report p")
    assert counts(page)["Kế hoạch mà bản gốc không ghi số, ký hiệu"] == "1"
    assert counts(page)["Kế hoạch mà bản gốc không ghi ngày ban hành"] == "1"


def test_a_date_that_is_only_probable_counts_as_not_stated(tmp_path: Path) -> None:
    issued = "\n  date: 2025-03-10\n  certainty: probable"
    page = quality_page(verdict_at(tmp_path, {FILE: plan_text(issued=issued)}))
    assert words(page, ".reports tbody td")[0] == "ngày ban hành; người ký"


def test_anomalies_lead_to_their_clauses(tmp_path: Path) -> None:
    anomalies = "\n  - text: In “thư viên”.\n    clause: III.1\n  - text: Không có đầu văn bản."
    page = quality_page(verdict_at(tmp_path, {FILE: plan_text(anomalies=anomalies)}))
    assert words(page, ".report > ul:not(.faults) li") == [
        "In “thư viên”. ( mục III.1 )",
        "Không có đầu văn bản.",
    ]
    (link,) = soup(page).select(".report > ul a")
    assert link["href"] == "../ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#iii-1"


def test_warnings_stand_with_their_plan(tmp_path: Path) -> None:
    tasks = "\n  - {id: a, title: Báo cáo, clause: III.2, roles: {report: van-phong}}"
    page = quality_page(verdict_at(tmp_path, {FILE: plan_text(tasks=tasks, reporting=None)}))
    (warning,) = words(page, ".report .fault--warning")
    assert warning.startswith(f"Lưu ý: nguồn không nêu thời hạn của báo cáo “a” {FILE}:")
    assert counts(page)["Lưu ý khi soát tự động"] == "1"


def test_a_fault_in_a_registry_is_shown_though_no_plan_is_held_for_it(tmp_path: Path) -> None:
    documents = REGISTRIES["documents"] + "x: {type: Kế hoạch, number: 72 NQ/TW}\n"
    page = quality_page(verdict_at(tmp_path, documents=documents))
    (fault,) = words(page, "#danh-muc ~ ul .fault")
    assert fault.startswith("Lỗi: “72 NQ/TW” không đúng thể thức số, ký hiệu")


def test_a_plan_that_lies_where_nobody_reads_it_is_listed(tmp_path: Path) -> None:
    (tmp_path / "content/plan/2025").mkdir(parents=True)
    (tmp_path / "content/plan/2025/a.md").write_text(plan_text(), encoding="utf-8")
    page = quality_page(verdict_at(tmp_path))
    (fault,) = words(page, "#danh-muc ~ ul .fault")
    assert fault.startswith(
        "Lỗi: cổng không đọc tệp nào ở thư mục “content/plan/2025”; có phải “content/plans”? "
        "content/plan/2025/a.md:1:1"
    )


def test_a_page_with_personal_data_is_told_without_it(tmp_path: Path) -> None:
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "content/pages/lien-he.md").write_text("Thư: a@example.vn", encoding="utf-8")
    page = quality_page(verdict_at(tmp_path))
    (fault,) = words(page, "#danh-muc ~ ul .fault")
    assert fault.startswith("Lỗi: có địa chỉ thư điện tử;")
    assert "a@example.vn" not in page.body


def test_empty_states_say_why(tmp_path: Path) -> None:
    page = quality_page(verdict_at(tmp_path))
    assert words(page, ".empty") == [
        "Không có. Mọi tệp kế hoạch đã gửi đều đọc được và không có lỗi.",
        (
            "Không có. Danh mục đơn vị, văn bản, sự kiện, kênh và chủ đề đều đọc được; "
            "không tệp nào để nhầm chỗ."
        ),
        "Người biên tập không thấy chỗ nào mâu thuẫn hay in sai.",
    ]


def test_a_portal_without_plans_says_that_there_is_nothing_to_judge(tmp_path: Path) -> None:
    page = quality_page(verdict_at(tmp_path, {}))
    assert words(page, "#tung-ke-hoach ~ .empty") == [
        "Chưa có kế hoạch nào được công bố, nên chưa có gì để nhận xét."
    ]


def test_hostile_titles_are_only_text(tmp_path: Path) -> None:
    verdict = verdict_at(tmp_path)
    (plan,) = verdict.corpus.plans.values()
    corpus = corpus_of([replace(plan, title="<script>1</script>")], verdict.corpus.registry)
    held = (Held(file="<b>", id="x", title="<script>2</script>", diagnostics=()),)
    (page,) = pages(Studio(TEMPLATES, corpus), held, ())
    assert not soup(page).select("script, b")


def test_what_is_acknowledged_stands_with_its_reason_and_is_counted_apart(tmp_path: Path) -> None:
    tasks = "\n  - {id: a, title: Báo cáo, clause: III.2, roles: {report: van-phong}}"
    known = "\n  - {rule: bao-cao-khong-co-han, at: a, reason: Bản gốc không nêu thời hạn.}"
    text = plan_text(tasks=tasks, reporting=None, acknowledged=known)
    page = quality_page(verdict_at(tmp_path, {FILE: text}))
    assert words(page, ".report .acknowledged li") == [
        (
            "Nguồn không nêu thời hạn của báo cáo “a”. Vì sao: Bản gốc không nêu thời hạn. "
            "Chế độ báo cáo không có thời hạn"
        )
    ]
    assert words(page, ".report .fault--warning") == []
    assert counts(page)["Lưu ý khi soát tự động"] == "0"
    assert counts(page)["Lưu ý đã xác nhận"] == "1"


def test_the_page_does_not_grow_and_tells_of_every_plan_once(tmp_path: Path) -> None:
    plans = {f"content/plans/2025/so-van-hoa-2025-{n}.md": plan_text() for n in range(130)}
    plans |= {f"content/plans/2024/hong-{n}.md": plan_text(kind="x") for n in range(70)}
    verdict = verdict_at(tmp_path, plans)
    sheets = [*pages(Studio(TEMPLATES, verdict.corpus), verdict.held, verdict.diagnostics)]
    assert [page.address for page in sheets] == [
        "chat-luong/",
        "chat-luong/trang-2/",
        "chat-luong/trang-3/",
    ]
    told = [word for page in sheets for word in words(page, ".held h3, .report h3")]
    assert len(told) == 200
    reported = [str(one["id"]) for page in sheets for one in soup(page).select(".report")]
    assert sorted(reported) == sorted(verdict.corpus.plans)
    assert [len(words(page, ".counts tbody th")) > 0 for page in sheets] == [True, False, False]
    assert [page.title for page in sheets][1] == "Chất lượng dữ liệu, trang 2"


def test_a_file_full_of_faults_is_told_in_part_and_says_so(tmp_path: Path) -> None:
    text = plan_text("\n" + "LƯU HÀNH NỘI BỘ\n" * 40)
    page = quality_page(verdict_at(tmp_path, {OTHER: text}))
    assert len(words(page, ".held .fault")) == 30
    assert "Và 15 lỗi nữa của cùng tệp; soát tệp trên máy để xem hết." in words(page, ".held > p")
