"""Differences as a reviewer reads them (R-REV-05)."""

from services.records import catalogue


def test_only_changed_fields_are_named_and_codes_are_told_in_words(basic, teacher):
    after = teacher | {"sex": "2", "on_establishment": False}

    found = catalogue.difference(basic, teacher, after)

    assert [(each["name"], each["before_text"], each["after_text"]) for each in found] == [
        ("性别", "男", "女"),
        ("是否在编", "是", "否"),
    ]


def test_nothing_and_an_empty_value_are_the_same(basic):
    assert catalogue.difference(basic, {}, {"remark": None, "former_name": "", "political_status": []}) == []
