"""Counts what a run's people did besides approving, so that it shows when a run proves little."""

from collections import Counter
from contextlib import closing

from tests.chaos.facts import Connect

QUERIES = {
    ("review", "rejected"): "SELECT count(*) FROM decision WHERE verdict = 'reject'",
    ("review", "returned"): "SELECT count(*) FROM decision WHERE verdict = 'return'",
    ("review", "withdrawn"): "SELECT count(*) FROM review_case WHERE state = 'withdrawn'",
    ("review", "steps moved"): "SELECT count(*) FROM case_step WHERE moved <> '[]'",
    ("review", "decided in batches"): "SELECT count(*) FROM batch_case WHERE done",
    ("review", "refused in batches"): "SELECT count(*) FROM batch_case WHERE NOT done",
    ("review", "batches interrupted"): "SELECT count(*) FROM job WHERE kind = 'decide' AND attempts > 1",
    ("records", "imports interrupted"): "SELECT count(*) FROM job WHERE kind = 'import' AND attempts > 1",
    ("records", "submitted in one act"): "SELECT count(*) FROM submission_outcome WHERE done",
    ("records", "entries deleted"): "SELECT count(*) FROM version WHERE act = 'deleted'",
    ("records", "changed by request"): "SELECT count(*) FROM change_request WHERE state = 'approved'",
    ("mobility", "transfers asked for"): "SELECT count(*) FROM transfer",
    ("mobility", "transfers done"): "SELECT count(*) FROM transfer WHERE state = 'done'",
    ("mobility", "changes of status done"): "SELECT count(*) FROM status_act WHERE state IN ('done', 'undone')",
    ("mobility", "changes by workbook"): "SELECT count(*) FROM status_batch_row WHERE state = 'entered'",
    ("mobility", "loans begun"): "SELECT count(*) FROM assignment WHERE state IN ('active', 'extending', 'ended')",
    ("records", "files merged"): "SELECT count(*) FROM file_merge",
    ("records", "merges undone"): "SELECT count(*) FROM file_merge WHERE undone_at IS NOT NULL",
    ("identity", "accounts along with merges"): "SELECT count(*) FROM merged_files WHERE account_id IS NOT NULL",
    ("records", "formal numbers"): "SELECT count(*) FROM teacher WHERE number_state = 'formal'",
    ("records", "numbers refused"): "SELECT count(*) FROM teacher WHERE number_state = 'problem'",
    ("records", "asked again"): "SELECT coalesce(sum(ask - 1), 0) FROM number_check",
}


def tally(connect: Connect) -> Counter[str]:
    """How often each of these has happened so far."""
    found: Counter[str] = Counter()
    for (service, name), query in QUERIES.items():
        with closing(connect(f"xingtan_{service}")) as connection:
            cursor = connection.cursor()
            cursor.execute(query)
            found[name] = int(cursor.fetchone()[0])
    return found


def worded(since: Counter[str], now: Counter[str]) -> str:
    """What has happened since, in one line."""
    return ", ".join(f"{name} {now[name] - since[name]}" for name in now)
