from generator.reading.unfinished import to_fill
from tests.samples import BODY, faults_of, plan_text, read, said_of

FIX = "viết thay cho cả cụm từ được chỉ; bản gốc không nói đến thì bỏ cả dòng"


def test_an_open_place_is_an_error_in_the_front_matter_and_in_the_body() -> None:
    text = plan_text(
        BODY + f"\n- {to_fill('ai làm gì')}\n", title=to_fill("trích yếu (nguyên văn)")
    )
    file = read(text)
    assert file.plan
    assert said_of(faults_of(file)) == [
        (
            "cho-can-dien",
            "chỗ này còn phải điền: trích yếu nguyên văn",
            "",
            FIX,
            "CẦN ĐIỀN (trích yếu nguyên văn)",
        ),
        ("cho-can-dien", "chỗ này còn phải điền: ai làm gì", "", FIX, "CẦN ĐIỀN (ai làm gì)"),
    ]


def test_a_bare_mark_counts_as_well_and_so_does_each_of_two_in_a_line() -> None:
    faults = faults_of(read(plan_text(BODY + "\nCẦN ĐIỀN, CẦN ĐIỀN (gì)\n")))
    assert [(fault.message, fault.span.column) for fault in faults] == [
        ("chỗ này còn phải điền", 1),
        ("chỗ này còn phải điền: gì", 11),
    ]


def test_the_same_words_in_small_letters_are_just_words() -> None:
    assert faults_of(read(plan_text(BODY + "\nPhần cần điền (nếu có)\n"))) == ()
