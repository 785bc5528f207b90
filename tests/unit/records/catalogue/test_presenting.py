"""The catalogue as a page reads it (R-REC-03)."""

import json

import pytest

from services.records import catalogue


@pytest.fixture
def page():
    return catalogue.load().as_dict("primary_secondary", "zh-CN")


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


def test_a_field_of_yes_and_no_needs_no_table(page):
    assert fields_of(page)["on_establishment"]["table"] is None
    assert fields_of(page)["on_establishment"]["default"] is False


def test_a_default_that_depends_says_on_what(page):
    assert fields_of(page)["contract"]["default"][0] == {
        "when": {"field": "on_establishment", "in": [True]},
        "value": "1",
    }


def test_english_is_given_where_asked_for():
    page = catalogue.load().as_dict("primary_secondary", "en")

    assert page["sets"][0]["name"] == "Basic information"
    assert page["tables"]["sex"][1]["name"] == "Male"


def test_values_are_told_in_words(basic):
    assert basic.field("on_establishment").text_of(False) == "否"
    assert basic.field("political_status").text_of(["01", "04"]) == "中国共产党党员、中国国民党革命委员会党员"
    assert basic.field("native_place").text_of("430623") == "湖南省岳阳市华容县"
    assert basic.field("remark").text_of(None) == ""
