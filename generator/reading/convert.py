"""From forms, which say how things are written, to the domain, which says what they mean."""

from __future__ import annotations

from generator.domain.events import Dates, Event
from generator.domain.holidays import Holiday
from generator.domain.plan import (
    Acknowledgement,
    Anomaly,
    Assignment,
    Citation,
    Clause,
    Mention,
    Phase,
    Plan,
    Recipient,
    Route,
    Signatory,
    Source,
    Task,
)
from generator.domain.registry import Abbreviation, Channel, Document, Topic, Unit
from generator.domain.timespan import IssueDate
from generator.reading.forms import plan as forms
from generator.reading.forms.registry import (
    AbbreviationForm,
    ChannelForm,
    DocumentForm,
    EventForm,
    HolidayForm,
    TopicForm,
    UnitForm,
)


def plan_of(plan_id: str, form: forms.PlanForm, body: tuple[str | Clause, ...]) -> Plan:
    """The plan that a valid form and a body make."""
    return Plan(
        id=plan_id,
        title=form.title,
        short=form.short,
        kind=form.kind,
        issuer=form.issuer,
        issuer_as_printed=form.issuer_as_printed,
        number=form.number,
        issued=_issued(form.issued),
        place=form.place,
        signatory=Signatory(**dict(form.signatory)) if form.signatory else None,
        period=form.period.expression() if form.period else None,
        topics=form.topics,
        basis=tuple(Citation(**dict(citation)) for citation in form.basis),
        phases=tuple(_phase(phase) for phase in form.phases),
        tasks=tuple(_task(task) for task in form.tasks),
        reporting=tuple(Route(**dict(route)) for route in form.reporting),
        recipients=tuple(Recipient(**dict(recipient)) for recipient in form.recipients),
        channels=form.channels,
        events=tuple(
            Mention(target=event.event, phrase=event.phrase, clause=event.clause)
            for event in form.events
        ),
        slogans=tuple(Mention(target=slogan.text, clause=slogan.clause) for slogan in form.slogans),
        status=form.status,
        amends=form.amends,
        replaces=form.replaces,
        source=Source(**dict(form.source)) if form.source else None,
        anomalies=tuple(Anomaly(**dict(anomaly)) for anomaly in form.anomalies),
        acknowledged=tuple(Acknowledgement(**dict(one)) for one in form.acknowledged),
        body=body,
    )


def _issued(form: forms.IssuedForm) -> IssueDate:
    return IssueDate(
        day=form.date,
        not_before=form.not_before,
        not_after=form.not_after,
        certainty=form.certainty,
        why=form.why,
    )


def _phase(form: forms.PhaseForm) -> Phase:
    return Phase(
        id=form.id,
        title=form.title,
        time=form.time.expression(),
        clause=form.clause,
        boundary=form.boundary,
        event=form.event,
        phases=tuple(_phase(child) for child in form.phases),
    )


def _task(form: forms.TaskForm) -> Task:
    return Task(
        id=form.id,
        title=form.title,
        clause=form.clause,
        assignments=tuple(
            Assignment(unit=unit, role=role) for role, units in form.roles.items() for unit in units
        ),
        due=form.due.expression() if form.due else None,
        phases=form.phases,
        joint=form.joint,
        inferred=form.inferred,
        note=form.note,
    )


def unit_of(unit_id: str, form: UnitForm) -> Unit:
    """A unit of the registry."""
    given = dict(form)
    is_group = given.pop("group")
    given["short"] = form.short or form.name
    return Unit(id=unit_id, is_group=is_group, **given)


def document_of(document_id: str, form: DocumentForm) -> Document:
    """A document of the registry."""
    return Document(id=document_id, **dict(form))


def event_of(event_id: str, form: EventForm) -> Event:
    """An event of the registry."""
    given = dict(form)
    given["scheduled"] = Dates(**dict(form.scheduled))
    given["actual"] = Dates(**dict(form.actual))
    return Event(id=event_id, **given)


def channel_of(channel_id: str, form: ChannelForm) -> Channel:
    """A channel of the registry."""
    return Channel(id=channel_id, **dict(form))


def topic_of(topic_id: str, form: TopicForm) -> Topic:
    """A topic of the registry."""
    return Topic(id=topic_id, **dict(form))


def abbreviation_of(abbreviation_id: str, form: AbbreviationForm) -> Abbreviation:
    """An abbreviation of the registry."""
    return Abbreviation(id=abbreviation_id, **dict(form))


def holiday_of(holiday_id: str, form: HolidayForm) -> Holiday:
    """A holiday of the registry."""
    return Holiday(id=holiday_id, **dict(form))
