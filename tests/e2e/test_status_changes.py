"""A teacher retires, and it is undone, by two people over all services (R-MOB-05, R-MOB-09)."""

import uuid

import pytest

from deploy.local.places import teacher_id
from tests.e2e.belongings import EFFECTIVE, entered
from tests.e2e.site import done
from tests.e2e.things import on_paper, waited_for

SCHOOL = "340104007"
FILE = str(teacher_id(SCHOOL, EFFECTIVE))


@pytest.fixture
def clerk(site):
    return site.client(f"{SCHOOL}.clerk")


@pytest.fixture
def reviewer(site):
    return site.client(f"{SCHOOL}.reviewer")


def seen(thing: dict) -> dict:
    return {"If-Match": f'"{thing["row_version"]}"'}


def in_state(client, act: dict, state: str) -> dict:
    def look():
        now = done(client.get(f"/status-changes/{act['id']}"))
        return now if now["state"] == state else None

    return waited_for(look)


def decide(client, act: dict, verdict: str = "approve", *reasons: str) -> None:
    """As soon as it waits for whoever decides."""

    def waits():
        rows = done(client.get("/status-changes", params={"box": "todo"}))["items"]
        return next((row for row in rows if row["id"] == act["id"]), None)

    waited_for(waits)
    case_id = done(client.get(f"/status-changes/{act['id']}"))["case_id"]
    said = {"verdict": verdict, "reasons": [{"reason": reason} for reason in reasons]}

    def decided():  # review may still be told of the case
        answer = client.get(f"/cases/{case_id}")
        return answer.is_success and done(
            client.post(f"/cases/{case_id}/decision", headers=seen(answer.json()), json=said)
        )

    waited_for(decided)


def status_in(client, wanted: str) -> dict:
    def look():
        file = done(client.get(f"/teachers/{FILE}"))
        return file if file["values"]["basic"]["personnel_status"] == wanted else None

    return waited_for(look)


def test_a_teacher_retires_and_it_is_undone_with_everything_as_it_was(clerk, reviewer):
    before = done(clerk.get(f"/teachers/{FILE}"))
    work = done(clerk.get(f"/teachers/{FILE}/sets/work"))["entries"]
    status = before["values"]["basic"]["personnel_status"]

    act = entered(clerk, FILE, "retirement")
    in_state(clerk, act, "reviewed")
    [held] = done(clerk.get(f"/teachers/{FILE}"))["held_by"]
    assert (held["kind"], held["ref"]) == ("status", act["id"])
    assert clerk.post("/status-changes", json=again(act)).status_code == 409
    decide(reviewer, act)

    retired = in_state(clerk, act, "done")
    assert (retired["from_status"], retired["to_status"], retired["may"]) == (status, "301", ["undo"])
    assert in_ledger(clerk, act) == (-1, "retired", "211", act["day"])
    after = status_in(clerk, "301")
    assert (after["status"], after["missing"], after["held_by"]) == ("effective", before["missing"], [])

    words = on_paper(clerk.get(f"/status-changes/{act['id']}/form.pdf"))
    assert {"教师在职变动审批表", "不在本单位任职-退休", act["number"]} <= set(words.split())

    undo = done(clerk.post(f"/status-changes/{act['id']}/undo", headers=seen(retired), json={"words": "登记有误"}))
    decide(reviewer, undo)
    in_state(clerk, undo, "done")
    assert in_state(clerk, act, "undone")["undone_by"] == undo["id"]
    status_in(clerk, status)
    assert in_ledger(clerk, undo) == (1, "retired", "211", act["day"])
    form = done(clerk.get("/staff-changes/form"))
    assert (form["number"], form["broken"], len(form["rows"])) == ("教基4063", [], 10)
    workbook = clerk.get("/staff-changes/form.xlsx")
    assert (workbook.status_code, workbook.content[:2]) == (200, b"PK")
    assert values_of(done(clerk.get(f"/teachers/{FILE}/sets/work"))["entries"]) == values_of(work)


def test_a_post_changes_inside_the_school_and_a_post_that_is_none_is_refused_at_its_field(clerk, reviewer):
    """R-MOB-09."""
    said = {"id": str(uuid.uuid4()), "teacher_id": FILE, "act": "post_change", "status": "100", "day": "2026-09-01"}
    refused = clerk.post("/status-changes", json=said | {"post": {"stage": "Q"}})
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["stage"])

    act = done(clerk.post("/status-changes", json=said | {"post": {"staff_category": "13", "title": "053"}}))
    assert [each["value"] for each in act["post_said"]] == ["行政人员", "中小学一级教师"]
    decide(reviewer, act)
    changed = in_state(clerk, act, "done")
    basic = status_in(clerk, "100")["values"]["basic"]
    assert (basic["staff_category"], basic["title"]) == ("13", "053")
    assert "行政人员" in on_paper(clerk.get(f"/status-changes/{act['id']}/form.pdf"))
    undo = done(clerk.post(f"/status-changes/{act['id']}/undo", headers=seen(changed), json={"words": "登记有误"}))
    decide(reviewer, undo)
    in_state(clerk, undo, "done")


def in_ledger(client, act: dict) -> tuple:
    """The line that an act leaves in the ledger of staff changes (R-MOB-09)."""

    def look():
        lines = done(client.get("/staff-changes", params={"limit": 200}))["items"]
        return next((line for line in lines if line["ref"] == act["id"]), None)

    line = waited_for(look)
    return line["delta"], line["reason"], line["code"], line["day"]


def values_of(entries: list[dict]) -> list[dict]:
    return [entry["values"] for entry in entries]


def again(act: dict) -> dict:
    said = {name: act[name] for name in ("teacher_id", "act", "day", "document", "words")}
    return said | {"id": str(uuid.uuid4()), "status": act["to_status"]}


def test_a_refusal_lets_the_file_go_and_tells_why(clerk, reviewer):
    act = entered(clerk, FILE, "resignation")
    decide(reviewer, act, "reject", "手续不全")
    assert in_state(clerk, act, "refused")["why"] == "手续不全"
    assert waited_for(lambda: not done(clerk.get(f"/teachers/{FILE}"))["held_by"])


def test_who_reaches_the_age_of_retirement_is_listed_for_the_school_and_the_office_above(site, clerk):
    own = done(clerk.get("/retirements", params={"until": "2060-12", "limit": 200}))["items"]
    above = done(site.client("340104.reviewer").get("/retirements", params={"until": "2060-12", "limit": 200}))["items"]
    assert FILE in {row["teacher_id"] for row in own}
    assert {row["org_name"] for row in own} == {"杏雨培智学校"}
    assert {row["teacher_id"] for row in own} <= {row["teacher_id"] for row in above}
    assert [row["born"] for row in above] == sorted(row["born"] for row in above)
