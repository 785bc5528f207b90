"""Look-alikes: 1,000 people on file twice among 200,000 files; how many are found, how many wrongly, how fast.

The files are laid into the database as they lie there, and looked through by the product's own job. Twins are listed
for people to look at and never as one person's; what is listed in either list counts as found.
"""

import json
import time
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.database import transactions
from services.common.database.transactions import Store
from services.records.duplicates import entry_check, sweep_job
from services.records.file import values
from tests.bench import imports
from tests.bench.figures import Figure, Report, alternately, ratio
from tests.bench.ground import Ground, until_true
from tests.bench.planting import Planted, Planter
from tests.bench.workbook import workbook_of

SEED, AT_ONCE, SCHOOLS = 20261129, 5_000, 400
ENTRIES = 200
CATEGORY = "primary_secondary"
LAY = text(
    """
    INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, basic_version, catalogue_version,
                         basic, missing)
    SELECT id, org_id, org_path, :category, 'draft', 1, 1, 1, '1', basic, 0
    FROM jsonb_to_recordset(CAST(:files AS jsonb)) AS f (id uuid, org_id uuid, org_path text, basic jsonb)
    """
)
LISTED = text("SELECT one_id, other_id, twins FROM duplicate WHERE state = 'open' AND org_path >= :path")
DUE = text("INSERT INTO look_alike_due (teacher_id) VALUES (:id)")


@dataclass(frozen=True)
class Ids:
    """Which files are whose."""

    same: dict[frozenset[UUID], str]
    twins: set[frozenset[UUID]]
    crowd: list[UUID]


def run(ground: Ground) -> None:
    """In the bench's own database, with no other process at work."""
    ground.only()
    store = Store("records", "job", pool=3)
    measured(store, ground.report, ground.sizes.look_alikes, max(24, ground.sizes.look_alikes // 200))
    store.close()


LOOKED_AT = "SELECT NOT EXISTS (SELECT FROM look_alike_due)"
OF_LOOK_ALIKES = "TRUNCATE look_alike_due, look_alike_key, look_alike_file, duplicate CASCADE"


def run_beside_import(ground: Ground) -> None:
    """What the check costs an import: with its queue, until that is empty; and the same import without it."""
    ground.only()
    ground.only("jobs")
    report, rows = ground.report, ground.sizes.rows
    report.title(f"look-alikes beside an import of {rows:,} new teachers: with the queue, and without it")
    bench = imports.ImportBench(ground, workbook_of(ground.stack.folder, rows).read_bytes())
    checked: list[float] = []

    def with_queue() -> float:
        _clear(ground)
        bench.empty()
        seconds = bench.run_job(empty=False)
        began = time.monotonic()
        until_true(ground, "records", LOOKED_AT, 900)
        checked.append(seconds + time.monotonic() - began)
        return seconds

    def without() -> float:
        _clear(ground)
        bench.empty()
        with _no_queue(ground):
            return bench.run_job(empty=False)

    with ground.busy() as busy:
        queued, bare = alternately(ground.sizes.rounds, with_queue, without)
    report.row("import, with the queue", queued, "s")
    report.row("import, without it", bare, "s")
    report.row("until the last file is looked at", checked, "s")
    report.note(f"the job process checks what is due beside the import; {busy.said()}")
    report.keep(ratio("import_with_look_alikes", queued, bare, "at most 1.1"))
    report.keep(ratio("import_looked_at", checked, bare))
    _clear(ground)
    bench.empty()


def _clear(ground: Ground) -> None:
    with ground.database("records") as cursor:
        cursor.execute(OF_LOOK_ALIKES)


@contextmanager
def _no_queue(ground: Ground) -> Iterator[None]:
    """Nothing is left for the check: what would be is dropped by the table itself."""
    with ground.database("records") as cursor:
        cursor.execute("CREATE RULE nothing_due AS ON INSERT TO look_alike_due DO INSTEAD NOTHING")
        try:
            yield
        finally:
            cursor.execute("DROP RULE nothing_due ON look_alike_due")


def measured(store: Store, report: Report, files: int, pairs: int) -> None:
    """Lay the files, look through them, and say what was found."""
    report.title(f"look-alikes: {pairs:,} people on file twice among {files:,} files")
    ids = _laid(store, Planter(SEED), files, pairs)
    began = time.monotonic()
    result = sweep_job.run_sweep(Sweep(store), "000000/340000/")  # type: ignore[arg-type]
    took = time.monotonic() - began
    report.row("files looked through", [result["files"] / took], "/s")
    report.note(f"{took:.0f} s in all, {result['pairs']:,} pairs seen, {result['passed_over']} blocks passed over")
    _tell(report, ids, _listed(store))
    each = [_entered(store, teacher_id) * 1000 for teacher_id in ids.crowd[:ENTRIES]]
    report.keep(Figure("look_alike_entry_ms", "ms", (median(each),)))
    report.note(f"the slowest of {len(each)}: {max(each):.0f} ms")


def _tell(report: Report, ids: Ids, listed: dict[frozenset[UUID], bool]) -> None:
    likely = {pair for pair, twins in listed.items() if not twins}
    there, found = Counter(ids.same.values()), Counter(name for pair, name in ids.same.items() if pair in listed)
    for name in there:
        report.row(f"found: {name}", [found[name] / there[name]], "", "0.85")
    report.keep(Figure("look_alike_recall", "share", (found.total() / there.total(),), "0.95"))
    worst = min(found[name] / there[name] for name in there)
    report.keep(Figure("look_alike_worst_class", "share", (worst,), "0.85"))
    report.keep(Figure("look_alike_precision", "share", (len(likely & ids.same.keys()) / max(len(likely), 1),), "0.8"))
    report.keep(Figure("look_alike_twins_judged", "pairs", (float(len(likely & ids.twins)),), "0"))
    report.note(
        f"{len(likely & ids.same.keys())} of {there.total()} are in the list of likely pairs, the others may be twins"
    )


class Sweep:
    """A job's hands."""

    def __init__(self, store: Store) -> None:
        self.store, self.request = store, transactions.system()

    def progress(self, done: int, total: int) -> None:
        """Nobody watches."""


def _laid(store: Store, planter: Planter, files: int, pairs: int) -> Ids:
    same: dict[frozenset[UUID], str] = {}
    twins, laid = set(), []
    for name, one, other in planter.pairs(pairs):
        laid += (ends := [(uuid.uuid4(), one), (uuid.uuid4(), other)])
        same[frozenset(id_ for id_, _ in ends)] = name
    for pair in planter.twins(max(12, pairs // 4)):
        laid += (ends := [(uuid.uuid4(), each) for each in pair])
        twins.add(frozenset(id_ for id_, _ in ends))
    crowd = [(uuid.uuid4(), each) for each in planter.crowd(files - len(laid))]
    for some in _batches([*laid, *crowd]):
        with store.begin(transactions.system()) as db:
            _lay(db, some)
    return Ids(same, twins, [id_ for id_, _ in crowd])


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    return (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE))


def _lay(db: Session, people: Iterable[tuple[UUID, Planted]]) -> None:
    rows = [_row(id_, person) for id_, person in people]
    db.execute(LAY, {"files": json.dumps(rows, default=str, ensure_ascii=False), "category": CATEGORY})


def _row(id_: UUID, person: Planted) -> dict[str, Any]:
    school = id_.int % SCHOOLS
    path = f"000000/340000/3401{school % 16:02}/{school:06}/"
    basic = values.sealed(values.basic_of(path, CATEGORY), vars(person))
    return {"id": id_, "org_id": UUID(int=school), "org_path": path, "basic": basic}


def _listed(store: Store) -> dict[frozenset[UUID], bool]:
    with store.begin(transactions.system()) as db:
        rows = db.execute(LISTED, {"path": "000000/340000/"}).all()
    return {frozenset((row.one_id, row.other_id)): row.twins for row in rows}


def _entered(store: Store, teacher_id: UUID) -> float:
    """Seconds that the check of one saved file takes."""
    with store.begin(transactions.system()) as db:
        db.execute(DUE, {"id": teacher_id})
    began = time.monotonic()
    entry_check.check_due(store)
    return time.monotonic() - began
