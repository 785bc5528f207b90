"""What the file of somebody from outside says at first, on plain values."""

import datetime
from collections.abc import Mapping
from typing import Any

from services.common.errors import Invalid
from services.common.persons import documents, names
from services.records.handing_over.rules import LONGEST_NAME, NO_DUTY, first_month, last_month

FROM_OUTSIDE = "3"  # codes of 教职工来源 begin so where somebody was transferred 调入
ORIGIN_KIND = "origin_kind"
NAMES = {ORIGIN_KIND: "nature"}  # fields of the form that are called otherwise in their record set
ANOTHER_SOURCE = "Choose one of the kinds of transfer here; newly recruited teachers are entered at the first entry."


def check_source(source: str) -> None:
    """Who was recruited is no transfer."""
    if not source.startswith(FROM_OUTSIDE):
        raise Invalid(ANOTHER_SOURCE, errors={"source": [ANOTHER_SOURCE]})


def basic_of(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The values of 基本信息 that are known on the first day; `asked` are the fields of NewArrival."""
    known = {name: asked[name] for name in ("name", "sex", "id_type", "id_number", "source")}
    birth = asked["birth_date"]
    known |= {"birth_date": birth.isoformat()} if birth else {}
    return known | {"school_start": first_month(asked["from_day"])}


def is_same_person(asked: Mapping[str, Any], was: Mapping[str, Any]) -> bool:
    """Whether an arrival names whom the file was opened for, by what it said then."""
    said = basic_of(asked) | {"name": names.stored(asked["name"])}
    number, type_ = documents.spelled(said.pop("id_number")), said.pop("id_type")
    said |= {"id_number": number, "id_type": documents.type_by_number(type_, number)}
    return all(was.get(code) == value for code, value in said.items())


def post_at(post: Mapping[str, Any], first_day: datetime.date) -> dict[str, Any]:
    """The entry of 岗位聘任 for the post that waits; a grade that is not said is owed."""
    grade = {name: post[name] for name in ("post_type", "post_grade") if post.get(name)}
    return grade | {"from": first_month(first_day), "is_concurrent": False, "school_duty": [NO_DUTY]}


def work_before(origin: str, nature: str, first_day: datetime.date) -> dict[str, Any]:
    """The entry of 工作经历 for the former employer: since when and as what is still owed."""
    return {"organisation": origin[:LONGEST_NAME], "nature": nature, "to": last_month(first_day, None)}
