"""Reads what the databases of a stack hold, as plain rows; the rules judge them."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.common.bus import topology
from services.common.bus.failures import handlers_of
from tests.chaos import rows, rows_of_merges, rows_of_photos, rows_of_staff, rows_of_trainings, rows_of_transfers

Connect = Callable[[str], Any]

RECORDS: dict[type, str] = {
    rows.Teacher: """
        SELECT id::text, stage, desk,
            version - (SELECT count(*) FROM change_request WHERE teacher_id = teacher.id AND state = 'approved')
                - (SELECT count(*) FROM status_change s WHERE s.teacher_id = teacher.id AND answer->'done' = 'true')
                - (SELECT count(DISTINCT v.known_from) FROM version v
                    WHERE v.teacher_id = teacher.id AND v.act = 'handed_over')
                - (SELECT count(DISTINCT v.known_from) FROM version v
                    WHERE v.teacher_id = teacher.id AND v.act = 'training_credited')
                - (SELECT count(m.at) + count(m.undone_at) FROM file_merge m
                    WHERE m.kept_id = teacher.id AND m.before <> m.after),
            basic_version, case_id::text, case_version, md5(basic::text),
            encode(id_index, 'hex'), number_state, personal_number, merged_into::text FROM teacher
    """,
    rows.Entry: """SELECT id::text, teacher_id::text, number, md5("values"::text) FROM entry""",
    rows.Version: """
        SELECT entry_id::text, teacher_id::text, number, act, known_from::text, known_to::text,
            effective_from IS NOT NULL, md5("values"::text) FROM version
    """,
    rows.Step: """
        SELECT id::text, teacher_id::text, at::text, act, case_id::text FROM step
        WHERE act NOT IN ('handed_over', 'status_changed', 'status_undone', 'post_changed') AND NOT EXISTS (
            SELECT FROM file_case WHERE file_case.case_id = step.case_id AND business <> 'first_entry')
    """,
    rows.HandedOver: "SELECT submission_id::text, teacher_id::text, done FROM submission_outcome",
    rows.Remark: """
        SELECT id::text, state, outcome, (SELECT count(*) FROM file_case WHERE case_id = remark.id) FROM remark
    """,
    rows.Request: """
        SELECT r.id::text, r.teacher_id::text, r.state, r.case_id::text, (
            SELECT count(*) FROM (SELECT "values"->>'remark' AS now, lag("values"->>'remark') OVER (ORDER BY number)
                AS before FROM version WHERE entry_id = r.teacher_id) AS v
            WHERE now = i."values"->>'remark' AND before IS DISTINCT FROM now)
        FROM change_request r JOIN change_request_item i ON i.request_id = r.id AND i.set_code = 'basic'
            WHERE (r.state <> 'draft' OR NOT EXISTS (SELECT FROM file_merge WHERE lost_id = r.teacher_id))
                AND NOT (r.state = 'withdrawn' AND r.case_id IS NULL)
    """,
    rows.Claim: "SELECT encode(id_index, 'hex'), teacher_id::text FROM id_registry",
    rows.Number: """
        SELECT encode(number_index, 'hex'), kind, shown, teacher_id::text, ended_at IS NOT NULL FROM personal_number
    """,
    rows.Check: """
        SELECT teacher_id::text, ask, encode(id_index, 'hex'), decided_at IS NOT NULL, verified, reason
        FROM number_check
    """,
    rows.National: """
        SELECT teacher_id::text, ask, encode(id_index, 'hex'), state, outcome, reason FROM national_check
    """,
    rows.Holder: """
        SELECT encode(id_index, 'hex'), teacher_id::text, number IS NOT NULL, ended_at IS NOT NULL
        FROM national_person WHERE formal_at IS NOT NULL
    """,
}
REVIEW: dict[type, str] = {
    rows.Case: """
        SELECT id::text, subject_id::text, subject_version, submission_id::text, state, row_version, involved::text[]
        FROM review_case WHERE business = 'first_entry'
    """,
    rows.RemarkCase: """
        SELECT id::text, subject_id::text, state, (SELECT count(*) FROM decision
            WHERE case_id = review_case.id AND NOT annulled AND verdict <> 'return')
        FROM review_case WHERE business = 'remark'
    """,
    rows.RequestCase: """
        SELECT id::text, subject_id::text, state FROM review_case
        WHERE business IN ('addition', 'change', 'key_change')
    """,
    rows.CaseStep: "SELECT case_id::text, number, position, role, state FROM case_step",
    rows.Decision: "SELECT id::text, case_id::text, step, verdict, annulled, person_id::text, at::text FROM decision",
    rows.Batch: "SELECT id::text, verdict, total, account_id::text FROM batch",
    rows.BatchCase: "SELECT batch_id::text, case_id::text, done FROM batch_case",
    rows.Act: "SELECT subject, account_id::text, details->>'batch' FROM audit WHERE action = 'review.decide'",
}
KIT: dict[type, str] = {
    rows.Announced: "SELECT id::text, type, sent_at IS NOT NULL FROM outbox",
    rows.Handled: "SELECT subject, details->>'handler' FROM audit WHERE action = 'event.handled'",
    rows.Failure: "SELECT message_id::text, handler, state, error FROM failure",
    rows.Key: """
        SELECT key, call, reply IS NOT NULL, (SELECT count(*) FROM audit
            WHERE audit.request_id = key AND audit.action = call AND audit.account_id = idempotency.account_id)
        FROM idempotency
    """,
    rows.OpenJob: "SELECT id::text, kind, state FROM job WHERE finished_at IS NULL OR state = 'failed'",
}
OWN = {
    "records": RECORDS
    | rows_of_merges.RECORDS
    | rows_of_photos.RECORDS
    | rows_of_staff.RECORDS
    | rows_of_trainings.RECORDS
    | rows_of_transfers.RECORDS,
    "review": REVIEW | rows_of_transfers.REVIEW,
    "mobility": rows_of_staff.MOBILITY | rows_of_transfers.MOBILITY,
    "training": rows_of_trainings.TRAINING | rows_of_transfers.TRAINING,
    "media": rows_of_photos.MEDIA,
    "identity": rows_of_merges.IDENTITY | rows_of_transfers.IDENTITY,
}
# The trail has no index by request: without one, each key would be looked for in the whole of it.
PREPARE = "CREATE TEMPORARY TABLE audit AS SELECT * FROM public.audit; CREATE INDEX ON pg_temp.audit (request_id)"


@dataclass(frozen=True)
class Facts:
    """The rows of every database, by service and kind; `handlers` are those of each (service, event type)."""

    rows: dict[tuple[str, type], list[Any]]
    handlers: dict[tuple[str, str], list[tuple[str, str]]]

    def of(self, service: str, kind: type) -> list[Any]:
        """The rows of one kind in one service's database."""
        return self.rows.get((service, kind), [])


def read(connect: Connect) -> Facts:
    """Read everything; `connect` gives a superuser's connection to a database by name."""
    found: dict[tuple[str, type], list[Any]] = {}
    for service in topology.SERVICES:
        with contextlib.closing(connect(f"xingtan_{service}")) as connection:
            cursor = connection.cursor()
            cursor.execute(PREPARE)
            for kind, query in (KIT | OWN.get(service, {})).items():
                cursor.execute(query)
                found[service, kind] = [kind(*row) for row in cursor]
    return Facts(found, handlers())


def handlers() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Who handles which event, as the services declare it: (source, type) → (consumer, handler)."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for consumer in topology.SERVICES:
        for name, method in handlers_of(topology.service_class(consumer)).items():
            event = method.reacts_to
            found.setdefault((event.service, event.type), []).append((consumer, name))
    return found
