"""城区, 镇区, 乡村: in which kind of place schools stand, and what a move between two of them is (JSLDLB).

教师流动类别 knows 城区 and 农村 alone; 镇区 counts with 农村, as schools of 乡镇 do in its own wording.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select

from services.common.database.tables import known_org
from services.contracts.mobility.ledger import (
    AREAS,
    BETWEEN_ALIKE,
    NOT_SAID,
    OTHERWISE,
    RURAL,
    TO_CITY,
    TO_COUNTRY,
    TOWN,
    URBAN,
)
from services.mobility.models import StaffChange

BEGINNINGS = {"11": URBAN, "12": TOWN, "21": RURAL, "22": RURAL}  # of the codes of 城乡类型
COUNTRY = (TOWN, RURAL)


def kind_of(left: str, reached: str) -> str:
    """教师流动类别 of a move from one area to another; 其他 where either is not known."""
    if NOT_SAID in (left, reached):
        return OTHERWISE
    if (left in COUNTRY) == (reached in COUNTRY):
        return BETWEEN_ALIKE
    return TO_CITY if reached == URBAN else TO_COUNTRY


PAIRS: Mapping[tuple[str, str], str] = {(left, reached): kind_of(left, reached) for left in AREAS for reached in AREAS}


def area_of(org_id: ColumnElement[Any]) -> ColumnElement[str]:
    """In SQL: the area in which a school stands."""
    said = select(known_org.c.urban_rural).where(known_org.c.id == org_id).scalar_subquery()
    start = func.coalesce(func.left(said, 2), "")
    return case(*((start == beginning, area) for beginning, area in BEGINNINGS.items()), else_=NOT_SAID)


def left_area() -> ColumnElement[str]:
    """In SQL: where somebody went away from, by a line of the ledger that has two schools."""
    return area_of(case((StaffChange.delta > 0, StaffChange.other_org_id), else_=StaffChange.org_id))


def reached_area() -> ColumnElement[str]:
    """In SQL: where somebody went to."""
    return area_of(case((StaffChange.delta > 0, StaffChange.org_id), else_=StaffChange.other_org_id))


def is_of_kind(kind: str) -> ColumnElement[bool]:
    """In SQL: whether a move is of this 教师流动类别."""
    left, reached = left_area(), reached_area()
    return or_(*((left == pair[0]) & (reached == pair[1]) for pair, other in PAIRS.items() if other == kind))
