"""催报: an office reminds organisations of its list, each once a day (R-REV-08)."""

import pytest
from sqlalchemy import select

from services.common.database.tables import audit
from services.common.errors import Invalid
from services.contracts.records import monitoring
from services.records.monitoring import campaigns, progress, reminding_laggards
from tests.bus.records.test_monitoring import county, file_at, plan, planner, schools

__all__ = ["county", "planner", "schools"]
LIST = {"org_id": None, "campaign_id": None, "level": None}


@pytest.fixture
def remind(begin, planner):
    """Reminds as the office; the organisations named, or all that are late."""

    def run(*named, actor=None):
        with begin(actor or planner) as db:
            chosen = [each["id"] for each in named] or None
            return monitoring.Reminded().dump(reminding_laggards.remind(db, actor or planner, chosen, **LIST))

    return run


@pytest.fixture
def late(begin, planner, schools):
    """Of two schools the first is behind its target."""
    with begin(planner) as db:
        made = campaigns.add_campaign(db, planner, **plan())
        campaigns.set_targets(db, planner, made["id"], [{"org_id": schools[0]["id"], "expected": 2}])
        file_at(db, schools[0], "effective")
        file_at(db, schools[1], "effective")
    return schools[0]


def told_to(notified, *schools):
    ours = {str(school["id"]) for school in schools}
    return [each for each in notified("collection_reminded") if each["to"][0]["org_id"] in ours]


def test_all_that_are_late_are_reminded_and_no_other(remind, late, schools, notified):
    assert remind() == {"reminded": 1, "already": []}

    [told] = told_to(notified, *schools)
    assert told["to"] == [{"org_id": str(late["id"]), "roles": ["entry_clerk", "info_admin"]}]
    assert told["params"] == {"by": "华县教育局", "owed": 2, "entered": 1, "submitted": 1, "effective": 1}


def test_the_chosen_are_reminded_late_or_not_and_nobody_twice_the_same_day(remind, late, schools, notified):
    assert remind(schools[1]) == {"reminded": 1, "already": []}
    assert remind(*schools) == {"reminded": 1, "already": [schools[1]["name"]]}
    assert remind() == {"reminded": 0, "already": [late["name"]]}

    assert len(told_to(notified, *schools)) == 2


def test_all_that_are_late_are_reminded_beyond_the_first_page(remind, late, monkeypatch):
    monkeypatch.setattr(progress, "AT_ONCE", 0)

    assert remind()["reminded"] == 1


def test_each_reminder_is_on_the_trail(remind, late, begin, planner):
    remind()
    with begin(planner) as db:
        query = select(audit.c.person).where(audit.c.action == "records.reminded", audit.c.subject == str(late["id"]))
        assert db.scalars(query).all() == [planner.name]


def test_nobody_reminds_whom_the_list_does_not_hold(remind, late, schools, actor_of):
    with pytest.raises(Invalid):
        remind({"id": actor_of("reviewer").org_id})
    school = actor_of("info_admin", path=schools[0]["path"], org_id=schools[0]["id"])
    with pytest.raises(Invalid):
        remind(schools[1], actor=school)
    with pytest.raises(Invalid):
        remind(schools[0], actor=school)
