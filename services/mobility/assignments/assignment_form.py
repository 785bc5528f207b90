"""轮岗登记表, 借调登记表: what stands on the form of an assignment, as its asker is shown it (R-MOB-06)."""

from collections.abc import Mapping
from typing import Any

from services.common import paper

TEMPLATE = "assignment"
TITLES = {"rotation": "教师交流轮岗登记表", "loan": "教师借调登记表"}
TYPES = {
    "1": "定期交流",
    "2": "跨校竞聘",
    "3": "学区一体化管理",
    "4": "学校联盟",
    "5": "名校办分校",
    "6": "集团化办学",
    "7": "对口支援",
    "8": "乡镇中心学校教师走教",
    "9": "其他",
}
HOSTS = {"school": "学校", "institution": "系统外事业单位", "agency": "机关"}
STATUSES = {"100": "在本单位任职", "201": "借出到机关", "202": "借出到事业单位", "205": "交流轮岗"}
STATES = {
    "asked": "已提交",
    "blocked": "受阻",
    "reviewed": "审核中",
    "agreed": "待开始",
    "writing": "待生效",
    "active": "进行中",
    "extending": "进行中（延期审核中）",
    "ending": "结束办理中",
    "ended": "已结束",
    "refused": "已拒绝",
    "withdrawn": "已撤回",
    "failed": "未能生效",
}
HERE, THERE = "派出学校意见", "接收单位意见"
VERDICTS = {"done": "同意", "refused": "不同意"}
STAYS = "教师档案与人事关系留在派出学校；聘用、编制与工资关系按人事部门的规定另行办理。"
View = Mapping[str, Any]


def sheet_of_assignment(frame: dict[str, Any], view: View, id_number: str) -> dict[str, Any]:
    """The sheet of an assignment."""
    return {
        "frame": frame | {"notes": [STAYS]},
        "facts": [
            ["姓名", view["name"]],
            ["身份证件号码", id_number],
            ["编号", view["number"]],
            ["派出学校", view["org_name"]],
            ["接收单位", view["host_name"]],
            ["类型", TYPES.get(view["rotation_type"] or "", "借调")],
            ["接收单位性质", HOSTS[view["host_kind"]]],
            ["开始日期", paper.chinese_day(view["start"])],
            ["预计结束日期", paper.chinese_day(view["until"])],
            ["申请延期至", paper.chinese_day(view["wanted_until"]) if view["wanted_until"] else ""],
            ["返岗日期", paper.chinese_day(view["ended_on"]) if view["ended_on"] else ""],
            ["文号", view["document"] or ""],
            ["状态", STATES[view["state"]]],
            ["登记人", view["entered_by"]],
            ["登记时间", paper.moment(view["opened_at"])],
        ],
        "reason": view["reason"] or "",
        "sides": [
            ["工作单位", view["org_name"], view["host_name"]],
            ["人事关系", view["org_name"], view["org_name"]],
            ["人员状态", STATUSES.get(view["from_status"], ""), STATUSES.get(view["to_status"], "")],
        ],
        "opinions": _opinions(view),
        "why": view["why"] or "",
    }


def _opinions(view: View) -> list[dict[str, Any]]:
    """What each office decided; lines to sign and seal for who has not yet, for the host and for the teacher."""
    decided = [_opinion(step) for step in view["steps"] if step["part"] in ("review", "extension")]
    open_offices = () if decided or view["closed_at"] else ((HERE, view["org_name"]), ("主管部门意见", ""))
    lines = [*open_offices, (THERE, view["host_name"])]
    return decided + [{"label": label, "text": name, "seal": True, "said": []} for label, name in lines]


def _opinion(step: View) -> dict[str, Any]:
    label = (step["name"] or "待审核") + ("（延期）" if step["part"] == "extension" else "")
    box = {"label": label, "text": step["org_name"] or "", "seal": True, "said": []}
    if step["at"] is None:
        return box
    words = VERDICTS[step["state"]] + (f"：{step['words']}" if step["words"] else "")
    return box | {"said": [[words, f"{step['person'] or ''}　{paper.moment(step['at'])}"]]}
