"""The workbook of results that is handed out, and that ours are read again as they were (R-TRN-04)."""

import io
import uuid
from decimal import Decimal

import openpyxl
import pytest

from services.common import roles
from services.common.spreadsheets.one_sheet import Sheet
from services.contracts.training.result_books import REQUIRED
from services.training.result_books import sheet, terms

PROJECT = str(uuid.uuid4())
TEMPLATE = f"/api/v1/training/projects/{PROJECT}/results/template.xlsx"
TERMS = {"project_name": "新课标研修", "number": "PX2026000001", "hours": "30"}
NEW = {"enrolment_id": str(uuid.uuid4()), "name": "=赵一", "org_name": "杏林小学", "hours": None, "absent": None}
NEW |= {"grade": None, "measures": {}, "version": None}
KNOWN = {"enrolment_id": str(uuid.uuid4()), "name": "钱二", "org_name": "杏林中学", "hours": "7.5", "absent": "22.5"}
KNOWN |= {"grade": "未考核", "measures": {"characters": "3000"}, "version": 4}


@pytest.fixture
def holder(sign_in, bus):
    bus.replies["training.result_book_terms"] = TERMS | {"measures": [{"code": "characters", "name": "字数"}]}
    bus.replies["training.result_book_rows"] = {"items": [NEW, KNOWN], "next": None}
    return sign_in(roles.INSTITUTION)


def test_the_template_is_read_as_it_was_written(client, holder, tmp_path):
    path = tmp_path / "workbook.xlsx"
    path.write_bytes(client.get(TEMPLATE, headers=holder).data)
    found = Sheet(path, terms.columns({"characters": "字数"}), REQUIRED)
    first, second = (sheet.read(*line) for line in found.rows())
    found.close()
    assert (first.name, str(first.enrolment_id), first.is_blank, first.faults) == (
        "=赵一", NEW["enrolment_id"], True, []
    )  # fmt: skip
    assert second.faults == []
    assert second.said == {
        "hours": Decimal("7.5"), "absent": Decimal("22.5"), "grade": "not_assessed",
        "measures": {"characters": Decimal(3000)}, "row_version": 4,
    }  # fmt: skip


def test_grades_are_chosen_from_a_list_and_the_notes_say_how_many_hours_there_are(client, holder):
    book = openpyxl.load_workbook(io.BytesIO(client.get(TEMPLATE, headers=holder).data))
    [rule] = book.worksheets[0].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("E2:E3", '"优秀,合格,不合格,未考核"')
    assert "30 学时" in book["填写说明"]["A1"].value
