"""A private draft: its evidence is nobody else's to see, and a merge of its file closes it with a way on (R-REC-14)."""

import datetime
import uuid

import pytest
from sqlalchemy import text

from services.common import clock
from services.common.errors import NotFound
from services.records.requests import evidence, orders
from services.records.requests.asking import delete_change_request
from services.records.requests.models import CorrectionOrder
from tests.bus.records.asking import Asking, added, changed, make_effective, open_window
from tests.bus.records.filing import EDUCATION
from tests.bus.records.pairs_at_work import Authority
from tests.data.receipts import facts, receipt


def listed(begin, actor, teacher, *named):
    with begin(actor) as db:
        return {str(each["id"]) for each in evidence.file_links(db, actor, teacher["id"], list(named) or None)["items"]}


@pytest.fixture
def diploma():
    return facts()


@pytest.fixture
def draft(asking, effective, diploma):
    """A draft that holds the diploma."""
    return asking.ask(effective, added("education", EDUCATION | {"diploma": [receipt(diploma, asking.actor)]}))


@pytest.fixture
def officer(actor_of, place):
    """Reviews at the county's office."""
    return actor_of("reviewer", path=place, org_level="county")


def test_evidence_of_a_draft_is_shown_to_its_own_side_alone_until_it_is_handed_in(
    begin, asking, diploma, draft, officer, herself
):
    effective = {"id": draft["teacher_id"]}
    for other in (officer, herself):
        assert diploma["id"] not in listed(begin, other, effective)
        assert listed(begin, other, effective, uuid.UUID(diploma["id"])) == set()
    assert diploma["id"] in listed(begin, asking.actor, effective)
    asking.submit(draft)
    for other in (officer, herself):
        assert diploma["id"] in listed(begin, other, effective)


def test_a_deleted_draft_takes_its_evidence_along(begin, asking, effective, diploma, draft, held):
    shared = facts()
    for _ in range(2):
        other = asking.ask(effective, added("education", EDUCATION | {"diploma": [receipt(shared, asking.actor)]}))
    with begin(asking.actor) as db:
        delete_change_request(db, asking.actor, draft["id"])
        delete_change_request(db, asking.actor, other["id"])
    assert diploma["id"] not in held(effective)
    assert shared["id"] in held(effective)


def test_what_a_form_uses_belongs_to_the_file_with_whatever_request_it_came(begin, clerk, filing, teacher, officer):
    picture = facts()
    with begin() as db:
        known = {name: picture[name] for name in ("id", "sha256", "kind", "name", "type", "bytes", "pages")}
        db.execute(
            text("""INSERT INTO held_file (teacher_id, id, sha256, kind, name, type, bytes, pages, person, only_asked)
                VALUES (:teacher_id, :id, :sha256, :kind, :name, :type, :bytes, :pages, '某人', true)"""),
            known | {"teacher_id": teacher["id"]},
        )
    assert picture["id"] not in listed(begin, officer, teacher)
    filing.add(teacher, "education", EDUCATION | {"diploma": [receipt(facts(sha256=picture["sha256"]), clerk)]})
    assert picture["id"] in listed(begin, officer, teacher)


@pytest.fixture
def office(begin, stores, officer):
    return Authority(begin, stores["records"], officer)


@pytest.fixture
def both(filing, effective, values_of):
    """Two effective files of the school: kept and lost."""
    return effective, make_effective(filing, filing.newcomer(values_of()))


@pytest.fixture
def teacher_of(begin, school, actor_of):
    """The teacher of a file, where the school lets teachers fill in."""
    open_window(begin, school)
    known = {"path": school["path"], "org_id": school["id"]}
    return lambda file: Asking(begin, actor_of("teacher", teacher_id=file["id"], **known))


def test_a_merge_closes_the_drafts_of_the_lost_file_and_tells_their_writers(asking, office, both, teacher_of, notified):
    kept, lost = both
    draft = asking.ask(lost, changed("basic", None, {"remark": "草稿"}))
    proposed = teacher_of(lost).hand_in(lost, added("education", EDUCATION))
    stays = asking.ask(kept, changed("basic", None, {"remark": "另一份"}))
    office.join(kept, lost)
    closed = asking.look(draft)
    assert (closed["state"], closed["kept_id"], closed["happened"][-1]["act"]) == ("withdrawn", kept["id"], "merged")
    assert "保留的档案" in closed["answer"]
    assert asking.look(proposed)["state"] == "withdrawn"
    assert asking.look(stays)["state"] == "draft"
    assert [each["to"][0]["person_id"] for each in notified("draft_closed")] == [str(asking.actor.person_id)]
    assert len(notified("own_draft_closed")) == 1


def test_a_merge_closes_what_was_ordered_of_the_lost_file_and_tells_both_sides(begin, office, both, notified):
    kept, lost = both
    known = {"items": [{"set": "basic", "entry_id": None, "field": "remark", "reason": "请核对"}]}
    known |= {"due": clock.now() + datetime.timedelta(days=10)}
    with begin(office.actor) as db:
        opened = [
            orders.open_correction_order(db, office.actor, uuid.uuid4(), file["id"], **known) for file in (kept, lost)
        ]
    office.join(kept, lost)
    with begin(office.actor) as db:
        stays, closed = (db.get_one(CorrectionOrder, each["id"]) for each in opened)
        assert (stays.state, closed.state, closed.closed_at is None) == ("open", "cancelled", False)
        assert "保留的档案" in closed.answer
    told = [each["to"][0] for each in notified("correction_cancelled")]
    assert [str(lost["org_id"]), str(office.actor.person_id)] == [told[0]["org_id"], told[1]["person_id"]]


def test_a_closed_draft_stays_the_business_of_its_own_side(begin, asking, office, both):
    kept, lost = both
    draft = asking.ask(lost, changed("basic", None, {"remark": "草稿"}))
    office.join(kept, lost)
    with pytest.raises(NotFound):
        Asking(begin, office.actor).look(draft)
