"""Requests from a workbook: of the rows that an import has staged, one request and one case a teacher, in sets.

What a form would refuse is left out row by row before (`refuse`). It brings no evidence, so no key value changes by it.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.records.file.models import Teacher
from services.records.requests import request_cases
from services.records.requests.models import ChangeRequest

UNDER_REQUEST = "Another request about this entry waits for its decision; this row asks for nothing."
OF_KEYS = "Who somebody is changes by a request of its own with evidence, in the file itself; not by a workbook."
NO_FILE = "There is no effective file of this teacher here; this row asks for nothing."
ADDS_ONLY = "This entry is there already, and additions were asked for; a change of it is asked for in mode 变更."
HELD = """
    DELETE FROM staged USING file_hold h
    WHERE h.teacher_id = staged.teacher_id AND h.kind = 'request' AND staged.id = ANY (h.entries)
    RETURNING staged.set_code, staged.number
"""
PENDING = """
    DELETE FROM staged USING change_request_item i, change_request r
    WHERE i.teacher_id = staged.teacher_id AND i.set_code = staged.set_code AND i.key = staged.key
        AND staged.act = 'added' AND i.op <> 'deleted' AND r.id = i.request_id AND r.state IN ('submitted', 'conflict')
    RETURNING staged.set_code, staged.number
"""
KEYS = """
    DELETE FROM staged USING staged_set s, teacher held
    WHERE staged.set_code = 'basic' AND s.set_code = 'basic' AND held.id = staged.id AND EXISTS (
        SELECT FROM unnest(CAST(:keys AS text[])) AS k WHERE k = ANY (s.present) AND k <> ALL (s.secret)
        AND held.basic->k IS DISTINCT FROM jsonb_strip_nulls(staged."values")->k)
    RETURNING staged.set_code, staged.number
"""
STRANGERS = """
    DELETE FROM staged WHERE NOT EXISTS (SELECT FROM teacher t WHERE t.id = staged.teacher_id)
    RETURNING set_code, number
"""
CHANGES = "DELETE FROM staged WHERE act <> 'added' RETURNING set_code, number"
ASKED = text(
    """
    CREATE TEMPORARY TABLE asked ON COMMIT DROP AS
    SELECT teacher_id, gen_random_uuid() AS request_id, gen_random_uuid() AS case_id, bool_and(act = 'added') AS adds,
        array_agg(DISTINCT set_code) AS sets
    FROM staged GROUP BY teacher_id
    """
)
WRITE_REQUESTS = text(
    """
    INSERT INTO change_request (id, teacher_id, business, state, sets, reason, asked_by, person_id, person, org_id,
        org_name, submitter_id, contributors, version, case_id, happened, created_at, updated_at, submitted_at)
    SELECT request_id, teacher_id, CASE WHEN adds THEN 'addition' ELSE 'change' END, 'submitted', sets, :reason,
        :asked_by, :person_id, :person, :org_id, :org_name, :person_id, CAST(:hands AS uuid[]), 1, case_id,
        jsonb_build_array(jsonb_build_object('at', CAST(:said_at AS text), 'act', 'submit',
            'person', CAST(:person AS text), 'org_name', CAST(:org_name AS text), 'reason', NULL, 'case_id', case_id)),
        :at, :at, :at
    FROM asked ORDER BY teacher_id RETURNING id
    """
)
WRITE_ITEMS = text(
    """
    INSERT INTO change_request_item (request_id, place, teacher_id, op, set_code, entry_id, number, key, fields,
        "values", before)
    SELECT a.request_id, row_number() OVER (PARTITION BY a.request_id ORDER BY s.place, staged.number) - 1,
        a.teacher_id, staged.act, staged.set_code, staged.id, coalesce(t.basic_version, e.number),
        CASE WHEN t.id IS NULL THEN staged.key END, d.fields,
        (SELECT coalesce(jsonb_object_agg(k, v), '{}') FROM jsonb_each(h.given) AS x (k, v) WHERE k = ANY (d.fields)),
        (SELECT coalesce(jsonb_object_agg(k, v), '{}') FROM jsonb_each(h.held) AS x (k, v) WHERE k = ANY (d.fields))
    FROM staged JOIN asked a USING (teacher_id) JOIN staged_set s USING (set_code)
    LEFT JOIN teacher t ON staged.set_code = 'basic' AND t.id = staged.id
    LEFT JOIN entry e ON staged.set_code <> 'basic' AND e.id = staged.id
    CROSS JOIN LATERAL (
        SELECT coalesce(t.basic, e."values", '{}') AS held, jsonb_strip_nulls(staged."values") AS given
    ) AS h
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(f), '{}') AS fields FROM unnest(s.present) AS f
        WHERE CASE WHEN f = ANY (s.secret) THEN staged.same IS NOT TRUE AND (h.held ? f OR h.given ? f)
            ELSE h.held->f IS DISTINCT FROM h.given->f END
    ) AS d
    """
)
TAKE_HOLDS = text(
    """
    INSERT INTO file_hold (ref, teacher_id, kind, entries)
    SELECT a.request_id, a.teacher_id, 'request', array_agg(staged.id)
    FROM asked a JOIN staged USING (teacher_id) GROUP BY a.request_id, a.teacher_id
    """
)
AT_ONCE = 500
Refused = Iterable[tuple[str, int]]  # set and row


def refuse(db: Session, keys: list[str], *, additions: bool) -> Iterable[tuple[str, Refused]]:
    """Leave out what cannot be asked for by a workbook: why, and which rows."""
    yield NO_FILE, _left_out(db, STRANGERS)
    if additions:
        yield ADDS_ONLY, _left_out(db, CHANGES)
    yield OF_KEYS, _left_out(db, KEYS, keys=keys)
    yield UNDER_REQUEST, [*_left_out(db, HELD), *_left_out(db, PENDING)]


def _left_out(db: Session, statement: str, **terms: Any) -> list[tuple[str, int]]:
    return [(row.set_code, row.number) for row in db.execute(text(statement), terms)]


def ask(db: Session, actor: Actor, asked_by: str, reason: str, hands: Iterable[UUID]) -> int:
    """Hand in what is staged, a request a teacher; how many. `hands` are all who had one in the workbook."""
    db.execute(ASKED)
    at = clock.now()
    signed = {"person_id": actor.person_id, "person": actor.name, "org_id": actor.org_id, "org_name": actor.org_name}
    signed |= {"hands": list(dict.fromkeys([actor.person_id, *hands]))}
    terms = signed | {"asked_by": asked_by, "reason": reason, "at": at, "said_at": at.isoformat()}
    ids = db.scalars(WRITE_REQUESTS, terms).all()
    db.execute(WRITE_ITEMS)
    db.execute(TAKE_HOLDS)
    for start in range(0, len(ids), AT_ONCE):
        request_cases.want_cases(db, _with_files(db, ids[start : start + AT_ONCE]))
    return len(ids)


def _with_files(db: Session, ids: Iterable[UUID]) -> list[tuple[ChangeRequest, Any]]:
    columns = Teacher.id, Teacher.name, Teacher.org_id, Teacher.department_id, Teacher.category
    query = select(ChangeRequest, *columns).join(Teacher, Teacher.id == ChangeRequest.teacher_id)
    return [(row.ChangeRequest, row) for row in db.execute(query.where(ChangeRequest.id.in_(ids)))]
