"""Prints that anybody can verify: a code on the paper, a row of it where it was printed, what a stranger is told.

A service that prints has the table `printed_sheet` and the function `printed_sheet_of`, which knows whether what was
printed has moved on (`schema.py`); it answers `verification` for its own codes. The public page asks each of them.

    codes      the code itself, and the name with one sign covered
    making     the frame with a code, and the row that is kept
    verifying  what a stranger is told
    table      the table as it is written to
    schema     the SQL of both
"""

from services.common.prints.making import Subject, begun, recorded
from services.common.prints.verifying import verification

__all__ = ["Subject", "begun", "recorded", "verification"]
