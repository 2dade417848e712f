"""The help that is made from the code: rules and keys."""

import pytest

from generator.checks.run import RULES
from generator.domain.diagnostics import Rule
from generator.domain.roles import Role
from generator.pages.environment import Studio
from generator.pages.guide import drafts
from generator.pages.keys import Key, Section, sections
from generator.pages.page import Page
from generator.reading.forms.base import Form
from generator.reading.forms.plan import PlanForm
from generator.reading.registries import KINDS
from generator.reading.voice import unknown_value
from tests.pages.conftest import making, soup, words

pages = making(drafts)

FORMS: tuple[type[Form], ...] = (PlanForm, *(kind.form for kind in KINDS))


@pytest.fixture
def found(studio: Studio) -> dict[str, Page]:
    return {page.address: page for page in pages(studio, RULES)}


def section(anchor: str) -> Section:
    return next(one for one in sections(PlanForm) if one.anchor == anchor)


def key(anchor: str, name: str) -> Key:
    return next(one for one in section(anchor).keys if one.name == name)


def test_every_rule_has_a_page_and_a_place_in_the_list(found: dict[str, Page]) -> None:
    listed = [code.get_text() for code in soup(found["huong-dan/loi/"]).select("li code")]
    assert sorted(listed) == sorted(rule.id for rule in RULES)
    for rule in RULES:
        assert f"huong-dan/loi/{rule.id}/" in found


def test_errors_and_warnings_are_listed_apart(found: dict[str, Page]) -> None:
    page = found["huong-dan/loi/"]
    assert "gia-tri-la" in " ".join(words(page, "#loi + ul"))
    assert "can-cu-cung-ngay" in " ".join(words(page, "#luu-y + ul"))


def test_a_rules_page_shows_its_weight_why_and_both_examples(found: dict[str, Page]) -> None:
    page = found[f"huong-dan/loi/{unknown_value.id}/"]
    assert page.title == "Một giá trị ngoài danh sách cho phép"
    assert words(page, ".eyebrow") == ["Lỗi · gia-tri-la"]
    assert words(page, "h1 + p")[0].startswith("Loại kế hoạch, vai trò")
    assert words(page, ".example--bad") == ["kind: propoganda"]
    assert words(page, ".example--good") == ["kind: propaganda"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_explains_itself(rule: Rule) -> None:
    assert rule.title
    assert rule.explanation
    assert rule.bad
    assert rule.good


def test_a_rule_without_examples_shows_no_empty_frames(studio: Studio) -> None:
    bare = Rule(
        id="x",
        severity=unknown_value.severity,
        title="<b>Luật</b>.",
        explanation="Vì `<b>`.",
        bad="",
        good="",
        function=unknown_value.function,
    )
    page = next(page for page in pages(studio, [bare]) if page.address == "huong-dan/loi/x/")
    assert not soup(page).select("pre, b")
    assert words(page, "h1") == ["<b>Luật</b>"]


def test_every_key_of_every_form_is_explained() -> None:
    for form in FORMS:
        for one in sections(form):
            assert one.title, one.anchor
            for declared in one.keys:
                assert declared.shape, declared.anchor
                assert declared.meaning or declared.values, declared.anchor


def test_keys_stand_in_the_order_of_the_form() -> None:
    assert [one.name for one in section("khoa-plan").keys] == list(PlanForm.model_fields)


def test_a_key_says_whether_it_is_required() -> None:
    assert key("khoa-plan", "title").required
    assert not key("khoa-plan", "number").required


def test_allowed_words_come_with_their_meaning_once() -> None:
    kind = key("khoa-plan", "kind")
    assert kind.values == (
        ("propaganda", "kế hoạch tuyên truyền"),
        ("communication", "kế hoạch truyền thông"),
        ("implementation", "kế hoạch triển khai thực hiện"),
    )
    assert kind.meaning == "loại kế hoạch"
    assert key("khoa-point", "part").meaning == "phần của sự kiện"
    assert [value for value, _ in key("khoa-task", "roles").values] == [*Role]


def test_nesting_leads_both_ways() -> None:
    assert key("khoa-plan", "tasks").inside == "khoa-task"
    assert key("khoa-task", "due").inside == "khoa-time"
    assert [place[:2] for place in section("khoa-time").used] == [
        ("period", "khoa-plan"),
        ("time", "khoa-phase"),
        ("due", "khoa-task"),
    ]


def test_values_are_said_in_words() -> None:
    assert key("khoa-issued", "date").shape == "ngày, viết năm-tháng-ngày"
    assert key("khoa-issued", "not_before").example == "2025-11-30"
    assert key("khoa-plan", "topics").shape == "một mã, hoặc danh sách mã"
    assert key("khoa-plan", "events").shape == (
        "danh sách, mỗi mục một khối; mục chỉ có event thì viết gọn thành một dòng"
    )
    assert key("khoa-time", "by").shape == (
        "ngày; hoặc issued (ngày ban hành); hoặc khối tính từ sự kiện"
    )


def test_the_page_of_keys_shows_every_section_and_leads_to_anchors_that_exist(
    found: dict[str, Page],
) -> None:
    page = soup(found["huong-dan/khoa/"])
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for form in FORMS:
        for one in sections(form):
            assert one.anchor in ids
    for link in page.select("a[href^='#']"):
        assert str(link["href"])[1:] in ids


def test_an_example_that_takes_several_lines_is_shown_as_it_is_written(
    found: dict[str, Page],
) -> None:
    signatory = key("khoa-plan", "signatory")
    assert signatory.example == ""
    assert signatory.block == (
        "signatory:\n  name: Nguyễn Văn A\n  position: Phó Giám đốc\n  authority: KT.\n"
    )
    row = soup(found["huong-dan/khoa/"]).select_one("#khoa-plan-signatory pre")
    assert row
    assert row.get_text() == signatory.block


def test_the_page_of_roles_says_what_each_asks(found: dict[str, Page]) -> None:
    page = found["huong-dan/vai-tro/"]
    rows = soup(page).select("tbody tr")
    assert [row["id"] for row in rows] == [role.value for role in Role]
    assert words(page, "#lead td") == ["lead", "Đứng đầu việc này và chịu trách nhiệm về kết quả"]
