"""The workbook of teachers' accounts: a cell is what its type says, and what people see of it (R-ID-06)."""

import io

import openpyxl
import pytest

from services.common.errors import Invalid
from services.common.spreadsheets.one_sheet import FAILED, LONGEST, LOST, Sheet
from services.common.spreadsheets.sheet_marks import MERGED, NOT_CALCULATED, marks_of
from services.contracts.identity.teacher_accounts import COLUMNS, REQUIRED

PERSON = {"name": "赵鹏", "sex": "男", "birth_date": "1986-03-06", "id_type": "居民身份证"}


@pytest.fixture
def row(tmp_path):
    """The one row of a workbook with these cells; `formats` by field."""

    def read(formats=None, **cells):
        book = openpyxl.Workbook()
        page = book.worksheets[0]
        page.append(list(COLUMNS.values()))
        page.append([(PERSON | cells).get(field) for field in COLUMNS])
        for field, code in (formats or {}).items():
            page.cell(2, list(COLUMNS).index(field) + 1).number_format = code
        book.save(tmp_path / "accounts.xlsx")
        sheet = Sheet(tmp_path / "accounts.xlsx", COLUMNS, REQUIRED)
        [(_, texts, wrong)] = sheet.rows()
        sheet.close()
        return texts, wrong

    return read


@pytest.mark.parametrize("number", [340104198603067008, 3.40104198603067e17])
def test_an_id_number_in_a_cell_of_numbers_has_lost_digits_whatever_its_check_digit(row, number):
    assert row(id_number=number)[1] == {"id_number": LOST}


def test_an_id_number_as_text_is_taken_though_it_ends_in_three_zeros(row):
    texts, wrong = row(id_number="340104198605012000")

    assert (texts["id_number"], wrong) == ("340104198605012000", {})


def test_a_text_without_end_is_kept_up_to_a_limit_since_many_cells_may_share_it(row):
    assert len(row(name="长" * 30_000)[0]["name"]) == LONGEST


def test_a_failed_formula_is_no_empty_cell(row):
    assert row(id_number="340104198605012000", department="#N/A")[1] == {"department": FAILED}


def test_a_formula_that_was_never_calculated_is_no_empty_cell(row):
    assert row(id_number="340104198605012000", department='=CONCATENATE("语文","组")')[1] == {
        "department": NOT_CALCULATED
    }


def test_a_row_of_formulas_alone_is_no_empty_row(row):
    formulas = dict.fromkeys(COLUMNS, "=A9")

    assert set(row(**formulas)[1].values()) == {NOT_CALCULATED}


def test_merged_cells_are_told_in_each_row_that_they_cover_and_a_merged_heading_is_none(tmp_path):
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(list(COLUMNS.values()))
    for _ in range(3):
        page.append([PERSON.get(field) for field in COLUMNS])
    column = list(COLUMNS).index("sex") + 1
    page.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
    page.merge_cells(start_row=1, end_row=1, start_column=40, end_column=50)
    book.save(tmp_path / "accounts.xlsx")

    rows = list(Sheet(tmp_path / "accounts.xlsx", COLUMNS, REQUIRED).rows())
    assert [wrong for _, _, wrong in rows] == [{"sex": MERGED}, {"sex": MERGED}, {}]


def test_a_sheet_of_merged_cells_is_refused_whole(monkeypatch):
    monkeypatch.setattr("services.common.spreadsheets.sheet_marks.MOST", 5)

    with pytest.raises(Invalid):
        marks_of(io.BytesIO(b'<mergeCells><mergeCell ref="A1:C9"/></mergeCells>'), rows=50_000, columns=64)


@pytest.mark.parametrize("size", [1, 7, 64, 1024])
def test_what_a_sheet_hides_is_found_however_its_text_is_cut(monkeypatch, size):
    monkeypatch.setattr("services.common.spreadsheets.sheet_xml.PIECE", size)
    cells = b'<row r="2"><c r="A2" s="1"><f>B2</f><v></v></c><c r="B2"><f>A1</f><v>1</v></c></row>'
    merged = b'<mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>'
    part = io.BytesIO(b"<worksheet><sheetData>" + cells + b"</sheetData>" + merged + b"</worksheet>")

    assert marks_of(part, 9, 9) == {(2, 1): NOT_CALCULATED, (2, 3): MERGED, (3, 3): MERGED}


def test_a_number_is_taken_as_its_cell_shows_it(row):
    texts, _ = row(formats={"department": "0000"}, id_number="E12345678", department=7)

    assert texts["department"] == "0007"
