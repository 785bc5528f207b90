"""Hands workbooks in as a clerk would, and looks at what became of them."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from services.common import storage
from services.common.actor import Actor
from services.common.processes import jobs
from services.records.importing import queries, starting
from services.records.jobs import KINDS

LIMIT = 50 * 1024 * 1024


class HandingIn:
    """One clerk with workbooks; `begin` opens a transaction of records for an actor."""

    def __init__(self, begin: Callable, store: Any, clerk: Actor) -> None:
        self.begin, self.store, self.clerk = begin, store, clerk

    def __call__(self, path: Path, **how: Any) -> dict:
        """Hand a workbook in, run its job, and return the import with its faults."""
        import_id, key = uuid.uuid4(), f"uploads/{uuid.uuid4().hex}"
        storage.put(key, [path.read_bytes()], LIMIT)
        with self.begin(self.clerk) as db:
            starting.start_import(db, self.clerk, import_id, key=key, file_name=path.name, **how)
        self.work()
        return self.look(import_id)

    def start(self, import_id: uuid.UUID) -> dict:
        """Do what a preview told."""
        with self.begin(self.clerk) as db:
            starting.apply_import(db, self.clerk, import_id)
        self.work()
        return self.look(import_id)

    def work(self) -> None:
        """Run every job that waits."""
        while jobs.run_one(self.store, "records", KINDS):
            pass

    def look(self, import_id: uuid.UUID) -> dict:
        """The import with its faults and what its preview would do."""
        page = {"limit": 200, "after": None}
        with self.begin(self.clerk) as db:
            found = queries.import_result(db, self.clerk, import_id)
            faults = queries.import_faults(db, self.clerk, import_id, None, **page)["items"]
            changes = queries.import_changes(db, self.clerk, import_id, None, None, **page)["items"]
        return found | {"faults": faults, "changes": changes}
