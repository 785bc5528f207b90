"""The three classes of field, and who adds entries (R-REC-27)."""

import pytest

from services.records import catalogue
from services.records.catalogue import presenting

CATEGORY = "primary_secondary"
KEYS = {"name", "sex", "birth_date", "id_type", "id_number", "photo"}


@pytest.mark.parametrize("category", catalogue.load().categories)
def test_who_somebody_is_is_key_and_nothing_is_free_as_shipped(category):
    classes = {}
    for record_set in catalogue.load().sets(category):
        for field in record_set.fields:
            classes.setdefault(field.class_, set()).add(field.code)

    assert classes.keys() == {"key", "reviewed"}
    assert classes["key"] == KEYS


def test_a_province_may_make_contacts_free():
    known = catalogue.build({"contact": {"change": {"email": {"class": "free"}}}})

    assert known.set(CATEGORY, "contact").field("email").class_ == "free"
    assert known.set(CATEGORY, "contact").field("mobile").class_ == "reviewed"


@pytest.mark.parametrize("code", sorted(KEYS))
@pytest.mark.parametrize("other", ["free", "reviewed"])
def test_no_province_makes_a_key_value_less(code, other):
    with pytest.raises(ValueError, match=code):
        catalogue.build({"basic": {"change": {code: {"class": other}}}})


@pytest.mark.parametrize("wish", [{"identity": False}, {"sensitive": None}, {"core": False}, {"type": "text"}])
def test_no_province_changes_how_values_on_file_lie(wish):
    with pytest.raises(ValueError, match="id_number"):
        catalogue.build({"basic": {"change": {"id_number": wish}}})


def test_there_is_no_fourth_class():
    with pytest.raises(ValueError, match="email"):
        catalogue.build({"contact": {"change": {"email": {"class": "secret"}}}})


def test_who_fills_a_set_in_adds_its_entries_unless_the_province_says_otherwise():
    own = catalogue.build({"contact": {"set": {"added_by": ["school"]}}})

    assert set(catalogue.load().set(CATEGORY, "contact").added_by) == {"teacher", "school"}
    assert own.set(CATEGORY, "contact").added_by == ("school",)
    for record_set in catalogue.load().sets(CATEGORY):
        assert ("teacher" in record_set.added_by) is not record_set.reserved


def test_nobody_adds_who_does_not_fill_in():
    reserved = next(each for each in catalogue.load().sets(CATEGORY) if each.reserved)
    with pytest.raises(ValueError, match="teacher"):
        catalogue.build({reserved.code: {"set": {"added_by": ["teacher"]}}})


def test_pages_are_told():
    page = presenting.catalogue_as_dict(catalogue.load(), CATEGORY)
    basic = next(each for each in page["sets"] if each["code"] == "basic")
    classes = {field["code"]: field["class"] for group in basic["groups"] for field in group["fields"]}

    assert classes["id_number"] == "key"
    assert classes["staff_number"] == "reviewed"
    assert "school" in basic["added_by"]


def test_the_same_selection_has_the_same_version_in_whatever_order_it_is_written():
    one = {"basic": {"drop": ["staff_number"]}, "contact": {"drop": ["email"]}}

    assert catalogue.version_of(one) == catalogue.version_of(dict(reversed(one.items())))
    assert catalogue.version_of(None) == catalogue.version_of({}) == catalogue.load().version
