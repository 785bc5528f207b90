"""One number for a person, whatever is killed between question and answer (R-REC-13): real processes, real deaths."""

import json
import time
import uuid

import pytest
from sqlalchemy import text

from deploy.local.stack import Stack
from services.records import numbers
from services.records.file import values
from services.records.file.finishing import finish

PEOPLE = 20
PATIENCE = 180  # each process starts twice, beside whatever else runs
ADD = text("""
    INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, catalogue_version, basic, missing,
                         id_index)
    VALUES (:id, :org_id, :org_path, :category, 'effective', 1, 1, '1', CAST(:basic AS jsonb), 0, :id_index)
""")
STATES = text("SELECT number_state FROM teacher WHERE id = ANY (CAST(:ids AS uuid[]))")
CURRENT = text("SELECT number FROM personal_number WHERE teacher_id = ANY (CAST(:ids AS uuid[])) AND ended_at IS NULL")
DECIDED = text("""
    SELECT item->>'teacher_id' FROM outbox, jsonb_array_elements(body::jsonb->'items') AS item
    WHERE type = 'number_decided' AND item->>'teacher_id' = ANY (:ids)
""")


@pytest.fixture
def dying(stack, people_database, tmp_path):
    """Starts a process that dies at a fail-point once, and starts it again when it has: `dying("relay", point)`."""
    started = []

    def start(kind, point):
        once = tmp_path / kind
        switches = {"XINGTAN_FAIL_AT": point, "XINGTAN_FAIL_ONCE": str(once)}
        own = Stack(stack.folder, XINGTAN_POPULATION=people_database.address, **switches)
        own.start(f"{kind}-records")
        started.append((own, f"{kind}-records", once))

    yield start, started
    for own, name, _ in started:
        own.stop(name)


@pytest.mark.parametrize(
    "points",
    [
        {"react": "react.before_commit", "relay": "relay.before_publish", "jobs": "job.before_commit"},
        {"react": "react.after_commit", "relay": "relay.after_publish", "jobs": "job.after_commit"},
    ],
    ids=["before", "after"],
)
def test_whoever_dies_everybody_gets_one_number(points, dying, begin, school, values_of):
    start, started = dying
    people = [values_of() for _ in range(PEOPLE)]
    ids = _add(begin, school, people)
    with begin() as db:
        numbers.grant_temporary(db, ids)
        finish(db)
    for kind, point in points.items():
        start(kind, point)
    _wait_until_formal(begin, ids, started)

    assert all(once.exists() for *_, once in started), "every process died once"
    with begin() as db:
        current = [values.sealer().open(number) for number in db.scalars(CURRENT, {"ids": _texts(ids)})]
        decided = db.scalars(DECIDED, {"ids": _texts(ids)}).all()
    assert sorted(current) == sorted(f"G{person['id_number']}" for person in people)
    assert sorted(decided) == sorted(_texts(ids)), "told once"


def _add(begin, school, people):
    rows = [
        {"id": uuid.uuid4(), "org_id": school["id"], "org_path": school["path"], "category": school["category"]}
        | {"basic": json.dumps(values.sealed(values.basic_of(school["path"], school["category"]), person))}
        | {"id_index": values.id_index(person)}
        for person in people
    ]
    with begin() as db:
        db.execute(ADD, rows)
    return [row["id"] for row in rows]


def _wait_until_formal(begin, ids, started):
    until = time.monotonic() + PATIENCE
    while True:
        with begin() as db:
            states = set(db.scalars(STATES, {"ids": _texts(ids)}))
        if states == {"formal"}:
            return
        assert time.monotonic() < until, f"after {PATIENCE} s: {states}"
        for own, name, _ in started:
            if own.pid(name) is None:
                own.start(name)
        time.sleep(0.2)


def _texts(ids):
    return [str(each) for each in ids]
