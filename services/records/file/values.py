"""How values lie in the database: as the catalogue shapes them, with the sensitive ones sealed."""

import functools
import json
from collections.abc import Collection
from typing import Any

from services.common import settings
from services.common.errors import Conflict, NotFound
from services.common.persons import documents
from services.common.secrets.sealing import Sealer
from services.records.catalogue import RecordSet, key_of, load
from services.records.file import catalogues, rules

BASIC = "basic"
LIST = "list"


@functools.cache
def sealer() -> Sealer:
    """The sealer of this process."""
    known = settings.load()
    return Sealer(known.data_keys, known.index_key)


def basic_of(path: str, category: str) -> RecordSet:
    """基本信息 as a school category at `path` has it; raises Conflict for one that has none (yet)."""
    found = catalogues.current(path).sets_of.get(category, {}).get(BASIC)
    if found is None:
        raise Conflict("Teachers of this school category are not collected yet.")
    return found


def set_of(path: str, category: str, code: str) -> RecordSet:
    """A record set as a school category at `path` has it; raises NotFound."""
    found = catalogues.current(path).sets_of.get(category, {}).get(code)
    if found is None:
        raise NotFound("This school category has no such record set.")
    return found


def without_blanks(values: dict[str, Any]) -> dict[str, Any]:
    """Values that say something."""
    return {code: value for code, value in values.items() if value not in (None, "", [])}


def sealed(record_set: RecordSet, values: dict[str, Any]) -> dict[str, Any]:
    """Values for keeping: empty ones left out, sensitive ones sealed."""
    secret = _secret(record_set)
    return {
        code: sealer().seal(json.dumps(value)) if code in secret else value
        for code, value in without_blanks(values).items()
    }


def sealed_each(column: list[Any]) -> list[str | None]:
    """The values of a sensitive field in many rows, each sealed by itself; None where there is none."""
    seal = sealer().seal
    return [None if value is None else seal(json.dumps(value)) for value in column]


def opened(record_set: RecordSet, kept: dict[str, Any]) -> dict[str, Any]:
    """Kept values in clear, for rules and comparison; never to be sent out whole."""
    return _opened(_secret(record_set), _asked(record_set, kept))


def _asked(record_set: RecordSet, kept: dict[str, Any]) -> dict[str, Any]:
    """Without what the catalogue asks for no more: only the history tells of that."""
    return {code: value for code, value in kept.items() if record_set.has(code)}


def _opened(secret: Collection[str], kept: dict[str, Any]) -> dict[str, Any]:
    return {code: json.loads(sealer().open(value)) if code in secret else value for code, value in kept.items()}


def view_of(record_set: RecordSet, kept: dict[str, Any], *, hidden_too: bool) -> dict[str, Any]:
    """Kept values for a reader: numbers masked; what is `hidden` in clear only for those whose work needs it."""
    return view_by_styles(_secret(record_set), _asked(record_set, kept), hidden_too=hidden_too)


def view_by_styles(styles: dict[str, str], kept: dict[str, Any], *, hidden_too: bool) -> dict[str, Any]:
    """The same where `styles` says how sensitive fields are masked."""
    clear = _opened(styles, kept)
    return {
        code: value
        if code not in styles or (styles[code] == rules.HIDDEN_STYLE and hidden_too)
        else rules.mask(styles[code], str(value))
        for code, value in clear.items()
    }


def unmasked(record_set: RecordSet, given: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """What a form sent back, with masks that were left as they are replaced by the values behind them."""
    masks = view_of(record_set, kept, hidden_too=False)
    behind = opened(record_set, {code: kept[code] for code in _secret(record_set) if code in kept})
    return {code: behind[code] if code in behind and value == masks[code] else value for code, value in given.items()}


def id_index(values: dict[str, Any]) -> bytes | None:
    """The blind index of an ID document, by type and number; none where either is missing.

    A number that says itself of which type it is, is one of that type, however it was called.
    """
    kind, number = values.get("id_type"), values.get("id_number")
    if not (kind and number):
        return None
    spelled = documents.spelled(str(number))
    return sealer().blind_index(f"{documents.type_by_number(kind, spelled)}:{spelled}")


def entry_key(record_set: RecordSet, clean: dict[str, Any]) -> bytes | None:
    """The digest of an entry's natural key; None while a part of it is owed. A single set has one constant key."""
    key = key_of(record_set, clean)
    if key is None or (record_set.kind == LIST and not any(key)):
        return None
    return sealer().blind_index("\x1f".join((record_set.code, *key)))


def value_digest(set_code: str, field: str, value: Any) -> str:
    """What says whether a field holds the same value as before, without saying which value."""
    text = json.dumps([set_code, field, value or None], ensure_ascii=False)
    return sealer().blind_index(text).hex()


@functools.cache
def _secret(record_set: RecordSet) -> dict[str, str]:
    return {field.code: field.sensitive for field in record_set.fields if field.sensitive}


def id_types() -> list[str]:
    """The codes of all types of ID document."""
    return list(load().table("id_type").codes)
