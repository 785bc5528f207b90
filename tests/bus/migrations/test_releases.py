"""Every release can be brought to the newest version with all that its site holds, and its files are read then.

The dumps are made by `make release-dump NAME=…`, when a release is tagged.
"""

import pytest
from sqlalchemy import NullPool, create_engine, text

from deploy.local.databases import SERVICES
from deploy.local.release import RELEASES
from services.common import settings
from services.common.database import backfills, transactions
from services.common.database.migrate import migrate, seeing_all
from services.records.backfills import BACKFILLS
from services.records.file import queries, showing, values
from services.records.file.models import Teacher

NAMES = sorted(folder.name for folder in RELEASES.iterdir())
KEPT = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
WALLED = f"{KEPT} AND relrowsecurity"
WITHOUT_TERRITORY = """
    SELECT relname FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relrowsecurity
    AND (NOT relforcerowsecurity OR NOT EXISTS (
        SELECT FROM pg_policy WHERE polrelid = c.oid AND polcmd IN ('*', 'r')
        AND (pg_get_expr(polqual, polrelid) LIKE '%path_from%' OR pg_get_expr(polqual, polrelid) LIKE '%EXISTS%')
    ))
"""
FAULTS = {
    "a file whose main set has versions that it does not count":
        "SELECT id FROM teacher t WHERE EXISTS (SELECT FROM version WHERE entry_id = t.id)"
        " AND basic_version IS DISTINCT FROM (SELECT max(number) FROM version WHERE entry_id = t.id)",
    "a file that owes less than its main set": "SELECT id FROM teacher WHERE missing < basic_missing",
    "an entry whose number is not that of its newest version":
        "SELECT id FROM entry e WHERE number IS DISTINCT FROM"
        " (SELECT max(number) FROM version WHERE entry_id = e.id)",
    "a value with two open versions":
        "SELECT entry_id FROM version WHERE known_to IS NULL GROUP BY entry_id HAVING count(*) > 1",
    "an import that no job is known of": "SELECT id FROM import_run WHERE job_id IS NULL",
    "an ID number that the registry does not know":
        "SELECT id FROM teacher t WHERE id_index IS NOT NULL"
        " AND NOT EXISTS (SELECT FROM id_registry r WHERE r.id_index = t.id_index AND r.teacher_id = t.id)",
}  # fmt: skip


def counts(connection, tables):
    return {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in tables}


def test_there_is_a_release():
    assert "release-1" in NAMES


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("name", NAMES)
def test_a_release_comes_to_the_newest_version_and_loses_no_row(released, superuser, name, service):
    released(name, service)
    with superuser(service).connect() as connection:
        before = counts(connection, connection.scalars(text(KEPT)).all())

    migrate(service)

    with superuser(service).connect() as connection:
        after = counts(connection, before)
    del before["alembic_version"], after["alembic_version"]
    assert after == before


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("name", NAMES)
def test_migrations_see_every_row_of_a_site(released, superuser, name, service):
    released(name, service)
    migrate(service)
    with superuser(service).connect() as connection:
        there = counts(connection, connection.scalars(text(WALLED)).all())
        assert connection.scalars(text(WITHOUT_TERRITORY)).all() == []
    owner = create_engine(settings.load().database_url(service, "owner"), poolclass=NullPool)

    with owner.connect() as connection:
        blind = counts(connection, there)
        connection.rollback()
        with seeing_all(connection):
            assert counts(connection, there) == there

    assert sum(blind.values()) == 0


@pytest.mark.parametrize("service", SERVICES)
def test_the_roles_of_services_gain_nothing_by_migrations(as_it_was, superuser, service):
    as_it_was(service)
    migrate(service)

    with superuser(service).connect() as connection:
        told = "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'xingtan%' AND (rolsuper OR rolbypassrls)"
        assert connection.execute(text(told)).scalar_one() == 0
        member = "SELECT pg_has_role('xingtan_app', 'xingtan_owner', 'MEMBER')"
        assert not connection.execute(text(member)).scalar_one()
        kept = "SELECT count(*) FROM pg_db_role_setting WHERE setconfig::text LIKE '%xingtan.%'"
        assert connection.execute(text(kept)).scalar_one() == 0


@pytest.mark.parametrize("name", NAMES)
def test_what_holds_for_files_holds_for_those_of_a_release(released, superuser, name):
    released(name, "records")
    migrate("records")

    with superuser("records").connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM teacher")).scalar_one() > 20
        found = {what: connection.execute(text(query)).all() for what, query in FAULTS.items()}
    assert found == {key: [] for key in FAULTS}


@pytest.mark.parametrize("name", NAMES)
def test_the_cases_of_a_releases_files_and_remarks_are_filled_in(released, superuser, name):
    released(name, "records")
    migrate("records")
    store = transactions.Store("records", "job", pool=1)
    while backfills.go_on(store, BACKFILLS):
        pass
    store.close()

    with superuser("records").connect() as connection:
        without = (
            "SELECT case_id FROM teacher WHERE case_id IS NOT NULL EXCEPT SELECT case_id FROM file_case",
            "SELECT id FROM remark WHERE state = 'open' EXCEPT SELECT case_id FROM file_case",
        )
        assert [connection.execute(text(query)).all() for query in without] == [[], []]
        assert connection.execute(text("SELECT count(*) FROM file_case")).scalar_one() > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_a_release_is_read_with_its_sealed_values(released, name, actor_of, request_of):
    released(name, "records")
    migrate("records")
    store = transactions.Store("records", pool=1)

    with store.begin(transactions.system()) as db:
        one = db.query(Teacher).filter(Teacher.missing == 0).order_by(Teacher.seq).first()
    clerk = actor_of("entry_clerk", path=one.org_path, org_id=one.org_id)
    with store.begin(request_of(clerk)) as db:
        each = queries.teacher(db, clerk, one.id)
        clear = values.opened(values.basic_of(each.org_path, each.category), each.basic)
        seen = showing.whole(db, clerk, each)
    store.close()

    assert values.id_index(clear) == one.id_index
    assert seen["texts"]["basic"]["name"] == one.name
    assert sum(len(each["entries"]) for each in seen["sets"]) > 5
