"""What concerns a unit: all of it, and nothing else."""

from generator.domain.duties import duties_of, shares_of_units
from generator.pages.dossier import dossier_of, reports_to
from generator.pages.environment import Studio


def test_a_dossier_has_every_task_in_which_the_unit_has_a_part(studio: Studio) -> None:
    corpus = studio.corpus
    assert "thu-vien-xa" in corpus.registry.units  # which has its tasks through a group only
    for unit_id in corpus.registry.units:
        duties = dossier_of(corpus, unit_id, corpus.plans.values()).duties
        found = [(one.plan.id, one.task.id, held.role) for one in duties for held in one.holders]
        assert sorted(found) == sorted(
            (duty.plan_id, duty.task_id, duty.role)
            for plan in corpus.plans.values()
            for duty in duties_of(corpus, plan)
            if duty.unit_id == unit_id
        )


def test_the_plans_of_a_dossier_are_those_that_name_the_unit(studio: Studio) -> None:
    corpus = studio.corpus
    for unit_id in corpus.registry.units:
        found = dossier_of(corpus, unit_id, corpus.plans.values())
        assert {plan.id for plan in found.plans} == {*shares_of_units(corpus).get(unit_id, ())}


def test_as_many_reports_are_counted_as_come_to_a_unit(studio: Studio) -> None:
    corpus, counts = studio.corpus, reports_to(studio.corpus)
    assert counts
    for unit_id in corpus.registry.units:
        found = dossier_of(corpus, unit_id, corpus.plans.values()).incoming
        assert len(found) == sum(counts[unit_id].values())
