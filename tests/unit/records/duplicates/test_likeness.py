"""How alike two people are, why, and when a machine does not say: twins."""

import uuid

import pytest

from services.common.persons.resident_number import check_character
from services.records.duplicates.domain import rules
from services.records.duplicates.domain.people import Person


@pytest.fixture(scope="module")
def in_force() -> rules.Rules:
    return rules.in_force()


def number(order: int, place: str = "340104", birth: str = "19850312") -> str:
    body = f"{place}{birth}{order:03}"
    return body + check_character(body)


def person(name: str = "王秀英", id_number: str = number(12), **more) -> Person:
    known = {"sex": "2", "birth_date": "1985-03-12", "id_type": "1"} | more
    return Person(uuid.uuid4(), name, id_number=id_number, **known)


def passport(name: str = "王秀英", **more) -> Person:
    return person(name, "E12345678", id_type="A", **more)


@pytest.mark.parametrize(
    ("other", "respect", "finding"),
    [
        (passport(), "name", "same"),
        (passport("王秀瑛"), "name", "sound"),
        (passport("王英秀"), "name", "order"),
        (passport("王丽", former=("王秀英",)), "name", "former"),
        (passport(birth_date="1985-12-03"), "birth", "swapped"),
        (passport(birth_date="1985-03-13"), "birth", "one_digit"),
        (passport(sex="1"), "sex", "other"),
        (person(id_number=number(12)[:6] + number(12)[8:17]), "number", "same"),
        (person(id_number=number(12)[:8] + "58" + number(12)[10:]), "number", "neighbour"),
        (person(id_number=""), "number", "unknown"),
    ],
)
def test_one_person_in_two_files_is_found_and_it_is_said_by_what(in_force, other, respect, finding):
    said = in_force.judged(person(), other)
    assert said.findings[respect] == finding
    assert in_force.finds(person(), other)


@pytest.mark.parametrize(
    "other",
    [
        person(id_number=number(345)),  # of one name, born on one day, with a good number of one's own
        person(id_number=number(12, place="430623")),
        passport("李红"),
        passport("王秀英", birth_date="1990-11-27"),
    ],
)
def test_different_people_are_left_alone(in_force, other):
    assert not in_force.finds(person(), other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("王丽华", number(12)), person("王丽珍", number(14))),
        (person("王建国", number(11), sex="1"), person("王建果", number(13), sex="1")),
        (person("尉迟文", number(12)), person("尉迟武", number(14))),
        (person("王丽华", number(12)), person("王丽珍", number(14)[:16] + "9" + number(14)[17])),
        (person("王丽华"), person("王丽珍", "")),
    ],
)
def test_twins_are_never_judged(in_force, one, other):
    said = in_force.judged(one, other)
    assert said.twins
    assert in_force.is_suspect(said)
    assert not in_force.finds(one, other)


def test_who_looks_alike_meets_in_a_block_whatever_is_mistyped(in_force):
    shared = [in_force.keys(person()) & in_force.keys(other) for other in (passport("王秀瑛"), passport("王秀兰"))]
    assert all(shared)
    assert not in_force.keys(person()) & in_force.keys(passport("李红"))


def test_nothing_known_is_nothing_said(in_force):
    nobody = Person(uuid.uuid4())
    assert in_force.keys(nobody) == set()
    assert in_force.judged(nobody, nobody).score == 0
