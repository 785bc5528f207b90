"""A workbook's import as a job, against a bare COPY of the rows that it leaves behind and against a naive import."""

import io
import time
import uuid
from functools import partial
from typing import Any

from services.common import known_orgs, roles, storage
from services.common.db import Store
from services.common.request import Request
from services.records.actions import imports
from tests.bench.busy import peak_megabytes
from tests.bench.figures import Figure, alternately, ratio
from tests.bench.ground import Ground, schools, until
from tests.bench.naive import naive_import
from tests.bench.workbook import workbook_of

LIMIT = 50 * 1024 * 1024
# What an import of new people leaves behind, in the order in which foreign keys want it.
LEFT = ("teacher", "version", "audit", "id_registry")
EMPTY = "TRUNCATE teacher, version, step, audit, id_registry, import_run, import_fault, job"
COLUMNS = """
    SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'
"""
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
    report.keep(Figure("import_memory_mb", "MB", (peak_megabytes(ground.stack.pid("jobs") or 0),), "at most 400"))


class ImportBench:
    """What the three measures share: the clerk, the uploaded workbook, and the rows that the last import left."""

    def __init__(self, ground: Ground, workbook: bytes) -> None:
        self.ground, self.left = ground, ""
        self.clerk = ground.people.actor(schools()[0], roles.ENTRY_CLERK)
        self.kept: dict[str, tuple[str, io.BytesIO]] = {}
        storage.put("uploads/bench", [workbook], LIMIT)

    def run_job(self) -> float:
        """Seconds from the job's creation to its end."""
        self._empty()
        import_id, store = uuid.uuid4(), Store("records", pool=1)
        with store.begin(Request(actor=self.clerk)) as db:
            imports.start_import(db, self.clerk, import_id, "uploads/bench", "bench.xlsx", None)
        store.close()
        with self.ground.database("records") as cursor:
            until(lambda: self._job(cursor, import_id)[0] not in ("waiting", "running"), 600)
            state, seconds = self._job(cursor, import_id)
            if state != "done":
                raise SystemExit(f"The import's job ended as {state}.")
            self._take(cursor)
        return float(seconds)

    def copy_back(self) -> float:
        """Seconds to put the very same rows in by COPY, one transaction with its commit."""
        self._empty()
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
        self._empty()
        store = Store("records", "job", pool=1)
        began = time.monotonic()
        with store.begin(Request(actor=self.clerk)) as db:
            added, _ = naive_import(db, path, known_orgs.known(db, self.clerk.org_id))
        took = time.monotonic() - began
        store.close()
        if added != self.ground.sizes.naive_rows:
            raise SystemExit(f"The naive import took {added} rows.")
        return took

    def _empty(self) -> None:
        with self.ground.database("records") as cursor:
            cursor.execute(EMPTY)
            cursor.execute("CHECKPOINT")

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
