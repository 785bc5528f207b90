"""The invented teachers of the sample data are faultless, and the same every time."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deploy.local.people import ROOM, SERIES, entries, people
from services.common.persons import resident_number as id_number
from services.records import catalogue
from services.records.catalogue import key_of, validation

TODAY = date(2025, 9, 1)


@pytest.mark.parametrize("category", catalogue.load().categories)
def test_every_invented_teacher_passes_the_rules_without_a_warning(category):
    basic = catalogue.load().set(category, "basic")

    for person in people(7, 60, "430623", TODAY, category):
        assert validation.check_one(basic, person, TODAY)[1] == []


def test_the_same_series_gives_the_same_people():
    assert people(7, 20, "430623", TODAY) == people(7, 20, "430623", TODAY)
    assert people(7, 20, "430623", TODAY) != people(8, 20, "430623", TODAY)


def test_no_two_of_a_whole_series_share_an_id_number():
    numbers = [person["id_number"] for person in people(7, ROOM, "430623", date(2028, 2, 29))]

    assert len(set(numbers)) == ROOM


SAMPLES = st.tuples(
    st.sampled_from(("430623", "340104")),
    st.integers(0, SERIES - 1),
    st.integers(0, ROOM - 10),
    st.integers(0, 10),
    st.dates(date(2000, 1, 1), date(2090, 12, 31)),
)


@given(st.lists(SAMPLES, min_size=2, max_size=6))
def test_a_number_is_one_persons_whatever_the_days_sizes_and_series_of_samples(samples):
    owners = {}
    for county, series, first, count, today in samples:
        for place, person in enumerate(people(series, count, county, today, first=first), first):
            assert owners.setdefault(person["id_number"], (county, series, place)) == (county, series, place)


@given(SAMPLES)
def test_a_number_tells_sex_and_birth_of_somebody_of_working_age(sample):
    county, series, first, count, today = sample
    for person in people(series, count, county, today, first=first):
        number = person["id_number"]
        assert id_number.fault(number, today) is None
        assert (id_number.sex(number), id_number.birth_date(number)) == (person["sex"], person["birth_date"])
        assert 24 * 365 < (today - date.fromisoformat(person["birth_date"])).days <= 58 * 365


@pytest.mark.parametrize(("series", "n", "first"), [(-1, 1, 0), (SERIES, 1, 0), (0, ROOM + 1, 0), (0, 2, ROOM - 1)])
def test_a_series_gives_no_more_people_than_it_has_numbers(series, n, first):
    with pytest.raises(ValueError, match="series"):
        people(series, n, "430623", TODAY, first=first)


@settings(max_examples=20)
@given(st.dates(date(2024, 1, 1), date(2040, 12, 31)), st.sampled_from(sorted(catalogue.load().categories)))
def test_people_and_entries_are_faultless_on_any_day(today, category):
    (person,) = people(7, 1, "430623", today, category, first=today.toordinal() % ROOM)
    for record_set in catalogue.load().sets(category):
        made = [person] if record_set.code == "basic" else entries(7, person, category, record_set.code, today)
        assert [validation.check_one(record_set, entry, today)[1] for entry in made] == [[] for _ in made]


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
