"""The board and the monthly report as Excel files say what the pages say (R-REV-08, R-REV-09)."""

import io
from datetime import date

from openpyxl import load_workbook

from gateway import monitoring_sheets, sheets

COUNTS = {
    "expected": 4,
    "entered": 3,
    "incomplete": 1,
    "draft": 1,
    "rejected": 0,
    "school_review": 1,
    "authority_review": 0,
    "effective": 1,
}


def cells(sheet):
    page = load_workbook(io.BytesIO(sheets.written(sheet))).active
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_the_board_has_a_row_for_each_organisation_and_a_sum():
    progress = {
        "org_name": "华容县教育局",
        "at": "2026-11-22T01:02:03+00:00",
        "campaign": None,
        "items": [COUNTS | {"org_name": "=杏林小学", "late": ["submit"]}],
        "totals": COUNTS,
    }
    rows = cells(monitoring_sheets.of_progress([progress, {"items": [COUNTS | {"org_name": "二小", "late": []}]}]))

    assert rows[0][0] == "华容县教育局教师信息采集进度"
    assert rows[1][0] == "统计时间：2026-11-22 09:02"  # in China
    assert rows[3] == ["=杏林小学", 4, 3, 1, 1, 0, 1, 0, 1, 25, "报送"]  # text, and no formula
    assert [row[0] for row in rows[4:6]] == ["二小", "合计"]  # of the next page, and once


def test_the_monthly_report_ends_with_who_filled_it_in():
    row = {
        "org_name": "杏林小学",
        "expected": 2,
        "entered": 2,
        "entry_complete": True,
        "entry_completed_on": "2026-10-31",
        "reviewed": 1,
        "review_complete": False,
        "review_completed_on": None,
    }
    report = {
        "org_name": "华容县教育局",
        "month": "2026-10",
        "due_on": str(date(2026, 10, 25)),
        "items": [row],
        "totals": row,
    }
    contacts = [{"name": "李敏", "office_phone": "0730-1234567", "mobile": None}]
    rows = cells(monitoring_sheets.of_monthly(report, contacts))

    assert rows[3][:5] == ["杏林小学", 2, 2, "已完成", "2026-10-31"]
    assert "填表人：李敏　　电话：0730-1234567　　手机：____" in rows[6][0]
