"""Somebody from outside the system, from the look that finds nobody to the line in the ledger (R-MOB-08)."""

import pytest

from deploy.local.people import people
from services.common import clock
from tests.bus.records.filing import CONTACT
from tests.e2e.belongings import arrived
from tests.e2e.site import PLACES, done
from tests.e2e.things import on_paper, waited_for

SCHOOL, BESIDE, OFFICE = "340104002", "340104003", "340104"


@pytest.fixture
def clerk(site):
    return site.client(f"{SCHOOL}.clerk")


def someone(number: int) -> dict:
    return people(81, 1, OFFICE, clock.today(), first=number)[0]


def seen(thing: dict) -> dict:
    return {"If-Match": f'"{thing["row_version"]}"'}


def transfer_of(client, file: dict, state: str = "collecting") -> dict:
    """The transfer as soon as it stands so."""

    def look():
        answer = client.get(f"/transfers/{file['arrival']['id']}")
        return answer.json() if answer.is_success and answer.json()["state"] == state else None

    return waited_for(look)


def complete(clerk, file: dict, person: dict) -> None:
    """Fill in what is still owed, but for the sets that the newly hired do not owe."""
    at, now = f"/teachers/{file['id']}", file
    given = person | {name: now["values"]["basic"][name] for name in ("source", "school_start")}
    now = done(clerk.patch(at, json={"values": given}, headers=seen(now)))
    work = next(each for each in now["sets"] if each["code"] == "work")["entries"][0]
    said = {"values": work["values"] | {"from": "2011-07", "position": "馆员"}}
    done(clerk.patch(f"{at}/sets/work/{work['id']}", json=said, headers=seen(now)))
    now = done(clerk.get(at))
    for entry in next(each for each in now["sets"] if each["code"] == "teaching")["entries"]:
        said = {"values": entry["values"] | {"courses": ["13"], "weekly_hours": 12}}
        done(clerk.patch(f"{at}/sets/teaching/{entry['id']}", json=said, headers=seen(now)))
    done(clerk.post(f"{at}/sets/contact", json={"values": CONTACT}))
    now = done(clerk.get(at))
    done(clerk.patch(f"{at}/placement", json={"newly_hired": True}, headers=seen(now)))
    assert done(clerk.get(at))["missing_items"] == []


def approve(client, file: dict) -> None:
    """The case of the file as soon as it waits for whoever asks."""

    def waiting():
        rows = done(client.get("/cases", params={"box": "todo", "q": file["name"], "limit": 200}))["items"]
        return next((row for row in rows if row["subject_id"] == file["id"]), None)

    case = done(client.get(f"/cases/{waited_for(waiting)['id']}"))
    done(client.post(f"/cases/{case['id']}/decision", headers=seen(case), json={"verdict": "approve", "reasons": []}))


def test_somebody_from_outside_is_taken_in_reviewed_as_a_first_entry_and_counted(site, clerk):
    person = someone(0)
    file = arrived(clerk, person)
    assert {item["set"] for item in file["missing_items"]} >= {"basic", "work", "contact"}
    transfer = transfer_of(clerk, file)
    assert (transfer["from_org_name"], transfer["may"], transfer["kind"]) == ("某市文化馆", ["take_back"], "outside")
    [row] = [each for each in done(clerk.get("/transfers"))["items"] if each["id"] == transfer["id"]]
    assert row["state"] == "collecting"
    words = "".join(on_paper(clerk.get(f"/transfers/{transfer['id']}/form.pdf")).split())
    assert all(word in words for word in ("系统外调入", "某市文化馆", person["name"], "调入学校主管部门意见"))

    complete(clerk, file, person)
    done(clerk.post("/submissions", json={"teacher_ids": [file["id"]]}))
    for desk in (SCHOOL, OFFICE):
        approve(site.client(f"{desk}.reviewer"), file)
    assert [step["state"] for step in transfer_of(clerk, file, "done")["steps"]] == ["done"] * 3

    changes = done(clerk.get("/staff-changes", params={"reason": "from_outside"}))["items"]
    [line] = [each for each in changes if each["teacher_id"] == file["id"]]
    assert (line["delta"], line["ref"], line["day"], line["code"]) == (1, transfer["id"], "2026-09-01", "121")
    assert done(clerk.get(f"/teachers/{file['id']}"))["arrival"]["id"] == transfer["id"]


def test_whoever_opened_the_file_decides_nothing_and_nobody_beside_sees_it(site, clerk):
    file = arrived(clerk, someone(1))
    for beside in (f"{BESIDE}.clerk", "340111.reviewer", "340202001.clerk"):
        assert site.client(beside).get(f"/teachers/{file['id']}").status_code == 404
        assert site.client(beside).get(f"/transfers/{file['arrival']['id']}").status_code == 404
    at = f"/arrivals/{file['arrival']['id']}/withdrawal"
    assert site.client(f"{BESIDE}.clerk").post(at, json={"words": "另有安排"}).status_code == 404
    assert site.client(f"{SCHOOL}.reviewer").post(at, json={"words": "另有安排"}).status_code == 403


def test_it_is_taken_back_with_its_draft(clerk):
    file = arrived(clerk, someone(2))
    transfer_of(clerk, file)
    done(clerk.post(f"/arrivals/{file['arrival']['id']}/withdrawal", json={"words": "本人不来了"}))

    assert clerk.get(f"/teachers/{file['id']}").status_code == 404
    ended = transfer_of(clerk, file, "withdrawn")
    assert ended["happened"][-1]["words"] == "本人不来了"


def test_who_is_known_meanwhile_is_asked_for_by_a_transfer(site, clerk):
    person = someone(3)
    sought = {"id_number": person["id_number"], "purpose": "拟从系统外调入"}
    absence = done(clerk.post("/transfers/lookup", json=sought))["absence"]
    arrived(site.client(f"{BESIDE}.clerk"), person)

    said = {name: person[name] for name in ("name", "sex", "id_number")}
    said |= {"source": "30", "origin": "某市文化馆", "origin_kind": "29", "from_day": "2026-09-01", "reason": "talent"}
    answer = clerk.post("/arrivals", json={"absence": absence, "post": {}, **said})
    assert answer.status_code == 409
    assert PLACES[BESIDE].name not in answer.text
    assert "调动" in answer.json()["detail"]
