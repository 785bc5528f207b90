"""What goes with a file that is merged into another: evidence and photo, the number, remarks that wait."""

import uuid

import pytest
from sqlalchemy import text

from services.common import clock
from services.contracts.records.attachments import files_held
from services.records.attachments.models import HeldFile
from services.records.file import holds, values
from services.records.file.finishing import finish
from services.records.numbers import granting, lookup
from services.records.numbers import queries as numbers
from services.records.selfservice import remark_cases, remarks
from tests.bus.records.filing import Filing, decision
from tests.bus.records.pairs_at_work import Authority

CURRENT = text("SELECT number FROM personal_number WHERE teacher_id = :id AND ended_at IS NULL")
CASE = text("SELECT teacher_id FROM file_case WHERE case_id = :id")
TOLD = text("SELECT body FROM outbox WHERE type = 'people_notified' AND body LIKE :kind AND body LIKE :name")


@pytest.fixture
def office(begin, stores, actor_of, place) -> Authority:
    """Reviews for the county that both schools belong to."""
    return Authority(begin, stores["records"], actor_of("reviewer", path=place, org_level="county"))


@pytest.fixture
def elsewhere(begin, school_of, staff_of) -> Filing:
    """A clerk of another school of the same county."""
    return Filing(begin, staff_of(school_of(), "entry_clerk"))


@pytest.fixture
def both(filing, elsewhere, values_of) -> tuple[dict, dict]:
    """Two files of one person, the second with a passport."""
    person = values_of()
    number = {"id_type": "A", "id_number": f"E{uuid.uuid4().int % 10**8:08}"}
    return filing.newcomer(person), elsewhere.newcomer(person | number)


def facts(teacher: dict) -> dict:
    known = {"teacher_id": teacher["id"], "id": uuid.uuid4(), "sha256": uuid.uuid4().hex * 2, "kind": "evidence"}
    known |= {"name": "证书.pdf", "type": "application/pdf", "bytes": 10, "pages": 1, "width": None, "height": None}
    return known | {"person": "甲", "added_at": clock.now()}


def test_evidence_and_photo_are_held_by_the_kept_file_too_and_media_is_told(begin, office, both, held, told):
    kept, lost = both
    one = facts(lost)
    with begin() as db:
        db.add(HeldFile(**one))
    pair = office.join(kept, lost)

    assert held(kept) == held(lost) == {str(one["id"]): (one["sha256"], "evidence", "证书.pdf", "甲")}
    [news] = told(files_held, kept)
    assert news["sha256"] == [one["sha256"]]
    office.undo(pair)
    assert set(held(lost)) == {str(one["id"])}


def test_the_other_number_ends_and_is_an_alias_of_the_kept_file(begin, office, both):
    kept, lost = both
    with begin() as db:
        granting.grant_temporary(db, [kept["id"], lost["id"]])
        finish(db)
        old = values.sealer().open(db.scalar(CURRENT, {"id": lost["id"]}))
    pair = office.join(kept, lost)

    with begin(office.actor) as db:
        assert [row["id"] for row in lookup.lookup(db, office.actor, old)["items"]] == [kept["id"]]
        shown = numbers.numbers(db, office.actor, kept["id"])["items"]
        assert [one["why"] for one in shown] == [None, "merged"]
    office.undo(office.look(pair))
    with begin() as db:
        assert values.sealer().open(db.scalar(CURRENT, {"id": lost["id"]})) == old


@pytest.fixture
def remark(begin, actor_of, elsewhere, both):
    """The teacher says of the second file that something is wrong."""
    lost, place = both[1], elsewhere.actor
    self_ = actor_of("teacher", path=place.org_path, org_id=place.org_id, teacher_id=lost["id"])
    said = {"set": "basic", "entry_id": None, "field": None, "text": "姓名有误"}
    with begin(self_) as db:
        return remarks.add_remark(db, self_, uuid.uuid4(), lost["id"], **said)["id"]


def test_a_remark_that_waits_goes_along_with_its_case_and_is_decided_there(begin, office, both, remark, elsewhere):
    kept, lost = both
    pair = office.join(kept, lost)
    with begin() as db:
        assert db.scalar(CASE, {"id": remark}) == kept["id"]
    case = {"case_id": remark, "business": "remark", "subject_id": remark, "teacher_id": lost["id"], "doors": []}
    case |= {"state": "approved", "row_version": 2, "decisions": [decision()], "step_roles": [], "subject_entries": []}
    with begin() as db:
        remark_cases.apply_cases(db, [case])
        assert db.scalar(text("SELECT state FROM remark WHERE id = :id"), {"id": remark}) == "answered"
    office.undo(pair)
    with begin() as db:
        assert db.scalar(CASE, {"id": remark}) == lost["id"]


def test_both_schools_hear_of_a_merge_and_of_its_undoing(begin, office, both):
    kept, lost = both
    pair = office.join(kept, lost)
    office.undo(pair)
    for kind in ("file_joined", "file_parted"):
        with begin() as db:
            [told] = db.scalars(TOLD, {"kind": f"%{kind}%", "name": f"%{kept['name']}%"}).all()
        assert all(str(each["org_id"]) in str(told) for each in both)


def test_a_hold_that_is_taken_after_a_merge_keeps_it_from_being_undone(begin, office, both):
    kept, lost = both
    pair = office.join(kept, lost)
    ref = uuid.uuid4()
    with begin() as db:
        holds.hold(db, kept["id"], "request", ref)
    with pytest.raises(holds.Conflict, match="is under way"):
        office.undo(pair)
    with begin() as db:
        holds.release(db, [ref])
    office.undo(pair)


def test_a_number_that_the_ministry_gives_to_a_merged_file_is_an_alias_until_that_is_undone(
    office, register, filing, values_of
):
    kept, lost = (filing.newcomer(values_of()) for _ in range(2))
    register.grant(kept["id"], lost["id"])
    pair = office.join(kept, lost)
    register.ask_ministry()
    register.check()
    register.hear_ministry()

    assert [why for _, why in register.had(lost["id"])] == ["formal", "merged"]
    assert [why for _, why in register.had(kept["id"])] == ["formal", None]
    office.undo(office.look(pair))
    assert [why for _, why in register.had(lost["id"])] == ["formal", None]
