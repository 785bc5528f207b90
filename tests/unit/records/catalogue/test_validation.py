"""The rules of 基本信息, in a form and in bulk (R-REC-07, R-REC-10)."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.records import catalogue
from services.records.catalogue import validation
from services.records.catalogue.faults import say, say_with_place

TODAY = date(2025, 9, 1)


def kinds(basic, values):
    """field → kind of the faults of one row."""
    _, faults = validation.check_one(basic, values, TODAY)
    return {fault.field: fault.kind for fault in faults}


def severities(basic, values):
    return {fault.kind: fault.severity for fault in validation.check_one(basic, values, TODAY)[1]}


def test_a_faultless_teacher_has_no_fault_and_keeps_her_values(basic, teacher, today):
    clean, faults = validation.check_one(basic, teacher, today)

    assert faults == []
    assert {code: value for code, value in clean.items() if value is not None} == teacher


@pytest.mark.parametrize("value", [{"a": 1}, ["王芳"], 7, 7.5, True], ids=str)
def test_what_is_no_text_is_no_name(basic, teacher, today, value):
    clean, faults = validation.check_one(basic, teacher | {"name": value}, today)

    assert [(fault.field, fault.kind) for fault in faults] == [("name", "misshapen")]
    assert clean["name"] is None


def test_values_come_as_text_or_as_json_has_their_type(basic, teacher):
    [several] = [field.code for field in basic.fields if field.type == "codes"][:1]
    [yes_no] = [field.code for field in basic.fields if field.type == "yes_no"][:1]

    for wrong in ({several: [{"code": "1"}]}, {several: [1]}, {yes_no: {}}, {"sex": ["1"]}, {"birth_date": 19800101}):
        assert kinds(basic, teacher | wrong)[next(iter(wrong))] == "misshapen"
    for right in ({several: ["1"]}, {several: "1"}, {yes_no: "是"}, {yes_no: False}, {"sex": None}):
        assert "misshapen" not in kinds(basic, teacher | right).values()


def test_clean_values_are_clean_again(basic, teacher, today):
    clean, _ = validation.check_one(basic, teacher | {"work_start": "2021年7月", "sex": "男"}, today)

    assert validation.check_one(basic, clean, today) == (clean, [])


def test_what_is_owed_is_named(basic, teacher):  # R-REC-07
    del teacher["work_start"]
    teacher["name"] = "  "

    assert [field.code for field in validation.missing_items(basic, teacher)] == ["name", "work_start"]


def test_nothing_is_owed_that_does_not_apply(basic, teacher):
    foreigner = {**teacher, "nationality": "840", "id_type": "A", "id_number": "P1234567"}
    del foreigner["ethnicity"], foreigner["political_status"]

    assert validation.missing_items(basic, foreigner) == []


def test_somebody_off_the_establishment_owes_the_form_of_employment(basic, teacher):
    assert kinds(basic, teacher | {"on_establishment": False}) == {"employment_form": "required"}


def test_a_value_that_does_not_apply_is_dropped_and_told(basic, teacher, today):
    clean, faults = validation.check_one(basic, teacher | {"employment_form": "1"}, today)

    assert clean["employment_form"] is None
    assert [(fault.kind, fault.severity) for fault in faults] == [("not_applicable", "warning")]


def test_a_cell_that_does_not_apply_is_not_judged(basic, teacher):
    assert kinds(basic, teacher | {"employment_form": "什么"}) == {"employment_form": "not_applicable"}


def test_an_unreadable_cell_is_not_called_empty_too(basic, teacher):
    assert kinds(basic, teacher | {"sex": "男姓"}) == {"sex": "unknown_code"}


def test_the_date_of_birth_follows_from_the_id_number(basic, teacher, today):
    del teacher["birth_date"]

    clean, faults = validation.check_one(basic, teacher, today)

    assert (clean["birth_date"], faults) == ("1999-01-10", [])


def test_a_broken_id_number_does_not_also_ask_for_the_date_of_birth(basic, teacher):
    del teacher["birth_date"]

    assert kinds(basic, teacher | {"id_number": "440308199901101513"}) == {"id_number": "id_check"}


def test_other_documents_are_not_measured_by_the_identity_card(basic, teacher):
    assert kinds(basic, teacher | {"id_type": "A", "id_number": "P1234567"}) == {}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"sex": "2"}, "sex_differs"),
        ({"birth_date": "1999-01-11"}, "birth_differs"),
        ({"id_number": "430699199901100013"}, "id_county_unknown"),
        ({"school_start": "2025-10"}, "past"),
    ],
)
def test_what_may_be_right_is_only_warned_of(basic, teacher, change, kind):
    assert severities(basic, teacher | change) == {kind: "warning"}


@pytest.mark.parametrize(
    ("change", "field", "kind"),
    [
        ({"work_start": "1999-01"}, "work_start", "after"),
        ({"school_start": "2021-06"}, "school_start", "not_before"),
        ({"political_status": ["01", "13"]}, "political_status", "exclusive_code"),
        ({"personnel_status": "301"}, "personnel_status", "retired"),  # R-REC-01
        ({"native_place": "朝阳区"}, "native_place", "ambiguous_code"),
        (
            {"grassroots_service": "11", "grassroots_from": "2022-09", "grassroots_to": "2022-08"},
            "grassroots_to",
            "not_before",
        ),
    ],
)
def test_a_broken_rule_is_an_error_at_its_field(basic, teacher, change, field, kind):
    assert kinds(basic, teacher | change) == {field: kind}


@pytest.mark.parametrize(("born", "is_faulty"), [("2009-09-01", False), ("2009-09-02", True), ("1924-09-02", False)])
def test_a_teacher_is_between_16_and_100(basic, teacher, born, is_faulty):
    own = {
        "id_type": "A",
        "id_number": "P1234567",
        "birth_date": born,
        "work_start": "2025-08",
        "school_start": "2025-08",
    }

    assert ("age" in severities(basic, teacher | own)) is is_faulty


def test_a_birth_tomorrow_is_one_fault_and_not_two(basic, teacher):
    tomorrow = {"id_type": "A", "id_number": "P1", "birth_date": "2025-09-02", "work_start": None, "school_start": None}

    assert kinds(basic, teacher | tomorrow)["birth_date"] == "past"


@pytest.mark.parametrize("made_up", ["salary", "@row", "@salary", "@id_number", ""])
def test_a_field_that_nobody_knows_is_refused(basic, teacher, made_up):
    _, faults = validation.check_one(basic, teacher | {made_up: "1"}, TODAY)

    assert [(fault.field, fault.kind) for fault in faults] == [(made_up, "unknown_field")]
    assert say(faults[0], basic)


def test_the_same_person_twice_in_one_file_is_refused_from_the_second_row_on(basic, teacher, today):  # R-REC-10
    checked = validation.check(basic, cells_of([teacher, teacher | {"name": "别人"}], numbers=[2, 5]), today)

    assert [(fault.row, fault.kind, fault.limit) for fault in checked.fault_list()] == [(5, "repeated", "2")]
    assert checked.sound()["name"].to_list() == [teacher["name"]]


def test_one_faulty_row_does_not_touch_the_others(basic, teacher, today):  # R-REC-10
    other = {**teacher, "id_number": "430623199001010015", "birth_date": "1990-01-01"}
    checked = validation.check(basic, cells_of([teacher | {"sex": "？"}, other]), today)

    assert checked.refused == {0}
    assert checked.sound()["id_number"].to_list() == ["430623199001010015"]


def test_no_rows_and_missing_columns_are_no_trouble(basic, today):
    assert validation.check(basic, pl.DataFrame({"name": []}, {"name": pl.String}), today).faults.is_empty()
    assert validation.check(basic, pl.DataFrame({"name": ["王小明"]}), today).refused == {0}


def test_a_fault_never_repeats_a_sensitive_value(basic, teacher, today):  # R-REC-19
    _, faults = validation.check_one(basic, teacher | {"id_number": "440308199901101513"}, today)

    assert [fault.value for fault in faults if fault.field == "id_number"] == [None]


def test_a_message_says_what_where_and_what_to_do(basic, teacher, today):
    checked = validation.check(
        basic, cells_of([teacher | {"sex": "男姓", "school_start": "2021-06"}], numbers=[12]), today
    )
    sex, school_start = checked.fault_list("基本信息")

    assert say(sex, basic) == "“性别”找不到“男姓”对应的类别名，请从下拉列表中选择。"
    assert say_with_place(school_start, basic) == "第 12 行，“进本校年月”早于“参加工作年月”，请改正。"
    assert say(sex, basic, "en") == "“Sex” knows no “男姓”. Choose from the list."


TEACHER = {
    "name": "王小明",
    "sex": "男",
    "nationality": "156-中国",
    "id_type": "1",
    "id_number": "440308199901101512",
    "ethnicity": "汉族",
    "political_status": "群众",
    "work_start": "2021.07",
    "school_start": "2021年8月",
    "source": "11",
    "staff_category": "专任教师",
    "on_establishment": "是",
    "contract": "1",
    "normal_graduate": "1",
    "special_education_trained": "否",
    "special_education_certificate": "否",
    "it_ability": "2",
    "free_normal_student": "否",
    "grassroots_service": "否",
    "special_grade_teacher": "0",
    "backbone_teacher": "0",
    "psychology_teacher": "0",
    "personnel_status": "100",
}
DATES = ("2020-01", "2020.1", "1999-01-10", "44075", "２０２１年７月")
CODED = ("1", "0", "是", "男", "01、13", "840", "12", "301", "A", "朝阳区", "什么")
NUMBERS = ("440308199901101512", "440308199901101513", "4.4E+17", "11010519491231002x", "P123")
CELLS = st.sampled_from(["", " ", None, *DATES, *CODED, *NUMBERS])
CODES = st.sampled_from(
    [field.code for field in catalogue.load().set("primary_secondary", "basic").fields if not field.holds_files]
)
ROWS = st.lists(st.dictionaries(CODES, CELLS, max_size=6).map(lambda change: TEACHER | change), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_a_form_and_a_workbook_are_judged_alike(rows):  # R-REC-10
    basic = catalogue.load().set("primary_secondary", "basic")
    checked = validation.check(basic, cells_of(rows), TODAY)
    bulk = [fault for fault in checked.fault_list() if fault.kind != "repeated"]

    for place, row in enumerate(rows):
        clean, faults = validation.check_one(basic, row, TODAY)
        assert [as_seen(fault) for fault in faults] == [as_seen(fault) for fault in bulk if fault.row == place]
        typed = {code: value for code, value in clean.items() if not basic.field(code).holds_files}
        assert typed == {code: value for code, value in checked.values.row(place, named=True).items() if code != "@row"}


def as_seen(fault):
    return fault.kind, fault.severity, fault.field, fault.value, fault.other, fault.limit


def cells_of(rows, numbers=None):
    """The rows as a frame of text cells."""
    numbers = numbers or list(range(len(rows)))
    codes = sorted({code for row in rows for code in row})
    cells = {code: [as_cell(row.get(code)) for row in rows] for code in codes}
    return pl.DataFrame(
        {validation.ROW: numbers, **cells}, dict.fromkeys(codes, pl.String) | {validation.ROW: pl.Int64}
    )


def as_cell(value):
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, list) else value
