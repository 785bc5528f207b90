"""Who reads a case is written down, and the teacher whom it is about hears of it by records (R-SEC-02)."""

from typing import Any

from sqlalchemy import select

from services.common.database.tables import audit, outbox


def told_of(desks: Any, teacher_id: Any) -> list[dict]:
    query = select(outbox.c.body).where(outbox.c.type == "teacher_read").order_by(outbox.c.seq)
    bodies = desks.as_system(lambda db: db.scalars(query).all())
    return [each for body in bodies for each in body["readings"] if each["teacher_id"] == str(teacher_id)]


def written_down(desks: Any, case_id: Any) -> list[tuple]:
    query = select(audit.c.subject, audit.c.person).where(audit.c.action == "review.case_read")
    query = query.where(audit.c.details["case"].astext == str(case_id))
    return desks.as_system(lambda db: [tuple(row) for row in db.execute(query.order_by(audit.c.id))])


def test_each_reading_of_a_case_is_written_down_and_told_once_of_what_one_read_in_one_go(desks):
    case_id = desks.submit()
    for reader in (desks.reviewer, desks.reviewer, desks.officer):
        case = desks.case(reader, case_id)
    names = [desks.reviewer.name, desks.reviewer.name, desks.officer.name]
    assert written_down(desks, case_id) == [(str(case["teacher_id"]), name) for name in names]
    told = [(each["person"], each["act"], each["what"]) for each in told_of(desks, case["teacher_id"])]
    assert told == [(name, "review.case_read", "first_entry") for name in (desks.reviewer.name, desks.officer.name)]
