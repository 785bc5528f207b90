"""Workbooks of changes of status: what stands in those that are handed out, and that ours are read again (R-MOB-05)."""

import io
import uuid

import openpyxl
import pytest

from services.common import roles, storage
from services.common.spreadsheets.one_sheet import Sheet
from services.contracts.mobility.status_batches import ACTS, COLUMNS, REQUIRED
from services.mobility.status_batches.sheet import Reader

STATUSES = {"301": "不在本单位任职-退休", "203": "暂未在本单位任职-长病假"}
TEACHER = str(uuid.uuid4())
RETIRES = {"teacher_id": TEACHER, "name": "王芳", "personal_number": "G340104********0028", "org_name": "杏林小学"}
TEMPLATE = "/api/v1/status-batches/template.xlsx"


@pytest.fixture(autouse=True)
def _own_file_store():
    storage.forget()
    yield
    storage.forget()


@pytest.fixture
def clerk(sign_in, bus):
    codes = [{"code": code, "name": name, "parent": None, "has_children": False} for code, name in STATUSES.items()]
    bus.replies["records.codes"] = {"items": codes}
    return sign_in(roles.ENTRY_CLERK)


def rows_of(content, tmp_path):
    """What the job reads in a workbook: its columns, and its rows as they are understood."""
    path = tmp_path / "workbook.xlsx"
    path.write_bytes(content)
    sheet = Sheet(path, COLUMNS, REQUIRED)
    try:
        return list(sheet.letters), [Reader(STATUSES).row(*line) for line in sheet.rows()]
    finally:
        sheet.close()


def test_the_empty_template_is_what_the_reader_understands_and_offers_the_acts(client, clerk, tmp_path):
    answer = client.get(TEMPLATE, headers=clerk)

    assert rows_of(answer.data, tmp_path) == (list(COLUMNS), [])
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert [cell.value for cell in book["选项"]["A"] if cell.value] == list(ACTS.values())
    assert book["选项"]["B1"].value == "301 不在本单位任职-退休"
    lists = {str(rule.sqref): rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation}
    assert set(lists) == {"C2:C20001", "D2:D20001"}


def test_who_retires_stands_in_the_template_of_a_month_and_lacks_only_day_and_document(client, bus, clerk, tmp_path):
    pages = {None: {"items": [RETIRES | {"due": "2026-10"}], "next": "b"}}
    pages["b"] = {"items": [RETIRES | {"due": "2026-11", "personal_number": None}], "next": None}
    bus.replies["mobility.to_retire"] = lambda taken: pages[taken["after"]]
    answer = client.get(f"{TEMPLATE}?until=2026-12", headers=clerk)

    _, found = rows_of(answer.data, tmp_path)
    assert [str(row.texts["file"]) for row in found] == [TEACHER, TEACHER]
    assert {fault.field for row in found for fault in row.faults} == {"day"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_refused_rows_come_as_they_were_typed_with_their_reasons(client, bus, clerk, tmp_path):
    typed = dict.fromkeys(COLUMNS, "") | {"name": "=王芳", "number": "340104196605120028", "day": "明天"}
    refused = {"number": 7, "texts": typed, "reasons": ["一。", "二。"]}
    bus.replies["mobility.refused_status_rows"] = {"items": [refused], "next": None}
    answer = client.get(f"/api/v1/status-batches/{uuid.uuid4()}/refused.xlsx", headers=clerk)

    _, [row] = rows_of(answer.data, tmp_path)
    assert (row.texts["name"], row.texts["number"], row.texts["day"]) == ("=王芳", "340104196605120028", "明天")
    [_, line] = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True)
    assert line[-1] == "一。；二。"


def test_a_workbook_goes_to_the_store_and_its_key_to_mobility_with_the_names_of_the_statuses(client, bus, clerk):
    bus.replies["mobility.start_status_batch"] = lambda taken: {"id": str(taken["id"])}
    sent = {"file": (io.BytesIO(b"PK"), "../退休.xlsx")}
    answer = client.post("/api/v1/status-batches", data=sent, headers=clerk)
    [(asked, _)] = bus.sent_to("mobility.start_status_batch")

    assert answer.status_code == 202
    assert (asked["file_name"], asked["statuses"]) == ("退休.xlsx", STATUSES)
    assert b"".join(storage.read(asked["key"])) == b"PK"
