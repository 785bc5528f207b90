"""Trainings for tests: a school's that its authority has approved, and the ministry's with people of two provinces."""

import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx

from deploy.local import trainings
from deploy.local.places import Place
from services.common import clock, roles
from tests.e2e.site import PLACES, Site, done

LATER = 5  # days, after which it is over


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


def of_ministry(site: Site, name: str, people: dict[str, str]) -> dict[str, Any]:
    """A training that the ministry held itself and that is over, its results sent to the provinces.

    `people` are teachers by their schools. Somebody of the ministry enters the results, somebody else reviews them.
    """
    top = PLACES["000000"]
    holder, reviewer = site.at(top, roles.INFO_ADMIN), site.at(top, roles.REVIEWER)
    said = described() | {"name": name, "hours": "12", "directions": ["sent"]}
    made = done(holder.post("/training/projects", json=said))
    project = f"/training/projects/{made['id']}"
    done(holder.post(f"{project}/publication", headers={"If-Match": f'"{made["row_version"]}"'}))
    for school, teacher in people.items():
        clerk = site.at(PLACES[school], roles.ENTRY_CLERK)
        asked = {"teacher_ids": [teacher], "direction": "sent"}
        [outcome] = done(clerk.post(f"{project}/enrolments", json=asked))["outcomes"]
        assert outcome["outcome"] == "accepted", outcome
    trainings.let_time_pass(uuid.UUID(made["id"]), LATER)
    rows = done(holder.get(f"{project}/results"))["items"]
    entered = [
        {"enrolment_id": row["enrolment_id"], "hours": "12", "grade": "合格", "row_version": None} for row in rows
    ]
    done(holder.put(f"{project}/results", json={"results": entered}))
    seen = {"If-Match": f'"{done(holder.get(project))["row_version"]}"'}
    done(holder.post(f"{project}/results/submission", headers=seen, json={"count": len(entered)}))
    _send(reviewer, project)
    return made


def _send(reviewer: httpx.Client, project: str) -> None:
    """The sample is looked at, then all go to the provinces."""
    for row in done(reviewer.get(f"{project}/results"))["items"]:
        if row["sampled"]:
            seen = {"If-Match": f'"{row["row_version"]}"'}
            done(reviewer.post(f"/training/results/{row['result_id']}/look", headers=seen))
    rows = done(reviewer.get(f"{project}/results"))["items"]
    results = [{"id": row["result_id"], "row_version": row["row_version"]} for row in rows]
    decided = done(reviewer.post("/training/results/decisions", json={"results": results, "verdict": "confirm"}))
    assert {each["state"] for each in decided["outcomes"]} == {"sent"}, decided


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
