"""原件已核对 at records: a case names its evidence, a request tells who compared it with the originals."""

import uuid

import pytest
from sqlalchemy import select, text

from services.common.database.tables import outbox
from services.contracts.review import businesses
from services.records.printing.request_form import sheet_of_request
from tests.bus.records.asking import Asking, changed, hear, make_effective, news
from tests.bus.records.filing import decision


@pytest.fixture
def asking(begin, clerk):
    """The school's clerk."""
    return Asking(begin, clerk)


@pytest.fixture
def effective(filing, teacher):
    """A file that is effective."""
    return make_effective(filing, teacher)


@pytest.fixture
def proof(begin, effective):
    """A file that the teacher's file holds."""
    file_id = uuid.uuid4()
    with begin() as db:
        db.execute(
            text("""INSERT INTO held_file (teacher_id, id, sha256, kind, name, type, bytes, pages, person)
                VALUES (:teacher, :id, :sha, 'evidence', '户口.pdf', 'application/pdf', 1, 1, '某人')"""),
            {"teacher": effective["id"], "id": file_id, "sha": file_id.hex},
        )
    return str(file_id)


def case_of(begin, request):
    """What review was told of a request's case."""
    query = select(outbox.c.body).where(outbox.c.type == businesses.cases_wanted.at("records").type)
    with begin() as db:
        told = [case for body in db.scalars(query) for case in body["cases"]]
    return next(case for case in told if case["id"] == str(request["case_id"]))


def test_a_case_names_its_pieces_of_evidence_and_where_they_stand(begin, asking, effective, proof):
    item = changed("basic", None, {"name": "王更名"}, evidence={"name": [proof]})
    request = asking.hand_in(effective, item)
    [piece] = case_of(begin, request)["version"]["evidence"]
    assert piece == {
        "id": proof,
        "entry_id": str(effective["id"]),
        "set": "basic",
        "field": "name",
        "name": "基本信息 姓名",
    }


def test_a_request_and_its_form_tell_who_checked_which_original(begin, asking, effective, proof):
    item = changed("basic", None, {"name": "王更名"}, evidence={"name": [proof]})
    request = asking.hand_in(effective, item)
    checked = decision() | {"originals": [uuid.UUID(proof)]}
    hear(begin, news(begin, request, "approved", decisions=[checked]))

    seen = asking.look(request)
    assert [line["originals"] for line in seen["happened"]] == [[], [proof]]
    [line] = sheet_of_request({}, seen, {})["originals"]
    assert line.startswith("原件已核对：")
    assert (checked["org_name"] in line, checked["person"] in line, "1 份" in line) == (True, True, True)
