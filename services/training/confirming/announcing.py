"""Records hears of what was confirmed, and writes it into the file as 国内培训 (R-TRN-05)."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from services.common.bus.outbox import emit
from services.contracts.training.results import trainings_credited
from services.training.confirming import worth
from services.training.confirming.reversing import Signature
from services.training.models import Result

CATEGORIES = {"ministry": "1", "province": "2", "city": "3", "county": "4", "school": "5", "self": "6"}


def tell(db: Session, credited: Iterable[tuple[Result, Mapping[str, Any]]], signed: Signature) -> None:
    """Of up to 500 results that became credits."""
    _emit(db, [_said(result, credit, signed) for result, credit in credited])


def tell_of_reversal(db: Session, result: Result, reversal: Mapping[str, Any], signed: Signature) -> None:
    """Of one that is void."""
    _emit(db, [_said(result, reversal, signed) | {"reversed": True}])


def _emit(db: Session, trainings: list[dict[str, Any]]) -> None:
    if trainings:
        emit(db, trainings_credited, {"trainings": trainings})


def _said(result: Result, credit: Mapping[str, Any], signed: Signature) -> dict[str, Any]:
    training = result.training
    return {
        "subject_id": result.subject_id,
        "number": credit["number"],
        "teacher_id": result.teacher_id,
        "year": result.finished.year,
        "category": CATEGORIES[training["level"]],
        "name": training["name"],
        "organisation": training["organisation"],
        "mode": training["mode"],
        "hours": result.hours or 0,
        "credits": worth.total(credit["amounts"]),
        "person_id": signed.by_id,
        "person": signed.person,
        "org_id": signed.org_id,
        "org_name": signed.org_name,
    }
