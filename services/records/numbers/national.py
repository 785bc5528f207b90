"""The ministry's half: takes questions, keeps who holds which ID document, gives out formal numbers.

It knows a message and nothing else of the person asked about: no file, no school, no territory. Its tables are reached
through functions of the database alone, so that it can stand at a site of its own.
"""

import datetime
import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common import clock
from services.common.bus.outbox import emit_all
from services.common.contract import Event
from services.contracts.records import numbers as contract
from services.records.file import values
from services.records.numbers import rules, sealed_identity
from services.records.numbers.population_client import SAME
from services.records.numbers.put_aside import readable

TAKE = text("SELECT * FROM national_take(:site, CAST(:wanted AS jsonb), :at)")
RECORD = text("SELECT * FROM national_settle(CAST(:results AS jsonb), :at)")
DUE = text("SELECT * FROM national_due(:how_many, :at)")
POSTPONE = text("SELECT national_postpone(CAST(:checks AS jsonb))")
NEXT_ORDER = text("SELECT national_order_of(:prefix)")

QUEUED, DUPLICATE = "queued", "duplicate"


def take(db: Session, **batch: Any) -> None:
    """Claim each document for one person in the country.

    Whoever asks for somebody else's is refused, whoever cannot be checked is confirmed, and the rest is queued.
    """
    at = clock.now()
    read = readable(db, contract.number_wanted, batch, _who)
    people = {item["teacher_id"]: who for item, who in read}
    wanted = [item | {"teacher_id": str(item["teacher_id"])} for item, _ in read]
    checks = db.execute(TAKE, {"site": batch["site"], "wanted": json.dumps(wanted), "at": at}).all()
    exempt = _exempt(db, [(check, people[check.teacher_id]) for check in checks if check.became == QUEUED])
    ended = {result["teacher_id"] for result in exempt}
    waiting = [each for each in checks if each.became != DUPLICATE and str(each.teacher_id) not in ended]
    duplicates = [_refused_duplicate(each) for each in checks if each.became == DUPLICATE]
    _announce(db, contract.number_checking, [_asked(each) for each in waiting], at)
    _announce(db, contract.number_decided, duplicates + _recorded(db, exempt, at), at)


def record_results(db: Session, results: list[dict[str, Any]]) -> None:
    """Write down how checks ended, and announce it to the sites that asked."""
    at = clock.now()
    _announce(db, contract.number_decided, _recorded(db, results, at), at)


def due(db: Session, how_many: int) -> list[Row]:
    """Identities that are to be checked now, the longest waiting first."""
    return list(db.execute(DUE, {"how_many": how_many, "at": clock.now()}))


def postpone(db: Session, checks: list[tuple[Row, int, datetime.datetime]]) -> None:
    """Give checks back unanswered: each with its number of attempts so far, and when it is due again."""
    if not checks:
        return
    again = [_asked(each) | {"attempts": attempts, "next_try_at": due} for each, attempts, due in checks]
    db.execute(POSTPONE, {"checks": json.dumps(again, default=str)})


def result(check: Row, who: dict[str, str], answer: str) -> dict[str, Any]:
    """How a check ends: if the population database knows this very person, with a number made from the ID number."""
    if answer != SAME:
        return _asked(check) | {"outcome": "problem", "reason": answer}
    number = rules.formal(who["id_type"], who["id_number"], check.division, who["birth_date"], None)
    return _asked(check) | {
        "outcome": "formal",
        "verified": "passed",
        "number": sealed_identity.national().seal(number),
    }


def _who(item: dict[str, Any]) -> dict[str, str]:
    """The identity in a question; a ValueError where no number could be made of it, or its index is another one's."""
    who = sealed_identity.opened(item["identity"])
    if values.id_index(who) != bytes.fromhex(item["id_index"]):
        raise ValueError("The blind index is not that of the identity.")
    rules.order_prefix(item["division"], who["birth_date"])
    return who


def _exempt(db: Session, checks: Iterable[tuple[Row, dict[str, str]]]) -> list[dict[str, Any]]:
    """免认证: confirmations of those whose type of document the population database does not know."""
    results = []
    for check, who in checks:
        if who["id_type"] not in rules.CHECKABLE:
            number = check.number or _own_number(db, check, who)
            results.append(_asked(check) | {"outcome": "formal", "verified": "exempt", "number": number})
    return results


def _own_number(db: Session, check: Row, who: dict[str, str]) -> str:
    """Sealed. A code of one's own stays when the passport is renewed."""
    if check.earlier and rules.kind_of(sealed_identity.national().open(check.earlier)) == rules.OWN_KIND:
        return check.earlier
    order = db.scalar(NEXT_ORDER, {"prefix": rules.order_prefix(check.division, who["birth_date"])})
    number = rules.formal(who["id_type"], who["id_number"], check.division, who["birth_date"], order)
    return sealed_identity.national().seal(number)


def _recorded(db: Session, results: list[dict[str, Any]], at: datetime.datetime) -> list[dict[str, Any]]:
    if not results:
        return []
    rows = db.execute(RECORD, {"results": json.dumps(results, default=str), "at": at})
    return [dict(row._mapping) | {"holder": _province(row.holder)} for row in rows]


def _refused_duplicate(check: Row) -> dict[str, Any]:
    return _asked(check) | {"outcome": "problem", "reason": "duplicate", "holder": _province(check.holder)}


def _asked(check: Row) -> dict[str, Any]:
    return {"site": check.site, "teacher_id": str(check.teacher_id), "ask": check.ask}


def _province(division: str | None) -> str | None:
    """All that one site is told about a holder elsewhere."""
    return division and rules.province_of(division)


def _announce(db: Session, event: Event, items: list[dict[str, Any]], at: datetime.datetime) -> None:
    """To each site its own, in batches."""
    sites: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        sites.setdefault(item["site"], []).append(item)
    for site, own in sites.items():
        some = [own[start : start + contract.BATCH] for start in range(0, len(own), contract.BATCH)]
        emit_all(db, event, [{"site": site, "items": each, "at": at} for each in some])
