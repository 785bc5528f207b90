"""What is wrong with a row is told with its reason, and holds up no other row (R-ID-06)."""

import uuid

import pytest

from services.common.errors import Conflict, Invalid
from services.contracts.identity import teacher_accounts as contract
from services.identity.models import AccountBatch
from tests.bus.identity.records import FILES_FOR, Records
from tests.bus.identity.teacher_accounts.asking import counts, listed, run_jobs, slips
from tests.bus.identity.teachers import kept, someone, workbook


def test_a_workbook_opens_an_account_for_every_faultless_row(site, admin, opened, records):  # R-ID-06
    people = [someone(number) for number in range(1200)]
    batch = opened(people)

    assert (batch["state"], batch["done"], batch["total"]) == ("done", 1200, 1200)
    assert counts(batch) == [1200, 0, 0]
    assert records.asked == [FILES_FOR] * 3
    assert len(records.files) == 1200


def test_each_fault_is_told_by_row_column_and_reason_and_holds_up_no_other_row(site, admin, opened):
    good, broken, twin = someone(1), someone(2), someone(3)
    people = [
        good,
        broken | {"id_number": broken["id_number"][:-1] + ("1" if broken["id_number"][-1] != "1" else "2")},
        twin,
        someone(4, sex="1" if someone(4)["sex"] == "2" else "2"),
        someone(5, name=None, birth_date="31.2.1980"),
        twin,
        someone(6, id_number=3.4e17),
        someone(7, id_type="A", id_number="E12345678", newly_hired="是"),
        someone(8, department="没有"),
    ]
    batch = opened(people)
    faults = site.ask(contract.account_batch_faults, admin, batch_id=batch["id"], limit=200)["items"]

    assert counts(batch) == [3, 0, 6]
    assert [(fault["row"], fault["column"]) for fault in faults] == [
        (3, "E"), (5, "B"), (6, "C"), (6, "A"), (7, "E"), (8, "E"), (10, "G"),
    ]  # fmt: skip
    assert faults[0]["message"] == "校验位不符，请检查号码是否有误。"
    assert faults[5]["message"] == "电子表格丢失了该号码的末几位。请将该列设为文本格式后重新填写。"
    assert "4" in faults[4]["message"]


def test_whom_records_refuses_gets_no_account_and_the_reason_is_told(site, admin, opened):
    people = [someone(1), someone(2)]
    batch = opened(people, asks=Records(refuses={people[0]["id_number"]: "该证件号已在本省其他学校建档。"}))
    [fault] = site.ask(contract.account_batch_faults, admin, batch_id=batch["id"])["items"]

    assert counts(batch) == [1, 0, 1]
    assert (fault["row"], fault["message"]) == (2, "该证件号已在本省其他学校建档。")


def test_a_number_that_has_an_account_at_another_school_is_a_fault_that_tells_no_more(site, admin, opened, records):
    person = someone(1)
    opened([person])
    other = site.signed_in("乙小学管理员")
    batch_id = str(uuid.uuid4())
    site.ask(contract.start_account_batch, other, id=batch_id, source="workbook", key=workbook([person]))
    run_jobs(site, Records())
    [fault] = site.ask(contract.account_batch_faults, other, batch_id=batch_id)["items"]

    assert fault["message"] == "该证件号已在其他学校开通账号，请办理调动。"
    assert listed(site, other) == []


def test_a_number_that_has_an_account_under_another_name_is_a_fault_of_its_row(site, admin, opened):
    first, second = someone(1), someone(2)
    opened([first, second])
    batch = opened([first | {"name": "另一人"}, second])
    [fault] = site.ask(contract.account_batch_faults, admin, batch_id=batch["id"])["items"]

    assert counts(batch) == [0, 1, 1]
    assert (fault["row"], fault["column"]) == (2, "E")
    assert fault["message"] == f"该证件号在本校已有账号，姓名为“{first['name']}”。请核对证件号和姓名。"
    assert {one["name"] for one in listed(site, admin)} == {first["name"], second["name"]}


def test_a_single_teacher_whose_number_has_an_account_under_another_name_is_refused_at_once(site, admin, opened):
    person = someone(1)
    opened([person])
    with pytest.raises(Conflict) as raised:
        site.ask(contract.add_teacher_account, admin, id=str(uuid.uuid4()), **person | {"name": "另一人"})

    assert raised.value.params == {"name": person["name"]}
    assert site.ask(contract.add_teacher_account, admin, id=str(uuid.uuid4()), **person)["state"] == "waiting"


def test_of_an_account_at_another_school_no_name_is_told(site, opened):
    person = someone(1)
    opened([person])
    other = site.signed_in("乙小学管理员")
    given = person | {"name": "另一人"}
    batch = site.ask(contract.add_teacher_account, other, id=str(uuid.uuid4()), **given)
    run_jobs(site, Records())
    [fault] = site.ask(contract.account_batch_faults, other, batch_id=batch["id"])["items"]

    assert person["name"] not in fault["message"]
    assert fault["message"] == "该证件号已在其他学校开通账号，请办理调动。"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rubbish", "姓名,性别".encode()])
def test_what_is_no_workbook_ends_the_job_with_a_sentence(site, opened, content):
    batch = opened(key=kept(content))

    assert batch["state"] == "failed"
    assert batch["error"] == "无法读取该文件，请另存为 .xlsx 工作簿后重试。"


def test_a_single_teacher_is_a_batch_of_one_and_wrong_items_are_refused_at_once(site, admin, records):
    person = someone(1)
    with pytest.raises(Invalid) as raised:
        site.ask(contract.add_teacher_account, admin, id=str(uuid.uuid4()), **person | {"birth_date": "1990-01-01"})
    assert raised.value.errors == {"birth_date": ["The ID number says another birth date."]}

    batch = site.ask(contract.add_teacher_account, admin, id=str(uuid.uuid4()), **person)
    run_jobs(site, records)
    [slip] = slips(site, admin, batch)
    assert site.sign_in(person["id_number"], slip["initial_password"])["me"]["must_change_password"]
    assert site.row(AccountBatch, uuid.UUID(batch["id"])).person_sealed is None
