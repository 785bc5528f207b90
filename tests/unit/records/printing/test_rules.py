"""What a stranger is told of a printed file, its code, and until when an old school may print."""

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.records.printing import rules
from services.records.printing.rules import Holding

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
    assert rules.masked_name(name) == masked


@given(NAMES)
def test_exactly_one_sign_is_covered_and_the_others_stay(name):
    masked = rules.masked_name(name)
    place = masked.index("*")
    assert masked.count("*") == 1
    assert name.startswith(masked[:place])
    assert name.endswith(masked[place + 1 :])


def test_a_code_is_found_however_it_was_typed():
    code = rules.new_code(lambda below: below - 1)
    assert rules.typed_code(rules.shown_code(code)) == code
    assert rules.typed_code(f" {code.lower()} ") == code
    assert rules.typed_code("OIL10" * 4) == "01110" * 4
    assert rules.typed_code("zu kurz") is None
    assert rules.typed_code("U" * 20) is None


def test_a_code_takes_each_sign_from_chance():
    signs = iter(range(rules.LENGTH))
    assert rules.new_code(lambda _: next(signs)) == rules.SIGNS[: rules.LENGTH]


def test_an_old_school_prints_as_of_the_end_of_its_last_holding():
    day = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    later, now = day + datetime.timedelta(days=30), day + datetime.timedelta(days=60)
    old, new = uuid.uuid4(), uuid.uuid4()
    held = [Holding(old, day, later), Holding(new, later, None)]
    assert rules.printable_as_of(held, old, now) == later
    assert rules.printable_as_of(held, new, now) == now
    assert rules.printable_as_of(held, uuid.uuid4(), now) is None
    assert rules.printable_as_of([*held, Holding(old, now, None)], old, now) == now
