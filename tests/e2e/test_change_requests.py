"""A change of an effective file, from the asking to the effect, over all services (R-REC-14)."""

import uuid

import pytest

from deploy.local.places import teacher_id
from tests.e2e.site import done
from tests.e2e.things import someone, waited_for

FILE = str(teacher_id("340104002", 4))


@pytest.fixture
def clerk(site):
    return site.client("340104002.clerk")


@pytest.fixture
def officer(site):
    return site.client("340104.reviewer")


def seen(thing: dict) -> dict:
    return {"If-Match": f'"{thing["row_version"]}"'}


@pytest.fixture
def hand_in(clerk):
    """Asks and hands in."""

    def asked(*items, reason="与证书核对", **more):
        body = {"id": str(uuid.uuid4()), "teacher_id": FILE, "reason": reason, "items": list(items)} | more
        draft = done(clerk.post("/change-requests", json=body))
        return done(clerk.post(f"/change-requests/{draft['id']}/submission", headers=seen(draft)))

    return asked


def case_at(client, request):
    """The case of a request as soon as review has it."""
    return waited_for(lambda: _found(client.get(f"/cases/{request['case_id']}")))


def _found(answer):
    return answer.json() if answer.is_success else None


def decide(client, request, verdict="approve", **more):
    case = case_at(client, request)
    return done(client.post(f"/cases/{case['id']}/decision", headers=seen(case), json={"verdict": verdict} | more))


def ended(clerk, request, state):
    def look():
        now = done(clerk.get(f"/change-requests/{request['id']}"))
        return now if now["state"] == state else None

    return waited_for(look)


def test_a_change_passes_the_office_and_counts(clerk, officer, hand_in):
    request = hand_in({"op": "changed", "set": "basic", "values": {"remark": "已核对"}})
    shown = done(officer.get(f"/cases/{case_at(officer, request)['id']}/change-request"))
    [field] = shown["items"][0]["differences"]
    assert (field["field"], field["before_text"], field["after_text"]) == ("remark", "", "已核对")
    decide(officer, request)
    after = ended(clerk, request, "approved")
    assert [line["act"] for line in after["happened"]] == ["submit", "passed"]
    assert done(clerk.get(f"/teachers/{FILE}"))["values"]["basic"]["remark"] == "已核对"
    assert any(step["act"] == "approved" for step in done(clerk.get(f"/teachers/{FILE}/history"))["items"])


def test_a_rejected_request_says_why(clerk, officer, hand_in):
    request = hand_in({"op": "changed", "set": "basic", "values": {"remark": "不必"}})
    reason = {"set": "basic", "field": "remark", "reason": "不需要备注"}
    decide(officer, request, "reject", reasons=[reason])
    assert ended(clerk, request, "rejected")["answer"] == "不需要备注"


def test_a_request_taken_back_closes_its_case(clerk, officer, hand_in):
    request = hand_in({"op": "changed", "set": "basic", "values": {"remark": "又想"}})
    case_at(officer, request)
    done(clerk.post(f"/change-requests/{request['id']}/withdrawal", headers=seen(request)))

    def closed():
        return done(officer.get(f"/cases/{request['case_id']}"))["state"] == "withdrawn"

    assert waited_for(closed)


def test_key_values_without_evidence_are_refused_at_their_field(clerk):
    item = {"op": "changed", "set": "basic", "values": {"name": someone(9)["name"]}}
    body = {"teacher_id": FILE, "reason": "改名", "items": [item]}
    draft = done(clerk.post("/change-requests", json=body))
    assert draft["business"] == "key_change"
    answer = clerk.post(f"/change-requests/{draft['id']}/submission", headers=seen(draft))
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["items.0.name"])
    done(clerk.delete(f"/change-requests/{draft['id']}"))


def test_a_correction_is_ordered_and_answered(clerk, officer, hand_in):
    wrong = {"set": "basic", "field": "remark", "reason": "备注有误"}
    body = {"teacher_id": FILE, "items": [wrong], "due": "2099-01-01T00:00:00Z"}
    order = done(officer.post("/correction-orders", json=body))
    item = {"op": "changed", "set": "basic", "values": {"remark": f"补正 {uuid.uuid4().hex[:6]}"}}
    request = hand_in(item, order_id=order["id"])
    decide(officer, request)
    ended(clerk, request, "approved")
    found = done(clerk.get("/correction-orders", params={"teacher_id": FILE}))["items"]
    assert [(each["state"], each["request_id"]) for each in found if each["id"] == order["id"]] == [
        ("mended", request["id"])
    ]
