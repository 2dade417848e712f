"""A time written as the source's phrase alone, which the portal understands or says that not."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.run import check
from generator.domain.events import Part
from generator.domain.phrases import read_phrase
from generator.domain.timespan import EventPoint, Issued, Kind, TimeExpr
from generator.reading.forms.time import TimeForm, keys_of
from tests.samples import FILE, library_at, plan_text, read, said

EITHER = "on, before, by, start/end, rrule, recurring, per_phase, continuous, unspecified"
PHASE = "\n  - id: dot-1\n    title: Đợt 1\n    clause: II.1\n    time: "


def task(due: str) -> str:
    return (
        "\n  - id: bao-cao\n    title: Báo cáo kết quả\n    clause: III.2\n"
        f"    roles: {{report: cac-thu-vien}}\n    phases: dot-1\n    due: {due}"
    )


def test_a_plan_may_give_its_times_as_phrases_alone() -> None:
    plan = read(
        plan_text(
            period="Từ nay đến hết tháng 6/2025",
            phases=f"{PHASE}Từ ngày 01/4 đến ngày 15/4/2025",
            tasks=task("định kỳ, trước ngày 20/6/2025"),
        )
    ).plan
    assert plan is not None
    assert plan.period == TimeExpr(
        phrase="Từ nay đến hết tháng 6/2025",
        kind=Kind.RANGE,
        start=Issued(),
        end=date(2025, 6, 30),
    )
    assert plan.phases[0].time == TimeExpr(
        phrase="Từ ngày 01/4 đến ngày 15/4/2025",
        kind=Kind.RANGE,
        start=date(2025, 4, 1),
        end=date(2025, 4, 15),
        assumed="nguồn chỉ ghi năm ở điểm cuối; điểm đầu được hiểu là ngày 01/4/2025",
    )
    assert plan.tasks[0].due == TimeExpr(
        phrase="định kỳ, trước ngày 20/6/2025",
        kind=Kind.BEFORE,
        end=date(2025, 6, 20),
        end_excluded=True,
        assumed="nguồn viết “định kỳ” mà chỉ nêu một ngày; được hiểu là một lần",
    )


def test_a_phrase_alone_means_what_its_block_means() -> None:
    alone, block = (
        read(plan_text(period="Từ nay đến hết tháng 6/2025")).plan,
        read(plan_text()).plan,
    )
    assert alone is not None
    assert block is not None
    assert alone.period == block.period


@pytest.mark.parametrize(
    "phrase",
    ["cuối tháng 6/2025", "trước ngày 30/11", "ngày 30/02/2025", "2025-06-20", "sau Ngày hội"],
)
def test_a_phrase_that_is_not_understood_is_told_with_what_to_write(phrase: str) -> None:
    message = f"chưa hiểu được “{phrase}”: viết thành khối có phrase và một trong {EITHER}"
    fix = "chọn đúng một cách hiểu theo trang “Cách ghi thời gian” của phần Hướng dẫn"
    assert said(tasks=task(phrase)) == [("gia-tri-sai", message, "", fix, phrase)]
    assert said(period=phrase) == [("gia-tri-sai", message, "", fix, phrase)]
    assert said(phases=PHASE + phrase) == [("gia-tri-sai", message, "", fix, phrase)]


@pytest.mark.parametrize("blank", ["''", "'  '", "[trước ngày 20/6/2025]"])
def test_what_is_no_phrase_at_all_has_the_wrong_shape(blank: str) -> None:
    assert [one[0] for one in said(period=blank)] == ["sai-dang"]


def test_days_in_the_wrong_order_are_marked_in_the_phrase(tmp_path: Path) -> None:
    phrase = "Từ ngày 15/5/2025 đến ngày 15/4/2025"
    library = library_at(tmp_path, {FILE: plan_text(period=phrase)})
    found = [one for one in check(library).diagnostics if one.rule.id == "moc-thoi-gian-nguoc"]
    assert [one.source[one.span.column - 1 : one.span.end_column - 1] for one in found] == [phrase]


PHRASES = (
    "trước ngày 20/6/2025",
    "chậm nhất tháng 6/2025",
    "ngày 20/6/2025",
    "từ nay đến trước ngày 20/6/2025",
    "từ 15/4 đến 15/5/2025",
    "từ ngày ký",
    "trước ngày 20 hằng tháng",
    "hằng quý hoặc đột xuất",
    "định kỳ",
    "thường xuyên",
    "kịp thời",
    "theo từng giai đoạn",
    "năm học 2024-2025",
)


@pytest.mark.parametrize("phrase", PHRASES)
def test_the_form_of_a_phrase_says_what_the_phrase_says(phrase: str) -> None:
    assert TimeForm.model_validate(phrase).expression() == read_phrase(phrase)


DAYS = st.dates(date(1930, 1, 1), date(2100, 12, 31))
POINTS = st.builds(
    EventPoint,
    event=st.just("dai-hoi-xiv"),
    part=st.sampled_from(Part),
    days=st.integers(-999, 999),
    or_later=st.booleans(),
)
MOMENTS = DAYS | POINTS | st.just(Issued())
SAID = {"phrase": st.just("câu chữ"), "ad_hoc": st.booleans(), "assumed": st.none() | st.just("a")}
ALWAYS = st.just(value=True)
RULES = st.sampled_from([None, "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;BYMONTHDAY=20"])
EXPRESSIONS = st.one_of(
    st.builds(TimeExpr, kind=st.sampled_from([Kind.ON, Kind.BY]), end=MOMENTS, **SAID),
    st.builds(TimeExpr, kind=st.just(Kind.BEFORE), end=MOMENTS, end_excluded=ALWAYS, **SAID),
    st.builds(TimeExpr, kind=st.just(Kind.RANGE), end=MOMENTS, **SAID),
    st.builds(TimeExpr, kind=st.just(Kind.RANGE), start=MOMENTS, **SAID),
    st.builds(
        TimeExpr,
        kind=st.just(Kind.RANGE),
        start=MOMENTS,
        end=MOMENTS,
        end_excluded=st.booleans(),
        **SAID,
    ),
    st.builds(TimeExpr, kind=st.just(Kind.RECURRING), rrule=RULES, exclusive=st.booleans(), **SAID),
    st.builds(
        TimeExpr,
        kind=st.sampled_from([Kind.PHASES, Kind.CONTINUOUS, Kind.UNSPECIFIED]),
        **SAID,
    ),
)


@settings(deadline=None)
@given(EXPRESSIONS)
def test_every_expression_has_keys_that_mean_it(expression: TimeExpr) -> None:
    assert TimeForm.model_validate(keys_of(expression)).expression() == expression
