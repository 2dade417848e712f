"""Whatever a file holds, reading it gives a plan or at least one error, and never fails."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.diagnostics import Severity
from generator.reading.plans import read_plan
from tests.samples import FILE, faults_of, plan_text


def sound_or_told(raw: bytes) -> None:
    found = read_plan(FILE, raw)
    located = faults_of(found)
    assert len(located) == len(found.broken)
    assert found.plan or any(one.rule.severity is Severity.ERROR for one in located)
    assert all(1 <= one.span.line <= found.text.count("\n") + 1 for one in located if found.text)


@settings(deadline=None)
@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_give_a_plan_or_an_error(raw: bytes) -> None:
    sound_or_told(raw)


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_front_matter_and_body_give_a_plan_or_an_error(head: str, body: str) -> None:
    sound_or_told(f"---\n{head}\n---\n{body}".encode())


LINES = plan_text().split("\n")


@settings(deadline=None)
@given(st.data())
def test_a_plan_with_one_line_spoilt_is_a_plan_or_an_error(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(LINES) - 1))
    line = LINES[number]
    cut, place = sorted(data.draw(st.tuples(*[st.integers(0, len(line))] * 2)))
    spoilt = data.draw(
        st.sampled_from(
            [
                [],
                [line, line],
                [line[:cut] + line[place:]],
                [line[:cut] + line[cut:place][::-1] + line[place:]],
                [line[:cut], line[cut:]],
                ["--" + line],
                [line[:cut] + ":" + line[cut:]],
                ["\t" + line],
                [line[:cut] + "'" + line[cut:]],
            ]
        )
    )
    sound_or_told("\n".join([*LINES[:number], *spoilt, *LINES[number + 1 :]]).encode())
