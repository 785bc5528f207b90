"""The template that a school downloads (R-REC-09)."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from deploy.local.people import entries, people
from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from services.records.workbooks import read_workbook, write_template
from services.records.workbooks.guidance import note_of
from services.records.workbooks.template import new_workbook
from services.records.workbooks.written import written
from tests.data.make_workbooks import CATEGORY


@pytest.fixture(scope="module")
def template(loaded):
    out = BytesIO()
    write_template(loaded, CATEGORY, None, out)
    return load_workbook(out)


def test_it_opens_on_the_main_sheet_and_hides_what_is_not_for_people(template, loaded):
    assert template.active.title == "基本信息"
    assert [(sheet.title, sheet.sheet_state) for sheet in template.worksheets] == [
        *((each.name.zh, "visible") for each in loaded.sets(CATEGORY)),
        ("填写说明", "visible"),
        ("_codes", "hidden"),
        ("_xingtan", "hidden"),
    ]


def test_required_columns_carry_a_star_and_dates_their_form(template):
    names = [cell.value for cell in template["基本信息"][1]]

    assert names[:3] == ["*姓名", "曾用名", "*性别"]
    assert "*出生日期(yyyy-MM-dd)" in names
    assert "基层服务起始年月(yyyy-MM)" in names
    assert "民族" in names  # owed by citizens only


def test_every_column_is_text_so_that_id_numbers_stay_whole(template):
    for sheet in template.worksheets[:-3]:
        assert {sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]} == {"@"}


def test_every_coded_column_has_a_drop_down_whose_range_exists(template, loaded):
    used = set()
    for record_set in loaded.sets(CATEGORY):
        rules = template[record_set.name.zh].data_validations.dataValidation
        used |= {rule.formula1 for rule in rules}
        assert len(rules) == sum(field.table is not None for field in record_set.columns)

    assert used == set(template.defined_names)


def test_every_label_of_the_drop_downs_is_understood_by_the_reader(template, loaded):
    for name, range_ in template.defined_names.items():
        table = loaded.table(name.removeprefix("list_").removesuffix("_all"))
        sheet, cells = next(iter(range_.destinations))
        labels = [row[0].value for row in template[sheet][cells]]
        assert all(table.code_of(label) for label in labels), name


def test_every_header_carries_a_note(template):
    for sheet in template.worksheets[:-3]:
        assert all(cell.comment and cell.comment.text for cell in sheet[1])


def test_it_says_for_whom_and_from_which_catalogue_it_was_made(template, loaded):
    assert [[cell.value for cell in row] for row in template["_xingtan"].iter_rows()] == [
        ["catalogue", loaded.version],
        ["category", CATEGORY],
    ]


def test_the_guide_explains_every_column(template, loaded):
    listed = {row[1].value for row in template["填写说明"].iter_rows()}

    assert {field.name.zh for each in loaded.sets(CATEGORY) for field in each.columns} <= listed


def test_a_sub_sheet_begins_with_the_person_whose_row_it_is(template, loaded):
    for record_set in loaded.sets(CATEGORY)[1:]:
        assert [cell.value for cell in template[record_set.name.zh][1]][:2] == ["*身份证件号", "姓名"]


def test_a_note_says_when_a_field_applies_and_how_it_is_written(loaded):
    def note(set_code, code, language="zh"):
        record_set = loaded.set(CATEGORY, set_code)
        return note_of(record_set.field(code), record_set, language).splitlines()

    assert note("basic", "employment_form")[:2] == ["按条件必填", "“是否在编”为“否”时填写。"]
    assert note("teaching", "courses")[1] == "“任课状况”为“任课”、“任教学段”为“小学”或“普通初中”或“普通高中”时填写。"
    assert note("teaching", "weekly_hours", "en")[1:] == [
        "Only where “Teaching or not” is “Teaches”.",
        "A whole number from 1 to 168.",
    ]


@pytest.mark.parametrize("category", ["kindergarten", "secondary_vocational", "special_education", "higher_education"])
def test_the_template_of_every_category_is_read_back_without_a_fault(category, loaded, today, tmp_path):  # R-REC-09
    person = people(7, 1, "430623", today, category)[0]
    book = new_workbook(loaded, category, loaded.sets(category))
    for record_set in loaded.sets(category):
        owner = {OWNER_NUMBER: person["id_number"], OWNER_NAME: person["name"]}
        is_main = record_set.code == "basic"
        for values in [person] if is_main else entries(7, person, category, record_set.code, today):
            known = owner | values
            book[record_set.name.zh].append([written(field, known.get(field.code)) for field in record_set.columns])
    book.save(tmp_path / "filled.xlsx")

    sheets = read_workbook(tmp_path / "filled.xlsx", loaded, category)

    assert sheets.faults == []
    assert [*sheets.sheets] == [each.code for each in loaded.sets(category)]
    for rows in sheets.sheets.values():
        assert rows.fault_list(rows.check(today)) == []
        assert rows.frame.height > 0


def test_a_template_of_reserved_sets_has_their_sheets_alone_and_speaks_of_no_main_one(loaded):  # R-REC-04
    reserved = [each for each in loaded.sets(CATEGORY) if each.reserved]
    out = BytesIO()
    write_template(loaded, CATEGORY, [each.code for each in reserved], out)
    book = load_workbook(out)

    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert [sheet.title for sheet in shown] == [*(each.name.zh for each in reserved), "填写说明"]
    assert {tuple(cell.value for cell in sheet[1][:2]) for sheet in shown[:-1]} == {("*身份证件号", "姓名")}
    guide = "".join(str(cell) for row in shown[-1].values for cell in row if cell)
    assert ("多所学校" in guide, "每名教职工填写一行" in guide) == (True, False)
