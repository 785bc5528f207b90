"""The catalogue is data, and complete (R-REC-03, R-REC-06)."""

import pytest
import yaml

from services.records import catalogue
from services.records.catalogue import loading

# domain.md §1.1 in its order, without the derived fields and the photo
NAMES = (
    "姓名 曾用名 性别 教职工号 国籍/地区 身份证件类型 身份证件号 出生日期 籍贯 出生地 民族 政治面貌 婚姻状况 健康状况 "
    "参加工作年月 进本校年月 教职工来源 教职工类别 是否在编 用人形式 签订合同情况 是否全日制师范类专业毕业 "
    "是否受过特教专业培养培训 是否有特殊教育从业证书 信息技术应用能力 是否属于免费（公费）师范生 是否参加基层服务项目 "
    "基层服务起始年月 基层服务结束年月 是否特级教师 是否县级及以上骨干教师 是否心理健康教育教师 人员状态 备注"
)


def test_the_main_sheet_has_the_fields_of_the_national_list_in_its_order(basic):  # R-REC-03
    assert [field.name.zh for field in basic.fields] == NAMES.split()


def test_no_group_of_a_form_is_longer_than_eight_fields(basic):
    assert max(len(group.fields) for group in basic.groups) <= 8


def test_rules_and_conditions_name_fields_that_exist(basic):
    named = [rule.field for rule in basic.rules] + [
        rule.terms[term] for rule in basic.rules for term in ("other", "birth", "sex", "type") if term in rule.terms
    ]
    for field in basic.fields:
        conditions = [field.shown_when, *(default.when for default in field.defaults)]
        named += [test.field for condition in conditions if condition for test in condition.tests]

    assert all(basic.has(code) for code in named)


def test_defaults_and_exclusive_codes_stand_in_their_tables(basic):  # R-REC-06
    for field in basic.fields:
        values = [*field.exclusive, *(default.value for default in field.defaults)]
        codes = [code for value in values for code in (value if isinstance(value, list) else [value])]
        if field.table and field.type != "yes_no":
            assert all(code in field.table for code in codes), field.code


def test_no_name_in_a_list_of_several_contains_a_separator(basic):
    for field in basic.fields:
        if field.type == "codes":
            assert not any(mark in code.name.zh for code in field.table.codes.values() for mark in ",，;；、|")


def test_every_parent_stands_in_its_table():  # R-REC-06
    for table in catalogue.load().tables.values():
        assert {code.parent for code in table.codes.values()} - {None} <= set(table.codes), table.code


def test_every_school_type_of_a_category_stands_in_the_table():
    loaded = catalogue.load()

    for category in loaded.categories.values():
        assert set(category.school_types) <= set(loaded.table("school_type").codes)


def test_a_school_type_tells_its_category():
    assert catalogue.load().category_of("312") == "primary_secondary"
    assert catalogue.load().category_of("933") is None


def test_the_divisions_are_those_of_2024():
    divisions = catalogue.load().table("division")

    assert len(divisions) == 34 + 342 + 2849
    assert divisions.name_of("430623") == "湖南省岳阳市华容县"
    assert divisions.name_of("110101") == "北京市东城区"


def test_a_key_that_nobody_reads_is_refused():
    raw = yaml.safe_load((loading.HERE / "sets" / "basic.yaml").read_text(encoding="utf-8"))
    raw["groups"][0]["fields"][0]["requierd"] = True

    with pytest.raises(ValueError, match="requierd"):
        loading.record_set(raw, "primary_secondary", catalogue.load().tables)


def test_a_category_may_see_a_field_otherwise():
    raw = yaml.safe_load((loading.HERE / "sets" / "basic.yaml").read_text(encoding="utf-8"))

    kindergarten = loading.record_set(raw, "kindergarten", catalogue.load().tables)
    special = loading.record_set(raw, "special_education", catalogue.load().tables)

    assert kindergarten.field("school_start").name.zh == "进本园年月"
    assert special.field("health").required is True


def test_a_province_drops_changes_and_adds_by_data_alone():  # R-REC-03
    wish = {
        "drop": ["staff_number"],
        "change": {"marital_status": {"required": True, "filled_by": ["school"]}},
        "add": {"personal": [{"code": "hukou", "name": {"zh": "户口所在地"}, "type": "division", "table": "division"}]},
    }

    basic = catalogue.build({"basic": wish}).set("primary_secondary", "basic")

    assert not basic.has("staff_number")
    assert basic.field("marital_status").required is True
    assert basic.field("marital_status").filled_by == ("school",)
    assert basic.field("hukou").group == "personal"


def test_a_province_cannot_drop_a_national_core_indicator():  # R-REC-03
    with pytest.raises(ValueError, match="sex"):
        catalogue.build({"basic": {"drop": ["sex"]}})


def test_the_version_follows_the_content():
    assert catalogue.build().version == catalogue.load().version
    assert catalogue.build({"basic": {"drop": ["staff_number"]}}).version != catalogue.load().version


def test_key_identity_values_are_marked(basic):  # R-REC-25
    marked = [field.code for field in basic.fields if field.identity]

    assert marked == ["name", "sex", "id_type", "id_number", "birth_date"]


def test_a_new_form_starts_with_the_defaults_that_hold(basic):
    assert basic.new_values()["contract"] == "2"
    assert basic.new_values({"on_establishment": True})["contract"] == "1"
    assert "ethnicity" not in basic.new_values({"nationality": "840"})
