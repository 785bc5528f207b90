"""While a transfer is under way nothing is written in a file, and after it nothing by the old school (R-MOB-07).

Each refusal names what is under way, with its id, or where the file went; what comes late changes nothing.
"""

import uuid

import pytest
from sqlalchemy import text

from services.common import settings
from services.common.errors import Conflict, NotFound, Refused
from services.records.attachments import photo
from services.records.entering import entries, files, last_terms_teaching
from services.records.numbers import applying, sealed_identity
from services.records.numbers import queries as numbers
from services.records.requests import asking
from services.records.selfservice import own, remarks
from tests.bus.records.asking import added
from tests.bus.records.filing import CONTACT, EDUCATION, now
from tests.bus.records.schools_of_a_file import effective
from tests.bus.records.test_attachments_batches import Desk
from tests.data.receipts import facts, receipt

SAID = {"set": "basic", "entry_id": None, "field": None, "text": "有误"}
ASKED = {"seen": None, "order_id": None, "remark_id": None, "reason": "补录"}
SUM = text(
    "SELECT t.row_version, (SELECT count(*) FROM version v WHERE v.teacher_id = t.id),"
    " (SELECT count(*) FROM held_file h WHERE h.teacher_id = t.id) FROM teacher t WHERE id = :id"
)


class Acts:
    """Everything that writes in a file, or asks something of it, as its school or its teacher does it."""

    def __init__(self, begin, clerk, self_, teacher):
        self.begin, self.clerk, self.self_, self.id = begin, clerk, self_, teacher["id"]
        self.version, self.basic = teacher["row_version"], teacher["values"]["basic"]
        self.contact = next(found for found in teacher["sets"] if found["code"] == "contact")["entries"][0]["id"]

    def save_basic(self):
        self._do(files.save_teacher, self.id, self.version, self.basic | {"remark": "改"})

    def keep_basic_as_draft(self):
        self._do(files.keep_draft, self.id, self.version, self.basic | {"remark": "改"})

    def add_an_entry(self):
        self._do(entries.add_entry, uuid.uuid4(), self.id, "education", EDUCATION)

    def keep_an_entry_as_draft(self):
        self._do(entries.keep_new_entry_draft, uuid.uuid4(), self.id, "education", {"institution": "某校"})

    def save_an_entry(self):
        self._do(entries.save_entry, CONTACT | {"address": "改"}, **self._contact())

    def keep_a_changed_entry_as_draft(self):
        self._do(entries.keep_entry_draft, {"address": "改"}, **self._contact())

    def delete_an_entry(self):
        self._do(entries.delete_entry, **self._contact())

    def copy_last_term(self):
        self._do(last_terms_teaching.copy_teaching, self.id, self.version)

    def say_newly_hired(self):
        self._do(files.place_teacher, self.id, self.version, newly_hired=False)

    def delete_the_file(self):
        self._do(files.delete_teacher, self.id)

    def set_the_photo(self):
        self._do(photo.set_photo, self.id, self.version, receipt(facts("photo"), self.clerk))

    def attach_evidence(self):
        given = self.basic | {"id_document": [receipt(facts(), self.clerk)]}
        self._do(files.keep_draft, self.id, self.version, given)

    def ask_for_a_change(self):
        item = added("education", EDUCATION) | {"keeps_former_name": False}
        self._do(asking.add_change_request, uuid.uuid4(), self.id, items=[item], **ASKED)

    def check_the_number_again(self):
        self._do(numbers.recheck, self.id)

    def save_as_the_teacher(self):
        self._do(files.save_teacher, self.id, self.version, self.basic | {"remark": "改"}, by=self.self_)

    def confirm_as_the_teacher(self):
        self._do(own.confirm, self.id, self.version, by=self.self_)

    def explain_as_the_teacher(self):
        self._do(own.explain, self.id, uuid.uuid4(), "无误", by=self.self_)

    def remark_as_the_teacher(self):
        self._do(remarks.add_remark, uuid.uuid4(), self.id, **SAID, by=self.self_)

    def _contact(self):
        return {"teacher_id": self.id, "set": "contact", "entry_id": self.contact, "row_version": self.version}

    def _do(self, function, *given, by=None, **named):
        with self.begin(by or self.clerk) as db:
            function(db, by or self.clerk, *given, **named)


EVERYTHING = [name for name in vars(Acts) if not name.startswith("_")]
OF_EFFECTIVE = {"ask_for_a_change"}  # all others are acts on drafts
OF_PROBLEMS = {"check_the_number_again"}
BY_TEACHER = {name for name in EVERYTHING if name.endswith("_as_the_teacher")}


@pytest.fixture
def self_of(actor_of, begin, school):
    """The teacher of a file, whose school has opened self-service."""
    with begin() as db:
        own.learn_window(db, org_id=school["id"], mode="shared", opens_at=None, closes_at=None, row_version=1)
    return lambda teacher: actor_of("teacher", path=school["path"], org_id=school["id"], teacher_id=teacher["id"])


@pytest.fixture
def stands(begin):
    """What would be different after any write."""

    def look(teacher):
        with begin() as db:
            return tuple(db.execute(SUM, {"id": teacher["id"]}).one())

    return look


@pytest.fixture
def held(begin, filing, values_of, self_of, mobility):
    """`held(act)` is a file in the state that the act asks for, held for a transfer: its acts, the file, the ref."""

    def make(name):
        is_effective = name in OF_EFFECTIVE
        teacher = effective(filing, values_of()) if is_effective else filing.newcomer(values_of())
        if name in OF_PROBLEMS:
            with begin() as db:
                db.execute(text("UPDATE teacher SET number_state = 'problem' WHERE id = :id"), {"id": teacher["id"]})
        return Acts(begin, filing.actor, self_of(teacher), teacher), teacher, mobility.hold(teacher)

    return make


@pytest.fixture
def gone(begin, filing, values_of, self_of, mobility) -> tuple[Acts, dict]:
    """A file that went to another school, and the acts of pages that were opened before."""
    teacher = effective(filing, values_of())
    acts = Acts(begin, filing.actor, self_of(teacher), teacher)
    mobility.move(teacher)
    return acts, teacher


@pytest.mark.parametrize("name", EVERYTHING)
def test_whatever_writes_is_refused_by_name_while_the_transfer_is_under_way(held, stands, name):
    acts, teacher, ref = held(name)
    before = stands(teacher)
    with pytest.raises(Conflict, match="transfer of this teacher is under way") as refusal:
        getattr(acts, name)()
    assert refusal.value.params == {"blocked_by": "transfer", "ref": str(ref)}
    assert stands(teacher) == before


def test_rows_of_an_import_are_refused_by_name(begin, hand_in, workbook_of, values_of, mobility, stands):
    person = values_of()
    hand_in(workbook_of(person))
    with begin() as db:
        teacher_id = db.scalar(text("SELECT id FROM teacher WHERE name = :name ORDER BY seq DESC"), person)
    mobility.hold({"id": teacher_id})
    before = stands({"id": teacher_id})
    result = hand_in(workbook_of(person | {"remark": "改"}))

    assert (result["changed"], result["faulty"]) == (0, 1)
    assert "调动" in result["faults"][0].message
    assert stands({"id": teacher_id}) == before


def test_photos_of_a_batch_are_refused_by_name(begin, filing, values_of, mobility, stands):
    teacher = filing.newcomer(values_of())
    mobility.hold(teacher)
    before = stands(teacher)
    [answer] = Desk(begin, filing.actor).confirm((teacher["id"], facts("photo"))).values()

    assert (answer["kept"], "transfer" in answer["message"]) == (False, True)
    assert stands(teacher) == before


def test_the_page_of_the_file_names_what_holds_it(filing, values_of, mobility):
    teacher = effective(filing, values_of())
    assert teacher["held_by"] == []
    ref = mobility.hold(teacher)
    [held] = filing.look(teacher)["held_by"]
    assert (held["kind"], held["ref"]) == ("transfer", ref)


@pytest.mark.parametrize("name", sorted(set(EVERYTHING) - BY_TEACHER))
def test_a_stale_page_of_the_old_school_writes_nothing_and_says_where_the_file_went(gone, mobility, stands, name):
    acts, teacher = gone
    before = stands(teacher)
    with pytest.raises((Conflict, NotFound), match="handed over to") as refusal:
        getattr(acts, name)()
    assert refusal.value.params["school"] == mobility.new["name"]
    assert stands(teacher) == before


@pytest.mark.parametrize("name", sorted(BY_TEACHER - {"remark_as_the_teacher"}))
def test_a_stale_page_of_the_teacher_writes_nothing_in_an_effective_file(gone, stands, name):
    acts, teacher = gone
    before = stands(teacher)
    with pytest.raises(Refused):
        getattr(acts, name)()
    assert stands(teacher) == before


def test_late_photos_of_the_old_school_change_nothing_and_say_where_the_file_went(
    begin, filing, gone, mobility, stands
):
    _, teacher = gone
    before = stands(teacher)
    [answer] = Desk(begin, filing.actor).confirm((teacher["id"], facts("photo"))).values()
    assert (answer["kept"], answer["params"]["school"]) == (False, mobility.new["name"])
    assert stands(teacher) == before


def test_an_import_of_the_old_school_opens_no_second_file(filing, hand_in, workbook_of, values_of, mobility):
    person = values_of()
    teacher = effective(filing, person)
    mobility.move(teacher)
    result = hand_in(workbook_of(person | {"personnel_status": "100"}))
    assert (result["added"], result["changed"], result["faulty"]) == (0, 0, 1)
    assert mobility.new["name"] in result["faults"][0].message


def test_a_personal_number_that_is_decided_meanwhile_comes_to_the_file_wherever_it_lies(begin, gone, taking):
    """It is the nation's word on the person, not the old school's on the file: a transfer holds it up nowhere."""
    _, teacher = gone
    with begin() as db:
        ask = db.scalar(text("SELECT ask FROM number_check WHERE teacher_id = :id"), {"id": teacher["id"]})
    item = {"teacher_id": teacher["id"], "ask": ask, "outcome": "formal", "verified": "passed", "reason": None}
    item |= {"holder": None, "number": sealed_identity.national().seal(f"G{uuid.uuid4().int % 10**18:018}")}
    with begin() as db:
        applying.apply_decisions(db, site=settings.load().site, items=[item], at=now())
    assert taking.look(teacher)["number_state"] == "formal"


def test_the_new_school_works_on_the_file(filing, values_of, mobility, taking):
    teacher = effective(filing, values_of())
    mobility.move(teacher)
    assert "request" in taking.look(teacher)["may"]
