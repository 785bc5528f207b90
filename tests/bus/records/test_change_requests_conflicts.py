"""A request about what was changed meanwhile is a conflict, shown three ways and resolved by its asker (R-REV-05)."""

import pytest
from sqlalchemy import text

from tests.bus.records.asking import added, basic, change_behind_its_back, changed, hear, news
from tests.bus.records.filing import EDUCATION


@pytest.fixture
def met(begin, clerk, asking, effective):
    """A request in conflict: what it is about was changed meanwhile."""
    request = asking.hand_in(effective, changed("basic", None, {"remark": "新的", "staff_number": "77"}))
    change_behind_its_back(begin, clerk, effective, {"remark": "别人的"})
    hear(begin, news(begin, request, "approved"))
    return asking.look(request)


def test_a_request_about_another_version_is_a_conflict_shown_three_ways(begin, filing, effective, met):
    assert met["state"] == "conflict"
    [item] = met["items"]
    sides = {each["field"]: (each["before"], each["now"], each["after"], each["moved"]) for each in item["differences"]}
    assert sides["remark"] == (None, "别人的", "新的", True)
    assert not sides["staff_number"][3]
    assert basic(filing.look, effective)["remark"] == "别人的"
    with begin() as db:
        query = text("SELECT type FROM outbox WHERE type LIKE 'cases_%ed' AND body LIKE :id")
        types = set(db.scalars(query, {"id": f"%{met['case_id']}%"}))
    assert {"cases_conflicted", "cases_recalled"} <= types


@pytest.mark.parametrize(("take", "remark"), [("asked", "新的"), ("now", "别人的")])
def test_a_conflict_is_resolved_and_handed_in_anew(begin, asking, filing, met, take, remark):
    again = asking.resolve(met, take)
    assert (again["state"], again["version"]) == ("submitted", 2)
    assert again["case_id"] != met["case_id"]
    hear(begin, news(begin, met, "withdrawn", version=4))
    hear(begin, news(begin, again, "approved"))
    kept = basic(filing.look, {"id": met["teacher_id"]})
    assert (kept["remark"], kept["staff_number"]) == (remark, "77")


def test_a_change_of_what_follows_from_other_sets_is_no_conflict(begin, asking, filing, effective):
    remark = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    degree = asking.hand_in(effective, added("education", EDUCATION))
    hear(begin, news(begin, degree, "approved"))
    assert any(version["act"] == "derived" for version in filing.history(effective))
    hear(begin, news(begin, remark, "approved"))
    assert asking.look(remark)["state"] == "approved"
