import random
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.text import (
    LegacyEncoding,
    closest,
    fold,
    is_slug,
    legacy_encoding,
    normalise_tones,
    one_of,
    slug,
    sort_key,
    surely_sound,
    unwanted_characters,
)

VIETNAMESE = st.text("aàảãáạăằắâầnđeéêếioôơuưyqghAĐÔƯ 0179-/&")
ANY = st.text() | VIETNAMESE | st.text(st.characters())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tuyên truyền", "tuyen truyen"),
        ("ĐẠI HỘI ĐẢNG BỘ", "dai hoi dang bo"),
        ("khoẻ khỏe", "khoe khoe"),
        ("Nghị quyết 57-NQ/TW", "nghi quyet 57-nq/tw"),
        (unicodedata.normalize("NFD", "Ưu đãi của Đường"), "uu dai cua duong"),
        ("Ðảng", "ðang"),
        ("", ""),
    ],
)
def test_folding_leaves_letters_without_case_and_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_folding_sees_no_difference_between_composed_and_decomposed_text(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("hoả", "hỏa"),
        ("loã", "lõa"),
        ("hoạ", "họa"),
        ("khoẻ", "khỏe"),
        ("xoè", "xòe"),
        ("thuỷ", "thủy"),
        ("uỷ ban", "ủy ban"),
        ("suý, tuỳ, luỵ, luỹ", "súy, tùy, lụy, lũy"),
        ("Hoà HOÀ UỶ", "Hòa HÒA ỦY"),
        (unicodedata.normalize("NFD", "hoà"), "hòa"),
    ],
)
def test_new_tone_places_in_open_syllables_become_the_old(new: str, old: str) -> None:
    assert normalise_tones(new) == old
    assert normalise_tones(old) == old


@pytest.mark.parametrize(
    "text",
    ["quý", "QUỲ", "quỷ", "hoàn", "hoài", "thuyền", "khuỷu", "ngoéo", "hoặc", "toán", "hòa", "đã"],
)
def test_other_syllables_keep_their_tones_where_they_are(text: str) -> None:
    assert normalise_tones(text) == text


@given(ANY)
def test_moving_tones_twice_changes_nothing_more(text: str) -> None:
    assert normalise_tones(normalise_tones(text)) == normalise_tones(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Y tế tỉnh Quảng Ninh", "so-y-te-tinh-quang-ninh"),
        ("Đại hội XIV", "dai-hoi-xiv"),
        ("PGD&ĐT", "pgd-va-dt"),
        ("Khoa học & Công nghệ", "khoa-hoc-va-cong-nghe"),
        ("  -- 3838/KH-SYT --  ", "3838-kh-syt"),
        ("Đắk R'lấp", "dak-r-lap"),
        ("…", ""),
    ],
)
def test_slugs_keep_letters_and_digits_between_single_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(ANY)
def test_every_slug_has_the_shape_of_a_slug_and_is_its_own(text: str) -> None:
    made = slug(text)
    assert made == "" or is_slug(made)
    assert slug(made) == made


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "a--b", "A", "đ", "a b", "a_b", "../a", "a\n", "٣"]
)
def test_other_shapes_are_no_slugs(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"],
        ["ba", "bà", "bả", "bã", "bá", "bạ", "bă", "bằ"],
        ["ban", "Ban", "BAN", "bàn", "bán", "bạn"],
        ["dân", "Dân", "đàn", "Đảng", "đăng"],
        ["an bình", "An Giang", "anh", "Anh Sơn"],
        ["Đợt 1", "Đợt 2", "Đợt 10", "đợt A"],
        ["7", "07", "8", "10", "100000000000000000000"],
        ["Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị"],
        ["hoa", "hoà", "hoạ", "hoan"],
        ["mã", "ma tà", "mà ta"],
        ["", " ", "-", "1", "a", "я"],
    ],
)
def test_words_sort_as_in_a_vietnamese_dictionary(ordered: list[str]) -> None:
    shuffled = random.Random(7).sample(ordered, len(ordered))
    if ordered[0] == "7":  # equal values: told apart by their spelling, always alike
        ordered = ["07", *[word for word in ordered if word != "07"]]
    assert sorted(shuffled, key=sort_key) == ordered


@given(ANY, ANY)
def test_unlike_texts_are_always_ordered_and_like_texts_never(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
    assert (sort_key(one) < sort_key(other)) == (not sort_key(other) <= sort_key(one))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Uû ban nh©n d©n", LegacyEncoding.TCVN3),
        ("KÕ ho¹ch tuyªn truyÒn", LegacyEncoding.TCVN3),
        ("ViÖt Nam", LegacyEncoding.TCVN3),
        ("lµ", LegacyEncoding.TCVN3),
        ("§¶ng bé tØnh", LegacyEncoding.TCVN3),
        ("Uûy ban nhaân daân", LegacyEncoding.VNI),
        ("KEÁ HOAÏCH TUYEÂN TRUYEÀN", LegacyEncoding.VNI),
        ("Ñaûng boä tænh", LegacyEncoding.VNI),
        ("caùc haùt", LegacyEncoding.VNI),
        ("coù", LegacyEncoding.VNI),
        ("Káº¿ hoáº¡ch", LegacyEncoding.MOJIBAKE),
        ("á»‡", LegacyEncoding.MOJIBAKE),
        ("á»\u0087", LegacyEncoding.MOJIBAKE),
        ("Ä‘áº£ng", LegacyEncoding.MOJIBAKE),
        ("Ä\u0090oÃ n", LegacyEncoding.MOJIBAKE),
        ("thÃ³i quen", LegacyEncoding.MOJIBAKE),
        ("â€œthi Ä‘uaâ€\u009d", LegacyEncoding.MOJIBAKE),
        ("kêì hoaòch cuÒa tiÒnh", LegacyEncoding.CP1258),
        ("Tie^'ng Vie^.t", LegacyEncoding.VIQR),
    ],
)
def test_text_misread_from_a_legacy_encoding_is_recognised(
    text: str, encoding: LegacyEncoding
) -> None:
    assert legacy_encoding(text) is encoding


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch tuyên truyền Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",
        "KẾ HOẠCH TUYÊN TRUYỀN; TỔ CHỨC THỰC HIỆN; ĐÃ ĐẠT ĐƯỢC",
        unicodedata.normalize("NFD", "Ủy ban nhân dân tỉnh Quảng Ninh"),
        "hoà, hoá, khoẻ, goòng, moóc, xoong, khuỷu tay, quý, uỷ, nghiêng, thuở",
        "«Tuổi trẻ» và «đá», “ĐÃ”, ĐÃ… ĐÃ– ĐÃ\u00a0KÝ",
        "Noël, maïs, coût, août, où, voûte, jeûne, chaîne, naïve, façade, déjà vu, crème brûlée",
        "FRANÇAIS, NOËL, Île-de-France, Citroën, São Paulo, piñata, München",
        "podcast, infographic, video clip, Facebook®, YouTube™, © 2025, học máy (learning)",
        "§ 5, 25°C, 10µm, 1ª, 5·10, ½, 2×3, ngày¹, điều², x^2 ± 1, a^b",
        "con taù của ta tránh khỏi cơn bão lớn, những cơn gió và những đợt mưa baõ",
        "https://syt.lamdong.gov.vn/ Giải báo chí “Búa liềm vàng” - 70%",
        "",
    ],
)
def test_sound_text_is_never_suspected_of_a_legacy_encoding(text: str) -> None:
    assert legacy_encoding(text) is None


@given(st.text())
def test_any_text_can_be_asked_for_its_encoding_and_odd_characters(text: str) -> None:
    assert legacy_encoding(text) in {None, *LegacyEncoding}
    positions = [position for position, _ in unwanted_characters(text)]
    assert positions == sorted(set(positions))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tuyên\u00adtruyền", ((5, "dấu gạch nối mềm"),)),
        ("a\u200bb\u200dc", ((1, "ký tự rộng bằng không"), (3, "ký tự rộng bằng không"))),
        ("\ufeffđầu", ((0, "dấu thứ tự byte (BOM)"),)),
        ("a\u202eb\u2066", ((1, "ký tự đổi chiều chữ"), (3, "ký tự đổi chiều chữ"))),
        ("ÐẢNG ðảng", ((0, "chữ lạ trông giống Đ"), (5, "chữ lạ trông giống đ"))),
        ("Ɖɖ", ((0, "chữ lạ trông giống Đ"), (1, "chữ lạ trông giống đ"))),
        ("m\ufffdt", ((1, "ký tự thay cho chữ đã hỏng"),)),
        (
            "a\x07\rb\x85",
            ((1, "ký tự điều khiển"), (2, "ký tự điều khiển"), (4, "ký tự điều khiển")),
        ),
        ("\uf0b7 Mục", ((0, "ký tự riêng của một phông chữ"),)),
        ("một\u2028hai", ((3, "dấu ngắt dòng Unicode"),)),
        ("Đảng, đợt\t1\n“…” – 70%\u00a0₫", ()),
    ],
)
def test_characters_that_no_plan_needs_are_named_where_they_stand(
    text: str, found: tuple[tuple[int, str], ...]
) -> None:
    assert unwanted_characters(text) == found


LETTERS = "aăâeêioôơuưyàáâãèéêìíòóôõùúýạảấậđAÀÁÂÃÒÕÙÝĐbcngqrtv «»µ§¶¹ÄÅÆØÐ^'`?~.-–“”0\u00ad\u0301\t"


@given(st.text(st.sampled_from(LETTERS), max_size=9))
def test_a_quick_look_takes_no_damaged_text_for_sound(text: str) -> None:
    if surely_sound(text):
        assert legacy_encoding(text) is None
        assert unwanted_characters(text) == ()
        assert unicodedata.is_normalized("NFC", text)


def test_office_texts_are_sound_at_a_quick_look() -> None:
    assert surely_sound("Kế hoạch toán học, XÃ ĐÃ HOÀN THÀNH: “hoà” – 30% × 2;\n\t- Thuỷ, moóc")


UNITS = ("so-y-te-quang-ninh", "van-phong-so-y-te-quang-ninh", "dang-uy-xa-ham-liem")


@pytest.mark.parametrize(
    ("word", "candidates", "nearest"),
    [
        ("van-phong-so-y-te-qung-ninh", UNITS, "van-phong-so-y-te-quang-ninh"),
        ("so-yte-quang-ninh", UNITS, "so-y-te-quang-ninh"),
        ("ham-liem-xa", UNITS, None),
        ("leed", ("lead", "support", "do"), "lead"),
        ("chu tri", ("chủ trì", "phối hợp"), "chủ trì"),
        ("Tuyen Truyen", ("tuyên truyền",), "tuyên truyền"),
        ("ban", ("bạn", "bán"), "bán"),
        ("xyz", UNITS, None),
        ("", UNITS, None),
        ("lead", (), None),
    ],
)
def test_the_nearest_candidate_is_offered_if_it_is_near(
    word: str, candidates: tuple[str, ...], nearest: str | None
) -> None:
    assert closest(word, candidates) == nearest
    assert closest(word, reversed(candidates)) == nearest


WORDS = ("Ủy ban", "UB", "UBND", "Bộ", "Bộ Chỉ huy", "B&B", "^a", "a-b")


@given(st.lists(st.sampled_from([*WORDS, "U", "B", " ", "x", "-", "\n"]), max_size=9).map("".join))
def test_one_of_some_words_is_found_where_the_plain_alternatives_find_it(text: str) -> None:
    quick = re.compile(one_of(WORDS, before=r"(?<!\w.)"))
    slow = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, WORDS))})")
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in slow.finditer(text)]


def test_of_no_words_none_is_found() -> None:
    assert re.search(one_of((), before=""), "a b") is None
