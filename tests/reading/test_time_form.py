"""How editors write a time expression, and the meaning that it has."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.events import Part
from generator.domain.timespan import EventPoint, Issued, Kind, TimeExpr
from generator.reading.forms.time import TimeForm

DAY = date(2025, 11, 30)
AFTER = {"event": "dai-hoi", "part": "closing", "days": "-2", "or_later": "true"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"on": "2025-11-30"}, {"kind": Kind.ON, "end": DAY}),
        ({"before": "2025-11-30"}, {"kind": Kind.BEFORE, "end": DAY, "end_excluded": True}),
        ({"by": "2025-11-30"}, {"kind": Kind.BY, "end": DAY}),
        ({"start": "issued"}, {"kind": Kind.RANGE, "start": Issued()}),
        ({"end": "2025-11-30"}, {"kind": Kind.RANGE, "end": DAY}),
        (
            {"start": "2025-11-30", "end": {"event": "dai-hoi"}},
            {
                "kind": Kind.RANGE,
                "start": DAY,
                "end": EventPoint(event="dai-hoi", part=Part.END),
            },
        ),
        (
            {"start": "issued", "before": AFTER},
            {
                "kind": Kind.RANGE,
                "start": Issued(),
                "end": EventPoint(event="dai-hoi", part=Part.CLOSING, days=-2, or_later=True),
                "end_excluded": True,
            },
        ),
        (
            {"rrule": "FREQ=MONTHLY;BYMONTHDAY=20", "exclusive": "true", "ad_hoc": "true"},
            {
                "kind": Kind.RECURRING,
                "rrule": "FREQ=MONTHLY;BYMONTHDAY=20",
                "exclusive": True,
                "ad_hoc": True,
            },
        ),
        ({"recurring": "true"}, {"kind": Kind.RECURRING}),
        ({"per_phase": "true"}, {"kind": Kind.PHASES}),
        ({"continuous": "true"}, {"kind": Kind.CONTINUOUS}),
        ({"unspecified": "true", "assumed": "x"}, {"kind": Kind.UNSPECIFIED, "assumed": "x"}),
    ],
)
def test_what_is_written_means_this(written: dict[str, Any], meant: dict[str, Any]) -> None:
    form = TimeForm.model_validate({"phrase": "lời của nguồn", **written})
    assert form.expression() == TimeExpr(phrase="lời của nguồn", **meant)


KEYS = st.fixed_dictionaries(
    {"phrase": st.just("lời")},
    optional={
        **dict.fromkeys(("on", "before", "by", "start", "end"), st.just("2025-11-30")),
        **dict.fromkeys(
            ("recurring", "per_phase", "continuous", "unspecified"),
            st.sampled_from(["true", "false"]),
        ),
        "rrule": st.just("FREQ=YEARLY"),
    },
)


@given(KEYS)
def test_a_form_has_exactly_one_meaning_or_is_refused(written: dict[str, Any]) -> None:
    meant = {key for key, value in written.items() if value not in ("false", "lời")}
    ends, start = meant & {"on", "before", "by", "end"}, meant & {"start"}
    if (start and ends <= {"end"}) or ends == {"end"}:
        sound = meant <= {"start", "end"}
    elif start:
        sound = meant == {"start", "before"}
    else:
        sound = len(meant) == 1
    try:
        TimeForm.model_validate(written).expression()
    except ValueError:
        assert not sound
    else:
        assert sound
