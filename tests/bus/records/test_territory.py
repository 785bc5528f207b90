"""Every call that names a thing of a school, asked by somebody of another: not found, or not allowed (R-SEC-01)."""

import inspect
import uuid

import pytest

from services.common.contract import Call, schema_of
from services.common.database.transactions import Store
from services.common.errors import Forbidden, NotFound
from services.common.request import Request
from services.contracts.records import (
    attachments,
    catalogue,
    completeness,
    entries,
    files,
    hints,
    persons,
    selfservice,
    submissions,
)
from services.records.selfservice import remarks
from services.records.service import RecordsService
from services.records.submitting import submission

MODULES = (attachments, catalogue, completeness, entries, files, hints, persons, selfservice, submissions)
NAMES = ("teacher_id", "entry_id", "org_id", "submission_id", "remark_id", "reason_id")
CALLS = {call.name: call for module in MODULES for _, call in inspect.getmembers(module) if isinstance(call, Call)}
ABOUT_THINGS = [
    call for call in CALLS.values() if any(name in NAMES and f.required for name, f in call.takes().fields.items())
]
PERSON = {"ref": "1", "id_type": "1", "id_number_sealed": "1:", "name": "王芳"}
WORDS = {"set": "contact", "row_version": 1, "values": {}, "persons": [PERSON], "field": "mobile", "purpose": "核对"}
WORDS |= {"text": "有误", "answer": "已改", "explanation": "无误", "id": str(uuid.uuid4()), "receipt": "x"}
WORDS |= {"since": "2026-01-01T00:00:00Z", "until": "2026-02-01T00:00:00Z"}


@pytest.fixture
def things(begin, clerk, filing, teacher, school, actor_of) -> dict[str, str]:
    """The ids of things at the school."""
    self_ = actor_of("teacher", path=school["path"], org_id=school["id"], teacher_id=teacher["id"])
    remark_id, run = uuid.uuid4(), {"status": "draft", "q": "无此人"}
    with begin(self_) as db:
        said = {"set": "basic", "entry_id": None, "field": None, "text": "有误"}
        remarks.add_remark(db, self_, remark_id, teacher["id"], **said)
    with begin(clerk) as db:
        submission_id = submission.submit_found(db, clerk, uuid.uuid4(), run)["job_id"]
    [contact] = filing.entries(teacher, "contact")
    found = {"teacher_id": teacher["id"], "entry_id": contact["id"], "org_id": school["id"]}
    found |= {"submission_id": submission_id, "remark_id": remark_id, "reason_id": uuid.uuid4()}
    return {name: str(value) for name, value in found.items()}


def test_there_are_calls_to_try():
    assert len(ABOUT_THINGS) > 20


@pytest.fixture(params=["both walls", "the service's wall alone"])
def entered(request, stores, unwalled) -> Store:
    """The database of records, and the same where no policy holds."""
    return stores["records"] if request.param == "both walls" else unwalled("records")


@pytest.mark.parametrize("call", ABOUT_THINGS, ids=lambda call: call.name)
def test_nobody_of_another_school_gets_at_anything(entered, staff_of, school_of, things, call):
    asked = {name: (WORDS | things)[name] for name, field in call.takes().fields.items() if field.required}
    method = getattr(RecordsService, call.method).__wrapped__
    taken = schema_of(call.takes).load(asked)
    elsewhere = school_of()
    for role in sorted(call.roles):
        stranger = staff_of(elsewhere, role)
        with pytest.raises((NotFound, Forbidden)), entered.begin(Request(actor=stranger)) as db:
            method(None, db, stranger, **taken)
