"""Workbooks as schools send them (R-REC-09, R-REC-10)."""

import pytest
from openpyxl.comments import Comment

from services.records.catalogue.faults import say, say_with_place
from services.records.catalogue.validation import ROW
from services.records.workbooks import WorkbookRefused
from tests.data.make_workbooks import FAULTS, UNUSUAL, rows
from tests.unit.records.workbooks.conftest import DATA


def kinds(faults):
    return [fault.kind for fault in faults if fault.kind != "outdated_template"]


def typed(row):
    return {code: cell for code, cell in row.items() if cell is not None}


def checked(sheets, today):
    basic = sheets.sheets["basic"]
    return basic.fault_list(basic.check(today))


@pytest.mark.parametrize("name", ["teachers.xlsx", "teachers.xls"])
def test_a_workbook_that_libreoffice_saved_is_read_without_a_fault(read, today, name):  # R-REC-09
    basic = read(DATA / name).sheets["basic"]

    assert basic.fault_list(basic.check(today)) == []
    assert [typed(row) for row in basic.frame.drop(ROW).to_dicts()] == [typed(row) for row in rows(30)]
    assert basic.frame[ROW].to_list() == list(range(2, 32))


def test_each_fault_is_told_at_its_row_and_column_and_good_rows_stay_good(read, today):  # R-REC-10
    basic = read(DATA / "faulty.xlsx").sheets["basic"]
    found = [(fault.row, fault.kind) for fault in basic.fault_list(basic.check(today)) if fault.severity == "error"]

    first = 2 + len(UNUSUAL)
    last = first + len(FAULTS)
    expected = [(first + place, kind) for place, (_, kind) in enumerate(FAULTS)]
    assert found == [*expected, (last, "merged"), (last + 1, "merged"), (last + 2, "repeated")]


def test_dates_numbers_and_full_width_text_come_through(read, today):
    values = read(DATA / "faulty.xlsx").sheets["basic"].check(today).sound().to_dicts()

    assert [row[ROW] for row in values] == [2, 3, 4]
    assert values[0]["school_start"] == "2025-08"  # the day number 45870
    assert (
        values[0]["birth_date"]
        == f"{values[0]['id_number'][6:10]}-{values[0]['id_number'][10:12]}-" + (values[0]["id_number"][12:14])
    )
    assert values[1]["work_start"] == "2022-07"
    assert values[1]["nationality"] == "156"
    assert values[2]["school_start"] == "2025-08"


def test_a_fault_names_the_letters_over_its_column(read, made, today):
    faults = checked(read(made(lambda sheet: sheet.cell(3, 3, "男姓"))), today)

    assert [(fault.sheet, fault.column, fault.row) for fault in faults] == [("基本信息", "C", 3)]
    assert say_with_place(faults[0]).startswith("第 3 行，")


def test_headers_may_carry_stars_blanks_and_line_breaks(read, made):
    def change(sheet):
        sheet["A1"] = "* 姓\n名\t"
        sheet["H1"] = "出生日期（yyyy-MM-dd）"

    assert kinds(read(made(change)).faults) == []


def test_columns_may_stand_in_another_order(read, made, today):
    def change(sheet):
        for row in sheet.iter_rows(max_row=3):
            row[0].value, row[9].value = row[9].value, row[0].value

    sheets = read(made(change))

    assert checked(sheets, today) == []
    assert sheets.sheets["basic"].columns["name"] == "J"


def test_a_title_above_and_empty_columns_before_the_header_do_no_harm(read, made, today):
    def change(sheet):
        sheet.insert_rows(1, 2)
        sheet.insert_cols(1, 2)
        sheet["E5"] = "男姓"

    faults = checked(read(made(change)), today)

    assert [(fault.column, fault.row) for fault in faults] == [("E", 5)]


def test_empty_rows_between_and_after_are_skipped_and_not_renumbered(read, made, today):
    def change(sheet):
        sheet.insert_rows(3, 4)
        for row in range(20, 200):
            sheet.cell(row, 1, "  ")

    basic = read(made(change)).sheets["basic"]

    assert basic.frame[ROW].to_list() == [2, 7]
    assert basic.fault_list(basic.check(today)) == []


def test_an_optional_column_that_is_missing_is_no_fault(read, made):
    sheets = read(made(lambda sheet: sheet.delete_cols(2)))

    assert kinds(sheets.faults) == []
    assert "former_name" not in sheets.sheets["basic"].columns


def test_a_column_of_derived_values_is_passed_over_without_a_word(read, made):
    sheets = read(made(lambda sheet: sheet.cell(1, 35, "最高学历")))

    assert kinds(sheets.faults) == []
    assert "highest_education" not in sheets.sheets["basic"].frame.columns


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda sheet: sheet.delete_cols(1), "missing_column"),
        (lambda sheet: sheet.cell(1, 3, "性別"), "missing_column"),
        (lambda sheet: sheet.cell(1, 2, "*姓名"), "repeated_column"),
        (lambda sheet: setattr(sheet, "title", "Sheet1"), "missing_sheet"),
        (lambda sheet: sheet.delete_rows(1, 3), "missing_header"),
    ],
)
def test_a_sheet_that_cannot_be_understood_is_refused_with_the_reason(read, made, change, kind):
    with pytest.raises(WorkbookRefused) as refusal:
        read(made(change))

    assert refusal.value.kind == kind


def test_a_missing_column_is_named(read, made):
    with pytest.raises(WorkbookRefused) as refusal:
        read(made(lambda sheet: sheet.cell(1, 3, "性別")))

    assert refusal.value.say() == "“基本信息”找不到“性别”列，请补上这一列，或使用下载的模板。"


def test_an_unknown_column_is_only_warned_of(read, made):
    faults = read(made(lambda sheet: sheet.cell(1, 35, "微信号"))).faults

    assert [(fault.kind, fault.severity, fault.column) for fault in faults] == [("unknown_column", "warning", "AI")]
    assert say(faults[0]) == "“基本信息”的“微信号”列不在模板中，没有导入；如是列名写错，请改成模板中的列名。"


def test_the_template_of_another_category_is_refused(read, made):
    with pytest.raises(WorkbookRefused) as refusal:
        read(made(lambda sheet: setattr(sheet.parent["_xingtan"]["B2"], "value", "kindergarten")))

    assert refusal.value.say() == "这是“幼儿园”的模板，本单位属于“中小学校”，请下载本单位的模板。"


def test_an_older_template_is_read_with_a_warning(read, made):
    sheets = read(made(lambda sheet: setattr(sheet.parent["_xingtan"]["B1"], "value", "0")))

    assert [(fault.kind, fault.severity) for fault in sheets.faults] == [("outdated_template", "warning")]
    assert sheets.catalogue_version == "0"


def test_a_workbook_that_people_made_themselves_is_read(read, made, today):
    def change(sheet):
        del sheet.parent["_xingtan"]

    assert checked(read(made(change)), today) == []


def test_a_comment_or_a_colour_changes_nothing(read, made, today):
    def change(sheet):
        sheet["A2"].comment = Comment("问过本人", "办公室")

    assert checked(read(made(change)), today) == []


def test_a_calculated_formula_counts_as_its_result(read, rewritten, today):
    def change(name, text):
        if name != "xl/worksheets/sheet1.xml":
            return text
        start = text.index(b'<c r="AG2"')
        end = text.index(b"</c>", start)
        return text[:start] + b'<c r="AG2" t="str"><f>B9&amp;C9</f><v>100</v>' + text[end:]

    assert checked(read(rewritten(change)), today) == []
