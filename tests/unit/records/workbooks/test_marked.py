"""The workbook that comes back with its faults marked (R-REC-10)."""

import re
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from services.records.catalogue.faults import say
from services.records.workbooks import Marked, write_marked
from tests.data.make_workbooks import CATEGORY
from tests.unit.records.workbooks.conftest import DATA

RED, YELLOW = "FFFFC7CE", "FFFFEB9C"


@pytest.fixture
def marked(read, loaded, today, tmp_path):
    """Marks what is found in a workbook; the path of the marked one."""

    def mark(path):
        marks = [
            Marked(fault.sheet, fault.row, fault.column, fault.severity, say(fault, sheet.record_set))
            for sheet in read(path).sheets.values()
            for fault in sheet.fault_list(sheet.check(today))
            if fault.row and fault.column
        ]
        write_marked(path, marks, loaded, CATEGORY, tmp_path / "marked.xlsx")
        return tmp_path / "marked.xlsx"

    return mark


def test_a_faulty_cell_is_coloured_and_explained(marked):
    sheet = load_workbook(marked(DATA / "faulty.xlsx"))["基本信息"]

    assert sheet["C7"].comment.text.startswith("“性别”找不到“男姓”对应的类别名")
    assert sheet["C7"].fill.fgColor.rgb == RED
    assert sheet["C7"].value == "男姓"
    assert sheet["C7"].number_format == "@"
    assert sheet["C2"].comment is None
    assert sheet["C2"].fill.fill_type is None


def test_a_cell_that_is_empty_and_owed_is_coloured_too(marked, made):
    def change(sheet):
        sheet["D2"], sheet["C2"], sheet["AC3"] = None, None, None

    sheet = load_workbook(marked(made(change)))["基本信息"]

    assert sheet["C2"].fill.fgColor.rgb == RED
    assert sheet["C2"].comment is not None
    assert [cell.value for cell in sheet[1]][:3] == ["*姓名", "曾用名", "*性别"]


def test_notes_that_stood_in_the_workbook_stay(marked):
    path = DATA / "faulty.xlsx"
    before, after = load_workbook(path)["基本信息"], load_workbook(marked(path))["基本信息"]

    assert before["A1"].comment is not None
    assert after["A1"].comment.text == before["A1"].comment.text


def test_everything_else_stays_as_it_was(marked):
    path = DATA / "faulty.xlsx"
    with ZipFile(path) as old, ZipFile(marked(path)) as new:
        same = [name for name in old.namelist() if name in new.namelist() and old.read(name) == new.read(name)]
        changed = set(old.namelist()) - set(same)

    assert {"xl/workbook.xml", "xl/theme/theme1.xml"} <= set(same)
    assert all(re.search(r"sheet1|styles|Content_Types|comment|legacyDrawing|vml", name, re.I) for name in changed)


def test_a_marked_workbook_can_be_mended_and_marked_again(marked, read, made, today, tmp_path):
    path = marked(made(lambda sheet: sheet.cell(3, 3, "男姓")))
    again = tmp_path / "again.xlsx"
    again.write_bytes(path.read_bytes())
    assert load_workbook(marked(again))["基本信息"]["C3"].comment is not None

    book = load_workbook(path)
    book["基本信息"]["C3"] = "2-女"
    book.save(tmp_path / "mended.xlsx")
    basic = read(tmp_path / "mended.xlsx").sheets["basic"]
    assert not basic.check(today).refused


def test_an_old_file_comes_back_as_a_template_with_its_faulty_rows(loaded, tmp_path):
    marks = [Marked("基本信息", 7, "C", "error", "不对。", "2-女"), Marked("基本信息", 9, "A", "warning", "看看。")]
    write_marked(DATA / "teachers.xls", marks, loaded, CATEGORY, tmp_path / "marked.xlsx")
    sheet = load_workbook(tmp_path / "marked.xlsx")["基本信息"]

    assert sheet.max_row == 3
    assert sheet["C2"].comment.text == "不对。\n建议填写：2-女"
    assert (sheet["C2"].fill.fgColor.rgb, sheet["A3"].fill.fgColor.rgb) == (RED, YELLOW)
    assert sheet.data_validations.dataValidation


def test_xml_in_an_unusual_form_comes_back_as_a_template(marked, rewritten, made, monkeypatch):
    path = made(lambda sheet: sheet.cell(3, 3, "男姓"))
    monkeypatch.setattr("tests.unit.records.workbooks.conftest.bare", lambda _: load_workbook(path))

    def change(name, text):
        if name != "xl/worksheets/sheet1.xml":
            return text
        return re.sub(rb'<row r="\d+"', b"<row", text)

    sheet = load_workbook(marked(rewritten(change)))["基本信息"]

    assert "找不到" in str([cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment])


def test_a_name_that_looks_like_a_formula_stays_text(marked, made):
    def change(sheet):
        sheet["B2"].value, sheet["B2"].data_type = "=HYPERLINK(1)", "s"
        sheet["C2"] = "男姓"

    sheet = load_workbook(marked(made(change)))["基本信息"]

    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=HYPERLINK(1)", "s")
