"""The workbook of teachers' accounts: a cell is what its type says, and what people see of it (R-ID-06)."""

import openpyxl
import pytest

from services.common.contracts.teacher_accounts import COLUMNS
from services.identity.sheets import FAILED, LOST, Sheet

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
        sheet = Sheet(tmp_path / "accounts.xlsx")
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


def test_a_failed_formula_is_no_empty_cell(row):
    assert row(id_number="340104198605012000", department="#N/A")[1] == {"department": FAILED}


def test_a_number_is_taken_as_its_cell_shows_it(row):
    texts, _ = row(formats={"department": "0000"}, id_number="E12345678", department=7)

    assert texts["department"] == "0007"
