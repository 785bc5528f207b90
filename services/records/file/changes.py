"""What each version of an entry changed, in the words of the catalogue that it was checked against (R-REC-15)."""

import re
from collections.abc import Iterable
from typing import Any

from services.common.messages.wording import word
from services.records.catalogue import Catalogue, Field, RecordSet, difference_of
from services.records.file import catalogues, values
from services.records.file.models import Teacher, Version

GONE = "This is not asked for any more."
UNKNOWN = "The catalogue of that time is not known: this is shown by its code."
SEALED = re.compile(r"\d+:[A-Za-z0-9+/]{38,}={0,2}")  # see services/common/secrets/sealing.py
MASK = "***"


def catalogue_at(teacher: Teacher, version: Version) -> Catalogue:
    """What a version was checked against; today's where that is not known any more."""
    return catalogues.of(teacher.org_path, version.catalogue_version) or catalogues.current(teacher.org_path)


def set_at(teacher: Teacher, version: Version) -> RecordSet | None:
    """The set as it was when a version was kept: of the file's category, else of any, for the category may change."""
    then = catalogue_at(teacher, version)
    every = (then.sets_of.get(teacher.category, {}), *then.sets_of.values())
    return next((sets[version.set_code] for sets in every if version.set_code in sets), None)


class Reader:
    """Reads the versions of one entry one after the other; what it has learned of a field it keeps."""

    def __init__(self, teacher: Teacher, language: str, *, hidden_too: bool) -> None:
        self.each, self.language, self.hidden_too = teacher, language, hidden_too
        self.fields: dict[str, Field] = {}
        self.before: dict[str, Any] = {}

    def changes(self, version: Version) -> list[dict]:
        """Every value that this version changed, whether or not today's catalogue asks for it."""
        record_set = set_at(self.each, version)
        if record_set is not None:
            then = {field.code: field for field in record_set.fields}
            self.fields = then | {code: field for code, field in self.fields.items() if code not in then}
        before, after = self.before, self._view_of(version.values)
        self.before = after
        found_changes = difference_of(self.fields.values(), before, after, self.language)
        return [*(self._noted(version, change) for change in found_changes), *self._by_code(before, after)]

    def _view_of(self, kept: dict[str, Any]) -> dict[str, Any]:
        styles = {code: field.sensitive for code, field in self.fields.items() if field.sensitive}
        known = {code: value for code, value in kept.items() if code in self.fields}
        rest = {code: MASK if _is_sealed(value) else value for code, value in kept.items() if code not in known}
        return values.view_by_styles(styles, known, hidden_too=self.hidden_too) | rest

    def _noted(self, version: Version, change: dict) -> dict:
        now = catalogues.current(self.each.org_path).sets_of.get(self.each.category, {}).get(version.set_code)
        asked = now is not None and now.has(change["field"])
        return change | {"note": None if asked else word(GONE, {}, self.language)}

    def _by_code(self, before: dict[str, Any], after: dict[str, Any]) -> Iterable[dict]:
        """The values of fields that no catalogue at hand knows."""
        codes = [code for code in {**before, **after} if code not in self.fields]
        for code in codes:
            if before.get(code) != after.get(code):
                texts = {"before_text": _plain(before.get(code)), "after_text": _plain(after.get(code))}
                yield texts | {
                    "field": code,
                    "name": code,
                    "type": "text",
                    "proves": [],
                    "before": before.get(code),
                    "after": after.get(code),
                    "note": word(UNKNOWN, {}, self.language),
                }


def _is_sealed(value: Any) -> bool:
    return isinstance(value, str) and SEALED.fullmatch(value) is not None


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
