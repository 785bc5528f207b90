"""The workbook of results of one training: who takes part now, with what is entered already (R-TRN-04)."""

import io
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter
from flask import Response

from gateway import files
from gateway.bus import ask
from services.common.contract import PAGE_LIMIT
from services.contracts.training.result_books import (
    COLUMNS,
    GRADE_WORDS,
    KEYS,
    REQUIRED,
    result_book_rows,
    result_book_terms,
)

NAME = "培训结果"
WIDTHS = {"name": 12, "org_name": 24, "hours": 10, "absent": 10, "grade": 10}
MEASURED, KEYED = 16, 38
HINTS = (
    "{number} {project_name}，共 {hours} 学时。",
    "一行一位学员，都是现在已录取的。不要改动第一行，不要增加行。带 * 的列必须填写。",
    "学时填实际参加的学时，从未到场的填 0；加上缺勤学时不能超过项目的学时。",
    "考核从下拉列表中选择。没有考核的选“未考核”，不能空着。",
    "整行都空着的学员跳过，以后再填。",
    "其他数字列由折算规则决定，没有的空着。证书编号在认定后由系统给出，不用填。",
    "最后两列由系统填写，用来识别学员和防止覆盖别人的修改，不要改动。",
    "上传后整份核对：有一处错误就都不登记，并列出每一处；全部无误时一次登记。",
)


def template(project_id: uuid.UUID) -> Response:
    """The workbook to fill in."""
    terms = ask(result_book_terms, project_id=project_id)
    content = written(terms, _all(project_id))
    answer = files.as_download(Response(content, content_type=files.XLSX), f"{NAME}-{terms['project_name']}.xlsx")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def written(terms: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Its bytes. Text is written as text, whatever it begins with; numbers are typed as numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(NAME)
        bold = book.add_format({"bold": True, "bottom": 1})
        text = book.add_format({"num_format": "@"})
        fixed = book.add_format({"num_format": "@", "font_color": "#8c8c8c"})
        names, widths = _columns(terms)
        for column, (name, width) in enumerate(zip(names, widths, strict=True)):
            page.write_string(0, column, name, bold)
            page.set_column(column, column, width, fixed if column >= len(names) - len(KEYS) else None)
        page.freeze_panes(1, 1)
        codes, last = [each["code"] for each in terms["measures"]], 0
        for last, row in enumerate(rows, start=1):
            for column, (value, is_number) in enumerate(_cells(row, codes)):
                if value is not None and is_number:
                    page.write_number(last, column, float(value))
                elif value is not None:
                    page.write_string(last, column, value, fixed if column >= len(names) - len(KEYS) else text)
        grade = list(COLUMNS).index("grade")
        page.data_validation(1, grade, max(last, 1), grade, {"validate": "list", "source": list(GRADE_WORDS)})
        _set_to_print(page)
        notes = book.add_worksheet("填写说明")
        notes.set_column(0, 0, 100)
        for line, hint in enumerate(HINTS):
            notes.write_string(line, 0, hint.format(**terms) if "{" in hint else hint)
    return out.getvalue()


def _columns(terms: Mapping[str, Any]) -> tuple[list[str], list[int]]:
    measures = [each["name"] for each in terms["measures"]]
    names = [*COLUMNS.values(), *measures, *KEYS.values()]
    widths = [*WIDTHS.values(), *(MEASURED for _ in measures), KEYED, 10]
    starred = {{**COLUMNS, **KEYS}[field] for field in REQUIRED}
    return [name + "*" * (name in starred) for name in names], widths


def _cells(row: Mapping[str, Any], codes: Sequence[str]) -> Iterator[tuple[str | None, bool]]:
    """The cells of a row, and which of them are numbers."""
    yield row["name"], False
    yield row["org_name"], False
    yield row["hours"], True
    yield row["absent"], True
    yield row["grade"], False
    for code in codes:
        yield row["measures"].get(code), True
    yield str(row["enrolment_id"]), False
    yield None if row["version"] is None else str(row["version"]), False


def _set_to_print(page: xlsxwriter.worksheet.Worksheet) -> None:
    page.repeat_rows(0)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _all(project_id: uuid.UUID) -> Iterator[dict[str, Any]]:
    """The rows of all pages."""
    after = None
    while True:
        found = ask(result_book_rows, project_id=project_id, limit=PAGE_LIMIT, after=after)
        yield from found["items"]
        after = found["next"]
        if after is None:
            return
