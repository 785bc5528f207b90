"""Results of trainings become credits, 500 at a time as offices confirm them, against the same in one SQL statement.

The results are laid into the database as they lie there: five of each teacher, under the rule of 广西. The statement
knows that one rule by heart, counts no cap and keeps no way from hours to credits; it is the floor.
"""

import time
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.database import transactions
from services.common.database.transactions import Store
from services.training import publish
from services.training.confirming import deciding
from services.training.crediting import shipped
from services.training.models import Result
from services.training.rules.owners import Owner
from tests.bench.figures import Figure, Report, ratio
from tests.bench.ground import Ground

OWNER = Owner(UUID(int=1), "省教育厅", "province", "000000/999999/")
PLACE = f"{OWNER.path}county/school/"
AT_ONCE, EACH = 500, 5
SIGNED = deciding.Signed("王审核", UUID(int=2), OWNER.org_id, OWNER.name, clock.now())
TEACHERS = """
    INSERT INTO known_teacher (id, row_version, org_id, org_path, category, stage, name, newly_hired, number_state)
    SELECT md5('teacher ' || n)::uuid, 1, md5('school')::uuid, %(place)s, 'primary_secondary', 'effective', '王小红',
        false, 'formal' FROM generate_series(1, %(teachers)s) n
    """
RESULTS = """
    INSERT INTO result (id, subject_id, number, source, state, teacher_id, name, org_id, org_name, org_path, office_id,
        office_path, training, first_day, finished, hours, planned, grade, attributes, person_id, person, entered_at)
    SELECT md5('result ' || n || ' ' || k)::uuid, md5('subject ' || n || ' ' || k)::uuid, 1, 'project', 'submitted',
        md5('teacher ' || n)::uuid, '王小红', md5('school')::uuid, '某小学', %(place)s, %(office)s, %(path)s,
        jsonb_build_object('name', '研修' || k, 'level', 'county', 'mode', '1', 'year', 2026, 'owner', '县',
            'organisation', '县', 'content', '教学'),
        DATE '2026-03-01' + k, DATE '2026-03-05' + k, 15 + (n + k) %% 30, 45, '合格', '{}', %(office)s, '王录入', now()
    FROM generate_series(1, %(teachers)s) n CROSS JOIN generate_series(1, %(each)s) k
    """
NEXT = text("SELECT id FROM result WHERE state = 'submitted' ORDER BY teacher_id, id LIMIT :limit")
ALL_AT_ONCE = text(
    """
    WITH confirmed AS (
        UPDATE result SET state = 'confirmed', decided_by = :by, decided_at = now(), row_version = row_version + 1
        WHERE state = 'submitted' RETURNING *
    )
    INSERT INTO credit (id, result_id, subject_id, teacher_id, number, name, org_id, org_name, org_path, office_id,
        office_path, finished, training, rule, version, version_id, kind, kept, amounts, counts, derivation,
        confirmed_by, confirmed_by_id, confirmed_at_org, confirmed_at)
    SELECT gen_random_uuid(), id, subject_id, teacher_id, row_number() OVER (PARTITION BY teacher_id ORDER BY finished),
        name, org_id, org_name, org_path, office_id, office_path, finished, training, 'GX-2016', '1', office_id, '集中',
        round(hours / 3, 2),
        jsonb_build_array(jsonb_build_object('bucket', '集中', 'amount', round(hours / 3, 2)::text)), '1', '[]', :by,
        office_id, '省', now() FROM confirmed
    """
)


def run(ground: Ground) -> None:
    """In the bench's own database, with no other process at work."""
    ground.only()
    store = Store("training", "job", pool=3)
    measured(ground, store, ground.report, ground.sizes.confirmed)
    store.close()


def measured(ground: Ground, store: Store, report: Report, results: int) -> None:
    """The product's way, then the statement."""
    report.title(f"credits: {results:,} results confirmed, {AT_ONCE} at a time, against one SQL statement")
    with _as_system(store) as db:
        publish.put_in_force(db, OWNER, *shipped.texts("GX-2016"))
    _lay(ground, results)
    product = _timed(lambda: _confirm(store))
    sums = _sums(store)
    _lay(ground, results)
    statement = _timed(lambda: _at_once(store))
    if sums != _sums(store):
        raise AssertionError(f"The statement credits {_sums(store)}, the product {sums}.")
    report.keep(Figure("confirmed_results_per_s", "results/s", (results / product,)))
    report.keep(ratio("confirming_vs_one_statement", [statement], [product]))


def _as_system(store: Store):
    return store.begin(transactions.system())


def _timed(work) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _lay(ground: Ground, results: int) -> None:
    terms = {"place": PLACE, "path": OWNER.path, "office": str(OWNER.org_id)}
    with ground.database("training") as cursor:
        cursor.execute("DELETE FROM credit; DELETE FROM credit_account; DELETE FROM result; DELETE FROM known_teacher")
        for statement in (TEACHERS, RESULTS):
            cursor.execute(statement, terms | {"teachers": results // EACH, "each": EACH})
        cursor.execute("ANALYZE result; ANALYZE known_teacher")


def _confirm(store: Store) -> None:
    while True:
        with _as_system(store) as db:
            ids = list(db.scalars(NEXT, {"limit": AT_ONCE}))
            if not ids:
                return
            deciding.confirm(db, _held(db, ids), SIGNED)


def _held(db: Session, ids: list[UUID]) -> list[Result]:
    return list(db.query(Result).filter(Result.id.in_(ids)).order_by(Result.id).with_for_update())


def _at_once(store: Store) -> None:
    with _as_system(store) as db:
        db.execute(ALL_AT_ONCE, {"by": SIGNED.by})


def _sums(store: Store) -> tuple:
    with _as_system(store) as db:
        return tuple(db.execute(text("SELECT count(*), sum(kept) FROM credit")).one())
