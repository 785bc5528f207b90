"""Teachers' accounts: from a workbook, singly, drawn from the files (R-ID-06), and their first access (R-ID-07)."""

import uuid

import pytest
from sqlalchemy import select, text

from services.common import storage
from services.common.database import transactions
from services.common.database.tables import audit
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Unauthenticated
from services.common.processes import jobs
from services.contracts import operations
from services.contracts.identity import orgs, sessions
from services.contracts.identity import teacher_accounts as contract
from services.identity import account_batches
from services.identity.account_batches import Opening, asking_records
from services.identity.models import Account, AccountBatch

from .records import FILES_FOR, Records
from .teachers import kept, someone, workbook

OWN = "Tulpe-17-Regen"


@pytest.fixture
def records():
    return Records()


@pytest.fixture
def admin(site):
    return site.signed_in("甲小学管理员")


@pytest.fixture
def opened(site, records, admin):
    """Runs a batch to its end and gives it as its page shows it."""

    def run(people=None, *, source="workbook", key=None, asks=records):
        batch_id = str(uuid.uuid4())
        given = {"id": batch_id, "source": source}
        if source == "workbook":
            given |= {"key": key or workbook(people), "file_name": "教师账号.xlsx"}
        site.ask(contract.start_account_batch, admin, **given)
        run_jobs(site, asks)
        return site.ask(contract.account_batch, admin, batch_id=batch_id)

    return run


def run_jobs(site, asks):
    """What the job process does, with records in the place of the bus."""
    kinds = {account_batches.KIND: lambda work, batch_id: Opening(work, uuid.UUID(batch_id), asks).run()}
    while jobs.run_one(site.store, "identity", kinds):
        pass


def slips(site, admin, batch):
    return site.ask(contract.issue_batch_slips, admin, batch_id=batch["id"], limit=500)["items"]


def counts(batch):
    return [batch[name] for name in ("added", "unchanged", "faulty")]


def listed(site, admin, **wanted):
    return site.ask(contract.list_teacher_accounts, admin, limit=200, **wanted)["items"]


def test_a_workbook_opens_an_account_for_every_faultless_row(site, admin, opened, records):  # R-ID-06
    people = [someone(number) for number in range(1200)]
    batch = opened(people)

    assert (batch["state"], batch["done"], batch["total"]) == ("done", 1200, 1200)
    assert counts(batch) == [1200, 0, 0]
    assert records.asked == [FILES_FOR] * 3
    assert len(records.files) == 1200


def test_the_same_workbook_again_changes_nothing(site, admin, opened, records):
    people = [someone(number) for number in range(20)]
    opened(people)
    before = [site.account_rows("甲小学")]
    again = opened(people)

    assert counts(again) == [0, 20, 0]
    assert [site.account_rows("甲小学")] == before
    assert records.asked == [FILES_FOR]


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


def test_a_job_that_died_half_way_finds_what_is_done(site, admin, opened, records):
    people = [someone(number) for number in range(700)]

    class Dies(Records):
        def files_for(self, **asked):
            if len(self.asked) == 2:
                raise KeyboardInterrupt  # as by kill -9: nothing catches it
            return super().files_for(**asked)

    dying = Dies()
    with pytest.raises(KeyboardInterrupt):
        opened(people, asks=dying)
    assert len(listed(site, admin)) == 200
    dying.asked = [""] * 9
    run_jobs(site, dying)
    [batch] = site.ask(contract.account_batches, admin)["items"]

    assert counts(batch) == [700, 0, 0]


def test_while_records_is_away_the_job_waits(site, opened, monkeypatch):
    monkeypatch.setattr(asking_records, "PAUSES", (0, 0, 0))

    assert counts(opened([someone(1)], asks=Records(away=3))) == [1, 0, 0]
    assert opened([someone(2)], asks=Records(away=9))["state"] == "failed"


def test_a_cancelled_batch_opens_no_more(site, admin, opened):
    class Cancels(Records):
        def files_for(self, **asked):
            [row] = site.ask(operations.jobs.at("identity"), admin)["items"]
            site.ask(operations.cancel_job.at("identity"), admin, job_id=row["id"])
            return super().files_for(**asked)

    batch = opened([someone(number) for number in range(900)], asks=Cancels())

    assert batch["state"] == "cancelled"
    assert len(listed(site, admin)) == 200
    assert site.count(Account, Account.org_id == site.orgs["甲小学"]["id"], Account.teacher_id.is_not(None)) == 500


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


def test_a_teacher_is_put_into_a_department_of_the_own_school_only(site, records):  # R-ID-06, six items
    head = site.signed_in("大学管理员")
    new = {"id": str(uuid.uuid4()), "code": uuid.uuid4().hex[:8], "name": "文学院", "level": "department"}
    site.ask(orgs.add_org, head, **new, parent_id=site.org_id("大学"))
    person = someone(1, department_id=new["id"], newly_hired=True)
    with pytest.raises(Invalid) as raised:
        site.ask(contract.add_teacher_account, site.signed_in("甲小学管理员"), id=str(uuid.uuid4()), **person)
    assert raised.value.errors.keys() == {"department_id"}

    site.ask(contract.add_teacher_account, head, id=str(uuid.uuid4()), **person)
    run_jobs(site, records)
    assert records.given[0]["department_id"] == uuid.UUID(new["id"])
    assert records.given[0]["newly_hired"]


def test_accounts_are_drawn_from_the_files_of_the_school(site, admin, opened, records):  # 提取
    people = [someone(number) for number in range(450)]
    files = {records.add(person["name"], person["id_number"]) for person in people}
    batch = opened(source="records")

    assert counts(batch) == [450, 0, 0]
    assert FILES_FOR not in records.asked
    with site.store.begin(transactions.system()) as db:
        tied = db.scalars(select(Account.teacher_id).where(Account.org_id == site.orgs["甲小学"]["id"]))
        assert files <= set(tied)
    assert counts(opened(source="records")) == [0, 450, 0]


def test_slips_let_everybody_in_once_and_a_second_printing_replaces_the_first(site, admin, opened):  # R-ID-07
    people = [someone(number) for number in range(3)]
    batch = opened(people)
    first, second = slips(site, admin, batch), slips(site, admin, batch)
    by_name = {person["name"]: person["id_number"] for person in people}

    with pytest.raises(Unauthenticated):
        site.sign_in(by_name[first[0]["name"]], first[0]["initial_password"])
    for slip in second:
        assert site.sign_in(by_name[slip["name"]], slip["initial_password"].upper())["me"]["must_change_password"]


def test_who_chose_an_own_password_gets_a_blank_slip(site, admin, opened):  # R-ID-07, R-ID-08
    person = someone(1)
    batch = opened([person, someone(2)])
    mine = next(slip for slip in slips(site, admin, batch) if slip["name"] == person["name"])
    teacher = site.actor_by(site.sign_in(person["id_number"], mine["initial_password"])["token"])
    assert teacher.roles == {"newcomer"}
    site.ask(sessions.change_password, teacher, old=mine["initial_password"], new=OWN)

    again = {slip["name"]: slip["initial_password"] for slip in slips(site, admin, batch)}
    assert again[person["name"]] is None
    assert again[someone(2)["name"]]
    assert site.sign_in(person["id_number"], OWN)["me"]["roles"] == ["teacher"]
    with pytest.raises(Unauthenticated):
        site.sign_in(person["id_number"], mine["initial_password"])


def test_the_own_password_may_not_hold_the_id_number(site, admin, opened):  # R-ID-08
    person = someone(1)
    [slip] = slips(site, admin, opened([person]))
    teacher = site.actor_by(site.sign_in(person["id_number"], slip["initial_password"])["token"])

    with pytest.raises(Invalid):
        site.ask(sessions.change_password, teacher, old=slip["initial_password"], new=f"Aa-{person['id_number']}")


def test_a_new_slip_ends_the_session_that_the_old_one_opened(site, admin, opened):
    person = someone(1)
    batch = opened([person])
    [slip] = slips(site, admin, batch)
    token = site.sign_in(person["id_number"], slip["initial_password"])["token"]
    slips(site, admin, batch)

    with pytest.raises(Unauthenticated):
        site.ask(sessions.renew, token=token)


def test_an_initial_password_expires_and_only_who_knows_it_hears_so(site, admin, opened):
    person = someone(1)
    [slip] = slips(site, admin, opened([person]))
    with site.store.begin(transactions.system()) as db:
        db.execute(text("UPDATE account SET secret_expires_at = now() WHERE id = :id"), {"id": slip["account_id"]})

    with pytest.raises(Forbidden, match="expired"):
        site.sign_in(person["id_number"], slip["initial_password"])
    with pytest.raises(Unauthenticated):
        site.sign_in(person["id_number"], "k7m2q-9hxp-4tzwa")


def test_the_teachers_actor_carries_the_file_and_no_territory(site, admin, opened, records):
    person = someone(1)
    file_id = records.add(person["name"], person["id_number"])
    [slip] = slips(site, admin, opened([person]))
    site.change(Account, uuid.UUID(slip["account_id"]), password_is_initial=False)
    actor = site.actor_by(site.sign_in(person["id_number"].lower(), slip["initial_password"])["token"])

    assert (actor.teacher_id, actor.roles) == (file_id, {"teacher"})


def test_no_id_number_and_no_secret_can_be_read_anywhere(site, admin, opened):
    people = [someone(number) for number in range(5)]
    batch = opened([*people, someone(6, sex="?")])
    handed = slips(site, admin, batch)
    with site.store.begin(transactions.system()) as db:
        tables = db.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        rows = (f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} t" for table in tables)  # noqa: S608
        everything = "".join(db.scalar(text(query)) for query in rows)

    with site.store.begin(transactions.system()) as db:
        assert not storage.exists(db.get(AccountBatch, uuid.UUID(batch["id"])).file_key)
    for secret in [*(slip["initial_password"] for slip in handed), *(one["id_number"] for one in people)]:
        assert secret not in everything
        assert secret.replace("-", "") not in everything
    assert [row["login"][6:14] for row in listed(site, admin)] == ["*" * 8] * 5


def test_issuing_is_in_the_trail_and_its_reply_is_not_kept(site, admin, opened):
    batch = opened([someone(1)])
    slips(site, admin, batch)

    with site.store.begin(transactions.system()) as db:
        query = select(audit.c.details).where(audit.c.action == "identity.slips_issued", audit.c.subject == batch["id"])
        assert db.scalars(query).all() == [{"slips": 1, "secrets": 1}]
    assert not contract.issue_batch_slips.keeps_reply


def test_slips_come_in_pages_and_each_person_on_one(site, admin, opened):
    batch = opened([someone(number) for number in range(30)])
    first = site.ask(contract.issue_batch_slips, admin, batch_id=batch["id"], limit=20)
    rest = site.ask(contract.issue_batch_slips, admin, batch_id=batch["id"], limit=20, after=first["next"])

    ids = [slip["account_id"] for slip in [*first["items"], *rest["items"]]]
    assert len(set(ids)) == len(ids) == 30
    assert rest["next"] is None


def test_users_get_slips_of_the_same_kind_but_no_administrator_of_the_own_level(site, admin):  # R-ID-07, R-ID-04
    site.change(Account, site.accounts["甲小学管理员"]["id"], password_is_initial=True)
    given = {slip["name"]: slip["initial_password"] for slip in site.ask(contract.issue_user_slips, admin)["items"]}

    assert given.keys() == {"甲小学录入员", "甲小学审核员", "新人"}
    assert [name for name, secret in given.items() if secret] == ["新人"]
    assert site.sign_in(site.username("新人"), given["新人"])["token"]


def test_another_schools_batch_is_not_there(site, opened):
    batch = opened([someone(1)])
    for name in ("乙小学管理员", "甲县管理员", "甲中学管理员"):
        other = site.signed_in(name)
        for call in (contract.account_batch, contract.account_batch_faults, contract.issue_batch_slips):
            with pytest.raises(Forbidden if name == "甲县管理员" else NotFound):
                site.ask(call, other, batch_id=batch["id"])
        assert site.ask(contract.account_batches, other)["items"] == []
        assert site.ask(contract.issue_teacher_slips, other)["items"] == []


def test_an_office_opens_no_teachers_accounts(site):
    with pytest.raises(Forbidden):
        site.ask(contract.start_account_batch, site.signed_in("甲县管理员"), id=str(uuid.uuid4()), source="records")
