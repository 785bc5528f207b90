"""What a stranger is told of a print, and its code (R-REC-18)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.prints import codes

NAMES = st.text(st.characters(categories=["Lo", "Lu", "Ll"]), min_size=1, max_size=50)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张", "*"),
        ("张三", "张*"),
        ("张小三", "张*三"),
        ("欧阳小华", "欧阳*华"),
        ("𠮷𠮷", "𠮷*"),
        ("王𬎆䶮", "王*䶮"),
        ("葛󠄀葛葛", "葛󠄀*葛"),  # a selector of a variant belongs to its sign
        ("阿卜·江", "阿*·江"),
        ("买买提·艾力", "买买提·*力"),
        ("", ""),
    ],
)
def test_one_sign_of_a_name_is_covered(name, masked):
    assert codes.masked_name(name) == masked


@given(NAMES)
def test_exactly_one_sign_is_covered_and_the_others_stay(name):
    masked = codes.masked_name(name)
    place = masked.index("*")
    assert masked.count("*") == 1
    assert name.startswith(masked[:place])
    assert name.endswith(masked[place + 1 :])


def test_a_code_is_found_however_it_was_typed():
    code = codes.new_code(lambda below: below - 1)
    assert codes.typed_code(codes.shown_code(code)) == code
    assert codes.typed_code(f" {code.lower()} ") == code
    assert codes.typed_code("OIL10" * 4) == "01110" * 4
    assert codes.typed_code("zu kurz") is None
    assert codes.typed_code("U" * 20) is None


def test_a_code_takes_each_sign_from_chance():
    signs = iter(range(codes.LENGTH))
    assert codes.new_code(lambda _: next(signs)) == codes.SIGNS[: codes.LENGTH]
