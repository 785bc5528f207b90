"""Workbooks of changes of status: the template to fill in, with or without those who retire, and refused rows."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter
from flask import Response
from xlsxwriter.worksheet import Worksheet

from gateway import files
from gateway.bus import ask
from services.common.contract import PAGE_LIMIT, Call
from services.contracts.mobility.status_acts import RETIREMENT
from services.contracts.mobility.status_batches import (
    ACTS,
    COLUMNS,
    REQUIRED,
    STATUSES,
    refused_status_rows,
    to_retire,
)

NAME = "在职情况变动"
TEMPLATE_ROWS = 20_000
RETIRED = "301"
WIDTHS = {"name": 12, "number": 24, "act": 14, "status": 24, "day": 14, "until": 14, "document": 22, "words": 26}
OF_FILE = 38
ABOUT_RETIRING = ("学校", "达到退休年龄年月")
REASON = "未提交原因"
HINTS = (
    "一行一位教师，不要改动第一行。带 * 的列必须填写。",
    "号码填身份证件号或个人标识码，以文本格式填写完整。系统预填的行凭最后的“档案编号”识别，号码不用改。",
    "变动类型和变动后人员状态从下拉列表中选择。恢复在岗、死亡可不选状态。",
    "日期写作 2026-09-01。生效日期不能晚于今天。",
    "截止日期只用于长期不在岗，长病假、进修、企业实践、因公出国、离岗创业必须填写。",
    "文号：离退休、辞职离职、进修、企业实践、因公出国、离岗创业必须填写。",
    "说明：辞职离职、待岗、下落不明、其他必须填写；未到法定退休年龄提前退休的，须说明原因。",
    "返聘、校内变动和撤销要逐人办理。",
    "上传后先核对，确认提交之前不会登记任何变动。未能提交的行可下载，改正后再上传。",
)


def template(statuses: Mapping[str, str], until: str | None) -> Response:
    """The workbook to fill in; with a month, whoever reaches the age of retirement until then stands in it already."""
    if until is None:
        return _sent(NAME, _written(statuses, ()))
    rows = (_retiring(row, statuses) for row in _all(to_retire, until=until))
    return _sent(f"{NAME}-退休-{until}", _written(statuses, rows, ABOUT_RETIRING))


def refused(statuses: Mapping[str, str], batch_id: Any) -> Response:
    """What was refused of a workbook, as it was typed, with the reasons: to be corrected and uploaded again."""
    rows = ([*_texts(row["texts"]), "；".join(row["reasons"])] for row in _all(refused_status_rows, batch_id=batch_id))
    return _sent(f"{NAME}-未提交", _written(statuses, rows, (REASON,)))


def _retiring(row: Mapping[str, Any], statuses: Mapping[str, str]) -> list[str]:
    texts = {"name": row["name"], "number": row["personal_number"] or "", "file": row["teacher_id"]}
    texts |= {"act": ACTS[RETIREMENT], "status": _worded(RETIRED, statuses)}
    return [*_texts(texts), row["org_name"], row["due"] or ""]


def _worded(code: str, statuses: Mapping[str, str]) -> str:
    """A status as the sheet offers it; the code in front is read whatever the language."""
    return f"{code} {statuses.get(code, '')}".strip()


def _texts(texts: Mapping[str, str]) -> list[str]:
    return [texts.get(field, "") for field in COLUMNS]


def _all(call: Call, **wanted: Any) -> Iterator[dict]:
    """The rows of all pages."""
    after = None
    while True:
        page = ask(call, **wanted, limit=PAGE_LIMIT, after=after)
        yield from page["items"]
        after = page["next"]
        if after is None:
            return


def _written(statuses: Mapping[str, str], rows: Iterable[Sequence[str]], more: Sequence[str] = ()) -> bytes:
    """The bytes of a workbook: head and rows, drop-downs, notes. Text is written as text, whatever it begins with."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(NAME)
        bold, text = book.add_format({"bold": True, "num_format": "@"}), book.add_format({"num_format": "@"})
        head = [name + "*" * (field in REQUIRED) for field, name in COLUMNS.items()]
        for column, name in enumerate([*head, *more]):
            page.write_string(0, column, name, bold)
            page.set_column(column, column, [*WIDTHS.values(), OF_FILE, *(24 for _ in more)][column], text)
        page.freeze_panes(1, 1)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                page.write_string(number, column, value, text)
        _add_notes(book, page, [_worded(code, statuses) for code in STATUSES])
    return out.getvalue()


def _add_notes(book: xlsxwriter.Workbook, page: Worksheet, statuses: list[str]) -> None:
    """The sheet of notes, beside which lies what the drop-downs offer: a list in the cell itself holds 255 signs."""
    notes = book.add_worksheet("填写说明")
    notes.set_column(0, 0, 100)
    for line, hint in enumerate(HINTS):
        notes.write_string(line, 0, hint)
    choices = book.add_worksheet("选项")
    for column, (field, words) in enumerate({"act": list(ACTS.values()), "status": statuses}.items()):
        choices.write_column(0, column, words)
        place, letter = list(COLUMNS).index(field), "AB"[column]
        source = f"=选项!${letter}$1:${letter}${len(words)}"
        page.data_validation(1, place, TEMPLATE_ROWS, place, {"validate": "list", "source": source})


def _sent(name: str, content: bytes) -> Response:
    answer = files.as_download(Response(content, content_type=files.XLSX), f"{name}.xlsx")
    answer.headers["Cache-Control"] = "no-store"
    return answer
