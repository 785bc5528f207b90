"""Looks through a whole territory: the keys of files that have none by these rules first, then all pairs; a job."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import text

from services.common.database import transactions
from services.common.database.territory import path_range
from services.common.processes.jobs import Work
from services.records.duplicates import finding
from services.records.duplicates.domain import rules as rule_files

KIND = "look_alikes"
AT_ONCE = 1_000
COUNT = text("SELECT count(*) FROM teacher WHERE org_path >= :start AND org_path < :end AND merged_into IS NULL")
NEXT = text(
    """
    SELECT t.id, coalesce(f.rules, '') <> :rules AS unread
    FROM teacher t LEFT JOIN look_alike_file f ON f.teacher_id = t.id
    WHERE t.org_path >= :start AND t.org_path < :end AND t.merged_into IS NULL AND t.id > :after
    ORDER BY t.id LIMIT :at_once
    """
)


def run_sweep(work: Work, path: str) -> dict:
    """Compare all files at and below a path with those of the province; each part is a transaction of its own."""
    within = dict(zip(("start", "end"), path_range(path), strict=True))
    with work.store.begin(transactions.system(work.request.id)) as db:
        files = db.scalar(COUNT, within) or 0
    done = _read(work, within, files)
    pairs = too_large = 0
    for ids, _ in _parts(work, within):
        with work.store.begin(transactions.system(work.request.id)) as db:
            found = finding.find(db, ids)
        pairs, too_large, done = pairs + found.pairs, too_large + found.too_large, done + len(ids)
        work.progress(done, 2 * files)
    return {"files": files, "pairs": pairs, "passed_over": too_large}


def _read(work: Work, within: dict[str, str], files: int) -> int:
    """Write the keys that are not there; how many files were looked at."""
    done = 0
    for ids, unread in _parts(work, within):
        if unread:
            with work.store.begin(transactions.system(work.request.id)) as db:
                finding.write_keys(db, unread)
        done += len(ids)
        work.progress(done, 2 * files)
    return done


def _parts(work: Work, within: dict[str, str]) -> Iterator[tuple[list[UUID], list[UUID]]]:
    """The files by AT_ONCE in the order of ids, and those of them that these rules have not read."""
    terms = within | {"rules": rule_files.in_force().version, "at_once": AT_ONCE}
    after = UUID(int=0)
    while True:
        with work.store.begin(transactions.system(work.request.id)) as db:
            rows = db.execute(NEXT, terms | {"after": after}).all()
        if not rows:
            return
        yield [row.id for row in rows], [row.id for row in rows if row.unread]
        after = rows[-1].id
