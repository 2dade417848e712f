"""Who holds which role, itself or through a group, and what that makes of a unit's part."""

from hypothesis import given
from hypothesis import strategies as st

from generator.domain.corpus import Corpus
from generator.domain.holders import Holder, by_unit, holders, named_units, shares_of
from generator.domain.plan import Assignment, Plan, PlanKind, Task
from generator.domain.registry import Registry
from generator.domain.roles import Role
from tests.samples import units_named

MEMBERS = {
    "cac-thu-vien": ("thu-vien-tinh", "thu-vien-xa"),
    "moi-noi": ("cac-thu-vien", "so", "moi-noi"),
}
NAMES = ("so", "van-phong", "thu-vien-tinh", "thu-vien-xa", *MEMBERS)
REGISTRY = Registry(units=units_named(dict(zip(NAMES, NAMES, strict=True)), MEMBERS))


def task(*assignments: tuple[str, Role]) -> Task:
    named = tuple(Assignment(unit=unit, role=role) for unit, role in assignments)
    return Task(id="viec", title="Việc", clause="III.2", assignments=named)


def test_members_come_after_the_units_named_and_say_through_which_group() -> None:
    assert holders(REGISTRY, task(("cac-thu-vien", Role.DO), ("van-phong", Role.LEAD))) == (
        Holder("cac-thu-vien", Role.DO),
        Holder("van-phong", Role.LEAD),
        Holder("thu-vien-tinh", Role.DO, "cac-thu-vien"),
        Holder("thu-vien-xa", Role.DO, "cac-thu-vien"),
    )


def test_a_role_is_found_by_its_word_as_it_equals_it() -> None:
    assert {"lead": 1}[Role.LEAD] == 1
    assert {"propaganda": 1}[PlanKind.PROPAGANDA] == 1


def test_a_unit_named_for_a_role_does_not_inherit_the_same_role_again() -> None:
    assert holders(REGISTRY, task(("cac-thu-vien", Role.DO), ("thu-vien-xa", Role.DO))) == (
        Holder("cac-thu-vien", Role.DO),
        Holder("thu-vien-xa", Role.DO),
        Holder("thu-vien-tinh", Role.DO, "cac-thu-vien"),
    )


def test_a_unit_named_for_one_role_still_inherits_another() -> None:
    found = holders(REGISTRY, task(("cac-thu-vien", Role.DO), ("thu-vien-xa", Role.LEAD)))
    assert Holder("thu-vien-xa", Role.DO, "cac-thu-vien") in found


def test_a_unit_that_the_registry_no_longer_has_holds_its_role_without_members() -> None:
    assert holders(REGISTRY, task(("da-giai-the", Role.DO))) == (Holder("da-giai-the", Role.DO),)


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(Role))))
def test_nobody_holds_a_role_twice_and_every_member_of_a_group_holds_it(
    assignments: list[tuple[str, Role]],
) -> None:
    found = holders(REGISTRY, task(*assignments))
    assert len(found) == len({(one.unit, one.role) for one in found})
    held = {(one.unit, one.role) for one in found}
    for unit, role in assignments:
        assert {(unit, role), *((member, role) for member in REGISTRY.members(unit))} <= held
    assert {unit for unit, _ in held} == {*by_unit(found)}


def test_all_shares_of_a_corpus_are_those_of_its_plans(corpus: Corpus, plan: Plan) -> None:
    assert corpus.shares == {plan.id: shares_of(corpus.registry, plan)}


def test_a_share_counts_tasks_and_gathers_roles(corpus: Corpus, plan: Plan) -> None:
    share = corpus.shares[plan.id]["cac-thu-vien"]
    assert (share.tasks, share.roles) == (2, (Role.DO, Role.REPORT))


def test_a_unit_that_is_only_named_has_a_share_without_tasks(corpus: Corpus, plan: Plan) -> None:
    share = corpus.shares[plan.id]["ubnd-song-xanh"]
    assert (share.tasks, share.roles) == (0, ())


def test_named_units_are_the_issuer_the_recipients_and_the_reports_stations(plan: Plan) -> None:
    assert named_units(plan) == ("so-van-hoa", "ubnd-song-xanh", "van-phong")
