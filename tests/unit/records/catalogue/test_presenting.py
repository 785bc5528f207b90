"""The catalogue as a page reads it (R-REC-03)."""

import json
from datetime import date

import pytest

from services.records import catalogue
from services.records.catalogue import presenting


@pytest.fixture
def page():
    return presenting.catalogue_as_dict(catalogue.load(), "primary_secondary", "zh-CN")


def fields_of(page):
    return {field["code"]: field for group in page["sets"][0]["groups"] for field in group["fields"]}


def test_it_is_plain_json(page):
    assert json.loads(json.dumps(page)) == page


def test_conditions_travel_as_they_stand_in_the_catalogue(page):
    assert fields_of(page)["ethnicity"]["shown_when"] == {"field": "nationality", "in": ["156"]}
    assert fields_of(page)["grassroots_from"]["shown_when"] == {"field": "grassroots_service", "not_in": ["0"]}


def test_small_tables_come_along_and_large_ones_are_searched(page):
    assert {"code": "1", "name": "男", "parent": None, "has_children": False} in page["tables"]["sex"]
    assert not {"division", "country"} & set(page["tables"])
    assert {"title", "degree"} <= set(page["tables"])  # trees, to be walked


def test_a_field_of_yes_and_no_needs_no_table(page):
    assert fields_of(page)["on_establishment"]["table"] is None
    assert fields_of(page)["on_establishment"]["default"] is False


def test_a_default_that_depends_says_on_what(page):
    assert fields_of(page)["contract"]["default"][0] == {
        "when": {"field": "on_establishment", "in": [True]},
        "value": "1",
    }


def test_english_is_given_where_asked_for():
    page = presenting.catalogue_as_dict(catalogue.load(), "primary_secondary", "en")

    assert page["sets"][0]["name"] == "Basic information"
    assert page["tables"]["sex"][1]["name"] == "Male"


def test_values_are_told_in_words(basic):
    assert basic.field("on_establishment").text_of(False) == "否"
    assert basic.field("political_status").text_of(["01", "04"]) == "中国共产党党员、中国国民党革命委员会党员"
    assert basic.field("native_place").text_of("430623") == "湖南省岳阳市华容县"
    assert basic.field("remark").text_of(None) == ""


def test_a_set_says_what_it_is_and_who_fills_it_in(page):  # R-REC-04, R-REC-05
    sets = {each["code"]: each for each in page["sets"]}

    assert sets["title"]["filled_by"] == ["school", "authority"]
    assert (sets["title"]["reserved"], sets["title"]["required"], sets["title"]["kind"]) == (True, True, "list")
    assert (sets["contact"]["newcomers"], sets["contact"]["kind"], sets["contact"]["family"]) == (True, "single", None)
    assert sets["paper"]["family"] == {"code": "achievements", "name": "教学科研成果及获奖"}
    assert sets["title"]["evidence"] == [{"code": "title_certificate", "name": "专业技术职务证书"}]


def test_a_cascade_travels_as_the_beginnings_of_codes(page):
    fields = {each["code"]: each for each in set_of(page, "post")["groups"][0]["fields"]}

    assert fields["post_grade"]["within"]["field"] == "post_type"
    assert fields["post_grade"]["within"]["prefixes"]["3"] == ["2", "99"]


def test_a_derived_value_says_where_it_comes_from(page):
    field = fields_of(page)["title"]

    assert field["read_only"] is True
    assert field["derived_from"] == {"set": "title", "field": "title"}


def test_what_depends_on_school_and_day_is_left_out_until_both_are_known():
    def default(context):
        page = presenting.catalogue_as_dict(catalogue.load(), "primary_secondary", "zh", context)
        return [field["default"] for field in set_of(page, "assessment")["groups"][0]["fields"]]

    assert default(None) == [None, None, None]
    assert default(catalogue.Context("实验小学", date(2025, 9, 1))) == [2025, None, "实验小学"]


def set_of(page, code):
    return next(each for each in page["sets"] if each["code"] == code)
