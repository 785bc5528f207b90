"""What offices read from the whole ledger: the form 教基4063, and who went from which school to which (R-MOB-09)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.messages.wording import word
from services.mobility.ledger import form
from services.mobility.ledger.reasons import columns, heading, worded
from services.mobility.ledger.scope import Scope, school_year, scope_of

# Each half has an index that holds all that it reads.
SUMS = text(
    """
    SELECT stage, sex, reason, true AS before, false AS inner, CAST(sum(delta) AS integer) AS sum, min(day) AS day
    FROM staff_change WHERE org_path >= :start AND org_path < :end AND reason = 'opening' GROUP BY stage, sex, reason
    UNION ALL
    SELECT stage, sex, reason, day < :first AS before,
        coalesce(other_path >= :start AND other_path < :end, false) AS inner, CAST(sum(delta) AS integer), NULL
    FROM staff_change
    WHERE org_path >= :start AND org_path < :end AND day <= :last AND reason <> 'opening'
    GROUP BY stage, sex, reason, 4, 5
    """
)
# A move has a line at each school that counts the teacher; of two in sight, that of the receiver is the one counted.
FLOWS = text(
    """
    SELECT org_id, other_org_id, delta, other_path >= :start AND other_path < :end AS inner,
        count(*) AS moved, count(*) FILTER (WHERE sex = '2') AS women
    FROM staff_change
    WHERE org_path >= :start AND org_path < :end AND day BETWEEN :first AND :last AND reason <> 'opening'
        AND other_org_id IS NOT NULL AND (delta = 1 OR NOT (other_path >= :start AND other_path < :end))
    GROUP BY 1, 2, 3, 4 ORDER BY moved DESC, org_id, other_org_id, delta
    """
)
SHOWN = 200


def staff_change_form(db: Session, actor: Actor, year: int | None, org_id: UUID | None) -> dict[str, Any]:
    """教基4063 of an organisation and a school year."""
    scope, (year, first, last) = scope_of(db, actor, org_id), school_year(year)
    rows = db.execute(SUMS, {"start": scope.start, "end": scope.end, "first": first, "last": last}).all()
    sums = [form.Summed(row.stage, row.sex, row.reason, row.before, row.inner, row.sum) for row in rows]
    table, language = form.table(sums), db.info["request"].language
    number, title = heading()
    said = {"number": number, "title": worded(title, language), "year": year, "first": first, "last": last}
    return (
        said
        | _of(scope)
        | {
            "columns": [
                {"code": each.code, "name": worded(each.name, language), "group": each.group, "of": each.of}
                for each in columns()
            ],
            "rows": [_row(stage, women, counts) for (stage, women), counts in table.items()],
            "broken": [{"rule": word(rule, {}, language), "row": row} for rule, row in form.broken(table, sums)],
            "outside": [{"stage": stage, "closing": count} for stage, count in form.outside(sums).items() if count],
            "opened_on": min((row.day for row in rows if row.day), default=None),
        }
    )


def _of(scope: Scope) -> dict[str, Any]:
    return {"org_id": scope.org_id, "org_name": scope.org_name}


def _row(stage: str, women: bool, counts: form.Counts) -> dict[str, Any]:
    values = [counts[column.code] for column in columns()]
    return {"code": form.code_of(stage, women), "stage": stage, "women": women, "values": values}


def staff_flows(db: Session, actor: Actor, year: int | None, org_id: UUID | None) -> dict[str, Any]:
    """Who went from which school to which in a school year, inside a territory and over its border."""
    scope, (year, first, last) = scope_of(db, actor, org_id), school_year(year)
    rows = db.execute(FLOWS, {"start": scope.start, "end": scope.end, "first": first, "last": last}).all()
    names = known_orgs.names(db, {id_ for row in rows[:SHOWN] for id_ in (row.org_id, row.other_org_id)})
    items = [_flow(row, names) for row in rows]
    counts = {
        way: sum(each["count"] for each in items if each["direction"] == way) for way in ("within", "came", "went")
    }
    said = {"year": year, "first": first, "last": last, "items": items[:SHOWN], "left_off": len(items[SHOWN:])}
    return said | _of(scope) | counts


def _flow(row: Row[Any], names: dict[UUID, str]) -> dict[str, Any]:
    came = row.delta > 0
    left, reached = (row.other_org_id, row.org_id) if came else (row.org_id, row.other_org_id)
    return {
        "from_org_id": left,
        "from_org_name": names.get(left, ""),
        "to_org_id": reached,
        "to_org_name": names.get(reached, ""),
        "direction": "within" if row.inner else "came" if came else "went",
        "count": row.moved,
        "women": row.women,
    }
