"""The catalogue is data, and complete (R-REC-03, R-REC-06)."""

from datetime import date

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


# R-REC-02; the ten of 教学科研成果及获奖 stand where the family does
SETS = (
    "basic education work post title pay assessment qualification ethics teaching project book paper award art patent "
    "report medicine standard student_award talent training overseas skill rotation contact"
)
EVERY_SET = [each for sets in catalogue.load().sets_of.values() for each in sets.values()]


def test_the_main_sheet_has_the_fields_of_the_national_list_in_its_order(basic):  # R-REC-03
    assert [field.name.zh for field in basic.typed] == NAMES.split()


def test_a_university_has_all_sets_in_the_order_of_the_national_system():  # R-REC-02
    assert [each.code for each in catalogue.load().sets("higher_education")] == SETS.split()


def test_schools_have_all_but_the_two_lists_that_only_vocational_and_higher_education_know():
    for category in ("kindergarten", "primary_secondary", "special_education"):
        missing = set(SETS.split()) - {each.code for each in catalogue.load().sets(category)}
        assert missing == {"medicine", "standard"}


def test_the_ten_lists_of_achievements_are_one_family():
    family = [each.code for each in catalogue.load().sets("higher_education") if each.family]

    assert family == SETS.split()[10:20]
    assert {each.family.name.zh for each in EVERY_SET if each.family} == {"教学科研成果及获奖"}


def test_the_reserved_sets_are_never_the_teachers():  # R-REC-04
    reserved = {each.code for each in EVERY_SET if each.reserved}

    assert reserved == {"pay", "assessment", "ethics", "title"}
    for each in EVERY_SET:
        for field in each.fields:
            assert ("teacher" in field.filled_by) is not each.reserved


def test_a_newly_hired_teacher_owes_two_sets():  # R-REC-05
    assert {each.code for each in EVERY_SET if each.newcomers} == {"basic", "contact"}


def test_one_set_is_the_main_one_and_contact_is_one_row():
    kinds = {each.code: each.kind for each in EVERY_SET}

    assert [code for code, kind in kinds.items() if kind != "list"] == ["basic", "contact"]
    assert (kinds["basic"], kinds["contact"]) == ("main", "single")


def test_no_group_of_a_form_is_longer_than_eight_fields():
    for record_set in EVERY_SET:
        assert max(len(group.fields) for group in record_set.groups) <= 8


def test_codes_and_names_are_given_once():
    for record_set in EVERY_SET:
        assert len({field.code for field in record_set.fields}) == len(record_set.fields)
        for language in ("zh", "en"):
            headings = [field.name.in_(language) for field in record_set.columns]
            assert len(set(headings)) == len(headings)


def test_rules_keys_conditions_and_cascades_name_fields_that_exist():
    for record_set in EVERY_SET:
        named = [rule.field for rule in record_set.rules] + [
            rule.terms[term]
            for rule in record_set.rules
            for term in ("other", "birth", "sex", "type")
            if term in rule.terms
        ]
        conditions = [rule.when for rule in record_set.rules]
        for field in record_set.fields:
            conditions += [field.shown_when, *(default.when for default in field.defaults)]
            named += [field.within.field] if field.within else []
        named += [test.field for condition in conditions if condition for test in condition.tests]

        assert all(record_set.has(code) for code in (*named, *record_set.key))


def test_what_a_condition_asks_is_always_asked_where_it_matters():
    """A field hidden by a hidden field would need two passes."""
    for record_set in EVERY_SET:
        for field in record_set.fields:
            for test in field.shown_when.tests if field.shown_when else ():
                above = record_set.field(test.field).shown_when
                assert above is None or set(above.tests) <= set(field.shown_when.tests), field.code


def test_codes_that_fields_conditions_and_rules_name_stand_in_their_tables():  # R-REC-06
    for record_set in EVERY_SET:
        for field in record_set.fields:
            tests = [*(field.shown_when.tests if field.shown_when else ())]
            tests += [test for default in field.defaults if default.when for test in default.when.tests]
            for test in tests:
                assert_in_table(record_set.field(test.field), test.values)
            assert_in_table(field, [*field.exclusive, *(default.value for default in field.defaults)])
            if field.within:
                assert_in_table(record_set.field(field.within.field), field.within.prefixes)
                starts = {start for starts in field.within.prefixes.values() for start in starts}
                assert all(any(code.startswith(start) for code in field.table.codes) for start in starts)
        for rule in record_set.rules:
            assert_in_table(record_set.field(rule.field), rule.terms.get("values", ()))


def test_no_name_in_a_list_of_several_contains_a_separator():
    for record_set in EVERY_SET:
        for field in record_set.fields:
            if field.type == "codes":
                assert not any(mark in code.name.zh for code in field.table.codes.values() for mark in ",，;；、|")


def test_evidence_has_a_name():  # R-MED-03
    for record_set in EVERY_SET:
        named = catalogue.load().evidence
        assert all(field.name == named[field.code] for field in record_set.evidence)


def test_a_sheet_can_bear_its_name():
    for record_set in EVERY_SET:
        assert len(record_set.name.zh) <= 31
        assert not set(record_set.name.zh) & set("[]:*?/\\")


def assert_in_table(field, values):
    if field.table and field.type != "yes_no":
        codes = [code for value in values for code in (value if isinstance(value, list) else [value])]
        assert all(code in field.table or code.startswith("@") for code in codes), field.code


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


def raw_set(code):
    """A set as its file has it, asking for no evidence."""
    raw = yaml.safe_load((loading.HERE / "sets" / f"{code}.yaml").read_text(encoding="utf-8"))
    del raw["evidence"]
    return raw


def test_a_key_that_nobody_reads_is_refused():
    raw = raw_set("basic")
    raw["groups"][0]["fields"][0]["requierd"] = True

    with pytest.raises(ValueError, match="requierd"):
        loading.record_set(raw, "primary_secondary", catalogue.load().tables)


def test_a_category_may_see_a_field_otherwise():
    raw = raw_set("basic")

    kindergarten = loading.record_set(raw, "kindergarten", catalogue.load().tables)
    special = loading.record_set(raw, "special_education", catalogue.load().tables)

    assert kindergarten.field("school_start").name.zh == "进本园年月"
    assert special.field("health").required is True
    assert kindergarten.field("source").table.code == "staff_source_kindergarten"


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


def test_a_province_says_which_sets_are_owed_and_reserves_more():  # R-REC-03, R-REC-04
    wish = {
        "pay": {"set": {"required": True}},
        "contact": {"set": {"reserved": True, "filled_by": ["school"]}},
    }
    chosen = catalogue.build(wish)

    assert chosen.set("primary_secondary", "pay").required is True
    assert chosen.set("primary_secondary", "contact").reserved is True
    assert chosen.set("primary_secondary", "contact").field("mobile").filled_by == ("school",)


@pytest.mark.parametrize(
    "wish",
    [
        {"set": {"reserved": False}},
        {"set": {"filled_by": ["teacher"]}},
        {"change": {"result": {"filled_by": ["teacher", "school"]}}},
    ],
)
def test_no_province_lets_teachers_assess_themselves(wish):  # R-REC-04
    with pytest.raises(ValueError, match="never filled in by the teacher"):
        catalogue.build({"assessment": wish})


def test_a_wish_that_nobody_reads_is_refused():
    with pytest.raises(ValueError, match="dropp"):
        catalogue.build({"basic": {"dropp": ["staff_number"]}})


def test_the_version_follows_the_content():
    assert catalogue.build().version == catalogue.load().version
    assert catalogue.build({"basic": {"drop": ["staff_number"]}}).version != catalogue.load().version


def test_key_identity_values_are_marked(basic):  # R-REC-25
    marked = [field.code for field in basic.fields if field.identity]

    assert marked == ["name", "sex", "id_type", "id_number", "birth_date"]


@pytest.mark.parametrize(
    ("category", "asked", "not_asked"),
    [
        ("kindergarten", "preschool_graduate", "special_education_trained"),
        ("special_education", "special_education_start", "preschool_trained"),
        ("secondary_vocational", "enterprise_practice", "normal_graduate"),
        ("higher_education", "academic_origin", "grassroots_service"),
    ],
)
def test_each_kind_of_school_is_asked_what_concerns_it(category, asked, not_asked):  # R-REC-03
    basic = catalogue.load().set(category, "basic")

    assert basic.has(asked)
    assert not basic.has(not_asked)
    assert not catalogue.load().set("primary_secondary", "basic").has(asked)


def test_a_new_form_knows_the_school_and_the_day():
    loaded = catalogue.load()
    autumn = catalogue.Context("实验小学", date(2025, 9, 1))
    winter = catalogue.Context("实验小学", date(2026, 1, 20))
    teaching, assessment = (loaded.set("primary_secondary", code) for code in ("teaching", "assessment"))

    assert teaching.new_values(context=autumn) == {
        "school_year": "2025-2026",
        "term": "1",
        "concurrent_work": "00",
    }
    assert teaching.new_values(context=winter)["school_year"] == "2025-2026"
    assert assessment.new_values(context=winter) == {"year": 2026, "organisation": "实验小学"}
    assert assessment.new_values() == {}


def test_a_number_without_a_range_is_refused():
    raw = raw_set("training")
    hours = next(field for field in raw["groups"][0]["fields"] if field["code"] == "hours")
    del hours["high"]

    with pytest.raises(ValueError, match="hours"):
        loading.record_set(raw, "primary_secondary", catalogue.load().tables)


def test_a_province_cannot_drop_a_core_indicator_of_a_sub_set_but_may_ask_for_more():  # R-REC-03
    asked = catalogue.build({"contact": {"change": {"mobile": {"required": True}}}})

    assert asked.set("primary_secondary", "contact").field("mobile").required is True
    with pytest.raises(ValueError, match="degree_level"):
        catalogue.build({"education": {"drop": ["degree_level"]}})


def test_a_new_form_starts_with_the_defaults_that_hold(basic):
    assert basic.new_values()["contract"] == "2"
    assert basic.new_values({"on_establishment": True})["contract"] == "1"
    assert "ethnicity" not in basic.new_values({"nationality": "840"})
