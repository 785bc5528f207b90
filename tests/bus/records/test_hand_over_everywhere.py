"""One hand-over through the real bus: once its messages are handled, every service has the file at the new school."""

import time
import uuid

import pytest
from sqlalchemy import text

from services import SERVICES
from services.common.bus.outbox import emit
from services.common.copies import known_orgs
from services.common.database import transactions
from services.common.request import Request
from services.contracts.records.hand_over import hand_overs_wanted
from services.identity.actions.accounts import load_accounts
from services.identity.models import Org
from services.records.file import holds
from services.records.selfservice import remarks
from services.review.publish import publish
from tests.bus.identity.conftest import Identity
from tests.bus.records.filing import Filing
from tests.bus.records.schools_of_a_file import Mobility

PATIENCE = 120
OLD, NEW = "甲小学", "乙小学"
# What each service has of a teacher and shows by territory.
SCOPED = {
    "records": ("teacher", "id"),
    "review": ("review_case", "teacher_id"),
    "identity": ("account", "teacher_id"),
}
FOLLOWING = ("version", "entry", "step", "file_case", "remark")
PATHS = {
    "records": "SELECT org_path FROM teacher WHERE id = :id",
    "identity": "SELECT org_path FROM account WHERE teacher_id = :id",
    "review": "SELECT org_path FROM review_case WHERE teacher_id = :id AND business = 'remark'",
    "mobility": "SELECT org_path FROM known_teacher WHERE id = :id",
    "training": "SELECT org_path FROM known_teacher WHERE id = :id",
}
FAILED = text("SELECT event, error FROM failure WHERE body::text LIKE :id")


@pytest.fixture
def carried(stack):
    """The bus carries what is announced from now on; what other tests have announced is left alone."""
    for name in SERVICES:
        connection = stack.admin(f"xingtan_{name}")
        connection.cursor().execute("UPDATE outbox SET sent_at = now() WHERE sent_at IS NULL")
        connection.close()
    for name in ("react", "relay"):
        stack.start(name)
    for name in ("react", "relay"):
        stack.wait_ready(name, PATIENCE)
    yield
    for name in ("relay", "react"):
        stack.stop(name)


class Site:
    """What all services have of one teacher."""

    def __init__(self, stores, teacher_id):
        self.stores, self.id = stores, teacher_id

    def ask(self, service, query, actor=None, **more):
        request = Request(actor=actor) if actor else transactions.system()
        with self.stores[service].begin(request) as db:
            return db.scalars(text(query), {"id": self.id} | more).all()

    def paths(self):
        return {name: set(self.ask(name, query)) for name, query in PATHS.items()}

    def failures(self):
        """What of the teacher's news could not be handled, anywhere."""
        found = []
        for name in SERVICES:
            with self.stores[name].begin(transactions.system()) as db:
                found += [(name, *row) for row in db.execute(FAILED, {"id": f"%{self.id}%"})]
        return found

    def seen_by(self, actor):
        """How much of the teacher somebody sees in each service, by the database's own wall."""
        found = {
            name: self.ask(name, f"SELECT count(*) FROM {table} WHERE {key} = :id", actor)[0] > 0  # noqa: S608
            for name, (table, key) in SCOPED.items()
        }
        for table in FOLLOWING:
            query = f"SELECT count(*) FROM {table} WHERE teacher_id = :id"  # noqa: S608
            found[table] = self.ask("records", query, actor)[0] > 0
        return found


def patiently(look, wanted):
    """What is found once it is as wanted, or at last."""
    until = time.monotonic() + PATIENCE
    while (found := look()) != wanted and time.monotonic() < until:
        time.sleep(0.5)
    return found


@pytest.mark.usefixtures("carried")
def test_once_the_messages_are_handled_no_scope_disagrees(stores, begin, values_of, actor_of):
    with stores["review"].begin(transactions.system()) as db:
        publish(db)
    people = Identity(stores["identity"])
    schools = {name: people.row(Org, people.orgs[name]["id"]) for name in (OLD, NEW)}
    with stores["review"].begin(transactions.system()) as db:  # the ministry may have been announced long before
        ours = {str(org["id"]) for org in people.orgs.values()}
        known_orgs.learn_all(db, [org for org in people.announced_orgs() if org["id"] in ours])
    known = "SELECT count(*) FROM known_org WHERE id = ANY (:ids)"
    ids = [school.id for school in schools.values()]
    nowhere = Site(stores, uuid.UUID(int=0))
    for service in ("records", "review"):
        assert patiently(lambda name=service: nowhere.ask(name, known, ids=ids), [2]) == [2]

    clerks = {
        name: actor_of("entry_clerk", "reviewer", path=school.path, org_id=school.id, org_name=school.name)
        for name, school in schools.items()
    }
    filing = Filing(begin, clerks[OLD])
    teacher = filing.newcomer(values_of(personnel_status="100"))
    filing.submit(teacher["id"])
    filing.hear(filing.case(teacher, "approved", version=99))
    with stores["identity"].begin(transactions.system()) as db:
        load_accounts(db, [people.add_account("教师", OLD, "teacher", teacher_id=teacher["id"])])
    self_ = people.signed_in("教师")
    with begin(self_) as db:
        said = {"set": "basic", "entry_id": None, "field": None, "text": "姓名有误"}
        remarks.add_remark(db, self_, uuid.uuid4(), teacher["id"], **said)

    site, old, new = Site(stores, teacher["id"]), schools[OLD].path, schools[NEW].path
    assert patiently(site.paths, {name: {old} for name in PATHS}) == {name: {old} for name in PATHS}, site.failures()
    everything, nothing = (dict.fromkeys([*SCOPED, *FOLLOWING], seen) for seen in (True, False))
    assert (site.seen_by(clerks[OLD]), site.seen_by(clerks[NEW])) == (everything, nothing)

    mobility, ref = Mobility(begin, clerks[NEW], _place(schools[OLD]), _place(schools[NEW])), uuid.uuid4()
    with stores["records"].begin(transactions.system()) as db:  # mobility has no such transfer, and would let go of it
        holds.hold(db, teacher["id"], "transfer", ref)
    held = "SELECT kind FROM file_hold WHERE teacher_id = :id"
    assert patiently(lambda: site.ask("records", held), ["transfer"]) == ["transfer"], site.failures()
    with stores["mobility"].begin(transactions.system()) as db:
        emit(db, hand_overs_wanted.at("mobility"), {"items": [mobility.asks(teacher, ref)]})

    assert patiently(site.paths, {name: {new} for name in PATHS}) == {name: {new} for name in PATHS}
    doors = "SELECT count(*) FROM file_case WHERE teacher_id = :id AND business = 'remark' AND case_version > 1"
    assert patiently(lambda: site.ask("records", doors), [1]) == [1]
    assert (site.seen_by(clerks[OLD]), site.seen_by(clerks[NEW])) == (nothing, everything)
    assert site.ask("identity", "SELECT ended_by FROM session WHERE id = :session", session=self_.session_id) == [
        "handed_over"
    ]
    told = "SELECT kind FROM notice JOIN account ON account.id = account_id WHERE teacher_id = :id"
    assert patiently(lambda: "own_file_handed_over" in site.ask("identity", told), wanted=True)
    assert site.failures() == []


def _place(org):
    return {"id": org.id, "name": org.name, "path": org.path}
