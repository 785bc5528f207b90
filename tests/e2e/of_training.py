"""A training of a school that its authority has approved: with a participant, and what it brought that teacher."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from deploy.local.places import Place
from services.common import clock, roles
from tests.e2e.site import PLACES, Site, done


def described() -> dict[str, Any]:
    """What a school says of a training that is on today, and keeps nobody from another one."""
    today = clock.today()
    start, finish = today - timedelta(days=1), today + timedelta(days=2)
    known = {"year": start.year, "name": "校本教研", "mode": "2", "content": "学科教学", "hours": "6", "places": None}
    known |= {"institution_id": None, "directions": ["free"], "start": str(start), "finish": str(finish)}
    return known | {"results_due": None, "attributes": {}, "notes": None} | window()


def window() -> dict[str, str]:
    """When teachers can be enrolled: now."""
    now = clock.now()
    return {"enrol_from": _said(now - timedelta(days=1)), "enrol_until": _said(now + timedelta(days=1))}


def of_school(site: Site, place: Place, teacher: str) -> dict[str, Any]:
    """The ids of a training, of its case, its participant and the result."""
    clerk = site.at(place, roles.ENTRY_CLERK)
    made = done(clerk.post("/training/projects", json=described()))
    project = f"/training/projects/{made['id']}"
    done(clerk.post(f"{project}/publication", headers={"If-Match": f'"{made["row_version"]}"'}))
    at_review = _once(lambda: (found := done(clerk.get(project)))["desk_name"] and found)
    _approve(site, place, at_review["case_id"])
    _once(lambda: done(clerk.get(project))["state"] == "open")
    enrolled = {"teacher_ids": [teacher], "direction": "free"}
    [outcome] = done(clerk.post(f"{project}/enrolments", json=enrolled))["outcomes"]
    assert outcome["outcome"] == "accepted", outcome
    result = {"enrolment_id": outcome["enrolment_id"], "hours": "6", "grade": "合格", "row_version": None}
    done(clerk.put(f"{project}/results", json={"results": [result]}))
    [entered] = done(clerk.get(f"{project}/results"))["items"]
    template = clerk.get(f"{project}/results/template.xlsx").raise_for_status().content
    book = done(clerk.post(f"{project}/results/workbooks", files={"file": ("结果.xlsx", template)}))
    known = {"book_id": book["id"], "project_id": made["id"], "getCaseTraining.case_id": at_review["case_id"]}
    return known | {"enrolment_id": outcome["enrolment_id"], "result_id": entered["result_id"]}


def _approve(site: Site, place: Place, case_id: str) -> None:
    office = site.at(PLACES[place.above], roles.REVIEWER)
    found = done(office.get(f"/cases/{case_id}"))
    seen = {"If-Match": f'"{found["row_version"]}"'}
    done(office.post(f"/cases/{case_id}/decision", headers=seen, json={"verdict": "approve", "reasons": []}))


def _said(at: Any) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _once(look: Callable[[], Any]) -> Any:
    """What is seen as soon as there is something to see."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.2)
    raise AssertionError("Nothing came of it.")
