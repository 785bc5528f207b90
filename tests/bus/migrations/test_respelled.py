"""Numbers kept under an older spelling are found under the one of today, but for those that somebody else has."""

import json
import uuid

import pytest
from sqlalchemy import text

from services.common.database import backfills, transactions
from services.common.database.migrate import migrate
from services.identity import backfills as of_identity
from services.identity import logins
from services.records import backfills as of_records
from services.records.file import values

FILE = text(
    "INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, catalogue_version, basic,"
    " missing, id_index) VALUES (:id, :id, '000000/110000/1/', 'primary_secondary', 'draft', 3, 3, 'x', :basic, 0,"
    " :index)"
)
CLAIMED = text("INSERT INTO id_registry VALUES (:index, :id)")
ORG = text("INSERT INTO org (id, code, name, level, path) VALUES (:id, '000000', '教育部', 'ministry', '000000/')")
ACCOUNT = text(
    "INSERT INTO account (id, person_id, org_id, org_path, login_index, login_sealed, name, roles, teacher_id)"
    " VALUES (:id, :id, :org_id, '000000/110000/1/', :index, :sealed, '某人', '{teacher}', :id)"
)


def ids(count):
    """Ids in order, so that it is known who comes first."""
    return sorted(uuid.uuid4() for _ in range(count))


def fill(service, known):
    """Everything that is left; the number of rounds."""
    store, rounds = transactions.Store(service, "job", pool=1), 0
    while backfills.go_on(store, known):
        rounds += 1
    store.close()
    return rounds


def of_document(kind, number):
    return values.sealer().blind_index(f"{kind}:{number}")


@pytest.fixture
def file_of(as_it_was, superuser):
    """Puts a file into a migrated records: its document, its number as kept and as indexed."""
    as_it_was("records")
    migrate("records")

    def add(teacher_id, kind, number, indexed):
        basic = values.sealed(
            values.basic_of("000000/340000/", "primary_secondary"), {"id_type": kind, "id_number": number}
        )
        index = of_document(kind, indexed)
        with superuser("records").begin() as db:
            db.execute(FILE, {"id": teacher_id, "basic": json.dumps(basic), "index": index})
            db.execute(CLAIMED, {"id": teacher_id, "index": index})

    return add


def indexes(superuser, service, query):
    with superuser(service).connect() as db:
        return {row[0]: bytes(row[1]) for row in db.execute(text(query))}


OF_FILES = "SELECT id, id_index FROM teacher"
OF_REGISTRY = "SELECT teacher_id, id_index FROM id_registry"
OF_ACCOUNTS = "SELECT id, login_index FROM account"


def test_files_are_indexed_and_claimed_by_the_spelling_of_today_and_once(file_of, superuser):
    old, new = ids(2)
    file_of(old, "6", "H12345678(0)", "H12345678(0)")
    file_of(new, "A", "E12345678", "E12345678")

    fill("records", of_records.BACKFILLS)
    found = indexes(superuser, "records", OF_FILES)
    with superuser("records").begin() as db:
        db.execute(text("UPDATE backfill SET finished_at = NULL"))
        db.execute(text("UPDATE id_reread SET after = '00000000-0000-0000-0000-000000000000'"))
    fill("records", of_records.BACKFILLS)

    assert found == {old: of_document("6", "H123456780"), new: of_document("A", "E12345678")}
    assert indexes(superuser, "records", OF_FILES) == indexes(superuser, "records", OF_REGISTRY) == found


def test_files_that_turn_out_to_be_of_one_number_stay_two_and_are_counted(file_of, superuser, caplog):
    first, second, third, fourth = ids(4)
    file_of(first, "Z", "京-123", "京-123")
    file_of(second, "Z", "京123", "京123")
    file_of(third, "Z", "沪-1234", "沪-1234")
    file_of(fourth, "Z", "沪/1234", "沪/1234")

    fill("records", of_records.BACKFILLS)

    kept = {first: "京-123", second: "京123"}
    found = indexes(superuser, "records", OF_FILES)
    assert {each: found[each] for each in kept} == {each: of_document("Z", number) for each, number in kept.items()}
    assert sorted([found[third], found[fourth]]) in [
        sorted([of_document("Z", "沪1234"), of_document("Z", other)]) for other in ("沪-1234", "沪/1234")
    ]
    assert indexes(superuser, "records", OF_REGISTRY) == found
    assert [record.files for record in caplog.records if hasattr(record, "files")] == [2]
    assert "123" not in caplog.text


@pytest.fixture
def account_of(as_it_was, superuser):
    """Puts an account into a migrated identity: its number as kept, which is also how it was indexed."""
    as_it_was("identity")
    migrate("identity")
    org_id = uuid.uuid4()
    with superuser("identity").begin() as db:
        db.execute(ORG, {"id": org_id})

    def add(account_id, number):
        index = logins.sealer().blind_index(logins.PURPOSE + number)
        known = {"id": account_id, "org_id": org_id, "index": index, "sealed": logins.sealer().seal(number)}
        with superuser("identity").begin() as db:
            db.execute(ACCOUNT, known)

    return add


def test_accounts_are_found_by_the_number_without_signs_unless_another_has_it(account_of, superuser, caplog):
    alone, older, newer = ids(3)
    account_of(alone, "H12345678(0)")
    account_of(older, "京-123")
    account_of(newer, "京123")

    rounds = fill("identity", {"respell_logins": of_identity.BACKFILLS["respell_logins"]})

    found = indexes(superuser, "identity", OF_ACCOUNTS)
    assert rounds == 2  # one batch, and one that finds nothing
    assert found[alone] == logins.index("H12345678(0)") == logins.index("h123456780")
    assert found[older] == logins.sealer().blind_index(logins.PURPOSE + "京-123")
    assert found[newer] == logins.index("京-123")
    assert [record.accounts for record in caplog.records if hasattr(record, "accounts")] == [1]
