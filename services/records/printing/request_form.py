"""信息变更申请表: what stands on the form of a request, from the request as its asker is shown it (R-REC-14)."""

from collections.abc import Iterable, Mapping
from typing import Any

from services.common import paper

TITLE = "信息变更申请表"
TEMPLATE = "request"
ACTS = {"added": "新增", "changed": "变更", "deleted": "删除"}
GONE = "（删除）"
PHOTO = "photo"
OPINIONS = [
    {"label": "申请人", "text": "本人保证所填信息及佐证材料真实、完整。", "seal": False},
    {"label": "学校意见", "text": "", "seal": True},
    {"label": "主管教育行政部门意见", "text": "", "seal": True},
]
CHECKED = "原件已核对：{org_name} {person}，{at}（{count} 份）"
View = Mapping[str, Any]


def sheet_of_request(frame: dict[str, Any], view: View) -> dict[str, Any]:
    """The sheet; `view` tells teacher, school, reason and, entry by entry, each field before and after."""
    return {
        "frame": frame,
        "teacher": [
            ["姓名", view["teacher_name"] or ""],
            ["学校", view["org_name"]],
            ["提出人", view["person"]],
            ["申请编号", str(view["id"])[:8].upper()],
        ],
        "items": [row for item in view["items"] for row in _rows(item, view["reason"])],
        "evidence": [line for item in view["items"] for line in _evidence(item)],
        "originals": list(checked_originals(view)),
        "opinions": OPINIONS,
    }


def checked_originals(view: View) -> Iterable[str]:
    """Who compared how many pieces of evidence with their originals, and when; in the case of now alone."""
    for line in view.get("happened", ()):
        if line.get("originals") and str(line["case_id"]) == str(view.get("case_id")):
            at = f"{line['at'].astimezone(paper.CHINA):%Y-%m-%d %H:%M}"
            known = {"org_name": line["org_name"], "person": line["person"], "count": len(line["originals"])}
            yield CHECKED.format(at=at, **known)


def _rows(item: View, reason: str) -> Iterable[dict[str, str]]:
    """A line for each field that becomes another one; one for an entry that goes."""
    of = f"{item['set_name']}（{ACTS[item['op']]}）"
    if item["op"] == "deleted":
        yield {"label": of, "before": item["title"], "after": GONE, "reason": reason}
        return
    for field in item["differences"]:
        sides = _photos(field) if field.get("type") == PHOTO else (field["before_text"], field["after_text"])
        if sides[0] != sides[1]:
            said = dict(zip(("before", "after"), sides, strict=True))
            yield {"label": f"{of} {field['name']}"} | said | {"reason": reason}


def _photos(field: View) -> tuple[str, str]:
    """A photo is looked at on the page of the request; the form says that it becomes another one."""
    return "原照片" if field["before"] else "无照片", "新照片" if field["after"] else GONE


def _evidence(item: View) -> Iterable[str]:
    for field in item["differences"]:
        if field["evidence"]:
            yield f"{item['set_name']} {field['name']}：{len(field['evidence'])} 份"
