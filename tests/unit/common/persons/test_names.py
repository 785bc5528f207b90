"""How names are read, kept and compared, in every service alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.persons import names, spelling

UYGHUR = "阿依古丽·买买提"


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "阿卜杜热合曼·买买提吐尔逊·阿卜杜克里木江·热",
        "Christopher Alexander Johnson",
        "João da Conceição Núñez",
        "O'Neill-Smith, J.",
        "𠮷田",
        "王" * 50,
    ],
)
def test_a_name_of_up_to_fifty_characters_is_kept_as_it_is(name):
    assert names.fault(name) is None
    assert names.stored(name) == name


@pytest.mark.parametrize("dot", names.SEPARATORS)
def test_every_dot_between_han_is_kept_as_the_one_separator(dot):
    assert names.stored(f"阿依古丽{dot}买买提") == UYGHUR
    assert names.stored(f"阿依古丽 {dot} 买买提") == UYGHUR
    assert names.are_same(f"阿依古丽{dot}买买提", UYGHUR)


def test_a_full_stop_between_latin_letters_stays_one():
    assert names.stored("J. R. Smith") == "J. R. Smith"


@pytest.mark.parametrize(
    "sign",
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u00ad\ufe0f\U000e0061\u2800\u180b\u180f\U0001d173",
)
def test_what_no_eye_sees_is_not_kept(sign):
    assert names.stored(f"{sign}孙{sign}七{sign}") == "孙七"
    assert names.fault(f"孙{sign}七") is None
    assert names.comparable(f"孙{sign}七") == "孙七"


def test_a_search_leaves_out_whatever_a_kept_name_leaves_out():
    unseen = [sign for sign in map(chr, range(0x110000)) if spelling.UNSEEN.fullmatch(sign)]

    assert len(unseen) > 4000
    assert names.comparable(f"王{''.join(unseen)}明") == "王明"


@pytest.mark.parametrize("name", ["·", "...", "－", "\U0001f600", "々", "O' "[1:], "(-)"])
def test_a_name_needs_a_letter(name):
    assert names.fault(name) == "no_letter"


@pytest.mark.parametrize("sign", "\ue000\uf8ff\U000f0000\U0010fffd\u0378\ufffd")
def test_a_sign_that_other_computers_do_not_know_is_told(sign):
    assert names.fault(f"王{sign}") == "unknown_sign"


@pytest.mark.parametrize("name", ["\U000323af", "〇", "Ω", "ア"])
def test_a_letter_of_any_script_is_a_name(name):
    assert names.fault(name) is None


@pytest.mark.parametrize("name", ["赵\u00a0六", "赵\t六", "赵  六", "赵 六"])
def test_blanks_inside_a_name_become_one_plain_blank(name):
    assert names.stored(name) == "赵 六"


@pytest.mark.parametrize("name", ["张\n三", "张\r\n三", "张\u2028三"])
def test_a_line_break_inside_a_name_is_told(name):
    assert names.fault(name) == "line_break"


@pytest.mark.parametrize(
    ("name", "kind"), [("张\x00三", "control_character"), ("张\x9f三", "control_character"), ("张三1", "no_name"),
                       ("=张三", "no_name"), ("王" * 51, "too_long")],
)  # fmt: skip
def test_what_is_no_name_is_told(name, kind):
    assert names.fault(name) == kind


def test_a_name_as_it_was_typed_with_blanks_around_is_judged_without_them():
    assert names.fault(" 张三\r\n") is None
    assert names.stored(" 张三\r\n") == "张三"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张三", "张 三"), ("张三", "张\u3000三"), ("ＪＯＨＮ　Smith", "John smith"), ("张\u200b三", "张三"),
        ("阿依•买买提", "阿依.买买提"), ("JOÃO", "joão"), ("Smith–Jones", "Smith-Jones"),
    ],
)  # fmt: skip
def test_two_spellings_of_a_name_are_the_same(one, other):
    assert names.are_same(one, other)


@pytest.mark.parametrize(("one", "other"), [("凃建国", "涂建国"), ("阿依·买买提", "阿依买买提"), ("张三", "张三丰")])
def test_different_names_stay_different(one, other):
    assert not names.are_same(one, other)


@given(st.text(max_size=60))
def test_what_is_kept_reads_the_same_again(text):
    kept = names.stored(text)

    assert names.stored(kept) == kept
    if names.fault(text) is None and kept:
        assert names.fault(kept) is None
