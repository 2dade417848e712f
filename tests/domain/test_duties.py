from datetime import date

import pytest

from generator.domain.corpus import Corpus, corpus_of
from generator.domain.duties import Duty, all_duties, duties_of
from generator.domain.plan import Assignment, Plan, PlanKind, Route, Task
from generator.domain.registry import Registry
from generator.domain.roles import Role
from generator.domain.timespan import Certainty, IssueDate, Kind, TimeExpr
from tests.samples import units_named

ISSUED = IssueDate(day=date(2025, 3, 10), certainty=Certainty.STATED)
NAMES = {
    "so": "Sở Văn hóa",
    "van-phong": "Văn phòng Sở",
    "cac-thu-vien": "Các thư viện",
    "thu-vien-tinh": "Thư viện tỉnh",
    "thu-vien-xa": "Thư viện xã",
}
MEMBERS = {"cac-thu-vien": ("thu-vien-tinh", "thu-vien-xa")}


def corpus(*tasks: Task, routes: tuple[Route, ...] = ()) -> Corpus:
    plan = Plan(
        id="ngay-hoi",
        title="Ngày hội đọc sách",
        kind=PlanKind.PROPAGANDA,
        issuer="so",
        issued=ISSUED,
        tasks=tasks,
        reporting=routes,
    )
    return corpus_of((plan,), Registry(units=units_named(NAMES, MEMBERS)))


def task(*assignments: tuple[str, Role], **given: object) -> Task:
    return Task(
        id="bao-cao",
        title="Báo cáo kết quả",
        clause="III.2",
        assignments=tuple(Assignment(unit=unit, role=role) for unit, role in assignments),
        **given,  # type: ignore[arg-type]
    )


def test_a_duty_has_every_field_of_the_open_data() -> None:
    due = TimeExpr(phrase="trước ngày 20/6/2025", kind=Kind.BEFORE, end=date(2025, 6, 20))
    route = Route(task="bao-cao", to=("so", "van-phong"), via=("van-phong",))
    one = corpus(task(("thu-vien-xa", Role.REPORT), due=due, phases=("dot-1",)), routes=(route,))
    assert all_duties(one) == (
        Duty(
            plan_id="ngay-hoi",
            plan_title="Ngày hội đọc sách",
            task_id="bao-cao",
            task_title="Báo cáo kết quả",
            clause="III.2",
            unit_id="thu-vien-xa",
            unit_name="Thư viện xã",
            role=Role.REPORT,
            through_group=None,
            phase_ids=("dot-1",),
            due_phrase="trước ngày 20/6/2025",
            due_kind="before",
            due_date=date(2025, 6, 19),
            due_assumed="“trước ngày 20/6/2025” không gồm ngày 20/6/2025; "
            "ngày cuối trong hạn: 19/6/2025",
            rrule=None,
            report_to="Sở Văn hóa; Văn phòng Sở",
            report_via="Văn phòng Sở",
            url="/ke-hoach/ngay-hoi/#iii-2",
        ),
    )
    assert all_duties(one)[0].key == (
        "ngay-hoi",
        "bao-cao",
        "thu-vien-xa",
        "report",
        "2025-06-19",
    )


def test_what_the_source_does_not_say_is_none() -> None:
    (duty,) = all_duties(corpus(task(("so", Role.DO))))
    assert (duty.due_phrase, duty.due_kind, duty.due_date, duty.due_assumed) == (None,) * 4
    assert (duty.rrule, duty.report_to, duty.report_via) == (None,) * 3
    assert duty.key[-1] is None


def test_a_recurring_duty_keeps_its_rule_and_has_no_due_date() -> None:
    due = TimeExpr(phrase="hằng quý", kind=Kind.RECURRING, rrule="FREQ=MONTHLY;INTERVAL=3")
    (duty,) = all_duties(corpus(task(("so", Role.REPORT), due=due)))
    assert (duty.due_kind, duty.due_date, duty.rrule, duty.due_assumed) == (
        "recurring",
        None,
        "FREQ=MONTHLY;INTERVAL=3",
        "bản gốc không nêu ngày trong quý; lịch ghi vào ngày cuối quý",
    )


@pytest.mark.parametrize(
    ("route", "to", "via"),
    [
        (Route(task="bao-cao", phrase="cấp có thẩm quyền"), "cấp có thẩm quyền", None),
        (Route(task="bao-cao", to=("so",), phrase="để tổng hợp"), "Sở Văn hóa", None),
        (Route(task="bao-cao", via=("van-phong",)), None, "Văn phòng Sở"),
        (Route(task="viec-khac", to=("so",)), None, None),
    ],
)
def test_an_addressee_has_its_name_or_the_sources_words(
    route: Route, to: str | None, via: str | None
) -> None:
    (duty,) = all_duties(corpus(task(("thu-vien-xa", Role.REPORT)), routes=(route,)))
    assert (duty.report_to, duty.report_via) == (to, via)


def test_a_member_s_duty_says_through_which_group_it_has_it() -> None:
    found = all_duties(corpus(task(("cac-thu-vien", Role.DO), ("van-phong", Role.LEAD))))
    assert [duty.through_group for duty in found] == [None, None, "cac-thu-vien", "cac-thu-vien"]


def test_the_duties_of_one_plan_are_its_own() -> None:
    one = corpus(task(("so", Role.DO)))
    (plan,) = one.plans.values()
    assert tuple(duties_of(one, plan)) == all_duties(one)
    assert all_duties(corpus()) == ()
