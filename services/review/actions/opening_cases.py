"""Cases are opened as their services want them: hundreds at once, and one that cannot be opened holds up no other."""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Uuid

from services.common import clock
from services.common.bus import inbox
from services.contracts import records
from services.contracts.review.businesses import cases_wanted
from services.review import cases
from services.review.actions import corrected_names, placing_steps
from services.review.cases import Held
from services.review.domain import case_progress, desks
from services.review.models import Case
from services.review.planning import Plan, Planned, Plans
from services.review.rows import CaseRow, StepRow, fields_of

Wanted = dict[str, Any]  # as contracts/cases.py has it


def handler_of(service: str) -> str:
    """The entrypoint that opens the cases of a service."""
    return f"review.{service}_wants_cases"


def open_cases(db: Session, service: str, cases: list[Wanted]) -> None:
    """Open the cases that a service wants on the chains now in force; the same id opens only one.

    What cannot be opened yet (an organisation, a party or a chain is missing here) is put aside, to be tried again
    later; raises LookupError if that is all of it.
    """
    now = clock.now()
    fresh = _not_opened(db, cases)
    busy = _with_open_case(db, fresh)
    plans, opened, aside = Plans(db), [], {}
    called = corrected_names.names(db, [case["teacher_id"] for case in fresh])
    for case in fresh:
        try:
            _refuse_second(case, busy)
            name = called.get(case["teacher_id"], case["subject"]["name"])
            opened.append(_new_case(case, plans.of(case), name, now))
        except LookupError as error:
            aside.setdefault(str(error), []).append(case)
    if aside and not opened:
        raise LookupError("; ".join(aside))
    for why, late in aside.items():
        inbox.put_aside_for(db, handler_of(service), cases_wanted.at(service), {"cases": late}, LookupError(why))
    _save(db, opened, now)


def open_files(db: Session, files: list[dict[str, Any]]) -> None:
    """Open the cases of files as the release before hands them over; kept for one release."""
    open_cases(db, records.NAME, [_as_wanted(file) for file in files])


def _as_wanted(file: dict[str, Any]) -> Wanted:
    same = {name: file[name] for name in ("business", "sets", "org_id", "department_id", "category", "contributors")}
    return same | {
        "id": file["submission_id"],
        "subject": {"id": file["teacher_id"], "kind": "file", "name": file["name"]},
        "teacher_id": file["teacher_id"],
        "version": {"entries": [], "digest": file["digest"], "number": file["version"]},
        "submitter": file["submitted_by"],
        "parties": {},
        "due": None,
        "row_version": 1,
    }


def _save(db: Session, opened: list[Held], now: datetime.datetime) -> None:
    if not opened:
        return
    placing_steps.place_steps(db, opened, now)
    cases.add(db, opened)
    cases.announce(db, opened)


def _not_opened(db: Session, wanted: list[Wanted]) -> list[Wanted]:
    """Those that have no case yet; the same twice in one message is one."""
    found = {case["id"]: case for case in wanted}
    known = set(db.scalars(select(Case.id).where(Case.id == any_(literal(list(found), ARRAY(Uuid))))))
    return [case for case_id, case in found.items() if case_id not in known]


def _with_open_case(db: Session, wanted: list[Wanted]) -> set[tuple[str, UUID]]:
    ids = literal([case["subject"]["id"] for case in wanted], ARRAY(Uuid))
    query = select(Case.business, Case.subject_id).where(Case.subject_id == any_(ids), Case.state == case_progress.OPEN)
    return {(row.business, row.subject_id) for row in db.execute(query)}


def _refuse_second(case: Wanted, busy: set[tuple[str, UUID]]) -> None:
    """One open case of a business for a subject; a second one in the same message waits as well."""
    subject = (case["business"], case["subject"]["id"])
    if subject in busy:
        raise LookupError(f"The {case['subject']['kind']} {subject[1]} has an open case already.")
    busy.add(subject)


def _alike(wanted: Wanted) -> dict[str, str | None]:
    """The key of cases that ask the same, with its words; the release before sends none."""
    alike = wanted.get("alike") or dict.fromkeys(("key", "words", "before"))
    return {"alike": alike["key"], "alike_words": alike["words"], "alike_before": alike["before"]}


def _asked(wanted: Wanted) -> dict[str, Any]:
    """The act that is asked for, as plain JSON; the release before names none."""
    asked = wanted.get("asked")
    return {"asked": asked and asked | {"day": str(asked["day"])}}


def _new_case(wanted: Wanted, plan: Plan, name: str, now: datetime.datetime) -> Held:
    school, subject, version = plan.route.school, wanted["subject"], wanted["version"]
    same = {name: wanted[name] for name in ("id", "business", "category", "teacher_id", "department_id", "due")}
    case = CaseRow(
        **same
        | {
            "chain_id": plan.chain_id,
            "subject_id": subject["id"],
            "subject_kind": subject["kind"],
            "subject_name": name,
            "submission_id": wanted["id"],
            "subject_version": version["number"],
            "subject_digest": version["digest"],
            "subject_entries": [entry | {"entry_id": str(entry["entry_id"])} for entry in version["entries"]],
            "subject_sets": wanted["sets"],
            "org_id": school.org_id,
            "org_name": school.name,
            "org_path": plan.route.path,
            "doors": [],
            "watchers": list(plan.watchers),
            "parties": {party: str(org_id) for party, org_id in wanted["parties"].items()},
            "submitted_by": wanted["submitter"],
            "involved": sorted({wanted["submitter"], *wanted["contributors"]}),
            "state": case_progress.OPEN,
            "withdrawn_by": None,
            "conflict": None,
            "opened_at": now,
            "moved_at": now,
            "row_version": 1,
            "evidence": cases.evidence_of(version),
        }
        | _alike(wanted)
        | _asked(wanted)
    )
    held = Held(case, [], [])
    placing_steps.open_doors(held, [planned.place for planned in plan.steps])
    held.steps = [_new_step(held, number, planned, now) for number, planned in enumerate(plan.steps, 1)]
    return held


def _new_step(held: Held, number: int, planned: Planned, now: datetime.datetime) -> StepRow:
    step, place, first = planned.step, planned.place, planned.position == 1
    missing = {"from_desk": None, "from_part": step["desk"], "why": place.why, "at": now.isoformat()}
    missing |= {"unit": step["unit"]} if place.why == desks.NO_UNIT else {}
    return StepRow(
        **fields_of(held.case, cases.OWNED)
        | {
            "case_id": held.case.id,
            "number": number,
            "position": planned.position,
            "names": step["name"],
            "desk": step["desk"],
            "unit": step.get("unit"),
            "role": place.role,
            "org_id": place.office.org_id,
            "org_name": place.office.name,
            "roles": sorted(place.roles),
            "sets": step["sets"],
            "days": step["days"],
            "state": case_progress.CURRENT if first else case_progress.AHEAD,
            "waiting_since": now if first else None,
            "due_at": None,
            "moved": [missing] if place.why else [],
            "originals": step.get("originals", False),
        }
    )
