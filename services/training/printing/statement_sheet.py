"""学分证明: what stands on the statement of an account, from the account as its asker is shown it (R-TRN-08, -10)."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from services.common import clock, paper
from services.training.results.rules import LEVEL_NAMES, MODE_NAMES

TITLE = "教师继续教育学分证明"
TEMPLATE = "statement"
LANGUAGE = "zh"
PER = {"year": "学年或年度", "cycle": "周期"}
WAITS = {"submitted": "待认定", "returned": "已退回", "sent": "已下发", "refused": "不予认定"}
NO_RULE = "档案所在地尚无学分规则，以下学分尚未按周期计算。"
REPLACES = "前一次打印：{then}。其后学分有认定或更正，前一份证明由本件（{now}）代替。"
OPINIONS = (("学校审核意见", ""), ("教育行政部门审核意见", ""))
NOTE = "学分以本件打印时已认定的为准；冲销与更正逐条列出，不作删改。"
View = Mapping[str, Any]


def sheet_of_account(
    frame: paper.Frame, account: View, id_number: str, earlier: datetime.datetime | None
) -> dict[str, Any]:
    """The sheet; `earlier` is when a statement was printed last that this one takes the place of."""
    replaces = [REPLACES.format(then=paper.moment(earlier), now=frame["printed_at"])] if earlier else []
    return {
        "frame": frame | {"notes": [NOTE, *replaces, *([] if account["rule"] else [NO_RULE])]},
        "facts": [
            ["姓名", account["name"]],
            ["身份证件号码", id_number],
            ["学校", account["org_name"]],
            ["截至日期", paper.chinese_day(account["today"])],
            ["学分规则", f"{account['rule']}（{account['version']}）" if account["rule"] else ""],
            ["依据文件", account["document"] or ""],
            ["规则制定单位", account["owner"] or ""],
            ["本周期是否达标", _passed(account)],
        ],
        "unit": account["unit"] or "学分",
        "spans": [row for per in ("cycles", "years") for span in account[per] for row in _span(per, span)],
        "demands": [_demand(each) for each in account["demands"] if each["first"] <= account["today"]],
        "credited": [row for line in reversed(account["lines"]) for row in _entries(line)],
        "waiting": [_waiting(line) for line in account["lines"] if line["state"] in WAITS],
        "opinions": [{"label": label, "text": said, "seal": True, "said": []} for label, said in OPINIONS],
    }


def _passed(account: View) -> str:
    return ("达标" if account["passed"] else "尚未达标") if account["rule"] else ""


def _period(span: View) -> str:
    return f"{span['first']:%Y-%m-%d} 至 {span['last']:%Y-%m-%d}"


def _span(per: str, span: View) -> Iterator[list[str]]:
    """A year or cycle in all, then by bucket."""
    name = PER["cycle" if per == "cycles" else "year"]
    yield [f"{name} {_period(span)}", "合计", span["credited"]["confirmed"], span["counts"]["confirmed"]]
    for bucket in span["buckets"]:
        yield ["", bucket["bucket"], bucket["credited"]["confirmed"], bucket["counts"]["confirmed"]]


def _demand(demand: View) -> list[str]:
    said = "已达到" if demand["is_met"] else f"尚缺 {demand['missing']}，至 {demand['until']:%Y-%m-%d}"
    return [demand["words"], _period(demand), demand["required"], demand["have"], said]


def _entries(line: View) -> Iterator[list[str]]:
    """Each confirmation and each reversal of a training, as it was made."""
    for entry in line["entries"]:
        kind = "冲销" if entry["is_reversal"] else "认定"
        by = f"{entry['confirmed_by']}　{entry['confirmed_at'].astimezone(clock.SHANGHAI):%Y-%m-%d}"
        yield [
            line["training"],
            f"{LEVEL_NAMES.get(line['level'], '')} {MODE_NAMES.get(line['mode'], '')}".strip(),
            f"{line['finished']:%Y-%m-%d}",
            line["hours"] or "",
            entry["org_name"],
            f"{kind} {entry['amount']}",
            f"{by}　{entry['why']}" if entry["why"] else by,
        ]


def _waiting(line: View) -> list[str]:
    return [line["training"], f"{line['finished']:%Y-%m-%d}", line["hours"] or "", WAITS[line["state"]]]
