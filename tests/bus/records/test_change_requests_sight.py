"""Who sees what of a request: drafts their own side, the rest whoever sees the file, masked and sealed (R-REC-19)."""

import pytest
from sqlalchemy import text

from services.common.errors import NotFound
from services.records.requests import viewing
from tests.bus.records.asking import Asking, changed
from tests.bus.records.filing import Filing


@pytest.fixture
def neighbour(begin, school_of, staff_of):
    """Somebody of another school of the county."""
    return Asking(begin, staff_of(school_of(), "entry_clerk", "reviewer"))


def test_others_see_no_draft_and_no_neighbour_sees_a_request(begin, asking, neighbour, effective, actor_of, place):
    draft = asking.ask(effective, changed("basic", None, {"remark": "x"}))
    office = Asking(begin, actor_of("reviewer", path=place))
    for other in (office, neighbour):
        with pytest.raises(NotFound):
            other.look(draft)
    handed_in = asking.submit(draft)
    assert office.look(handed_in)["state"] == "submitted"
    with pytest.raises(NotFound):
        neighbour.look(handed_in)
    with pytest.raises(NotFound):
        neighbour.withdraw(handed_in)


def test_a_reviewer_reads_a_masked_value_in_clear_and_the_trail_says_why(begin, asking, actor_of, place, effective):
    [contact] = [each for each in asking_sets(asking, effective) if each["code"] == "contact"]
    entry_id = contact["entries"][0]["id"]
    request = asking.hand_in(effective, changed("contact", entry_id, {"mobile": "13900000001"}))
    reviewer = actor_of("reviewer", path=place)
    [shown] = Asking(begin, reviewer).look(request)["items"][0]["differences"]
    assert (shown["after"], shown["after_text"]) == ("139****0001", "139****0001")
    with begin(reviewer) as db:
        clear = viewing.reveal_change_request(db, reviewer, request["id"], 0, "mobile", "核对号码")
    assert clear == {"before": "13812345678", "after": "13900000001"}
    with begin() as db:
        query = text("SELECT details->>'purpose' FROM audit WHERE action = 'records.value_revealed' AND subject = :id")
        assert db.scalars(query, {"id": str(effective["id"])}).all() == ["核对号码"]


def asking_sets(asking, teacher):
    """The sets of a file as the clerk sees them."""
    return Filing(asking.begin, asking.actor).look(teacher)["sets"]


def test_sensitive_values_lie_sealed_in_the_table(begin, asking, effective):
    [contact] = [each for each in asking_sets(asking, effective) if each["code"] == "contact"]
    asking.ask(effective, changed("contact", contact["entries"][0]["id"], {"mobile": "13900000001"}))
    with begin() as db:
        query = text('SELECT "values"::text || before::text FROM change_request_item WHERE teacher_id = :id')
        kept = db.scalars(query, {"id": effective["id"]}).one()
    assert "13900000001" not in kept
    assert "13812345678" not in kept
