"""The workbook that comes back with its faults marked (R-REC-10)."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from services.records.workbooks import write_marked
from tests.data.make_workbooks import CATEGORY
from tests.unit.records.workbooks.conftest import DATA


@pytest.fixture
def marked(read, loaded, today):
    def mark(path):
        sheets = read(path)
        basic = sheets.sheets["basic"]
        out = BytesIO()
        write_marked(path, sheets, basic.fault_list(basic.check(today)), loaded, CATEGORY, out)
        return load_workbook(out)["基本信息"]

    return mark


def test_a_faulty_cell_is_coloured_and_explained(marked):
    sheet = marked(DATA / "faulty.xlsx")

    assert sheet["C7"].comment.text == "“性别”找不到“男姓”对应的类别名，请从下拉列表中选择。"
    assert sheet["C7"].fill.fgColor.rgb == "00FFC7CE"
    assert sheet["C7"].value == "男姓"
    assert sheet["C2"].comment is None


def test_a_marked_workbook_can_be_sent_again(marked, read, made, today, tmp_path):
    sheet = marked(made(lambda sheet: sheet.cell(3, 3, "男姓")))
    sheet["C3"] = "2-女"
    sheet.parent.save(tmp_path / "mended.xlsx")

    basic = read(tmp_path / "mended.xlsx").sheets["basic"]
    assert not basic.check(today).refused


def test_an_old_file_comes_back_as_a_template_with_its_rows(marked):
    sheet = marked(DATA / "teachers.xls")

    assert sheet.max_row == 31
    assert sheet["A2"].value
