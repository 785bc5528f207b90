"""Whom the numbers of a workbook of another service mean: within reach, and in the trail (R-MOB-05, R-SEC-02)."""

import uuid

import pytest
from sqlalchemy import event, select

from services.common.bus import inbox
from services.common.contract import schema_of
from services.common.database.tables import audit, outbox
from services.contracts.records import people_named as contract
from services.records.file import values
from services.records.file.models import Teacher
from services.records.persons import in_workbooks

EVENT = contract.people_named.at("mobility")
ANSWER = contract.people_found("mobility")


@pytest.fixture
def ask(begin, clerk):
    """The row numbers of a list → whose file each means."""

    def asked(*numbers, by=clerk, sealed=None):
        who = {name: getattr(by, name) for name in ("account_id", "org_id", "org_path")} | {"person": by.name}
        items = [
            {"number": place, "number_sealed": (sealed or values.sealer().seal)(each)}
            for place, each in enumerate(numbers, start=2)
        ]
        body, schema = {"list_id": uuid.uuid4(), "by": who, "items": items}, schema_of(EVENT.body)
        with begin() as db:
            db.info[inbox.HANDLER] = f"records.{EVENT.type}"
            in_workbooks.answer(db, "mobility", **schema.load(schema.dump(body)))
        query = select(outbox.c.body).where(outbox.c.type == ANSWER.type).order_by(outbox.c.seq.desc()).limit(1)
        with begin() as db:
            found = db.scalars(query).one()
        assert found["list_id"] == str(body["list_id"])
        return {item["number"]: item["teacher_id"] for item in found["items"]}

    return asked


def number_of(begin, teacher):
    with begin() as db:
        each = db.get(Teacher, teacher["id"])
        return values.opened(values.basic_of(each.org_path, each.category), each.basic)["id_number"]


def test_a_number_means_the_teacher_of_the_own_school_and_nobody_elsewhere(ask, begin, teacher, school_of, staff_of):
    number = number_of(begin, teacher)
    stranger = staff_of(school_of(), "info_admin")

    assert ask(number.lower(), "110101199003070011") == {2: str(teacher["id"]), 3: None}
    assert ask(number, by=stranger) == {2: None}


def test_an_office_reaches_those_whom_it_manages_and_no_other_office(ask, begin, teacher, school, school_of, actor_of):
    above = school["path"].rsplit("/", 2)[0] + "/"
    known = {"level": "county", "category": None}
    for office_id in (school["authority_id"], other := uuid.uuid4()):
        school_of(id=office_id, **known)
    number = number_of(begin, teacher)
    mine, theirs = (actor_of("info_admin", path=above, org_id=each) for each in (school["authority_id"], other))

    assert ask(number, by=mine) == {2: str(teacher["id"])}
    assert ask(number, by=theirs) == {2: None}


def test_whom_a_list_found_is_in_the_trail_in_the_askers_name(ask, begin, teacher, clerk):
    ask(number_of(begin, teacher), "110101199003070011")
    query = select(audit.c.account_id, audit.c.subject).where(audit.c.action == in_workbooks.ACT)
    with begin() as db:
        found = db.execute(query.where(audit.c.account_id == clerk.account_id).order_by(audit.c.id)).all()

    assert [(row.account_id, row.subject) for row in found] == [(clerk.account_id, str(teacher["id"]))]


def test_a_number_that_cannot_be_opened_holds_up_no_other(ask, begin, teacher):
    number = number_of(begin, teacher)
    broken = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    def sealed(each):
        return each if each == broken else values.sealer().seal(each)

    assert ask(broken, number, sealed=sealed) == {3: str(teacher["id"])}


def test_many_numbers_take_as_many_statements_as_one(ask, begin, teacher, stores):
    def statements(*numbers) -> int:
        seen: list[str] = []
        listener = lambda *args: seen.append(args[2])  # noqa: E731 - SQLAlchemy takes no method here
        event.listen(stores["records"].engine, "before_cursor_execute", listener)
        try:
            ask(*numbers)
        finally:
            event.remove(stores["records"].engine, "before_cursor_execute", listener)
        return len(seen)

    number = number_of(begin, teacher)
    many = [f"11010119900307{place:04}" for place in range(200)]
    assert statements(number, *many) == statements(number)
