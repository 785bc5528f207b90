"""同样的变更: requests that ask the same of different files have one key, so that a desk decides them in one act.

Who somebody is is nobody else's: changes of key values have no key. Files that are attached may differ.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from services.contracts.records.change_requests import KEY_CHANGE
from services.records.catalogue import RecordSet
from services.records.file import values
from services.records.requests import rules
from services.records.requests.models import ChangeRequest, ChangeRequestItem
from services.records.requests.shown import Sets

ACTS = {rules.ADDED: "新增", rules.CHANGED: "变更", rules.DELETED: "删除"}
EMPTY = "空"
MOST = 500  # characters of a line of words


def alike_of(request: ChangeRequest, items: Sequence[ChangeRequestItem], sets: Sets) -> dict[str, str] | None:
    """The key, what is asked in words, and what stood there before; none where nothing is like it."""
    known = [(sets.get(item.set_code), item) for item in items]
    if request.business == KEY_CHANGE or any(record_set is None for record_set, _ in known):
        return None
    said = sorted(_said(record_set, item) for record_set, item in known if record_set)
    return {
        "key": values.sealer().blind_index(json.dumps([request.business, *said], ensure_ascii=False)).hex(),
        "words": _joined(_asked(record_set, item) for record_set, item in known if record_set),
        "before": _joined(_texts(record_set, item, item.before) for record_set, item in known if record_set),
    }


def _said(record_set: RecordSet, item: ChangeRequestItem) -> str:
    """What is the same in all that is alike; of what is to be deleted what stands there."""
    clear = values.opened(record_set, item.before if item.op == rules.DELETED else item.values)
    typed = {code: value for code, value in clear.items() if not record_set.field(code).holds_files}
    return json.dumps([item.set_code, item.op, sorted(item.fields), typed], sort_keys=True, ensure_ascii=False)


def _asked(record_set: RecordSet, item: ChangeRequestItem) -> str:
    """基本信息 变更：职务→校长."""
    what = f"{record_set.name.zh} {ACTS[item.op]}"
    return what if item.op == rules.DELETED else f"{what}：{_texts(record_set, item, item.values, arrow='→')}"


def _texts(record_set: RecordSet, item: ChangeRequestItem, kept: dict[str, Any], arrow: str = "：") -> str:
    """The fields that differ with these values in words, sensitive ones masked."""
    if item.op == rules.ADDED and kept is item.before:
        return ""
    view = values.view_of(record_set, kept, hidden_too=False)
    fields = (each for each in record_set.fields if each.code in item.fields and not each.holds_files)
    return "，".join(f"{field.name.zh}{arrow}{_text(field, view.get(field.code))}" for field in fields)


def _text(field: Any, value: Any) -> str:
    if value is None or (isinstance(value, str) and "***" in value):
        return value or EMPTY
    return field.text_of(value) or EMPTY


def _joined(parts: Iterable[str]) -> str:
    return "；".join(part for part in parts if part)[:MOST]
