"""调动审批表: what stands on the form of a transfer, from the transfer as its asker is shown it (R-MOB-01)."""

from collections.abc import Iterator, Mapping
from typing import Any

from services.common import paper
from services.mobility.transfers.rules import REHIRED

TITLE = "教师调动审批表"
TEMPLATE = "transfer"
KINDS = {"transfer": "调动", "rotation": "交流轮岗（转人事关系）", "outside": "系统外调入"}
REASONS = {
    "post": "工作需要",
    "family": "照顾家庭",
    "talent": "人才引进",
    "rotation": "交流轮岗",
    "merger": "学校撤并",
    "other": "其他",
}
STATES = {
    "asked": "申请中",
    "blocked": "受阻",
    "reviewed": "审核中",
    "awaited": "待调档",
    "moving": "调档中",
    "done": "已完成",
    "refused": "已拒绝",
    "withdrawn": "已撤回",
    "failed": "未能调档",
    "collecting": "首次采集中",
}
OFFICES = {
    "entry": "调入学校登记",
    "school": "调入学校意见",
    "authority": "调入学校主管部门意见",
    "sending": "调出学校意见",
    "sending_authority": "调出学校主管部门意见",
    "take_over": "调入学校调档",
}
VERDICTS = {"done": "同意", "refused": "不同意"}
NOT_THE_POST = "本表办理教师信息的调动；聘用、编制与工资关系按人事部门的规定另行办理。"
HIRED_ANEW = "该教师此前已离开调出学校（调出、辞职或离职）；调档后人员状态改为在本单位任职。"
View = Mapping[str, Any]
Said = list[dict[str, str]]


def sheet_of_transfer(frame: dict[str, Any], view: View, now_said: Said, id_number: str) -> dict[str, Any]:
    """The sheet; `now_said` and the view's `post_said` name a post as [{field, name, value}]."""
    return {
        "frame": frame | {"notes": [NOT_THE_POST, *([HIRED_ANEW] if view["personnel_status"] in REHIRED else [])]},
        "facts": [
            ["姓名", view["name"]],
            ["身份证件号码", id_number],
            ["调动编号", view["number"]],
            ["调动类别", KINDS[view["kind"]]],
            ["申请单位", view["applicant_org"]],
            ["申请人", view["applicant"]],
            ["申请时间", paper.moment(view["opened_at"])],
            ["到岗日期", paper.chinese_day(view["from_day"])],
            ["文号", view["document"] or ""],
            ["状态", STATES[view["state"]]],
            ["办结时间", paper.moment(view["closed_at"]) if view["closed_at"] else ""],
        ],
        "reason": "：".join(part for part in (REASONS[view["reason"]], view["words"]) if part),
        "sides": [["学校", view["from_org_name"], view["to_org_name"]], *_posts(now_said, view["post_said"])],
        "opinions": [_opinion(view, step) for step in view["steps"]],
        "why": view["why"] or "",
    }


def _posts(now: Said, then: Said) -> Iterator[list[str]]:
    """Each part of a post that either side names: what it is called, before, after."""
    before, after = ({part["field"]: part["value"] for part in said} for said in (now, then))
    for field, name in {part["field"]: part["name"] for part in (*now, *then)}.items():
        yield [name, before.get(field, ""), after.get(field, "")]


def _opinion(view: View, step: View) -> dict[str, Any]:
    """A box for an office: what it decided, else lines to sign and seal, as long as the transfer is open."""
    label = {"label": OFFICES[step["part"]], "text": step["org_name"], "seal": True, "said": []}
    if step["at"] is None:
        moved = step["part"] == "take_over" and step["state"] == "done"
        return label | {"said": [["已调档", paper.moment(view["closed_at"])]] if moved else []}
    words = VERDICTS[step["state"]] + (f"：{step['words']}" if step["words"] else "")
    return label | {"said": [[words, f"{step['person'] or ''}　{paper.moment(step['at'])}"]]}
