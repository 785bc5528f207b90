"""A teacher goes from one school to another, by five people over all services (R-MOB-01)."""

import pytest

from deploy.local import collecting
from deploy.local.places import teacher_id
from services.common import clock
from tests.e2e.belongings import EFFECTIVE, asked_for
from tests.e2e.site import PLACES, done
from tests.e2e.things import code_on, on_paper, waited_for

SENDING, RECEIVING = "340111004", "340200001"
FILE = str(teacher_id(SENDING, EFFECTIVE))
DESKS = (f"{RECEIVING}.reviewer", "340200.reviewer", f"{SENDING}.reviewer", "340111.reviewer")


@pytest.fixture
def clerk(site):
    return site.client(f"{RECEIVING}.clerk")


def seen(thing: dict) -> dict:
    return {"If-Match": f'"{thing["row_version"]}"'}


def at_desk(client, transfer: dict) -> dict:
    """The transfer as soon as it waits for whoever asks."""

    def look():
        rows = done(client.get("/transfers", params={"box": "todo"}))["items"]
        return next((row for row in rows if row["id"] == transfer["id"]), None)

    return waited_for(look)


def decide(client, transfer: dict, verdict: str = "approve", *reasons: str) -> None:
    at_desk(client, transfer)
    case_id = done(client.get(f"/transfers/{transfer['id']}"))["case_id"]
    case = done(client.get(f"/cases/{case_id}"))
    said = {"verdict": verdict, "reasons": [{"reason": reason} for reason in reasons]}
    done(client.post(f"/cases/{case_id}/decision", headers=seen(case), json=said))


def in_state(client, transfer: dict, state: str) -> dict:
    def look():
        now = done(client.get(f"/transfers/{transfer['id']}"))
        return now if now["state"] == state else None

    return waited_for(look)


def test_a_refused_transfer_lets_the_file_go_and_tells_the_receiving_school_no_more_than_before(site, clerk):
    transfer = asked_for(clerk, SENDING)
    decide(site.client(DESKS[0]), transfer, "reject", "岗位已满")

    assert in_state(clerk, transfer, "refused")["why"] == "岗位已满"
    assert clerk.get(f"/teachers/{FILE}").status_code == 404
    sender = site.client(f"{SENDING}.clerk")
    waited_for(lambda: not done(sender.get(f"/teachers/{FILE}"))["held_by"] or None)


def test_five_people_take_a_teacher_from_one_city_to_another(site, clerk):
    sender = site.client(f"{SENDING}.clerk")
    transfer = asked_for(clerk, SENDING)
    anybody = site.visitor()
    number = collecting.staff_of(PLACES[SENDING], EFFECTIVE + 1, clock.today())[EFFECTIVE]["id_number"]
    masked = f"{number[:6]}********{number[-4:]}"
    asking = on_paper(clerk.get(f"/transfers/{transfer['id']}/form.pdf"))
    assert masked in asking
    assert number not in asking
    for desk in DESKS:
        decide(site.client(desk), transfer)
        assert done(sender.get(f"/teachers/{FILE}"))["held_by"][0]["ref"] == transfer["id"]
    awaited = in_state(clerk, transfer, "awaited")
    assert clerk.get(f"/teachers/{FILE}").status_code == 404  # until the file is taken over

    done(clerk.post(f"/transfers/{transfer['id']}/hand-over", headers=seen(awaited)))
    assert [step["state"] for step in in_state(clerk, transfer, "done")["steps"]] == ["done"] * 5

    file = done(clerk.get(f"/teachers/{FILE}"))
    assert (file["org_name"], file["held_by"]) == ("芜湖市第五十中学", [])
    assert sender.get(f"/teachers/{FILE}").status_code in (404, 409)
    [former] = [row for row in done(sender.get("/former-files"))["items"] if row["teacher_id"] == FILE]
    assert former["went_to"] == "芜湖市第五十中学"
    assert done(sender.get(f"/former-files/{FILE}"))["name"] == file["name"]
    old = done(anybody.get(f"/verifications/{code_on(asking)}"))
    assert (old["kind"], old["superseded"]) == ("transfer", True)
    assert old["printed_at"] < old["superseded_at"]
    now = on_paper(clerk.get(f"/transfers/{transfer['id']}/form.pdf"))
    assert number in now  # the file is the school's own now
    assert done(anybody.get(f"/verifications/{code_on(now)}"))["superseded"] is False
    words = on_paper(sender.get(f"/transfers/{transfer['id']}/form.pdf"))
    assert number not in words
    assert all(word in words for word in ("教师调动审批表", transfer["number"], file["name"], "同意", "已调档"))
