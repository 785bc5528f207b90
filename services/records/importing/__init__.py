"""A workbook that was handed in: read, checked, compared with the files, and written (R-REC-09, R-REC-10)."""

from services.records.importing import renames, shown, starting
from services.records.importing.marking import run_marking
from services.records.importing.running import run_import

__all__ = ["renames", "run_import", "run_marking", "shown", "starting"]
