"""The items that open a teacher's account (R-ID-06)."""

import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.messages import wording
from services.common.persons import resident_number
from services.common.spreadsheets import one_sheet
from services.identity import logins
from services.identity.account_batches import sources, writing
from services.identity.domain import persons

TODAY = date(2026, 3, 1)
DEPARTMENTS = {"07": uuid.uuid4()}
ROW = {
    "name": "王芳",
    "sex": "女",
    "birth_date": "1990-05-17",
    "id_type": "居民身份证",
    "id_number": "340104199005170026",
}


def number_of(born, order):
    first = f"340104{born:%Y%m%d}{order:03}"
    return first + resident_number.check_character(first)


ROW["id_number"] = number_of(date(1990, 5, 17), 2)


def read(**changes):
    return persons.read(ROW | changes, DEPARTMENTS, TODAY)


def test_a_row_of_four_items_is_a_person():
    person, faults = read()

    assert faults == {}
    assert person == persons.Person("王芳", "2", date(1990, 5, 17), "1", ROW["id_number"])


def test_a_row_of_six_items_says_newly_hired_and_the_department():
    person, _ = read(newly_hired="是", department="07")

    assert (person.newly_hired, person.department_id) == (True, DEPARTMENTS["07"])


@pytest.mark.parametrize(
    "text", ["1990-05-17", "19900517", "1990/5/17", "1990.5.17", "1990年5月17日", "１９９０－０５－１７"]
)
def test_a_date_is_read_as_people_write_it(text):
    person, _ = read(birth_date=text)

    assert person.birth_date == date(1990, 5, 17)


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"name": ""}, {"name": persons.EMPTY}),
        ({"name": "王芳1"}, {"name": persons.BAD_NAME}),
        ({"sex": ""}, {"sex": persons.EMPTY}),
        ({"sex": "不明"}, {"sex": persons.NOT_LISTED}),
        ({"sex": "男"}, {"sex": persons.OTHER_SEX}),
        ({"birth_date": "1990-02-30"}, {"birth_date": persons.BAD_DATE}),
        ({"birth_date": "2990-02-20"}, {"birth_date": persons.BAD_DATE}),
        ({"birth_date": "1990-05-18"}, {"birth_date": persons.OTHER_BIRTH}),
        ({"id_type": "学生证"}, {"id_type": persons.NOT_LISTED}),
        ({"id_number": ""}, {"id_number": persons.EMPTY}),
        ({"id_number": "34010419900517"}, {"id_number": persons.BAD_NUMBER}),
        ({"id_number": "3.40104199005E+17"}, {"id_number": persons.LOST}),
        ({"id_number": "340104199005170000"}, {"id_number": persons.LOST}),
        ({"id_type": "护照", "id_number": "E1"}, {"id_number": persons.BAD_NUMBER}),
        ({"department": "99"}, {"department": persons.NO_DEPARTMENT}),
        ({"newly_hired": "也许"}, {"newly_hired": persons.NOT_LISTED}),
    ],
)
def test_each_fault_is_told_at_its_field(changes, faults):
    person, found = read(**changes)

    assert (person, found) == (None, faults)


@given(st.dates(date(1930, 1, 1), TODAY - timedelta(days=1)), st.integers(0, 999))
def test_every_number_that_says_the_same_is_taken(born, order):
    number = number_of(born, order)
    person, faults = read(birth_date=born.isoformat(), sex="男" if order % 2 else "女", id_number=number.lower())

    assert faults == {}
    assert person.id_number == number


@given(st.integers(0, 17), st.integers(1, 9))
def test_a_mistyped_digit_is_never_taken(place, distance):
    right = ROW["id_number"]
    digit = resident_number.CHECKS.index(right[place]) if place == 17 and right[place] == "X" else right[place]
    wrong = right[:place] + str((int(digit) + distance) % 10) + right[place + 1 :]

    assert wrong == right or read(id_number=wrong)[0] is None


@given(st.dictionaries(st.sampled_from([*ROW, "newly_hired", "department"]), st.text(max_size=30)))
def test_no_row_breaks_the_reader(changes):
    person, faults = read(**changes)

    assert (person is None) == bool(faults)


def test_every_fault_has_a_chinese_wording():
    modules = (persons, one_sheet, sources, writing)
    sentences = {
        value for module in modules for name, value in vars(module).items() if name.isupper() and is_text(value)
    }

    assert len(sentences) > 12
    assert sentences <= wording.chinese().keys()


def is_text(value):
    return isinstance(value, str) and value.endswith(".")


@pytest.mark.parametrize(
    ("number", "masked"),
    [("340104199005170026", "340104********0026"), ("E12345678", "******678"), ("A1", "**")],
)
def test_a_number_is_masked(number, masked):
    assert logins.masked(number) == masked
