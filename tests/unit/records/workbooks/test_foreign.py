"""Workbooks of other programs and other hands, main and sub sheets (R-REC-09, quality.md)."""

import re
from datetime import date

import pytest
from openpyxl import load_workbook

from deploy.local.entries import entries
from deploy.local.people import people
from services.records.catalogue.model import OWNER_NUMBER
from services.records.catalogue.validation import ROW
from services.records.workbooks import Marked, WorkbookRefused, write_marked
from tests.data.books import owned, save_book
from tests.data.make_workbooks import CATEGORY
from tests.data.wps import WpsBook
from tests.unit.records.workbooks.conftest import DATA

TODAY = date(2025, 9, 1)
SUBS = ("education", "title", "pay", "teaching", "contact")


@pytest.fixture(scope="module")
def filled() -> dict[str, list[dict]]:
    """Five teachers with entries in five sets."""
    staff = people(5, 5, "430623", TODAY)
    return {"basic": staff} | {
        code: [row for each in staff for row in owned(each, entries(5, each, CATEGORY, code, TODAY))] for code in SUBS
    }


def faults_of(sheets) -> list[tuple]:
    return [
        (sheet.record_set.code, fault.row, fault.field, fault.kind)
        for sheet in sheets.sheets.values()
        for fault in sheet.fault_list(sheet.check(TODAY))
        if fault.severity == "error"
    ]


def values_of(sheet) -> list[dict]:
    return sheet.check(TODAY).values.drop(ROW).to_dicts()


@pytest.fixture
def wps(loaded, tmp_path, filled):
    """The same workbook as WPS writes it."""
    book = WpsBook()
    for code, rows in filled.items():
        book.add(loaded.set(CATEGORY, code), rows, hidden=4)
    return book.save(tmp_path / "wps.xlsx")


def test_a_workbook_of_wps_says_the_same_as_ours(read, wps, filled, tmp_path):
    ours, theirs = read(save_book(tmp_path / "ours.xlsx", filled)), read(wps)

    assert faults_of(theirs) == []
    assert theirs.sheets.keys() == ours.sheets.keys() == filled.keys()
    for code in filled:
        assert values_of(theirs.sheets[code]) == values_of(ours.sheets[code])


def test_hidden_rows_are_read_like_others(read, wps):
    assert read(wps).sheets["basic"].frame[ROW].to_list() == [3, 4, 5, 6, 7]


def test_a_workbook_of_wps_comes_back_marked(loaded, wps, tmp_path):
    marks = [Marked("基本信息", 5, "C", "error", "不对。"), Marked("学习经历", 3, "A", "error", "查无此人。")]
    write_marked(wps, marks, loaded, CATEGORY, tmp_path / "marked.xlsx")
    book = load_workbook(tmp_path / "marked.xlsx")

    assert book["基本信息"]["C5"].comment.text == "不对。"
    assert book["学习经历"]["A3"].fill.fgColor.rgb == "FFFFC7CE"
    assert book["基本信息"]["A1"].value == "基本信息采集表"


@pytest.mark.parametrize("name", ["sets.xlsx", "sets.xls"])
def test_sub_sheets_that_libreoffice_saved_are_read_without_a_fault(read, name):
    sheets = read(DATA / name)

    assert faults_of(sheets) == []
    assert {"basic", *SUBS} <= {code for code, sheet in sheets.sheets.items() if sheet.frame.height}


def test_whose_row_it_is_may_stand_in_any_column(read, filled, tmp_path):
    path = save_book(tmp_path / "moved.xlsx", {"basic": filled["basic"], "contact": filled["contact"]})
    book = load_workbook(path)
    sheet = book["联系方式"]
    for row in sheet.iter_rows():
        row[0].value, row[3].value = row[3].value, row[0].value
    book.save(path)

    read_again = read(path).sheets["contact"]
    assert read_again.columns[OWNER_NUMBER] == "D"
    assert faults_of(read(path)) == []


def test_a_sub_sheet_without_id_numbers_is_told_and_the_others_are_read(read, filled, tmp_path):
    path = save_book(tmp_path / "without.xlsx", {"basic": filled["basic"], "contact": filled["contact"]})
    book = load_workbook(path)
    book["联系方式"].delete_cols(1)
    book.save(path)

    sheets = read(path)
    assert set(sheets.sheets) == {"basic"}
    assert [(fault.kind, fault.sheet) for fault in sheets.faults] == [("missing_column", "联系方式")]


def test_id_numbers_of_a_sub_sheet_that_became_numbers_are_told(read, filled, tmp_path):
    path = save_book(tmp_path / "numbers.xlsx", {"basic": filled["basic"], "contact": filled["contact"]})
    book = load_workbook(path)
    book["联系方式"]["A2"] = 430623199001010015
    book.save(path)

    assert ("contact", 2, OWNER_NUMBER, "lost_digits") in faults_of(read(path))


def test_a_row_with_another_order_of_attributes_is_refused_not_guessed_at(read, rewritten):
    def change(name, text):
        return re.sub(rb'<c r="(\w+)" s="(\d+)"', rb'<c s="\2" r="\1"', text) if "sheet1" in name else text

    with pytest.raises(WorkbookRefused) as refusal:
        read(rewritten(change))
    assert refusal.value.kind == "unusual_cells"


def test_a_sheet_with_a_mistyped_name_is_not_passed_over_in_silence(read, filled, tmp_path):
    path = save_book(tmp_path / "named.xlsx", {"basic": filled["basic"], "contact": filled["contact"]})
    book = load_workbook(path)
    book["联系方式"].title = "联系方式1"
    book.save(path)

    faults = read(path).faults
    assert [(fault.kind, fault.severity, fault.sheet) for fault in faults] == [
        ("unknown_sheet", "warning", "联系方式1")
    ]
