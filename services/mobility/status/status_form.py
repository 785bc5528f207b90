"""在职变动表: what stands on the form of a change of status, from the act as its asker is shown it (R-MOB-05, -09)."""

from collections.abc import Iterator, Mapping
from typing import Any

from services.common import paper

TITLE = "教师在职变动审批表"
TEMPLATE = "status_act"
ACTS = {
    "absence": "长期不在岗",
    "return": "恢复在岗",
    "resignation": "辞职离职",
    "retirement": "离退休",
    "reemployment": "返聘",
    "rehire": "重新聘用",
    "death": "死亡",
    "post_change": "校内变动",
    "undo": "撤销变动",
}
STATES = {
    "asked": "提交中",
    "blocked": "未能开始",
    "reviewed": "审核中",
    "writing": "写入中",
    "done": "已生效",
    "refused": "未同意",
    "withdrawn": "已撤回",
    "failed": "未能生效",
    "undone": "已撤销",
}
VERDICTS = {"done": "同意", "refused": "不同意"}
OF_DESK = "审核意见"
STAYS = "不变"
View = Mapping[str, Any]
Said = list[dict[str, str]]


def sheet_of_act(
    frame: dict[str, Any], view: View, statuses: Mapping[str, str], now_said: list[dict], id_number: str
) -> dict[str, Any]:
    """The sheet; `statuses` names the codes of 人员状态, `now_said` the post before as [{field, name, value}]."""
    before, after = (statuses.get(view[name], view[name]) for name in ("from_status", "to_status"))
    return {
        "frame": frame,
        "facts": [
            ["姓名", view["name"]],
            ["身份证件号码", id_number],
            ["变动编号", view["number"]],
            ["学校", view["org_name"]],
            ["变动事项", ACTS[view["act"]]],
            ["生效日期", paper.chinese_day(view["day"])],
            ["预计结束日期", paper.chinese_day(view["until"]) if view["until"] else ""],
            ["文号", view["document"] or ""],
            ["办理人", view["entered_by"]],
            ["提交时间", paper.moment(view["opened_at"])],
            ["状态", STATES[view["state"]]],
        ],
        "sides": [["人员状态", before, after], *_posts(view, now_said)],
        "words": view["words"] or "",
        "why": view["why"] or "",
        "opinions": [_opinion(step) for step in view["steps"] if step["part"] == "review"],
    }


def _posts(view: View, now_said: Said) -> Iterator[list[str]]:
    """Each part of a post that either side names; none where the act changes no post."""
    if not view["post"]:
        return
    then_said = view["post_said"]
    before, after = ({part["field"]: part["value"] for part in said} for said in (now_said, then_said))
    for field, name in {part["field"]: part["name"] for part in (*now_said, *then_said)}.items():
        yield [name, before.get(field, ""), after.get(field, STAYS)]


def _opinion(step: View) -> dict[str, Any]:
    """A box for a desk: what it decided, else lines to sign and seal."""
    said = []
    if step["at"] is not None:
        words = VERDICTS[step["state"]] + (f"：{step['words']}" if step["words"] else "")
        said = [[words, f"{step['person'] or ''}　{paper.moment(step['at'])}"]]
    return {"label": step["name"] or OF_DESK, "text": step["org_name"] or "", "seal": True, "said": said}
