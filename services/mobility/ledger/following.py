"""The ledger follows the copies of the teachers: in the transaction that learns of them, and once for each change.

How each teacher stands is kept beside the lines; what is written is the difference to how the copy stands now, so the
lines sum up to it, whatever was lost, late or told twice. Who was there before the ledger is opened first.
"""

import datetime
import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.copies import known_teachers
from services.contracts.mobility.ledger import ENTRY
from services.mobility.ledger import causes, rules
from services.mobility.ledger.counting import Place, Standing, same, standing_of

NAME = "mobility"
OPENED_AT_ONCE = 500


# One pass in the order of ids, over those that are not there yet too: messages with the same teachers wait for each
# other here, before they touch a copy. A number of -1 is that of a teacher who is being seen for the first time.
HOLD = text(
    """
    INSERT INTO ledger_standing AS held (teacher_id, number, org_id, org_path, counted, effective, merged)
    SELECT id, -1, id, '000000/', false, false, false FROM unnest(CAST(:ids AS uuid[])) AS wanted (id) ORDER BY id
    ON CONFLICT (teacher_id) DO UPDATE SET number = held.number WHERE false
    """
)
STAND = text(
    """
    SELECT t.id, t.row_version, t.org_id, t.org_path, t.category, t.stage, t.name, t.sex, t.personnel_status,
        t.staff_category, t.post_type, t.main_stage, t.newly_hired, t.merged_into, t.source, t.normal_graduate,
        t.school_start, CASE WHEN s.number >= 0 THEN to_jsonb(s) END AS standing
    FROM known_teacher t LEFT JOIN ledger_standing s ON s.teacher_id = t.id
    WHERE t.id = ANY (CAST(:ids AS uuid[])) ORDER BY t.id
    """
)
STANDING = """teacher_id uuid, number integer, org_id uuid, org_path text, counted boolean, effective boolean,
    merged boolean, status text, stage text, sex text, reason text, kind text, day date, left_on date"""
NAMES = [column.split()[0] for column in STANDING.split(",")]
KEEP = text(
    f"""
    INSERT INTO ledger_standing ({", ".join(NAMES)})
    SELECT {", ".join(NAMES)} FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS said ({STANDING}) ORDER BY teacher_id
    ON CONFLICT (teacher_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in NAMES[1:])}
    """  # noqa: S608 - our own columns
)
LINE = """id uuid, teacher_id uuid, number integer, name text, org_id uuid, org_path text, stage text, sex text,
    delta smallint, reason text, kind text, ref uuid, other_org_id uuid, other_path text, day date,
    file_version integer, recorded_at timestamptz"""
COLUMNS = [column.split()[0] for column in LINE.split(",")]
WRITE = text(
    f"""
    INSERT INTO staff_change ({", ".join(COLUMNS)})
    SELECT {", ".join(COLUMNS)} FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS said ({LINE})
    ORDER BY teacher_id, number, delta
    """  # noqa: S608 - our own columns
)
NEXT = text(
    """
    SELECT id FROM known_teacher WHERE id > (SELECT after FROM ledger_opened FOR UPDATE) ORDER BY id LIMIT :most
    """
)
REACHED = text("UPDATE ledger_opened SET after = :after")


def learn(db: Session, teachers: list[dict[str, Any]], at: datetime.datetime | None = None) -> None:
    """Keep what records told of up to 500 teachers, and what follows from it."""
    ids = _opened(db, teachers)
    known_teachers.learn(db, NAME, teachers, at)
    _follow(db, ids)


def compare(db: Session, teachers: list[dict[str, Any]], at: datetime.datetime | None = None) -> None:
    """The same of what was told again; whoever was not known at all was there before."""
    ids = _opened(db, teachers)
    known_teachers.compare(db, NAME, teachers, at)
    _open(db, ids)
    _follow(db, ids)


def open_next(db: Session) -> int:
    """Open the ledger for the next teachers who were there before it; how many were looked at, none at the end."""
    ids = list(db.scalars(NEXT, {"most": OPENED_AT_ONCE}))
    if ids:
        db.execute(HOLD, {"ids": ids})
        _open(db, ids)
        db.execute(REACHED, {"after": ids[-1]})
    return len(ids)


def _opened(db: Session, teachers: Iterable[dict[str, Any]]) -> list[UUID]:
    """The teachers of a message, held, and all that are known already opened."""
    ids = sorted({UUID(str(teacher["id"])) for teacher in teachers})
    db.execute(HOLD, {"ids": ids})
    _open(db, ids)
    return ids


def _open(db: Session, ids: Collection[UUID]) -> None:
    """The lines of those who were there before the ledger, and how they stand."""
    today = clock.today()
    fresh = [row for row in db.execute(STAND, {"ids": list(ids)}) if row.standing is None]
    stand = [(row, standing_of(row)) for row in fresh]
    _write(db, [(row, now, rules.opened(now.place, today), None, None) for row, now in stand])


def _follow(db: Session, ids: Collection[UUID]) -> None:
    """What is different, as lines."""
    rows = {row.id: row for row in db.execute(STAND, {"ids": list(ids)})}
    before = {id_: _loaded(row.standing) for id_, row in rows.items()}
    now = {id_: standing_of(row) for id_, row in rows.items()}
    different = [id_ for id_ in rows if not same(before[id_], now[id_])]
    apart = {id_: (was, now[id_]) for id_ in different for was in [before[id_]] if was and was.place != now[id_].place}
    entered = [id_ for id_ in different if now[id_].place and rules.kind_of(before[id_], now[id_]) == ENTRY]
    why, today = causes.of(db, apart) | causes.of_arrivals(db, entered), clock.today()
    written = []
    for id_ in different:
        found = rules.lines(before[id_], now[id_], rows[id_], why.get(id_), today)
        written.append((rows[id_], now[id_], found, before[id_], why.get(id_)))
    _write(db, written)


def _loaded(said: dict[str, Any] | None) -> Standing | None:
    if said is None:
        return None
    org_id, day, left_on = UUID(said["org_id"]), _date(said["day"]), _date(said["left_on"])
    place = Place(org_id, said["org_path"], said["stage"], said["sex"]) if said["counted"] else None
    flags = {name: said[name] for name in ("effective", "status", "merged", "number", "reason", "kind")}
    return Standing(org_id, said["org_path"], place, day=day, left_on=left_on, **flags)


def _date(said: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(said) if said else None


Change = tuple[Row[Any], Standing, list[rules.Line], Standing | None, rules.Cause | None]


def _write(db: Session, changes: Sequence[Change]) -> None:
    if not changes:
        return
    now = clock.now()
    lines = [_line(row, before, line, now) for row, _, found, before, _ in changes for line in found]
    if lines:
        db.execute(WRITE, {"rows": _json(lines)})
    db.execute(KEEP, {"rows": _json(_kept(*change) for change in changes)})


def _number(before: Standing | None) -> int:
    return (before.number if before else 0) + 1


def _line(row: Row[Any], before: Standing | None, line: rules.Line, now: datetime.datetime) -> dict[str, Any]:
    """A line as its row; its id tells the same change of the same teacher."""
    other_id, other_path = line.other or (None, None)
    return {
        "id": uuid5(row.id, f"{_number(before)}:{line.delta}"),
        "teacher_id": row.id,
        "number": _number(before),
        "name": row.name,
        **vars(line.place),
        **{name: getattr(line, name) for name in ("delta", "reason", "kind", "ref", "day")},
        "other_org_id": other_id,
        "other_path": other_path,
        "file_version": row.row_version,
        "recorded_at": now,
    }


def _kept(
    row: Row[Any], now: Standing, found: list[rules.Line], before: Standing | None, cause: rules.Cause | None
) -> dict[str, Any]:
    """How a teacher stands from now on."""
    return {
        "teacher_id": row.id,
        "number": _number(before) if found else before.number if before else 0,
        **{name: getattr(now, name) for name in ("org_id", "org_path", "effective", "merged", "status")},
        "counted": now.place is not None,
        "stage": now.place and now.place.stage,
        "sex": now.place and now.place.sex,
        **rules.stands(before, found, cause),
    }


def _json(rows: Iterable[dict[str, Any]]) -> str:
    return json.dumps(list(rows), default=str, ensure_ascii=False)
