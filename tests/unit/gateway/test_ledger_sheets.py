"""The form 教基4063 as it is printed (R-MOB-09)."""

import io

from openpyxl import load_workbook

from gateway import ledger_sheets, sheets
from services.mobility.ledger import form, reasons


def answered(**more):
    sums = [
        form.Summed("primary", "2", "opening", True, False, 3),
        form.Summed("primary", "2", "died", False, False, -1),
    ]
    columns = [
        {"code": each.code, "name": each.name["zh"], "group": each.group, "of": each.of} for each in reasons.columns()
    ]
    rows = [
        {
            "code": form.code_of(*key),
            "stage": key[0],
            "women": key[1],
            "values": [row[each.code] for each in reasons.columns()],
        }
        for key, row in form.table(sums).items()
    ]
    said = {
        "number": "教基4063",
        "title": "专任教师变动情况",
        "year": 2026,
        "first": "2026-09-01",
        "last": "2027-08-31",
    }
    return said | {"org_name": "蜀山区教育局", "columns": columns, "rows": rows, "broken": []} | more


def cells(answer):
    page = load_workbook(io.BytesIO(sheets.written(ledger_sheets.of_form(answer)))).active
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_the_form_has_its_heads_its_ten_rows_and_lines_for_the_seal():
    rows = cells(answered())
    head = next(row for row in rows if row[0] == "指标名称")
    assert (head[2], head[3], head[12], head[20]) == (
        "上学年初报表专任教师数",
        "增加：合计",
        "减少：合计",
        "本学年初报表专任教师数",
    )
    primary = next(row for row in rows if row[1] == "03")
    assert (primary[0], primary[2], primary[14], primary[20]) == ("小学", 3, 1, 2)
    assert [row[1] for row in rows if row[0] == "其中：女"] == ["02", "04", "06", "08", "10"]
    assert "公章" in rows[-1][0]


def test_a_rule_that_does_not_hold_stands_above_the_table():
    rows = cells(answered(broken=[{"rule": "合计 = 各栏之和", "row": "03"}]))
    assert any("合计 = 各栏之和（行 03）" in str(row[0]) for row in rows)
