"""The timeline: every bar where its days are, no word cut off, open ends drawn as open."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import FileSystemLoader

from generator.domain.corpus import Corpus
from generator.domain.events import Part
from generator.domain.plan import Phase, Plan
from generator.domain.timespan import Certainty, Issued, IssueDate, Kind
from generator.pages.environment import Studio
from generator.pages.timeline import Drawing, TimelineView, plan_timeline
from generator.pages.timeline.lanes import LABEL, SMALL, Lane, Line
from generator.pages.timeline.scale import MARGIN, NARROW, WIDE, Scale
from generator.pages.timeline.textfit import text_width, wrap
from tests.calendars import CONGRESS, UNKNOWN, WINDOW, after, corpus, phase, plan, time

HOSTILE = '</title><script>alert("x")</script>" onload="y\' & ‹kế hoạch›'


def view_of(own: Plan, of: Corpus | None = None) -> TimelineView:
    view = plan_timeline(of or corpus(own), own)
    assert view
    return view


def lanes(view: TimelineView) -> tuple[Lane, ...]:
    return view.groups[0].wide.lanes


def drawn(root: Path, own: Plan, of: Corpus | None = None) -> BeautifulSoup:
    studio = Studio(FileSystemLoader(root / "theme/templates"), of or corpus(own))
    template = studio.environment.from_string(
        '{% import "timeline.html" as timelines with context %}'
        "{{ timelines.timeline(view, link, 3) }}{{ timelines.phases(view, link) }}"
    )
    html = template.render(view=view_of(own, of), link=lambda target: f"/{target}")
    return BeautifulSoup(html, "lxml")


def test_a_plan_without_phases_has_no_timeline() -> None:
    own = plan()
    assert plan_timeline(corpus(own), own) is None


def test_the_first_and_the_last_day_lie_at_the_margins() -> None:
    scale = Scale(first=date(2025, 1, 1), last=date(2025, 12, 31))
    assert scale.x(date(2025, 1, 1)) == MARGIN
    assert scale.x_after(date(2025, 12, 31)) == pytest.approx(WIDE - MARGIN)


def test_a_leap_year_has_room_for_its_leap_day() -> None:
    scale = Scale(first=date(2028, 1, 1), last=date(2028, 12, 31))
    assert scale.x_after(date(2028, 2, 29)) == pytest.approx(scale.x(date(2028, 3, 1)))
    assert scale.x_after(date(2028, 12, 31)) == pytest.approx(WIDE - MARGIN)


@pytest.mark.parametrize(
    ("first", "last", "width", "steps", "years"),
    [
        (2025, 2025, WIDE, "Tháng 1 Tháng 2 Tháng 3", ""),
        (2025, 2025, NARROW, "1 2 3", ""),
        (2025, 2027, WIDE, "1 2 3", "2025 2026 2027"),
        (2025, 2027, NARROW, "I II III", "2025 2026 2027"),
        (2020, 2031, NARROW, "", "2020 2022 2024 2026 2028 2030"),
    ],
)
def test_months_are_named_numbered_or_left_out_as_there_is_room(
    first: int, last: int, width: int, steps: str, years: str
) -> None:
    scale = Scale(first=date(first, 1, 1), last=date(last, 12, 31), width=width)
    assert " ".join(tick.label for tick in scale.steps()[:3]) == steps
    assert " ".join(tick.label for tick in scale.years() if tick.label) == years


def test_bars_lie_where_their_days_are() -> None:
    own = plan(
        phases=(
            phase("dot-1", date(2025, 4, 1), date(2025, 5, 31)),
            phase("dot-2", date(2025, 6, 1), date(2025, 6, 30)),
        )
    )
    first, second = lanes(view_of(own))
    assert first.ink.x == MARGIN
    assert first.ink.x_end == pytest.approx(second.ink.x)
    assert second.ink.x_end == pytest.approx(WIDE - MARGIN)
    assert first.ink.solid == (first.ink.x, round(first.ink.x_end - first.ink.x, 1))
    assert first.ink.fades == ()


def test_a_start_in_the_window_of_the_issue_date_fades_in_over_that_window() -> None:
    own = plan(issued=WINDOW, phases=(phase("dot-1", Issued(), date(2025, 12, 31)),))
    (lane,) = lanes(view_of(own))
    (fade,) = lane.ink.fades
    scale = Scale(first=date(2025, 7, 1), last=date(2025, 12, 31))
    assert (fade.begin, fade.end, fade.to_end) == (0, 1, False)
    assert fade.x == pytest.approx(scale.x(date(2025, 7, 3)), abs=0.1)
    assert fade.x + fade.width == pytest.approx(scale.x(date(2025, 9, 24)), abs=0.1)
    assert lane.days == "từ ngày ban hành (chưa rõ) đến 31/12/2025"


def test_an_end_that_nothing_limits_fades_out_after_the_last_known_day() -> None:
    own = plan(phases=(phase("dot-3", date(2025, 4, 1), None),))
    (lane,) = lanes(view_of(own))
    (fade,) = lane.ink.fades
    assert (fade.begin, fade.end, fade.to_end) == (1, 0, True)
    assert fade.x + fade.width == pytest.approx(WIDE - MARGIN, abs=0.1)
    assert lane.days == "từ 01/4/2025, không nêu ngày kết thúc"


def test_a_phase_of_which_no_day_is_known_is_an_empty_frame() -> None:
    own = plan(
        issued=UNKNOWN,
        phases=(phase("dot-1", after(Part.END, 1), after(Part.END)),),
    )
    view = view_of(own, corpus(own, events=()))
    (lane,) = lanes(view)
    assert (lane.ink.solid, lane.ink.fades) == (None, ())
    assert lane.days == "từ ngày chưa rõ đến ngày chưa rõ"
    assert view.groups[0].wide.steps == ()
    assert view.groups[0].wide.years == ()
    assert [diamond.known for diamond in lane.diamonds] == [False, False]


def test_ends_at_events_carry_a_diamond_and_the_events_short_name() -> None:
    own = plan(phases=(phase("dot-2", after(Part.OPENING), after(Part.END)),))
    (lane,) = lanes(view_of(own))
    assert [diamond.x for diamond in lane.diamonds] == [lane.ink.x, lane.ink.x_end]
    assert " ".join(line.text for line in lane.captions) == (
        "từ khi khai mạc Đại hội V, đến khi kết thúc Đại hội V"
    )


def test_an_end_after_an_event_has_its_diamond_on_the_events_day() -> None:
    period = time(Kind.RANGE, "đến hết tháng 4/2026", start=Issued(), end=date(2026, 4, 30))
    third = phase("dot-3", date(2025, 10, 1), after(Part.END, or_later=True))
    (lane,) = lanes(view_of(plan(period=period, phases=(third,))))
    scale = Scale(first=date(2025, 10, 1), last=date(2026, 4, 30))
    assert [diamond.x for diamond in lane.diamonds] == [
        pytest.approx(scale.x_after(date(2026, 1, 23)), abs=0.1)
    ]
    assert lane.days == "từ 01/10/2025 đến sau 23/01/2026, không quá 30/4/2026"
    assert lane.captions[0].text == "đến sau khi kết thúc Đại hội V"


@pytest.mark.parametrize(
    ("moment", "excluded", "words"),
    [
        (after(Part.END), False, "đến khi kết thúc Đại hội V"),
        (after(Part.OPENING), True, "đến trước khi khai mạc Đại hội V"),
        (after(Part.START, -105), False, "đến 105 ngày trước khi bắt đầu Đại hội V"),
        (after(Part.END, 3), False, "đến 3 ngày sau khi kết thúc Đại hội V"),
    ],
)
def test_a_bound_is_said_as_the_source_counts_it(
    moment: object, excluded: object, words: str
) -> None:
    own = plan(
        phases=(
            Phase(
                id="dot",
                title="Đợt",
                time=time(Kind.RANGE, "x", start=Issued(), end=moment, end_excluded=excluded),
            ),
        )
    )
    assert lanes(view_of(own))[0].captions[0].text == words


def test_a_scheduled_and_a_dateless_event_are_called_so() -> None:
    own = plan(phases=(phase("dot", date(2025, 4, 1), after(Part.END)),))
    planned = replace(CONGRESS, actual=type(CONGRESS.actual)())
    (lane,) = lanes(view_of(own, corpus(own, events=(planned,))))
    assert lane.captions[0].text == "đến khi kết thúc Đại hội V (lịch dự kiến)"
    nowhere = replace(planned, scheduled=type(CONGRESS.actual)())
    (lane,) = lanes(view_of(own, corpus(own, events=(nowhere,))))
    assert lane.captions[0].text == "đến khi kết thúc Đại hội V (chưa có ngày)"
    assert lane.days == "từ 01/4/2025 đến ngày chưa rõ"


def test_a_probable_day_of_issue_is_called_probable() -> None:
    issued = IssueDate(day=date(2026, 3, 9), certainty=Certainty.PROBABLE)
    own = plan(issued=issued, phases=(phase("dot", Issued(), date(2026, 5, 1)),))
    assert lanes(view_of(own))[0].days == (
        "từ ngày ban hành (nhiều khả năng 09/3/2026) đến 01/5/2026"
    )


def test_a_phase_inside_a_phase_is_thinner_and_set_in() -> None:
    inner = phase("dot-1-1", date(2025, 4, 1), date(2025, 4, 20))
    own = plan(phases=(phase("dot-1", date(2025, 4, 1), date(2025, 9, 30), inner),))
    outer_lane, inner_lane = lanes(view_of(own))
    assert inner_lane.bar_height < outer_lane.bar_height
    assert inner_lane.label[0].x == outer_lane.label[0].x + 16
    assert inner_lane.y >= outer_lane.y + outer_lane.height


def _ends(line: Line, size: float) -> tuple[float, float]:
    width = text_width(f"{line.strong}   {line.text}" if line.strong else line.text, size)
    return (line.x - width, line.x) if line.to_end else (line.x, line.x + width)


def fits(drawing: Drawing) -> None:
    """Every word and every bar lies inside the drawing, and no lane in another."""
    below = drawing.head
    for lane in drawing.lanes:
        assert lane.y >= below
        below = lane.y + lane.height
        assert lane.ink.x >= MARGIN - 0.1
        for lines, size in ((lane.label, LABEL), (lane.captions, SMALL)):
            for line in lines:
                left, right = _ends(line, size)
                assert left >= MARGIN - 0.2
                assert right <= drawing.width - MARGIN + size
                assert drawing.head < line.y <= below
    assert below <= drawing.height


@given(
    st.lists(
        st.tuples(
            st.text(
                st.sampled_from("Đợt mưa hè W…12.") | st.characters(codec="utf-8"), max_size=90
            ),
            st.dates(date(2025, 4, 1), date(2027, 12, 31)) | st.just(Issued()) | st.none(),
            st.integers(0, 500) | st.just(None) | st.sampled_from([after(Part.END)]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_nothing_is_cut_off_whatever_the_titles_and_days(drafts: list[tuple]) -> None:  # type: ignore[type-arg]
    phases = []
    for number, (title, start, days) in enumerate(drafts):
        begin = start if isinstance(start, date) else date(2026, 1, 1)
        end = begin + timedelta(days=days) if isinstance(days, int) else days
        phases.append(
            Phase(
                id=f"dot-{number}",
                title=title,
                time=time(Kind.RANGE, title, start=start, end=end),
            )
        )
    view = view_of(plan(phases=tuple(phases)))
    for group in view.groups:
        fits(group.wide)
        fits(group.narrow)


def test_wrapped_words_keep_their_order_and_stay_within_the_line() -> None:
    text = "Tuyên truyền " * 12 + "W" * 200
    lines = wrap(text, LABEL, 300)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, LABEL) <= 300 for line in lines)


def test_each_bar_leads_to_the_clause_of_its_phase_and_says_its_days(root: Path) -> None:
    own = plan(phases=(phase("dot-1", date(2025, 4, 1), date(2025, 5, 31)),))
    for svg in drawn(root, own).select("svg"):
        (bar,) = svg.select("a.timeline-bar")
        assert bar["href"] == "/ke-hoach/ke-hoach/#ii-1"
        assert bar["data-phase"] == "ke-hoach dot-1"
        assert (bar["data-start"], bar["data-end"]) == ("2025-04-01", "2025-05-31")
        title = bar.find("title")
        assert title
        assert title.get_text() == (
            "Dot 1, từ 01/4/2025 đến 31/5/2025 (“thời gian của dot-1”) – Tuyên truyền ke-hoach"
        )


def test_the_drawing_can_be_scrolled_by_keyboard_and_is_told_in_words(root: Path) -> None:
    soup = drawn(root, plan(issued=WINDOW, phases=(phase("dot-1", Issued(), date(2025, 12, 5)),)))
    region = soup.select_one(".timeline")
    assert region
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert region["aria-label"] == "Dòng thời gian các đợt của kế hoạch"
    cells = [cell.get_text(" ", strip=True) for cell in soup.select("tbody th, tbody td")]
    assert cells[0] == "Dot 1"
    assert cells[1].startswith("thời gian của dot-1 từ ngày ban hành (chưa rõ) đến 05/12/2025")
    assert "bản gốc không nêu ngày ban hành" in cells[1]


def test_ids_of_the_wide_and_the_narrow_drawing_differ(root: Path) -> None:
    soup = drawn(root, plan(phases=(phase("dot-3", date(2025, 4, 1), None),)))
    ids = [one["id"] for one in soup.select("[id]")]
    assert len(ids) == len({*ids}) == 2
    fills = [rect["fill"] for rect in soup.select("rect[fill]")]
    assert fills == [f"url(#{one})" for one in ids]


def test_hostile_titles_stay_text(root: Path) -> None:
    event = replace(CONGRESS, name=HOSTILE, aliases=())
    own = plan(
        title=HOSTILE,
        phases=(
            Phase(
                id="dot",
                title=HOSTILE,
                clause="II.1",
                time=time(Kind.RANGE, HOSTILE, start=date(2025, 4, 1), end=after(Part.END)),
            ),
        ),
    )
    soup = drawn(root, own, corpus(own, events=(event,)))
    assert soup.find("script") is None
    assert soup.select("[onload]") == []
    assert HOSTILE in soup.get_text()
