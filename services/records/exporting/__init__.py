"""Workbooks that are written from the files: lists, whole files, templates filled in (R-REC-16, R-GW-02)."""

from services.records.exporting import shown

__all__ = ["shown"]
