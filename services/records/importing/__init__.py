"""A workbook that was handed in: read, checked, compared with the files, and written (R-REC-09, R-REC-10)."""

from services.records.importing import queries, renames, starting
from services.records.importing.import_job import run_import
from services.records.importing.marking_job import run_marking

__all__ = ["queries", "renames", "run_import", "run_marking", "starting"]
