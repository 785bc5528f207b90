"""The invented teachers of the sample data are faultless, and the same every time."""

from datetime import date

from deploy.local.people import people
from services.records.catalogue import validation

TODAY = date(2025, 9, 1)


def test_every_invented_teacher_passes_the_rules_without_a_warning(basic):
    for person in people(7, 300, "430623", TODAY):
        assert validation.check_one(basic, person, TODAY)[1] == []


def test_the_same_seed_gives_the_same_people():
    assert people(7, 20, "430623", TODAY) == people(7, 20, "430623", TODAY)
    assert people(7, 20, "430623", TODAY) != people(8, 20, "430623", TODAY)


def test_no_two_of_them_share_an_id_number():
    numbers = [person["id_number"] for person in people(7, 5000, "430623", TODAY)]

    assert len(set(numbers)) == len(numbers)


def test_names_hold_what_names_hold_in_life():
    names = "".join(person["name"] for person in people(7, 500, "430623", TODAY))

    assert "·" in names
    assert any(ord(each) > 0xFFFF for each in names)
