import pytest

from generator.domain.naming import plan_id, topic_of, units_called
from generator.domain.numbers import System
from generator.domain.registry import Level, Unit


def unit(unit_id: str, name: str, *aliases: str, symbol: str | None = None) -> Unit:
    return Unit(
        id=unit_id,
        name=name,
        short=name,
        system=System.STATE,
        level=Level.PROVINCE,
        aliases=aliases,
        symbol=symbol,
    )


HEALTH = unit("so-y-te-song-xanh", "Sở Y tế tỉnh Sông Xanh", "Sở Y tế", symbol="SYT")
OTHER = unit("so-y-te-nui-cao", "Sở Y tế tỉnh Núi Cao", "Sở Y tế", symbol="SYT")
PARTY = unit("dang-uy-xa-ben-do", "Đảng ủy xã Bến Đò", symbol="ĐU")
OFFICE = unit("van-phong", "Văn phòng", symbol="VP03")
UNITS = (HEALTH, OTHER, PARTY, OFFICE)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("so-y-te-nui-cao", (OTHER,)),
        ("Sở Y tế tỉnh Núi Cao", (OTHER,)),
        ("sở y tế", (HEALTH, OTHER)),
        (" so y te tinh song xanh ", (HEALTH,)),
        ("Đảng uỷ xã Bến Đò", (PARTY,)),
        ("Sở Y", ()),
    ],
)
def test_a_unit_is_known_by_id_name_or_alias(words: str, found: tuple[Unit, ...]) -> None:
    assert units_called(words, UNITS) == found


def test_an_exact_name_goes_before_one_that_only_folds_alike() -> None:
    exact = unit("ban", "Bán")
    assert units_called("Bán", (unit("khac", "Bạn"), exact)) == (exact,)


@pytest.mark.parametrize(
    ("issuer", "made"),
    [
        (HEALTH, "syt-song-xanh-2026-ngay-hoi"),
        (PARTY, "du-xa-ben-do-2026-ngay-hoi"),
        (OFFICE, "van-phong-2026-ngay-hoi"),
    ],
)
def test_an_id_is_issuer_year_topic_with_the_symbol_where_it_abbreviates_the_name(
    issuer: Unit, made: str
) -> None:
    assert plan_id(issuer, 2026, "Ngày hội") == made


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        (
            "Truyền thông hưởng ứng Ngày Sức khỏe toàn dân năm 2026",
            "ngay-suc-khoe-toan-dan",
        ),
        ("Tuyên truyền về Đại hội Đảng bộ các cấp tiến tới Đại hội", "dai-hoi-dang-bo-cac-cap"),
        ("Tuyên truyền", "tuyen-truyen"),
        ("Năm 2026", "nam"),
    ],
)
def test_the_topic_is_what_tells_a_title_from_others(title: str, topic: str) -> None:
    assert topic_of(title) == topic
