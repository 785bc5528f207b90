"""The board and the monthly report as the sheets that offices print, sign and seal."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from gateway.sheets import Sheet, Value

PROGRESS_HEAD = (
    "单位",
    "应采集",
    "已录入",
    "其中未完整",
    "未报送",
    "审核未通过",
    "待学校审核",
    "待主管部门审核",
    "已生效",
    "生效率（%）",
    "逾期",
)
# In the order of the head.
FIGURES = ("expected", "entered", "incomplete", "draft", "rejected", "school_review", "authority_review", "effective")
CHINA = ZoneInfo("Asia/Shanghai")
LATE = {"submit": "报送", "school_review": "学校审核", "authority_review": "主管部门审核"}
MONTHLY_HEAD = (
    "单位",
    "应采集教师数",
    "录入教师数",
    "录入是否完成",
    "全部录入完成日期",
    "审核教师数",
    "审核是否完成",
    "全部审核完成日期",
)
BLANK = "____________"


def of_progress(pages: list[dict[str, Any]]) -> Sheet:
    """通报: every organisation with where its files stand; time and sums are those of the first page."""
    progress = pages[0]
    campaign = progress["campaign"]
    notes = [f"统计时间：{datetime.fromisoformat(progress['at']).astimezone(CHINA):%Y-%m-%d %H:%M}"]
    if campaign:
        notes.append(
            f"采集任务：{campaign['name']}　报送截止 {campaign['submit_by']}　"
            f"学校审核截止 {campaign['school_review_by']}　主管部门审核截止 {campaign['authority_review_by']}"
        )
    rows = [_progress_row(row["org_name"], row) for page in pages for row in page["items"]]
    rows.append(_progress_row("合计", progress["totals"] | {"late": []}))
    title = f"{progress['org_name']}教师信息采集进度"
    return Sheet("教师信息采集进度", title, notes, PROGRESS_HEAD, rows)


def _progress_row(name: str, row: dict[str, Any]) -> list[Value]:
    owed = max(row["expected"] or 0, row["entered"])
    share = round(100 * row["effective"] / owed, 1) if owed else None
    return [name, *(row[figure] for figure in FIGURES), share, "、".join(LATE[deadline] for deadline in row["late"])]


def of_monthly(report: dict[str, Any], contacts: list[dict[str, Any]]) -> Sheet:
    """《部署与启用月报表》, to be signed by the organisation's first contact person."""
    notes = [f"单位：{report['org_name']}　　月份：{report['month']}　　应于 {report['due_on']} 前报送"]
    rows = [_monthly_row(row["org_name"], row) for row in report["items"]]
    rows.append(_monthly_row("合计", report["totals"]))
    return Sheet(f"部署与启用月报表{report['month']}", "部署与启用月报表", notes, MONTHLY_HEAD, rows, _signed(contacts))


def _monthly_row(name: str, row: dict[str, Any]) -> list[Value]:
    return [
        name,
        row["expected"],
        row["entered"],
        "已完成" if row["entry_complete"] else "未完成",
        row["entry_completed_on"],
        row["reviewed"],
        "已完成" if row["review_complete"] else "未完成",
        row["review_completed_on"],
    ]


def _signed(contacts: list[dict[str, Any]]) -> list[str]:
    first = contacts[0] if contacts else {}
    name, phone, mobile = (first.get(field) or BLANK for field in ("name", "office_phone", "mobile"))
    return [
        f"填表人：{name}　　电话：{phone}　　手机：{mobile}",
        "填表日期：______年____月____日　　　　　　　　（公章）",
    ]
