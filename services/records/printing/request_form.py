"""信息变更申请表: what stands on the form of a request, from the request as its asker is shown it (R-REC-14)."""

from collections.abc import Iterable, Mapping
from typing import Any

from services.common import paper

TITLE = "信息变更申请表"
TEMPLATE = "request"
ACTS = {"added": "新增", "changed": "变更", "deleted": "删除"}
BUSINESSES = {"addition": "信息新增", "change": "信息变更", "key_change": "关键信息变更", "free": "即时变更"}
STATES = {
    "draft": "未报送",
    "proposed": "待学校报送",
    "returned": "学校退回",
    "submitted": "审核中",
    "conflict": "有冲突，待处理",
    "approved": "已通过",
    "rejected": "未通过",
    "withdrawn": "已撤回",
}
HAPPENED = {
    "propose": "教师送交学校",
    "submit": "报送",
    "save": "保存生效",
    "return": "学校退回",
    "resolve": "处理冲突后重新报送",
    "withdrawn": "撤回",
    "passed": "审核通过",
    "rejected": "驳回",
    "sent_back": "退回上一步",
    "conflict": "发现冲突",
}
VERDICTS = {"passed": "同意", "rejected": "不同意", "sent_back": "退回上一步"}
ENDED = {"approved", "rejected", "withdrawn"}
GONE = "（删除）"
PHOTO = "photo"
CHECKED = "原件已核对：{org_name} {person}，{at}（{count} 份）"
TRUE = "本人保证所填信息及佐证材料真实、完整。"
SCHOOL, AUTHORITY = "学校意见", "主管教育行政部门意见"
View = Mapping[str, Any]


def sheet_of_request(frame: dict[str, Any], view: View, files: Mapping[str, str]) -> dict[str, Any]:
    """The sheet; `view` tells teacher, school, reason and, entry by entry, each field before and after.

    `files` are the names of its evidence by id.
    """
    return {
        "frame": frame,
        "teacher": [
            ["姓名", view["teacher_name"] or ""],
            ["学校", view["org_name"]],
            ["申请编号", view["number"]],
            ["申请类别", BUSINESSES[view["business"]]],
            ["提出人", view["person"]],
            ["提出时间", paper.moment(view["created_at"])],
            ["报送时间", paper.moment(view["submitted_at"]) if view["submitted_at"] else ""],
            ["状态", STATES[view["state"]]],
        ],
        "reason": view["reason"],
        "items": [row for item in view["items"] for row in _rows(item)],
        "evidence": [line for item in view["items"] for line in _evidence(item, files)],
        "originals": list(checked_originals(view)),
        "happened": [_happened(line) for line in view["happened"]],
        "opinions": _opinions(view),
    }


def checked_originals(view: View) -> Iterable[str]:
    """Who compared how many pieces of evidence with their originals, and when; in the case of now alone."""
    for line in view["happened"]:
        if line.get("originals") and str(line["case_id"]) == str(view.get("case_id")):
            known = {"org_name": line["org_name"], "person": line["person"], "count": len(line["originals"])}
            yield CHECKED.format(at=paper.moment(line["at"]), **known)


def _rows(item: View) -> Iterable[dict[str, str]]:
    """A line for each field that becomes another one; one for an entry that goes."""
    of = f"{item['set_name']}（{ACTS[item['op']]}）"
    if item["op"] == "deleted":
        yield {"label": of, "before": item["title"], "after": GONE}
        return
    for field in item["differences"]:
        before, after = _photos(field) if field.get("type") == PHOTO else (field["before_text"], field["after_text"])
        if before != after:
            yield {"label": f"{of} {field['name']}", "before": before, "after": after}


def _photos(field: View) -> tuple[str, str]:
    """A photo is looked at on the page of the request; the form says that it becomes another one."""
    return "原照片" if field["before"] else "无照片", "新照片" if field["after"] else GONE


def _evidence(item: View, files: Mapping[str, str]) -> Iterable[list[str]]:
    """What speaks for which field: the field, the file."""
    for field in item["differences"]:
        for file in field["evidence"]:
            yield [f"{item['set_name']} {field['name']}", files.get(str(file), "（文件已不在）")]


def _happened(line: View) -> list[str]:
    """When, what, who, and in which words."""
    who: str = " ".join(part for part in (line["org_name"], line["person"]) if part)
    act = str(line["act"])
    return [paper.moment(line["at"]), HAPPENED.get(act, act), who, line["reason"] or ""]


def _opinions(view: View) -> list[dict[str, Any]]:
    """A box each for who asks, school and authority: what was decided, else lines to sign and seal.

    Once the request has ended, an office that was not asked has no box.
    """
    own = [line for line in view["happened"] if line["act"] in VERDICTS and line["case_id"] == str(view["case_id"])]
    boxes = [{"label": "申请人", "text": TRUE, "seal": False, "said": []}]
    for label, of_school in ((SCHOOL, True), (AUTHORITY, False)):
        said = [_said(line) for line in own if (line["org_name"] == view["org_name"]) == of_school]
        if said or view["state"] not in ENDED:
            boxes.append({"label": label, "text": "", "seal": True, "said": said})
    return boxes


def _said(line: View) -> list[str]:
    """What an office decided, and who did when."""
    words = VERDICTS[line["act"]] + (f"：{line['reason']}" if line["reason"] else "")
    return [words, f"{line['org_name']}　{line['person'] or ''}　{paper.moment(line['at'])}"]
