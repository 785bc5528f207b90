"""A workbook's import as a job, against a bare COPY of the rows that it leaves behind and against a naive import."""

import io
import time
import uuid
from functools import partial
from typing import Any

from services.common import roles, storage
from services.common.copies import known_orgs
from services.common.database.transactions import Store
from services.common.request import Request
from services.records.exporting.starting import start_export
from services.records.importing.starting import start_import
from tests.bench.busy import peak_megabytes
from tests.bench.figures import Figure, alternately, ratio
from tests.bench.ground import Ground, NotMeasured, schools, until
from tests.bench.naive import naive_import
from tests.bench.workbook import workbook_of, workbook_with_sets

LIMIT = 50 * 1024 * 1024
# What an import of new people leaves behind, in the order in which foreign keys want it.
LEFT = ("teacher", "entry", "version", "audit", "id_registry", "counted", "statistics_delta")
EMPTY = """
    TRUNCATE teacher, entry, version, step, remark, audit, id_registry, counted, statistics_delta, import_run,
        import_fault, import_change, import_rename, export_run, job CASCADE
"""
# Nothing is left for autovacuum to do: it would come by in the middle of a run, see none of the uncommitted rows, and
# tell the planner that there are none. Each foreign key is then looked up by a whole index of the wrong order.
SETTLE = f"VACUUM (ANALYZE) {', '.join(LEFT)}"
COLUMNS = """
    SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'
"""
FAULTY = "SELECT row_to_json(f)::text FROM import_fault f WHERE import_id = %s AND severity = 'error' LIMIT 1"
JOB = "SELECT state, extract(epoch FROM finished_at - created_at) FROM job WHERE id = %s"


def run(ground: Ground) -> None:
    """Each run starts with empty tables and ends with a commit that is on the disk."""
    ground.only()
    ground.only("jobs")
    report, sizes = ground.report, ground.sizes
    report.title(f"import: {sizes.rows:,} new teachers from a workbook, from the upload stored to the job done")
    big, small = (workbook_of(ground.stack.folder, rows) for rows in (sizes.rows, sizes.naive_rows))
    bench = ImportBench(ground, big.read_bytes())
    with ground.busy() as busy:
        imported, copied, naive = alternately(
            sizes.rounds, bench.run_job, bench.copy_back, partial(bench.run_naive, small)
        )
    report.row("import", imported, "s")
    report.row("COPY of what it leaves behind", copied, "s")
    report.row(f"naive, {sizes.naive_rows:,} rows", naive, "s")
    report.note(f"COPY as the superuser, so without row-level security: {bench.left}; the same tables and indexes")
    report.note(f"naive figures are scaled from {sizes.naive_rows:,} to {sizes.rows:,} rows; {busy.said()}")
    report.keep(ratio("import_vs_copy", copied, imported, "0.25"))
    scaled = [seconds * sizes.rows / sizes.naive_rows for seconds in naive]
    report.keep(ratio("import_vs_naive", scaled, imported, "10"))
    bench.empty()
    report.keep(Figure("import_memory_mb", "MB", (peak_megabytes(ground.stack.pid("jobs") or 0),), "at most 400"))


def run_sets(ground: Ground) -> None:
    """The same with five sub sheets, and what a list and whole files of these teachers take to be written."""
    ground.only()
    ground.only("jobs")
    report, sizes = ground.report, ground.sizes
    report.title(f"import: {sizes.rows:,} new teachers with five sub sheets from one workbook")
    bench = ImportBench(ground, workbook_with_sets(ground.stack.folder, sizes.rows).read_bytes())
    with ground.busy() as busy:
        imported, copied = alternately(sizes.rounds, bench.run_job, bench.copy_back)
    report.row("import", imported, "s")
    report.row("COPY of what it leaves behind", copied, "s")
    report.note(f"COPY as the superuser, so without row-level security: {bench.left}; {busy.said()}")
    report.keep(ratio("import_sets_vs_copy", copied, imported, "0.15"))
    report.keep(Figure("import_sets_memory_mb", "MB", (peak_megabytes(ground.stack.pid("jobs") or 0),), "at most 500"))
    again = bench.run_job(empty=False)
    report.keep(Figure("import_sets_again_seconds", "s", (again,)))
    exported = tuple(sizes.rows / bench.export("list") for _ in range(sizes.rounds))
    report.keep(Figure("export_list_files_per_second", "1/s", exported))
    report.keep(Figure("export_whole_files_per_second", "1/s", (sizes.rows / bench.export("file"),)))
    bench.empty()


class ImportBench:
    """What the three measures share: the clerk, the uploaded workbook, and the rows that the last import left."""

    def __init__(self, ground: Ground, workbook: bytes) -> None:
        self.ground, self.left = ground, ""
        self.clerk = ground.people.actor(schools()[0], roles.ENTRY_CLERK)
        self.kept: dict[str, tuple[str, io.BytesIO]] = {}
        storage.put("uploads/bench", [workbook], LIMIT)

    def run_job(self, *, empty: bool = True) -> float:
        """Seconds from the job's creation to its end."""
        if empty:
            self.empty()
        import_id, store = uuid.uuid4(), Store("records", pool=1)
        with store.begin(Request(actor=self.clerk)) as db:
            start_import(db, self.clerk, import_id, key="uploads/bench", file_name="bench.xlsx")
        store.close()
        seconds = self._waited(import_id, take=empty)
        with self.ground.database("records") as cursor:
            cursor.execute(FAULTY, [str(import_id)])
            if fault := cursor.fetchone():
                raise NotMeasured(f"Not every row came in: {fault[0]}")
        return seconds

    def export(self, kind: str) -> float:
        """Seconds to write all files of the school in one of its forms."""
        export_id, store = uuid.uuid4(), Store("records", pool=1)
        with store.begin(Request(actor=self.clerk)) as db:
            start_export(db, self.clerk, export_id, kind, org_id=None, clear=False, purpose=None)
        store.close()
        return self._waited(export_id, take=False)

    def _waited(self, job_id: uuid.UUID, *, take: bool) -> float:
        """Seconds until the job was done; with `take` its rows are kept for a COPY."""
        with self.ground.database("records") as cursor:
            until(lambda: self._job(cursor, job_id)[0] not in ("waiting", "running"), 600)
            state, seconds = self._job(cursor, job_id)
            if state != "done":
                raise NotMeasured(f"The job ended as {state}.")
            if take:
                self._take(cursor)
        return float(seconds)

    def copy_back(self) -> float:
        """Seconds to put the very same rows in by COPY, one transaction with its commit."""
        self.empty()
        connection = self.ground.stack.admin("xingtan_records")
        connection.autocommit = False
        began = time.monotonic()
        with connection.cursor() as cursor:
            for table, (columns, rows) in self.kept.items():
                rows.seek(0)
                cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", rows)
        connection.commit()
        took = time.monotonic() - began
        connection.close()
        return took

    def run_naive(self, path: Any) -> float:
        """Seconds for the smaller workbook, in the clerk's name and territory."""
        self.empty()
        store = Store("records", "job", pool=1)
        began = time.monotonic()
        with store.begin(Request(actor=self.clerk)) as db:
            added, _ = naive_import(db, path, known_orgs.known(db, self.clerk.org_id))
        took = time.monotonic() - began
        store.close()
        if added != self.ground.sizes.naive_rows:
            raise NotMeasured(f"The naive import took {added} rows.")
        return took

    def empty(self) -> None:
        """Take everything away again: other benches bring in the same people."""
        with self.ground.database("records") as cursor:
            for statement in (EMPTY, SETTLE, "CHECKPOINT"):
                cursor.execute(statement)

    def _job(self, cursor: Any, import_id: uuid.UUID) -> tuple[str, float]:
        cursor.execute(JOB, [str(import_id)])
        return cursor.fetchone()

    def _take(self, cursor: Any) -> None:
        """Keep the rows in memory as COPY writes them."""
        counts = []
        for table in LEFT:
            cursor.execute(COLUMNS, [table])
            (columns,) = cursor.fetchone()
            rows = io.BytesIO()
            cursor.copy_expert(f"COPY {table} ({columns}) TO STDOUT", rows)
            self.kept[table] = (columns, rows)
            counts.append(f"{cursor.rowcount:,} {table}")
        self.left = ", ".join(counts)
