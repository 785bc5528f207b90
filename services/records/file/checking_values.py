"""Judges values before they are kept: saving refuses faults, keeping a draft counts them (R-REC-07)."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.common.errors import Invalid
from services.common.messages.wording import word
from services.records.catalogue import Field, RecordSet
from services.records.catalogue.faults import COUNTED, ERROR, MISSHAPEN, Fault, say
from services.records.catalogue.validation import check_one
from services.records.file import completeness, values

NOT_YOURS = "{name} is not yours to fill in."
OF_THE_SCHOOL = "{name} is corrected by your school. If it is wrong, tell the school by an objection."

# Values to be kept and how many places are owed, from what was given; `locked` are fields that are others' to fill in.
Judge = Callable[[Session, RecordSet, dict, Collection[str]], tuple[dict, int]]


def refusing(db: Session, record_set: RecordSet, given: dict, locked: Collection[str]) -> tuple[dict, int]:
    """Right values, or a refusal that names every field (保存); what others owe and files owed are counted."""
    clean, errors = checked(record_set, given)
    own = [fault for fault in errors if fault.severity == ERROR and fault.field not in locked]
    if own:
        raise refusal(db, record_set, own)
    return _as_typed(record_set, given, clean, errors)


def forgiving(db: Session, record_set: RecordSet, given: dict, _locked: Collection[str]) -> tuple[dict, int]:
    """Values as they are, faulty ones as they were typed, and how many places are still owed (暂存).

    What nobody can have typed, such as an object, is refused here too.
    """
    clean, errors = checked(record_set, given)
    if misshapen := [fault for fault in errors if fault.kind == MISSHAPEN]:
        raise refusal(db, record_set, misshapen)
    return _as_typed(record_set, given, clean, errors)


def checked(record_set: RecordSet, given: dict) -> tuple[dict, list[Fault]]:
    """Clean values and what counts as missing; warnings keep nobody."""
    clean, faults = check_one(record_set, given, clock.today())
    return clean, [fault for fault in faults if fault.severity in COUNTED]


def refusal(db: Session, record_set: RecordSet, errors: list[Fault]) -> Invalid:
    """Every fault at its field, worded."""
    language = db.info["request"].language
    worded: dict[str, list[str]] = {}
    for fault in errors:
        worded.setdefault(fault.field or "", []).append(say(fault, record_set, language))
    return Invalid("{count} places need to be corrected.", errors=worded, count=len(errors))


def refuse_locked(db: Session, record_set: RecordSet, given: dict, known: dict, locked: Collection[str]) -> None:
    """Nobody changes a field that is not theirs; sent back as it was, it is no change."""
    given, known = values.without_blanks(given), values.without_blanks(known)
    changed = [code for code in locked if code in given and given[code] != known.get(code) and record_set.has(code)]
    if not changed:
        return
    language = db.info["request"].language
    said = {code: [_not_yours(record_set.field(code), language)] for code in changed}
    raise Invalid("{count} places are not yours to fill in.", errors=said, count=len(changed))


def _not_yours(field: Field, language: str) -> str:
    """Who somebody is, the school corrects when it is told."""
    message = OF_THE_SCHOOL if field.identity else NOT_YOURS
    return word(message, {"name": field.name.in_(language)}, language)


def _as_typed(record_set: RecordSet, given: dict, clean: dict, errors: list[Fault]) -> tuple[dict, int]:
    """Faulty values stay as they were typed; a field that the set does not have is dropped, not owed."""
    faulty = [fault.field for fault in errors if fault.field and record_set.has(fault.field)]
    typed = {code: _typed(record_set.field(code), given[code]) for code in faulty if given.get(code) is not None}
    return clean | typed, len(faulty)


def _typed(field: Field, value: Any) -> Any:
    """Whatever came, as plain text; several codes or files as a list of texts."""
    if field.type in ("codes", "files") and isinstance(value, list):
        return [str(code) for code in value]
    return completeness.as_cell(value)


def untyped(record_set: RecordSet, known: dict[str, Any]) -> dict[str, Any]:
    """What nobody types stays as it is known, whatever is saved beside it."""
    return {field.code: known[field.code] for field in record_set.fields if field.read_only and field.code in known}


def merged(record_set: RecordSet, given: dict[str, Any], kept: dict[str, Any], locked: Collection[str]) -> dict:
    """What was known and what is given now, with masks that came back replaced by the values behind them."""
    known = values.opened(record_set, kept)
    return known | {
        code: value for code, value in values.unmasked(record_set, given, kept).items() if code not in locked
    }
