"""The form 教基4063, as offices read it from the whole ledger (R-MOB-09)."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
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
