"""Workbooks that are written from the files: lists, whole files, templates filled in (R-REC-16, R-GW-02)."""

from services.records.exporting import queries, starting
from services.records.exporting.export_job import run_export

__all__ = ["queries", "run_export", "starting"]
