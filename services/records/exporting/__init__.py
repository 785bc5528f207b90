"""What is written from many files: lists, whole files, templates filled in, paper (R-REC-16, -18, R-GW-02)."""

from services.records.exporting import queries, roster, starting
from services.records.exporting.export_job import run_export

__all__ = ["queries", "roster", "run_export", "starting"]
