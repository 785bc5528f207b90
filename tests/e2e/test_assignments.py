"""A teacher goes to another school for a year and comes back, by four people over all services (R-MOB-06)."""

import datetime

import pytest

from deploy.local import collecting
from deploy.local.places import teacher_id
from services.common import clock
from services.mobility.assignments import school_years
from tests.e2e.belongings import EFFECTIVE
from tests.e2e.site import PLACES, done
from tests.e2e.test_transfers import on_paper, seen
from tests.e2e.things import waited_for

HOME, HOST, COUNTY = "340104005", "340111002", "340104"
FILE = str(teacher_id(HOME, EFFECTIVE))
TODAY = clock.today()
YEAR = school_years.year_of(TODAY)
START, UNTIL = school_years.days_of(YEAR)
LATER = UNTIL + datetime.timedelta(days=180)


@pytest.fixture
def clerk(site):
    return site.client(f"{HOME}.clerk")


@pytest.fixture
def host(site):
    return site.client(f"{HOST}.clerk")


def in_state(client, made: dict, state: str) -> dict:
    def look():
        now = done(client.get(f"/assignments/{made['id']}"))
        return now if now["state"] == state else None

    return waited_for(look)


def decide(client, made: dict, verdict: str = "approve") -> None:
    """As soon as it waits for whoever decides."""

    def waits():
        rows = done(client.get("/assignments", params={"box": "todo"}))["items"]
        return next((row for row in rows if row["id"] == made["id"]), None)

    waited_for(waits)
    case_id = done(client.get(f"/assignments/{made['id']}"))["case_id"]
    assert done(client.get(f"/cases/{case_id}/assignment"))["id"] == made["id"]
    said = {"verdict": verdict, "reasons": []}

    def decided():  # review may still be told of the case
        answer = client.get(f"/cases/{case_id}")
        return answer.is_success and done(
            client.post(f"/cases/{case_id}/decision", headers=seen(answer.json()), json=said)
        )

    waited_for(decided)


def status_in(client, wanted: str) -> None:
    waited_for(lambda: done(client.get(f"/teachers/{FILE}"))["values"]["basic"]["personnel_status"] == wanted)


def rotations(client) -> list[dict]:
    return [entry["values"] for entry in done(client.get(f"/teachers/{FILE}/sets/rotation"))["entries"]]


def test_a_rotation_begins_is_extended_and_ends_and_the_file_stays(site, clerk, host):
    offices = [site.client(f"{place}.reviewer") for place in (HOME, COUNTY)]
    before = rotations(clerk)
    asked = {"teacher_id": FILE, "kind": "rotation", "rotation_type": "7", "host_id": str(PLACES[HOST].id)}
    asked |= {"start": str(START), "until": str(UNTIL), "document": "合教人9号", "reason": "支援薄弱学校"}
    made = done(clerk.post("/assignments", json=asked))
    held = waited_for(lambda: done(clerk.get(f"/teachers/{FILE}"))["held_by"])
    assert [(each["kind"], each["ref"]) for each in held] == [("assignment", made["id"])]
    assert clerk.post("/assignments", json=asked).status_code == 409
    for office in offices:
        decide(office, made)

    active = in_state(clerk, made, "active")
    status_in(clerk, "205")
    new = next(values for values in rotations(clerk) if values not in before)
    assert (new["rotation_type"], new["moves_personnel_relation"], new["host"]) == ("7", False, PLACES[HOST].name)
    assert (new["from"], new.get("to")) == (f"{START:%Y-%m}", None)

    [row] = done(host.get("/assignments", params={"box": "incoming"}))["items"]
    assert (row["id"], row["side"], row["may"]) == (made["id"], "host", [])
    assert host.get(f"/teachers/{FILE}").status_code == 404
    person = collecting.staff_of(PLACES[HOME], EFFECTIVE + 1, clock.today())[EFFECTIVE]
    sought = {"id_number": person["id_number"], "purpose": "拟调入本校"}
    found = done(host.post("/transfers/lookup", json=sought))
    assert (found["found"], found["may_be_asked_for"]) == (True, False)
    words = on_paper(clerk.get(f"/assignments/{made['id']}/form.pdf"))
    assert all(each in words for each in ("教师交流轮岗登记表", PLACES[HOST].name, "支援薄弱学校", "同意"))
    assert "支援薄弱学校" not in on_paper(host.get(f"/assignments/{made['id']}/form.pdf"))

    longer = {"until": str(LATER), "words": "工作需要"}
    done(clerk.post(f"/assignments/{made['id']}/extension", headers=seen(active), json=longer))
    for office in offices:
        decide(office, made)
    extended = waited_for(lambda: _until(clerk, made, LATER))
    share = done(site.client(f"{COUNTY}.reviewer").get("/rotation-share", params={"school_year": YEAR}))
    people = done(site.client(f"{COUNTY}.reviewer").get("/rotation-share/teachers", params={"school_year": YEAR}))
    assert share["rotated"] == len({each["teacher_id"] for each in people["items"]}) >= 1

    back = {"day": str(TODAY), "words": "按期返岗"}
    done(clerk.post(f"/assignments/{made['id']}/end", headers=seen(extended), json=back))
    in_state(clerk, made, "ended")
    status_in(clerk, "100")
    assert new | {"to": f"{TODAY:%Y-%m}"} in rotations(clerk)
    assert in_state(host, made, "ended")["ended_on"] == str(TODAY)


def _until(client, made: dict, day: datetime.date) -> dict | None:
    now = done(client.get(f"/assignments/{made['id']}"))
    return now if (now["state"], now["until"]) == ("active", str(day)) else None
