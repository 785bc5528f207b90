"""What a result may say, and who may enter it; nothing here touches a database."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.contracts.training.results import NOT_ASSESSED

LEVEL_NAMES = {"ministry": "国家级", "province": "省级", "city": "市级", "county": "县级", "school": "校级"}
MODE_NAMES = {"1": "集中", "2": "远程", "3": "实践", "4": "混合", "5": "校本", "6": "送教下乡", "9": "其他"}
PASSED = ("优秀", "合格")
SAMPLE_OF = 10  # one of so many results is looked at closely
MORE_HOURS = "{name}: {hours} hours are more than the {planned} of the project."
MORE_ABSENT = "{name}: absent {absent} hours of {planned}."
TOGETHER = "{name}: {hours} hours attended and {absent} missed are more than the {planned} of the project."
NOT_YET = "Results are entered from the first day of the training on."
NOT_ENDED = "Results are submitted after the last day of the training."
INCOMPLETE = "{count} participants have no result yet; whoever was never there has 0 hours."
NOT_OF_HOLDER = "Whoever holds the training enters its results."
NOT_NOW = "The results of this project are with its owner; they cannot be changed here."
NOBODY = "Nobody takes part in this project."
OTHER_COUNT = "{count} results are ready now. Please look at them again."


def faults(name: str, said: Mapping[str, Any], planned: Decimal) -> tuple[str, dict[str, Any]] | None:
    """What is wrong with a result; none if nothing is."""
    hours, absent = said["hours"], said["absent"] or Decimal(0)
    numbers = {"name": name, "hours": hours, "absent": absent, "planned": planned}
    if hours > planned:
        return MORE_HOURS, numbers
    if absent > planned:
        return MORE_ABSENT, numbers
    return (TOGETHER, numbers) if hours + absent > planned else None


def grade(said: str) -> str | None:
    """The grade as it is kept: none is not assessed, and counts as nothing."""
    return None if said == NOT_ASSESSED else said


def earns_certificate(result: Any) -> bool:
    """Whether a result of a project brings a certificate: full hours, and passed; not assessed is not passed."""
    full = result.hours is not None and result.planned is not None and result.hours >= result.planned
    return result.source == "project" and full and result.grade in PASSED


def certificate_number(result: Any) -> str:
    """证书编号: the year in which the training ended, and a number that no other result has."""
    return f"JY{result.finished.year}{result.seq:08d}"


def is_sampled(result_id: UUID) -> bool:
    """Whether a result is one of those that are looked at closely: nobody can choose its id so that it is not."""
    return hashlib.sha256(b"sample" + result_id.bytes).digest()[0] % SAMPLE_OF == 0
