"""Accounts as Excel files: the template to fill in, lists, and slips with initial passwords.

Slips are made in memory and sent: no temporary file, no file store, nothing that keeps a password readable.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter
from flask import Response, request
from xlsxwriter.worksheet import Worksheet

from gateway import files
from gateway.bus import ask
from services.common.contract import Call
from services.common.errors import Forbidden
from services.contracts.identity import accounts, teacher_accounts
from services.contracts.identity.teacher_accounts import COLUMNS, ID_TYPES, REQUIRED, SEXES, YES_NO

CHINA = ZoneInfo("Asia/Shanghai")
TEMPLATE_ROWS = 20_000
OWN_PAGES = (None, "same-origin", "none")
SLIPS_HEAD = ("单位", "姓名", "用户名", "初始密码", "有效期至", "说明")
TEACHERS_HEAD = ("姓名", "用户名", "状态", "自助填报", "最近登录")
USERS_HEAD = ("单位", "姓名", "用户名", "角色", "状态", "最近登录")
STATES = {"initial": "未激活", "active": "已激活", "closed": "已激活", "locked": "已锁定", "disabled": "已停用"}
ROLES = {
    "system_admin": "系统管理员",
    "info_admin": "信息管理员",
    "entry_clerk": "信息录入员",
    "reviewer": "信息审核员",
    "query_user": "信息查询员",
    "school_head": "学校负责人",
    "department_head": "二级单位负责人",
    "teaching_office": "教务处审核员",
    "research_office": "科技处审核员",
    "auditor": "安全审计员",
    "operator": "运维人员",
    "teacher": "教师",
    "institution": "培训机构",
}
HINTS = (
    "一行一位教师，不要改动第一行。带 * 的列必须填写。",
    "身份证件号请以文本格式填写；出生日期写作 1990-05-17 或 19900517。",
    "教师以身份证件号登录。已有账号的教师再次出现时不会改变。",
    "新入职教师请在“是否新入职”填“是”；高校可填写二级单位代码。",
)


def template() -> Response:
    """The workbook to fill in: head, drop-downs, and what to mind."""

    def fill(book: xlsxwriter.Workbook) -> None:
        text = book.add_format({"num_format": "@"})
        page = _page(book, "教师账号", [name + "*" * (field in REQUIRED) for field, name in COLUMNS.items()])
        page.set_column(0, len(COLUMNS) - 1, 22, text)
        choices = {"sex": SEXES, "id_type": ID_TYPES, "newly_hired": YES_NO}
        for column, field in enumerate(COLUMNS):
            if field in choices:
                listed = {"validate": "list", "source": list(choices[field].values())}
                page.data_validation(1, column, TEMPLATE_ROWS, column, listed)
        notes = book.add_worksheet("填写说明")
        for row, hint in enumerate(HINTS):
            notes.write_string(row, 0, hint)

    return _sent("教师账号模板", fill)


def slips(call: Call, **wanted: Any) -> Response:
    """账号密码单 of a batch or of all: asking gives fresh initial passwords, so a link on a foreign page gets none."""
    if request.headers.get("Sec-Fetch-Site") not in OWN_PAGES or request.headers.get("Sec-Purpose"):
        raise Forbidden("Slips are fetched from the pages of accounts only.")

    def issued(**page: Any) -> dict:
        return ask(call, **wanted, **page, limit=teacher_accounts.MOST_AT_ONCE)

    return _listed("账号密码单", SLIPS_HEAD, (_slip(row) for row in _all(issued)))


def teachers(**chosen: Any) -> Response:
    """The list of teachers' accounts."""
    rows = _all(lambda **page: ask(teacher_accounts.list_teacher_accounts, **chosen, **page, limit=200))
    return _listed("教师账号", TEACHERS_HEAD, (_teacher(row) for row in rows))


def users() -> Response:
    """The list of users' accounts."""
    rows = _all(lambda **page: ask(accounts.list_accounts, **page, limit=200))
    return _listed("用户账号", USERS_HEAD, (_user(row) for row in rows))


def _slip(row: dict) -> Sequence[str]:
    secret = row["initial_password"]
    note = "" if secret else "已设置自己的密码或账号停用，不再发放初始密码"
    return row["org_name"], row["name"], row["login"], secret or "", _day(row["expires_at"]), note


def _teacher(row: dict) -> Sequence[str]:
    service = "已关闭" if row["closed"] else "开放"
    return row["name"], row["login"], STATES[row["state"]], service, _day(row["last_sign_in_at"])


def _user(row: dict) -> Sequence[str]:
    held = "、".join(ROLES[role] for role in row["roles"])
    last = _day(row["last_sign_in_at"])
    return row["org_name"], row["name"], row["username"], held, STATES[row["state"]], last


def _day(instant: str | None) -> str:
    return f"{datetime.fromisoformat(instant).astimezone(CHINA):%Y-%m-%d %H:%M}" if instant else ""


def _all(ask_page: Callable[..., dict]) -> Iterator[dict]:
    """The rows of all pages."""
    after = None
    while True:
        page = ask_page(**({"after": after} if after else {}))
        yield from page["items"]
        after = page["next"]
        if after is None:
            return


def _listed(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Response:
    def fill(book: xlsxwriter.Workbook) -> None:
        page = _page(book, name, head)
        page.set_column(0, len(head) - 1, 24)
        page.freeze_panes(1, 0)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if value:
                    page.write_string(number, column, value)

    return _sent(name, fill)


def _page(book: xlsxwriter.Workbook, name: str, head: Sequence[str]) -> Worksheet:
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "num_format": "@"})
    for column, title in enumerate(head):
        page.write_string(0, column, title, bold)
    return page


def _sent(name: str, fill: Callable[[xlsxwriter.Workbook], None]) -> Response:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        fill(book)
    answer = files.as_download(Response(out.getvalue(), content_type=files.XLSX), f"{name}.xlsx")
    answer.headers["Cache-Control"] = "no-store"
    return answer
