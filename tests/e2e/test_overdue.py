"""What is overdue at a school, seen and decided by its county once the province says so (R-MOB-02)."""

import pytest

from services.common import clock
from tests.e2e.belongings import asked_for
from tests.e2e.site import done
from tests.e2e.test_transfers import at_desk, decide, in_state, seen
from tests.e2e.things import waited_for

SENDING, RECEIVING = "340111005", "340200001"
APPROVAL = {"verdict": "approve", "reasons": []}


@pytest.fixture
def transfer(site):
    """A transfer that waits at the sending school."""
    found = asked_for(site.client(f"{RECEIVING}.clerk"), SENDING)
    for desk in (f"{RECEIVING}.reviewer", "340200.reviewer"):
        decide(site.client(desk), found)
    at_desk(site.client(f"{SENDING}.reviewer"), found)
    return found


@pytest.fixture
def is_overdue(stack):
    """The step of a case that waits was due three days ago."""

    def falling_due(case_id):
        with stack.admin("xingtan_review") as database, database.cursor() as cursor:
            late = "UPDATE case_step SET due_at = now() - interval '3 days' WHERE case_id = %s AND state = 'current'"
            cursor.execute(late, (case_id,))
            database.commit()

    return falling_due


@pytest.fixture
def say(site):
    """The province sets whether the office above may decide transfers."""
    admin = site.client("340000.info")

    def saying(on):
        said = {"business": "transfer", "on": on, "effective_from": clock.today().isoformat()}
        return done(admin.post("/stand-ins", json=said))

    yield saying
    saying(on=False)


def test_a_transfer_that_is_overdue_at_the_sending_school_is_decided_by_its_county(site, transfer, is_overdue, say):
    county, school = site.client("340111.reviewer"), site.client(f"{SENDING}.reviewer")
    case_id = done(school.get(f"/transfers/{transfer['id']}"))["case_id"]
    case = done(school.get(f"/cases/{case_id}"))
    address = f"/cases/{case_id}/decision"

    def refused():
        return county.post(address, json=APPROVAL, headers=seen(case)).status_code

    say(on=True)
    assert refused() in (403, 404)  # it is not overdue yet
    say(on=False)
    is_overdue(case_id)
    assert refused() in (403, 404)
    [row] = [each for each in done(county.get("/cases/overdue-below"))["items"] if each["id"] == case_id]
    assert (row["business"], row["days"], row["may"]) == ("transfer", 3, ["remind"])
    assert set(row) & {"org_name", "teacher_id", "subject_id"} == set()
    assert done(site.client("340100.reviewer").get("/cases/overdue-below"))["items"] == []

    named = {"case_ids": [case_id]}
    assert done(county.post("/cases/overdue-below/reminders", json=named))["items"][0]["done"]
    assert not done(county.post("/cases/overdue-below/reminders", json=named))["items"][0]["done"]
    waited_for(lambda: [each for each in done(school.get("/notices"))["items"] if "催办" in each["text"]] or None)

    say(on=True)
    found = done(county.get(f"/cases/{case_id}"))
    assert "逾期 3 天，按省里设置由上级办理" in found["in_stead"]
    assert site.client("340100.reviewer").post(address, json=APPROVAL, headers=seen(case)).status_code in (403, 404)
    decided = done(county.post(address, json=APPROVAL, headers=seen(found)))
    assert decided["decisions"][-1]["for_org"] == case["desk"]
    assert [each["org_name"] for each in decided["reminders"]] == [decided["decisions"][-1]["org_name"]]
    office = decided["decisions"][-1]["org_name"]
    assert school.post(address, json=APPROVAL, headers=seen(case)).status_code == 412  # the county was first

    again = county.post(address, json=APPROVAL, headers=seen(decided))
    assert again.status_code == 403  # nobody decides two steps
    colleague = site.client("340111.info")
    no = {"verdict": "reject", "reasons": [{"reason": "暂不同意"}]}
    done(colleague.post(address, json=no, headers=seen(decided)))
    refused_one = in_state(site.client(f"{RECEIVING}.clerk"), transfer, "refused")
    assert refused_one["why"] == "暂不同意"
    assert [step["org_name"] for step in refused_one["steps"]][2:] == [
        f"{office}（上级代办）",
        office,
    ]


@pytest.mark.parametrize("who", ["340000.reviewer", "340111.info", "340100.info", "000000.info"])
def test_nobody_but_an_information_administrator_of_the_province_sets_it(site, who):
    said = {"business": "transfer", "on": True, "effective_from": clock.today().isoformat()}
    assert site.client(who).post("/stand-ins", json=said).status_code == 403
