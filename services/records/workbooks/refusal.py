"""A workbook that is not read at all."""

from __future__ import annotations

from typing import Any

from services.records.catalogue.faults import Fault, say


class WorkbookRefused(Exception):
    """`faults` say why, at least one; none of them has a row. `str()` is for logs, `say` for people."""

    def __init__(self, *faults: Fault):
        super().__init__(", ".join(fault.kind for fault in faults))
        self.faults = list(faults)

    @property
    def kind(self) -> str:
        return self.faults[0].kind

    def say(self, language: str = "zh") -> str:
        return " ".join(say(fault, None, language) for fault in self.faults)


def refused(kind: str, **params: Any) -> WorkbookRefused:
    """The refusal for one reason."""
    return WorkbookRefused(Fault(kind, **params))
