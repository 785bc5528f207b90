"""What an inspector finds faulty becomes a correction order of the file, once (R-REV-10)."""

import datetime
import uuid

from sqlalchemy import event

from services.records.requests import inspected, orders
from tests.bus.records.asking import make_effective

AT = datetime.datetime(2026, 11, 29, 8, tzinfo=datetime.UTC)


def finding(teacher_id):
    fault = {"set": "basic", "entry_id": None, "field": "birth_date", "reason": "与档案原件不一致"}
    signed = {"person_id": uuid.uuid4(), "person": "抽查人", "org_id": uuid.uuid4(), "org_name": "安徽省教育厅"}
    same = {name: uuid.uuid4() for name in ("id", "case_id")}
    return (
        same
        | signed
        | {"business": "first_entry", "subject_id": teacher_id, "teacher_id": teacher_id, "at": AT}
        | {"faults": [fault]}
    )


def listed(begin, clerk, teacher_id):
    with begin(clerk) as db:
        asked = {"state": None, "teacher_id": teacher_id, "limit": 50, "after": None}
        return orders.correction_orders(db, clerk, **asked)["items"]


def hear(begin, *findings):
    with begin() as db:
        inspected.order_corrections(db, list(findings))


def test_faults_of_an_effective_file_order_its_correction_once(filing, teacher, begin, clerk):
    make_effective(filing, teacher)
    found = finding(teacher["id"])
    hear(begin, found)
    hear(begin, found)

    [order] = listed(begin, clerk, teacher["id"])
    assert (order["by_org_name"], order["state"], order["due"]) == ("安徽省教育厅", "open", AT + inspected.TIME_TO_MEND)
    assert [(item["field_name"], item["reason"]) for item in order["items"]] == [("出生日期", "与档案原件不一致")]
    assert order["may"] == ["answer"]


def test_the_orders_of_many_findings_are_written_by_one_statement(filing, values_of, begin, clerk):
    files = [make_effective(filing, filing.newcomer(values_of())) for _ in range(3)]
    with begin() as db:
        written = []
        event.listen(db.get_bind(), "before_cursor_execute", lambda *said: written.append(said[2]))
        inspected.order_corrections(db, [finding(file["id"]) for file in files])
    assert sum("INSERT INTO correction_order" in statement for statement in written) == 1
    assert [len(listed(begin, clerk, file["id"])) for file in files] == [1, 1, 1]


def test_a_file_that_is_not_effective_or_not_here_gets_no_order(teacher, begin, clerk):
    hear(begin, finding(teacher["id"]), finding(uuid.uuid4()))

    assert listed(begin, clerk, teacher["id"]) == []
