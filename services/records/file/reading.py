"""How the values of files are told on what goes out: workbooks and paper, with or without masks (R-REC-19)."""

from dataclasses import dataclass
from typing import Any

from services.records.catalogue import Field, RecordSet
from services.records.file import values


@dataclass(frozen=True)
class Reader:
    """How values are told: in which language, with or without masks."""

    language: str
    clear: bool
    hidden_too: bool

    def texts(self, record_set: RecordSet, kept: dict[str, Any]) -> dict[str, str]:
        """Kept values in words."""
        values_ = self.values_of(record_set, kept)
        return {code: _text(record_set.field(code), value, self.language) for code, value in values_.items()}

    def values_of(self, record_set: RecordSet, kept: dict[str, Any]) -> dict[str, Any]:
        """Kept values of fields that the catalogue still knows, masked unless they may be told."""
        known = {code: value for code, value in kept.items() if record_set.has(code)}
        if self.clear:
            return values.opened(record_set, known)
        return values.view_of(record_set, known, hidden_too=self.hidden_too)


def _text(field: Field, value: Any, language: str) -> str:
    """A mask, or what a draft has wrong, stands as it is."""
    if isinstance(value, str) and "***" in value:
        return value
    try:
        return str(field.text_of(value, language) or "")
    except (KeyError, TypeError, ValueError):
        return "、".join(map(str, value)) if isinstance(value, list) else str(value)
