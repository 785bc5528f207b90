"""The invented teachers of the sample data are faultless, and the same every time."""

from datetime import date

import pytest

from deploy.local.people import entries, people
from services.records import catalogue
from services.records.catalogue import key_of, validation

TODAY = date(2025, 9, 1)


@pytest.mark.parametrize("category", catalogue.load().categories)
def test_every_invented_teacher_passes_the_rules_without_a_warning(category):
    basic = catalogue.load().set(category, "basic")

    for person in people(7, 60, "430623", TODAY, category):
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


SETS = [(category, each.code) for category, sets in catalogue.load().sets_of.items() for each in sets.values()]


@pytest.mark.parametrize(("category", "code"), [(category, code) for category, code in SETS if code != "basic"])
def test_every_invented_entry_passes_the_rules_without_a_warning_and_no_two_share_a_key(category, code):
    record_set = catalogue.load().set(category, code)

    for person in people(7, 40, "430623", TODAY, category):
        made = entries(7, person, category, code, TODAY)
        assert [validation.check_one(record_set, entry, TODAY)[1] for entry in made] == [[] for _ in made]
        assert len({key_of(record_set, entry) for entry in made} - {None}) == len(made) > 0


def test_the_same_person_has_the_same_entries():
    person = people(7, 1, "430623", TODAY)[0]

    first, again, other = (entries(seed, person, "primary_secondary", "teaching", TODAY) for seed in (1, 1, 2))

    assert first == again != other
